import { Copy, Maximize2, QrCode } from 'lucide-react';
import type { LinkTemplate } from '../../contract/settings.ts';
import type { Translator } from '../../i18n/index.ts';
import { isMac } from '../platform.ts';
import { keyLabel } from '../text/accelerator.ts';
import { linkFormNames, thumbnailFormNames } from '../text/link-form-names.ts';
import type { MenuEntry } from './menu.tsx';

/** Builds the entry that shows a picture large. */
export const previewEntry = (i18n: Translator, onAction: () => void): MenuEntry => ({
  id: 'preview',
  text: i18n.t('command.preview'),
  icon: Maximize2,
  keys: keyLabel('Space', isMac, i18n),
  onAction,
});

/** Builds the entry that shows a link as a QR code. */
export const qrEntry = (i18n: Translator, onAction: () => void): MenuEntry => ({
  id: 'qr',
  text: i18n.t('qr.show'),
  icon: QrCode,
  onAction,
});

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
