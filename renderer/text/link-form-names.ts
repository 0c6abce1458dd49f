import type { LinkTemplate } from '../../contract/settings.ts';
import type { Translator } from '../../i18n/index.ts';
import { linkForms, thumbnailForms } from '../../links/format-link.ts';
import { thumbnailSizes } from '../../links/thumbnail-url.ts';

/** A link form with its display name. */
export interface LinkFormName {
  readonly id: string;
  readonly text: string;
}

/** Lists the offered forms: ours, then the user's own. */
export function linkFormNames(
  i18n: Translator,
  templates: readonly Pick<LinkTemplate, 'id' | 'name'>[],
): LinkFormName[] {
  return [
    ...linkForms.map((id) => ({ id, text: i18n.t(`form.${id}`) })),
    ...templates.map(({ id, name }) => ({ id, text: name })),
  ];
}

export function thumbnailFormNames(i18n: Translator): LinkFormName[] {
  return thumbnailForms.map((id) => {
    const size = thumbnailSizes.find(({ letter }) => id.endsWith(letter));
    const pixels = i18n.formatNumber(size?.width ?? 0);
    // Two of the sizes have the same bounds: one is cut to a square.
    return {
      id,
      text: i18n.t(id === 'thumb-s' || id === 'thumb-b' ? 'form.square' : 'form.thumb', { pixels }),
    };
  });
}
