import {
  Copyright,
  ExternalLink,
  EyeOff,
  GalleryVerticalEnd,
  Globe,
  Heart,
  LinkIcon,
  ListX,
  Pencil,
  Trash2,
  Undo2,
  Upload,
} from 'lucide-react';
import type { LibraryItem } from '../../../contract/library.ts';
import type { LinkTemplate } from '../../../contract/settings.ts';
import type { Translator } from '../../../i18n/index.ts';
import { copyMenuEntries } from '../../components/copy-menu.ts';
import type { MenuEntry } from '../../components/menu.tsx';
import type { CoreActions } from '../../state/actions.ts';
import type { LibraryActions } from '../../state/library-actions.ts';
import type { PostActions } from '../../state/post-actions.ts';
import type { RemoteEditActions } from '../../state/remote-edit-actions.ts';

export interface LibraryMenuActions {
  readonly core: CoreActions;
  readonly library: LibraryActions;
  readonly posts: PostActions;
  readonly rights: RemoteEditActions;
}

const canDelete = ({ remote, account, presence }: LibraryItem) =>
  (remote.deletehash !== null || account !== null) && presence !== 'deleted' && presence !== 'deleting';
const canUndoDelete = ({ deletion }: LibraryItem) => deletion?.state === 'scheduled';

/** Returns the items of a selection that may be deleted: those not loaded here are left to the engine to decide. */
export function deletableIds(ids: readonly string[], items: ReadonlyMap<string, LibraryItem>): string[] {
  return ids.filter((id) => {
    const item = items.get(id);
    return !item || canDelete(item);
  });
}

/**
 * Builds the actions on these items, with the same names in bar and menu.
 * @param ids in the order given
 */
export function libraryMenuEntries(
  ids: readonly string[],
  items: ReadonlyMap<string, LibraryItem>,
  i18n: Translator,
  { core, library, posts, rights }: LibraryMenuActions,
  templates: readonly LinkTemplate[],
): MenuEntry[] {
  if (ids.length === 0) return [];
  const [only] = ids.length === 1 ? ids.map((id) => items.get(id)) : [];
  const toDelete = deletableIds(ids, items);
  const scheduled = ids.filter((id) => {
    const item = items.get(id);
    return item && canUndoDelete(item);
  });
  const entries = copyMenuEntries(i18n, templates, ids.length, (form) => void library.copyLinksOf(ids, form));
  if (only)
    entries.push({
      id: 'open',
      text: i18n.t('action.open-link'),
      icon: ExternalLink,
      keys: '↵',
      onAction: () => void core.openLink(only.remote.page),
    });
  entries.push({
    id: 'post',
    text: i18n.t('posts.make'),
    icon: GalleryVerticalEnd,
    onAction: () => void posts.createDraft({ items: ids }),
  });
  entries.push(...remoteEditEntries(ids, items, i18n, rights));
  entries.push(
    ...libraryWideEntries(ids, i18n, library).map((entry, index) => ({ ...entry, separated: index === 0 })),
  );
  if (scheduled.length > 0)
    entries.push({
      id: 'undo-delete',
      text: i18n.t('library.action.undo-delete'),
      icon: Undo2,
      separated: true,
      onAction: () => void library.undoDelete(scheduled),
    });
  if (toDelete.length > 0)
    entries.push({
      id: 'delete',
      text: i18n.t('library.action.delete'),
      icon: Trash2,
      keys: '⌦',
      separated: scheduled.length === 0,
      onAction: () => void library.deleteRemote(toDelete),
    });
  entries.push({
    id: 'forget',
    text: i18n.t('library.action.forget'),
    icon: ListX,
    onAction: () => void library.removeFromLibrary(ids),
  });
  return entries;
}

function remoteEditEntries(
  ids: readonly string[],
  items: ReadonlyMap<string, LibraryItem>,
  i18n: Translator,
  rights: RemoteEditActions,
): MenuEntry[] {
  const known = ids.flatMap((id) => items.get(id) ?? []);
  const isAllPublic = known.length === ids.length && known.every(({ privacy }) => privacy === 'public');
  const isAllFavorite = known.length === ids.length && known.every(({ favoriteOf }) => favoriteOf);
  const hasTitles = known.length === ids.length && known.every(({ title }) => title?.trim());
  return [
    {
      id: 'texts',
      text: i18n.t('rights.edit'),
      icon: Pencil,
      onAction: () => rights.ask('describe', ids),
    },
    {
      id: 'privacy',
      text: i18n.t(isAllPublic ? 'rights.hide' : 'rights.share'),
      icon: isAllPublic ? EyeOff : Globe,
      onAction: () => void (isAllPublic ? rights.makeHidden(ids) : rights.makePublic(ids, hasTitles)),
    },
    {
      id: 'favorite',
      text: i18n.t(isAllFavorite ? 'rights.unfavorite' : 'rights.favorite'),
      icon: Heart,
      onAction: () => void rights.favorite(ids, !isAllFavorite),
    },
    copyrightNoticeEntry(ids, i18n, rights),
  ];
}

/**
 * Builds the entry that drafts a copyright notice.
 * @param ids own pictures that another user shows at Imgur; none where they are not here
 */
export const copyrightNoticeEntry = (
  ids: readonly string[],
  i18n: Translator,
  rights: RemoteEditActions,
): MenuEntry => ({
  id: 'notice',
  text: i18n.t('copyright.open'),
  icon: Copyright,
  onAction: () => rights.ask('notice', ids),
});

/**
 * Builds the actions on some or all items.
 * @param ids null for all
 */
export function libraryWideEntries(
  ids: readonly string[] | null,
  i18n: Translator,
  library: LibraryActions,
): MenuEntry[] {
  return [
    {
      id: 'check',
      text: i18n.t('library.action.check', { count: ids?.length ?? 2 }),
      icon: LinkIcon,
      onAction: () => void library.checkLinks(ids),
    },
    {
      id: 'export',
      text: i18n.t('library.action.export'),
      icon: Upload,
      entries: (['json', 'csv'] as const).map((format) => ({
        id: format,
        text: i18n.t(`library.action.export.${format}`),
        onAction: () => void library.exportLibrary(ids, format),
      })),
    },
  ];
}
