import {
  Brush,
  Copyright,
  Ellipsis,
  ExternalLink,
  EyeOff,
  FolderOpen,
  GalleryVerticalEnd,
  Globe,
  HardDriveUpload,
  Heart,
  LinkIcon,
  ListX,
  Pencil,
  RotateCw,
  Save,
  Trash2,
  Undo2,
  Upload,
} from 'lucide-react';
import type { Destination, DestinationsView } from '../../../contract/destinations.ts';
import type { LibraryItem } from '../../../contract/library.ts';
import type { LinkTemplate } from '../../../contract/settings.ts';
import type { Translator } from '../../../i18n/index.ts';
import { copyMenuEntries, previewEntry, qrEntry } from '../../components/copy-menu.ts';
import type { MenuEntry } from '../../components/menu.tsx';
import { isMac } from '../../platform.ts';
import type { CoreActions } from '../../state/actions.ts';
import { liveDestinations } from '../../state/destinations.ts';
import { canDelete } from '../../state/library/deletable.ts';
import type { LibraryActions } from '../../state/library-actions.ts';
import type { PostActions } from '../../state/post-actions.ts';
import type { RemoteEditActions } from '../../state/remote-edit-actions.ts';
import { keyLabel } from '../../text/accelerator.ts';
import { isGone } from '../../text/link-status-text.ts';

export interface LibraryMenuActions {
  readonly core: CoreActions;
  readonly library: LibraryActions;
  readonly posts: PostActions;
  readonly rights: RemoteEditActions;
}

const canUndoDelete = ({ deletion }: LibraryItem) => deletion?.state === 'scheduled';

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
  destinations: DestinationsView | null,
): MenuEntry[] {
  if (ids.length === 0) return [];
  const [only] = ids.length === 1 ? ids.map((id) => items.get(id)) : [];
  // What is not loaded is judged when it is to be deleted.
  const mayDelete = ids.some((id) => {
    const item = items.get(id);
    return !item || destinations === null || canDelete(item, destinations);
  });
  const scheduled = ids.filter((id) => {
    const item = items.get(id);
    return item && canUndoDelete(item);
  });
  const linked = ids.filter((id) => {
    const item = items.get(id);
    return !item || !isGone(item);
  });
  const entries: MenuEntry[] = [];
  if (linked.length > 0)
    entries.push(
      ...copyMenuEntries(i18n, templates, linked.length, (form) => void library.copyLinksOf(linked, form)),
    );
  if (only) entries.unshift(previewEntry(i18n, () => core.showPreview('items', only.id)));
  if (only && linked.length > 0)
    entries.push({
      id: 'open',
      text: i18n.t('action.open-link'),
      icon: ExternalLink,
      keys: keyLabel('CommandOrControl+Enter', isMac, i18n),
      onAction: () => void core.openLink(only.remote.page),
    });
  if (only && linked.length > 0) entries.push(qrEntry(i18n, () => core.showQr(only)));
  entries.push(
    ...copyEntries(ids, only ?? null, i18n, library, destinations ? liveDestinations(destinations) : []),
  );
  entries.push({
    id: 'post',
    text: i18n.t('posts.make'),
    icon: GalleryVerticalEnd,
    onAction: () => void posts.createDraft({ items: ids }),
  });
  entries.push(
    ...remoteEditEntries(ids, items, i18n, rights).map((entry, index) => ({
      ...entry,
      separated: index === 0,
    })),
  );
  entries.push({
    id: 'more',
    text: i18n.t('action.more'),
    icon: Ellipsis,
    entries: [...libraryWideEntries(ids, i18n, library), copyrightNoticeEntry(ids, i18n, rights)],
  });
  if (scheduled.length > 0)
    entries.push({
      id: 'undo-delete',
      text: i18n.t('library.action.undo-delete'),
      icon: Undo2,
      separated: true,
      onAction: () => void library.undoDelete(scheduled),
    });
  if (mayDelete)
    entries.push({
      id: 'delete',
      text: i18n.t('library.action.delete'),
      icon: Trash2,
      keys: '⌦',
      separated: scheduled.length === 0,
      onAction: () => void library.requestDeletion(ids),
    });
  entries.push({
    id: 'forget',
    text: i18n.t('library.action.forget'),
    icon: ListX,
    onAction: () => void library.removeFromLibrary(ids),
  });
  return entries;
}

/**
 * Builds the actions that make something new of them.
 * @param only the only one of them, where it is loaded
 */
function copyEntries(
  ids: readonly string[],
  only: LibraryItem | null,
  i18n: Translator,
  library: LibraryActions,
  destinations: readonly Pick<Destination, 'id' | 'title'>[],
): MenuEntry[] {
  const others = destinations.filter(({ id }) => id !== only?.host);
  const entries: MenuEntry[] = [];
  if (only && only.kind === 'image')
    entries.push({
      id: 'edit-copy',
      text: i18n.t('library.action.edit-copy'),
      icon: Brush,
      onAction: () => void library.editCopy(only),
    });
  if (only)
    entries.push({
      id: 'save-as',
      text: i18n.t('library.action.save-as'),
      icon: Save,
      onAction: () => void library.saveAs(only.id),
    });
  if (only && library.isAbleTo('file-manager'))
    entries.push({
      id: 'reveal',
      text: i18n.t('action.reveal'),
      icon: FolderOpen,
      onAction: () => void library.revealItem(only.id),
    });
  entries.push({
    id: 'again',
    text: i18n.t('library.action.again'),
    icon: RotateCw,
    onAction: () => void library.uploadAgain(ids),
  });
  if (others.length > 0)
    entries.push({
      id: 'elsewhere',
      text: i18n.t('library.action.elsewhere'),
      icon: HardDriveUpload,
      entries: others.map(({ id, title }) => ({
        id: `to-${id}`,
        text: title,
        onAction: () => void library.uploadAgain(ids, id),
      })),
    });
  return entries.map((entry, index) => ({ ...entry, separated: index === 0 }));
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
  const check: MenuEntry = {
    id: 'check',
    text: i18n.t('library.action.check', { count: ids?.length ?? 2 }),
    icon: LinkIcon,
    onAction: () => void library.checkLinks(ids),
  };
  if (!library.isAbleTo('paths')) return [check];
  return [
    check,
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
