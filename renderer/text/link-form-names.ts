import type { LinkTemplate } from '../../contract/records.ts';
import type { Translator } from '../../i18n/index.ts';
import { linkForms, thumbnailForms } from '../../links/format-link.ts';
import { thumbnailSizes } from '../../links/thumbnail-url.ts';

/** A way to write links, by the name that people know it by. */
export interface LinkFormName {
  readonly id: string;
  readonly text: string;
}

/** What is offered everywhere: ours, then people's own. */
export function linkFormNames(
  words: Translator,
  templates: readonly Pick<LinkTemplate, 'id' | 'name'>[],
): LinkFormName[] {
  return [
    ...linkForms.map((id) => ({ id, text: words.t(`form.${id}`) })),
    ...templates.map(({ id, name }) => ({ id, text: name })),
  ];
}

export function thumbnailFormNames(words: Translator): LinkFormName[] {
  return thumbnailForms.map((id) => {
    const size = thumbnailSizes.find(({ letter }) => id.endsWith(letter));
    const pixels = words.formatNumber(size?.width ?? 0);
    // Two of the sizes have the same bounds: one is cut to a square.
    return {
      id,
      text: words.t(id === 'thumb-s' || id === 'thumb-b' ? 'form.square' : 'form.thumb', { pixels }),
    };
  });
}
