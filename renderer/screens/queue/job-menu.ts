import {
  ArrowUpToLine,
  Ban,
  Brush,
  Eraser,
  ExternalLink,
  FolderOpen,
  GalleryVerticalEnd,
  Globe,
  HardDriveUpload,
  Link,
  ListX,
  Pencil,
  RotateCcw,
  SquareSlash,
  TextSelect,
  Undo2,
  Upload,
  UserRoundPen,
} from 'lucide-react';
import type { Destination } from '../../../contract/destinations.ts';
import type { Privacy } from '../../../contract/host.ts';
import type { Job } from '../../../contract/job.ts';
import type { LinkTemplate } from '../../../contract/settings.ts';
import type { Translator } from '../../../i18n/index.ts';
import { copyMenuEntries, previewEntry, qrEntry } from '../../components/copy-menu.ts';
import type { MenuEntry } from '../../components/menu.tsx';
import { isMac } from '../../platform.ts';
import type { CoreActions } from '../../state/actions.ts';
import type { DestinationActions } from '../../state/destination-actions.ts';
import type { EditorActions } from '../../state/editor-actions.ts';
import {
  canCancel,
  canEdit,
  canMove,
  canRetry,
  canRevert,
  canSendNow,
  canUploadAs,
  hasEnded,
  hasReadableWords,
  isDamaged,
  isHeldAsDuplicate,
  isHeldAsPrivate,
  isHeldForEditing,
  isHeldForMetadata,
  isUnreadable,
} from '../../state/job-predicates.ts';
import type { LibraryActions } from '../../state/library-actions.ts';
import type { PostActions } from '../../state/post-actions.ts';
import type { RemoteEditActions } from '../../state/remote-edit-actions.ts';
import { keyLabel } from '../../text/accelerator.ts';
import { forItems, libraryEntries } from './library-menu.ts';
import { orderEntries } from './order-menu.ts';

export interface JobMenuActions {
  readonly core: CoreActions;
  readonly library: LibraryActions;
  readonly edits: EditorActions;
  readonly posts: PostActions;
  readonly rights: RemoteEditActions;
  readonly hosts: DestinationActions;
}

/** Input of a part of the menu. */
interface Subject {
  /** In the order given. */
  readonly jobs: readonly Job[];
  /** Those of them that have a link. */
  readonly linked: readonly Job[];
  readonly i18n: Translator;
}

const idsOf = (jobs: readonly Job[]) => jobs.map((job) => job.id);

/** Builds the actions on these jobs, with the same names in rows, bar and menu. `jobs` in the order given. */
export function jobMenuEntries(
  jobs: readonly Job[],
  i18n: Translator,
  actions: JobMenuActions,
  templates: readonly LinkTemplate[],
  destinations: readonly Pick<Destination, 'id' | 'title'>[],
): MenuEntry[] {
  const subject = { jobs, i18n, linked: jobs.filter((job) => job.remote) };
  const uses = linkEntries(subject, actions, templates);
  const changes = [
    ...remoteEntries(subject, actions),
    ...heldEntries(subject, actions),
    ...editorEntries(subject, actions),
    ...queueEntries(subject, actions),
    ...orderEntries(jobs, i18n, actions.core),
    ...hostEntries(subject, actions, destinations),
    ...accountEntries(subject, actions),
    ...libraryEntries(subject.linked, i18n, actions.library),
  ];
  return [
    ...uses,
    ...changes.map((entry, index) => ({ ...entry, separated: index === 0 && uses.length > 0 })),
  ];
}

/** Builds the actions that change nothing: their links, their files, a post of them. */
function linkEntries(
  { jobs, linked, i18n }: Subject,
  { core, posts }: JobMenuActions,
  templates: readonly LinkTemplate[],
): MenuEntry[] {
  const entries: MenuEntry[] = [];
  if (linked.length > 0) {
    entries.push(
      ...copyMenuEntries(i18n, templates, linked.length, (form) => void core.copyLinks(linked, form)),
    );
  }
  const [only] = jobs.length === 1 ? jobs : [];
  if (only) entries.unshift(previewEntry(i18n, () => core.showPreview('jobs', only.id)));
  const link = only?.remote?.page;
  if (link)
    entries.push({
      id: 'open',
      text: i18n.t('action.open-link'),
      icon: ExternalLink,
      keys: keyLabel('CommandOrControl+Enter', isMac, i18n),
      onAction: () => void core.openLink(link),
    });
  const [remote] = only ? linked : [];
  if (remote?.remote) {
    const shown = { ...remote, remote: remote.remote };
    entries.push(qrEntry(i18n, () => core.showQr(shown)));
  }
  if ((only?.original ?? only?.source)?.kind === 'file' && only && core.isAbleTo('file-manager'))
    entries.push({
      id: 'reveal',
      text: i18n.t('action.reveal'),
      icon: FolderOpen,
      onAction: () => void core.revealJob(only.id),
    });

  if (only && hasReadableWords(only))
    entries.push({
      id: 'copy-text',
      text: i18n.t('reading.copy'),
      icon: TextSelect,
      onAction: () => void core.copyPictureText({ jobId: only.id }),
    });
  const postable = jobs.filter(({ state }) => state !== 'cancelled' && state !== 'failed');
  if (postable.length > 0)
    entries.push({
      id: 'post',
      text: i18n.t('posts.make'),
      icon: GalleryVerticalEnd,
      onAction: () => void posts.createDraft({ jobs: idsOf(postable) }),
    });
  return entries;
}

/** Builds the actions on their texts and privacy at the host. */
function remoteEntries({ jobs, linked, i18n }: Subject, { library, rights }: JobMenuActions): MenuEntry[] {
  const entries: MenuEntry[] = [];
  if (linked.length > 0)
    entries.push({
      id: 'texts',
      text: i18n.t('rights.edit'),
      icon: Pencil,
      onAction: () => void forItems(library, linked, (ids) => rights.ask('describe', ids)),
    });
  const onTheWay = jobs.filter(({ state, remote }) => !remote && state !== 'cancelled');
  const seen = [...linked, ...onTheWay];
  if (seen.length > 0) {
    const show = async (privacy: Privacy) => {
      const ids = await library.itemsOf(idsOf(linked));
      if (privacy === 'hidden') await rights.makeHidden(ids, idsOf(onTheWay));
      else
        await rights.makePublic(
          ids,
          seen.every(({ title }) => title?.trim()),
          idsOf(onTheWay),
        );
    };
    entries.push({
      id: 'privacy',
      text: i18n.t('library.filter.privacy'),
      icon: Globe,
      entries: [
        { id: 'public', text: i18n.t('rights.share'), onAction: () => void show('public') },
        { id: 'hidden', text: i18n.t('rights.hide'), onAction: () => void show('hidden') },
      ],
    });
  }
  return entries;
}

/** Builds the answers for held jobs. */
function heldEntries({ jobs, i18n }: Subject, { core, library }: JobMenuActions): MenuEntry[] {
  const entries: MenuEntry[] = [];
  const held = jobs.filter(isHeldAsDuplicate);
  if (held.length > 0)
    entries.push(
      {
        id: 'use-existing',
        text: i18n.t('held.use'),
        icon: Link,
        onAction: () => void library.acceptExistingUpload(idsOf(held)),
      },
      {
        id: 'upload-anyway',
        text: i18n.t('held.upload'),
        icon: Upload,
        onAction: () => void library.uploadAnyway(idsOf(held)),
      },
    );
  const heldBack = jobs.filter(isHeldForMetadata);
  if (heldBack.length > 0)
    entries.push({
      id: 'clean',
      text: i18n.t('held.metadata.clean'),
      icon: Eraser,
      onAction: () => void core.changeMetadata(idsOf(heldBack), 'remove'),
    });
  const heldAsPrivate = jobs.filter(isHeldAsPrivate);
  if (heldAsPrivate.length > 0)
    entries.push(
      {
        id: 'cover',
        text: i18n.t('private.cover'),
        icon: SquareSlash,
        onAction: () => {
          for (const job of heldAsPrivate) void core.coverFindings(job);
        },
      },
      {
        id: 'send-private',
        text: i18n.t('private.send'),
        icon: Upload,
        onAction: () => void core.sendAsItIs(idsOf(heldAsPrivate), false),
      },
    );
  const unreadable = jobs.filter(isUnreadable);
  if (unreadable.length > 0)
    entries.push({
      id: 'send-as-it-is',
      text: i18n.t('unreadable.send'),
      icon: Upload,
      onAction: () => void core.changeMetadata(idsOf(unreadable), 'keep'),
    });
  const damaged = jobs.filter(isDamaged);
  if (damaged.length > 0)
    entries.push({
      id: 'send-damaged',
      text: i18n.t('damaged.send'),
      icon: Upload,
      onAction: () => void library.uploadAnyway(idsOf(damaged)),
    });
  return entries;
}

function editorEntries({ jobs, i18n }: Subject, { edits }: JobMenuActions): MenuEntry[] {
  const entries: MenuEntry[] = [];
  const editable = jobs.filter(canEdit);
  if (editable.length > 0)
    entries.push({
      id: 'edit',
      text: i18n.t('editor.edit'),
      icon: Brush,
      keys: 'E',
      onAction: () => void edits.edit(editable),
    });
  const toEdit = jobs.filter(isHeldForEditing);
  if (toEdit.length > 0)
    entries.push({
      id: 'leave-edit',
      text: i18n.t('editor.leave'),
      icon: Upload,
      onAction: () => {
        for (const job of toEdit) void edits.leave(job.id);
      },
    });
  const edited = jobs.filter(canRevert);
  if (edited.length > 0)
    entries.push({
      id: 'revert',
      text: i18n.t('editor.revert'),
      icon: Undo2,
      onAction: () => {
        for (const job of edited) void edits.revert(job.id);
      },
    });
  return entries;
}

/** Builds the actions on their place in the queue. */
function queueEntries({ jobs, i18n }: Subject, { core }: JobMenuActions): MenuEntry[] {
  const retryable = jobs.filter(canRetry);
  const open = jobs.filter(canCancel);
  const ended = jobs.filter(hasEnded);
  const entries: MenuEntry[] = [];
  const waiting = jobs.filter(canSendNow);
  if (waiting.length > 0)
    entries.push({
      id: 'send-now',
      text: i18n.t('action.send-now'),
      icon: ArrowUpToLine,
      onAction: () => void core.sendNow(idsOf(waiting)),
    });
  if (retryable.length > 0)
    entries.push({
      id: 'retry',
      text: i18n.t('action.retry'),
      icon: RotateCcw,
      keys: 'R',
      onAction: () => void core.retry(idsOf(retryable)),
    });
  if (open.length > 0)
    entries.push({
      id: 'cancel',
      text: i18n.t('action.cancel'),
      icon: Ban,
      keys: '⌦',
      onAction: () => void core.cancel(idsOf(open)),
    });
  if (ended.length > 0)
    entries.push({
      id: 'remove',
      text: i18n.t('action.remove'),
      icon: ListX,
      ...(open.length === 0 ? { keys: '⌦' } : {}),
      onAction: () => void core.dismiss(idsOf(ended)),
    });
  return entries;
}

/** Builds the choice of another host for those that can still go elsewhere. */
function hostEntries(
  { jobs, i18n }: Subject,
  { hosts }: JobMenuActions,
  destinations: readonly Pick<Destination, 'id' | 'title'>[],
): MenuEntry[] {
  const movable = jobs.filter(canMove);
  const others = destinations.filter(({ id }) => movable.some(({ host }) => host !== id));
  if (others.length === 0) return [];
  return [
    {
      id: 'move',
      text: i18n.t('hosts.move'),
      icon: HardDriveUpload,
      entries: others.map(({ id, title }) => ({
        id: `move-${id}`,
        text: title,
        onAction: () => void hosts.move(idsOf(movable.filter(({ host }) => host !== id)), id),
      })),
    },
  ];
}

/** Builds the choice of another account for those that wait for one that cannot be used. */
function accountEntries({ jobs, i18n }: Subject, { core }: JobMenuActions): MenuEntry[] {
  const stuck = jobs.filter((job) => canUploadAs(job) && job.reason?.kind === 'sign-in');
  if (stuck.length === 0) return [];
  return [
    {
      id: 'upload-as',
      text: i18n.t('upload-as'),
      icon: UserRoundPen,
      onAction: () => core.askUploadAs(idsOf(stuck)),
    },
  ];
}
