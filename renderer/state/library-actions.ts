import type { Bridge } from '../../contract/bridge.ts';
import type { EngineOutput } from '../../contract/engine.ts';
import type { Backup, DraggableFiles, LibraryItem } from '../../contract/library.ts';
import { describeError } from '../../i18n/errors.ts';
import { formatLinks } from '../../links/format-link.ts';
import type { CoreActions } from './actions.ts';
import type { LibraryStore } from './library/library-store.ts';
import type { WindowStore } from './window-store.ts';

/** As long as the engine gives for taking it back. */
const undoDelayMs = 10_000;

/** Files that are here already are handed over before anybody wonders. */
const progressToastDelayMs = 400;

export type LibraryActions = ReturnType<typeof createLibraryActions>;

/** What people do with what was uploaded; whatever can be taken back offers that for as long as it can. */
export function createLibraryActions(
  bridge: Bridge,
  store: WindowStore,
  shelf: LibraryStore,
  { ask, notify, tellCopied }: CoreActions,
) {
  function notifyRefused(refused: EngineOutput<'deleteRemote'>['refused']) {
    const [first] = refused;
    if (!first) return;
    notify('warn', (words) => {
      const { title, advice } = describeError(words, first.error);
      return {
        title: words.t('notice.refused', { count: refused.length }),
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
    const { items } = shelf.store.getState();
    const isPublic = done.some((id) => items.get(id)?.privacy === 'public');
    notify(
      'warn',
      (words, seconds) => ({
        title: words.t('library.notice.deleting', { count: done.length, seconds: seconds ?? 0 }),
        detail: words.t(isPublic ? 'library.notice.deleting.public' : 'library.notice.deleting.text'),
      }),
      {
        until: Date.now() + undoDelayMs,
        action: { label: 'library.undo', run: () => void runForItems('undoDelete', done) },
      },
    );
  }

  return {
    deleteRemote,
    undoDelete: (ids: readonly string[]) => runForItems('undoDelete', ids),

    async removeFromLibrary(ids: readonly string[]) {
      const done = await runForItems('forget', ids);
      if (done.length === 0) return;
      notify(
        'warn',
        (words, seconds) => ({
          title: words.t('library.notice.forgotten', { count: done.length, seconds: seconds ?? 0 }),
          detail: words.t('library.notice.forgotten.text'),
        }),
        {
          until: Date.now() + undoDelayMs,
          action: { label: 'library.undo', run: () => void runForItems('undoForget', done) },
        },
      );
    },

    /** Waits no longer for what the host is making ready, which stays there. */
    leaveProcessing: (jobIds: readonly string[]) => runForItems('leaveProcessing', jobIds),
    /** The same, and deletes it there. */
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

    /** Links in the order given, also of items that are not on screen. */
    async copyLinksOf(ids: readonly string[], form?: string) {
      const items = await shelf.fetch(ids);
      const settings = store.getState().mirror?.settings;
      if (!items || items.length === 0 || !settings) return;
      const text = formatLinks(items, settings, form);
      if (text.trim() === '')
        notify('warn', (words) => ({ title: words.t('library.notice.empty-template') }));
      else tellCopied(await ask(bridge.shell.copyText({ text })), items.length);
    },

    /** Into a file that a dialog asks for. @param ids null for all */
    async exportLibrary(ids: readonly string[] | null, format: 'json' | 'csv') {
      const chosen = await ask(bridge.shell.chooseExport({ format }));
      if (!chosen?.path) return;
      const { path } = chosen;
      const answer = await ask(
        bridge.engine.exportLibrary({ format, path, ...(ids === null ? {} : { ids: [...ids] }) }),
      );
      if (!answer) return;
      notify('good', (words) => ({
        title: words.t('library.notice.exported', { count: answer.count }),
        detail: words.t('library.notice.exported.text', { path }),
      }));
    },

    /** @returns what became of the file; null when no file was chosen or it could not be read */
    async importLibrary(): Promise<EngineOutput<'importLibrary'> | null> {
      const chosen = await ask(bridge.shell.chooseImport({}));
      if (!chosen?.path) return null;
      return ask(bridge.engine.importLibrary({ path: chosen.path }));
    },

    backups: async () => (await ask(bridge.engine.backups({})))?.backups ?? [],
    /** At once, because it can be undone. @param changed called when there are other backups than before */
    async restoreBackup({ path, at }: Pick<Backup, 'path' | 'at'>, changed: () => void) {
      const answer = await ask(bridge.engine.restoreBackup({ path }));
      changed();
      if (!answer) return;
      const undo = async () => {
        const back = await ask(bridge.engine.restoreBackup({ path: answer.keptAs }));
        changed();
        if (back) notify('good', (words) => ({ title: words.t('library.notice.restore-undone') }));
      };
      notify(
        'warn',
        (words) => ({
          title: words.t('library.notice.restored', { time: words.formatDateTime(at, Date.now()) }),
          detail: words.t('library.notice.restored.text'),
        }),
        { action: { label: 'library.undo', run: () => void undo() } },
      );
    },

    async itemById(id: string): Promise<LibraryItem | null> {
      return (await shelf.fetch([id]))?.[0] ?? null;
    },

    /** The library's items of these jobs. */
    async itemsOf(jobIds: readonly string[]): Promise<readonly string[]> {
      if (jobIds.length === 0) return [];
      return (await ask(bridge.engine.itemsOfJobs({ ids: [...jobIds] })))?.ids ?? [];
    },

    /** Begins a drag of real files while the button is held; what had to be fetched first may come too late for it. */
    async dragFiles(wanted: DraggableFiles) {
      let isHeld = true;
      const release = () => {
        isHeld = false;
      };
      window.addEventListener('pointerup', release, { once: true, capture: true });
      const telling = setTimeout(
        () =>
          notify('good', (words) => ({
            title: words.t('drag.fetching', { count: wanted.ids.length }),
            detail: words.t('drag.fetching.text'),
          })),
        progressToastDelayMs,
      );
      const answer = await ask(bridge.engine.realFiles(wanted));
      clearTimeout(telling);
      window.removeEventListener('pointerup', release, { capture: true });
      if (!answer) return;
      notifyRefused(answer.refused);
      const ids = answer.files.map(({ id }) => id);
      if (ids.length === 0) return;
      if (isHeld) await ask(bridge.shell.dragFiles({ kind: wanted.kind, ids }));
      else
        notify('good', (words) => ({
          title: words.t('drag.ready', { count: ids.length }),
          detail: words.t('drag.ready.text'),
        }));
    },

    notifyTooManyToDrag: () =>
      notify('warn', (words) => ({ title: words.t('library.notice.too-many-to-drag') })),
  };
}
