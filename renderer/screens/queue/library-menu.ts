import { EyeOff, Share, Trash2 } from 'lucide-react';
import type { Job } from '../../../contract/job.ts';
import type { Translator } from '../../../i18n/index.ts';
import type { MenuEntry } from '../../components/menu.tsx';
import type { LibraryActions } from '../../state/library-actions.ts';

/**
 * Builds the actions on those that are in the library.
 * @param linked those that have a link
 */
export function libraryEntries(
  linked: readonly Job[],
  i18n: Translator,
  library: LibraryActions,
): MenuEntry[] {
  if (linked.length === 0) return [];
  const exporting: MenuEntry = {
    id: 'export',
    text: i18n.t('library.action.export'),
    icon: Share,
    entries: (['json', 'csv'] as const).map((format) => ({
      id: format,
      text: i18n.t(`library.action.export.${format}`),
      onAction: () => void forItems(library, linked, (ids) => library.exportLibrary(ids, format)),
    })),
  };
  return [
    ...(library.isAbleTo('paths') ? [exporting] : []),
    {
      id: 'delete',
      text: i18n.t('library.action.delete'),
      icon: Trash2,
      onAction: () => void forItems(library, linked, library.requestDeletion),
    },
    {
      id: 'forget',
      text: i18n.t('library.action.forget'),
      icon: EyeOff,
      onAction: () => void forItems(library, linked, library.removeFromLibrary),
    },
  ];
}

/** Performs an action at the host on the library items of these jobs. */
export async function forItems(
  library: LibraryActions,
  jobs: readonly Job[],
  act: (ids: readonly string[]) => unknown,
): Promise<void> {
  const ids = await library.itemsOf(jobs.map(({ id }) => id));
  if (ids.length > 0) await act(ids);
}
