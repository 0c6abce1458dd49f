import type { ShellAbility } from '../../contract/abilities.ts';
import type { Bridge } from '../../contract/bridge.ts';
import type { EngineOutput } from '../../contract/engine.ts';
import type { LibraryItem } from '../../contract/library.ts';
import { undoWindowMs } from '../../contract/limits.ts';
import { describeError } from '../../i18n/errors.ts';
import { formatLinks } from '../../links/format-link.ts';
import { isGone } from '../text/link-status-text.ts';
import { isAbleTo } from './abilities.ts';
import { serviceName } from './destinations.ts';
import { createDragActions } from './drag-actions.ts';
import { planDeletion } from './library/deletable.ts';
import type { LibraryStore } from './library/library-store.ts';
import { createLibraryCopyActions } from './library-copy-actions.ts';
import { createLibraryFileActions } from './library-file-actions.ts';
import type { Notifier } from './notifier.ts';
import { createOwnDrag } from './own-drag.ts';
import type { WindowStore } from './window-store.ts';

export type LibraryActions = ReturnType<typeof createLibraryActions>;

/** Creates the actions on uploads; those that can be undone offer that for as long as it is possible. */
export function createLibraryActions(
  bridge: Bridge,
  store: WindowStore,
  library: LibraryStore,
  notifier: Notifier,
) {
  const { ask, notify, tellCopied } = notifier;
  const ownDrag = createOwnDrag();

  function notifyRefused(refused: EngineOutput<'deleteRemote'>['refused']) {
    const [first] = refused;
    if (!first) return;
    notify('warn', (i18n) => {
      const { title, advice } = describeError(i18n, first.error);
      return {
        title: i18n.t('notice.refused', { count: refused.length }),
        detail: `${title} ${advice}`.trim(),
      };
    });
  }

  async function runForItems(
    name:
      | 'deleteRemote'
      | 'undoDelete'
      | 'forget'
      | 'undoForget'
      | 'uploadAnyway'
      | 'useExisting'
      | 'leaveProcessing',
    ids: readonly string[],
  ): Promise<readonly string[]> {
    if (ids.length === 0) return [];
    const outcome = await ask(bridge.engine[name]({ ids: [...ids] }));
    if (!outcome) return [];
    notifyRefused(outcome.refused);
    return outcome.done;
  }

  async function deleteRemote(ids: readonly string[]) {
    const done = await runForItems('deleteRemote', ids);
    if (done.length === 0) return;
    const { items } = library.store.getState();
    const isPublic = done.some((id) => items.get(id)?.privacy === 'public');
    const hasCopies = done.some((id) => !ids.includes(id));
    notify(
      'warn',
      (i18n, seconds) => ({
        title: i18n.t('library.notice.deleting', { count: done.length, seconds: seconds ?? 0 }),
        detail: [
          ...(hasCopies ? [i18n.t('library.notice.deleting.copies')] : []),
          i18n.t(isPublic ? 'library.notice.deleting.public' : 'library.notice.deleting.text'),
        ].join(' '),
      }),
      {
        until: Date.now() + undoWindowMs,
        action: { label: 'library.undo', run: () => void runForItems('undoDelete', done) },
      },
    );
  }

  /**
   * Deletes one item at its host, and asks before several: a slip of the hand must not cost more than one. What cannot
   * be deleted there is said first.
   */
  async function requestDeletion(ids: readonly string[]) {
    const destinations = store.getState().mirror?.destinations;
    const items = ids.length > 0 ? await library.fetch(ids) : null;
    if (!items || !destinations) return;
    const plan = planDeletion(items, destinations, (host) => serviceName(destinations, host));
    const [stays] = plan.undeletable;
    if (plan.ids.length === 1 && !stays) return void deleteRemote(plan.ids);
    if (plan.ids.length > 0) store.setState({ deletion: plan });
    else if (stays)
      notify('warn', (i18n) => ({
        title: i18n.t('library.notice.undeletable'),
        detail: plan.undeletable.map((one) => i18n.t('library.delete.stays', { ...one })).join(' '),
      }));
  }

  return {
    /** Returns whether the shell can do something. */
    isAbleTo: (ability: ShellAbility) => isAbleTo(store.getState(), ability),
    ...createLibraryFileActions(bridge, notifier),
    ...createLibraryCopyActions(bridge, store, notifier, notifyRefused),
    ...createDragActions(bridge, notifier, ownDrag, notifyRefused),
    ownDrag,
    deleteRemote,
    requestDeletion,
    undoDelete: (ids: readonly string[]) => runForItems('undoDelete', ids),

    async removeFromLibrary(ids: readonly string[]) {
      const done = await runForItems('forget', ids);
      if (done.length === 0) return;
      notify(
        'warn',
        (i18n, seconds) => ({
          title: i18n.t('library.notice.forgotten', { count: done.length, seconds: seconds ?? 0 }),
          detail: i18n.t('library.notice.forgotten.text'),
        }),
        {
          until: Date.now() + undoWindowMs,
          action: { label: 'library.undo', run: () => void runForItems('undoForget', done) },
        },
      );
    },

    /** Stops waiting for uploads that the host is processing; they stay there. */
    leaveProcessing: (jobIds: readonly string[]) => runForItems('leaveProcessing', jobIds),
    /** Stops waiting for uploads that the host is processing, and deletes them there. */
    async deleteProcessing(jobIds: readonly string[]) {
      const done = await runForItems('leaveProcessing', jobIds);
      const items = done.length > 0 ? await ask(bridge.engine.itemsOfJobs({ ids: [...done] })) : null;
      if (items) await deleteRemote(items.ids);
    },

    uploadAnyway: (ids: readonly string[]) => runForItems('uploadAnyway', ids),
    acceptExistingUpload: (ids: readonly string[]) => runForItems('useExisting', ids),

    checkLinks: (ids: readonly string[] | null) =>
      ask(bridge.engine.checkLinks(ids === null ? {} : { ids: [...ids] })),
    cancelCheck: () => ask(bridge.engine.cancelCheck({})),

    /** Copies links in the order given, also of items that are not loaded. */
    async copyLinksOf(ids: readonly string[], form?: string) {
      const found = await library.fetch(ids);
      const settings = store.getState().mirror?.settings;
      if (!found || found.length === 0 || !settings) return;
      const items = found.filter((item) => !isGone(item));
      if (items.length === 0)
        return void notify('warn', (i18n) => ({ title: i18n.t('library.notice.no-links') }));
      const text = formatLinks(items, settings, form);
      if (text.trim() === '') notify('warn', (i18n) => ({ title: i18n.t('library.notice.empty-template') }));
      else tellCopied(await ask(bridge.shell.copyText({ text })), items.length);
    },

    async itemById(id: string): Promise<LibraryItem | null> {
      return (await library.fetch([id]))?.[0] ?? null;
    },

    /** Returns the library items of these jobs. */
    async itemsOf(jobIds: readonly string[]): Promise<readonly string[]> {
      if (jobIds.length === 0) return [];
      return (await ask(bridge.engine.itemsOfJobs({ ids: [...jobIds] })))?.ids ?? [];
    },
  };
}
