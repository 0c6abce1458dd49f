import { Copy } from 'lucide-react';
import type { LinkTemplate } from '../../contract/settings.ts';
import type { Translator } from '../../i18n/index.ts';
import { isMac } from '../platform.ts';
import { linkFormNames, thumbnailFormNames } from '../text/link-form-names.ts';
import type { MenuEntry } from './menu.tsx';

/**
 * Builds the entries "Copy link" in the default form, and "Copy as" with every other one.
 * @param onCopy without a form: the default
 */
export function copyMenuEntries(
  i18n: Translator,
  templates: readonly LinkTemplate[],
  count: number,
  onCopy: (form?: string) => void,
): MenuEntry[] {
  const entryOf = ({ id, text }: { id: string; text: string }): MenuEntry => ({
    id,
    text,
    onAction: () => onCopy(id),
  });
  return [
    {
      id: 'copy',
      text: i18n.t('action.copy-links', { count }),
      icon: Copy,
      keys: `${isMac ? '⌘' : 'Ctrl+'}C`,
      onAction: () => onCopy(),
    },
    {
      id: 'copy-as',
      text: i18n.t('action.copy-as'),
      entries: [
        ...linkFormNames(i18n, templates).map(entryOf),
        {
          id: 'thumbnails',
          text: i18n.t('library.action.thumbnails'),
          separated: true,
          entries: thumbnailFormNames(i18n).map(entryOf),
        },
      ],
    },
  ];
}
