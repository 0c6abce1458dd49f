import type { Bridge } from '../../contract/bridge.ts';
import type { EngineOutput } from '../../contract/engine.ts';
import type { LibraryItem } from '../../contract/library.ts';
import { undoWindowMs } from '../../contract/limits.ts';
import { describeError } from '../../i18n/errors.ts';
import { formatLinks } from '../../links/format-link.ts';
import { createDragActions } from './drag-actions.ts';
import type { LibraryStore } from './library/library-store.ts';
import { createLibraryFileActions } from './library-file-actions.ts';
import type { Notifier } from './notifier.ts';
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
    notify(
      'warn',
      (i18n, seconds) => ({
        title: i18n.t('library.notice.deleting', { count: done.length, seconds: seconds ?? 0 }),
        detail: i18n.t(isPublic ? 'library.notice.deleting.public' : 'library.notice.deleting.text'),
      }),
      {
        until: Date.now() + undoWindowMs,
        action: { label: 'library.undo', run: () => void runForItems('undoDelete', done) },
      },
    );
  }

  return {
    ...createLibraryFileActions(bridge, notifier),
    ...createDragActions(bridge, notifier, notifyRefused),
    deleteRemote,
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
      const items = await library.fetch(ids);
      const settings = store.getState().mirror?.settings;
      if (!items || items.length === 0 || !settings) return;
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
