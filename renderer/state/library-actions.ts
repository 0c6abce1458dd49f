import type { Bridge } from '../../contract/bridge.ts';
import type { EngineOutput } from '../../contract/engine.ts';
import type { Backup, LibraryItem, RealFiles } from '../../contract/library.ts';
import { failureWords } from '../../i18n/errors.ts';
import { writeLinks } from '../../links/format-link.ts';
import type { Intents } from './actions.ts';
import type { Shelf } from './library/library-store.ts';
import type { WindowStore } from './window-store.ts';

/** As long as the engine gives for taking it back. */
const graceMs = 10_000;

/** Files that are here already are handed over before anybody wonders. */
const fetchingToldAfterMs = 400;

export type LibraryIntents = ReturnType<typeof createLibraryIntents>;

/** What people do with what was uploaded; whatever can be taken back offers that for as long as it can. */
export function createLibraryIntents(
  bridge: Bridge,
  store: WindowStore,
  shelf: Shelf,
  { ask, notify, tellCopied }: Intents,
) {
  function tellRefused(refused: EngineOutput<'deleteRemote'>['refused']) {
    const [first] = refused;
    if (!first) return;
    notify('warn', (words) => {
      const { title, advice } = failureWords(words, first.error);
      return {
        title: words.text('notice.refused', { count: refused.length }),
        detail: `${title} ${advice}`.trim(),
      };
    });
  }

  async function perItem(
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
    tellRefused(outcome.refused);
    return outcome.done;
  }

  async function deleteRemote(ids: readonly string[]) {
    const done = await perItem('deleteRemote', ids);
    if (done.length === 0) return;
    const { items } = shelf.store.getState();
    const isPublic = done.some((id) => items.get(id)?.privacy === 'public');
    notify(
      'warn',
      (words, seconds) => ({
        title: words.text('library.notice.deleting', { count: done.length, seconds: seconds ?? 0 }),
        detail: words.text(isPublic ? 'library.notice.deleting.public' : 'library.notice.deleting.text'),
      }),
      {
        until: Date.now() + graceMs,
        action: { label: 'library.undo', run: () => void perItem('undoDelete', done) },
      },
    );
  }

  return {
    deleteRemote,
    undoDelete: (ids: readonly string[]) => perItem('undoDelete', ids),

    async forget(ids: readonly string[]) {
      const done = await perItem('forget', ids);
      if (done.length === 0) return;
      notify(
        'warn',
        (words, seconds) => ({
          title: words.text('library.notice.forgotten', { count: done.length, seconds: seconds ?? 0 }),
          detail: words.text('library.notice.forgotten.text'),
        }),
        {
          until: Date.now() + graceMs,
          action: { label: 'library.undo', run: () => void perItem('undoForget', done) },
        },
      );
    },

    /** Waits no longer for what the host is making ready, which stays there. */
    leaveProcessing: (jobIds: readonly string[]) => perItem('leaveProcessing', jobIds),
    /** The same, and deletes it there. */
    async deleteProcessing(jobIds: readonly string[]) {
      const done = await perItem('leaveProcessing', jobIds);
      const items = done.length > 0 ? await ask(bridge.engine.itemsOfJobs({ ids: [...done] })) : null;
      if (items) await deleteRemote(items.ids);
    },

    uploadAnyway: (ids: readonly string[]) => perItem('uploadAnyway', ids),
    takeExisting: (ids: readonly string[]) => perItem('useExisting', ids),

    checkLinks: (ids: readonly string[] | null) =>
      ask(bridge.engine.checkLinks(ids === null ? {} : { ids: [...ids] })),
    cancelCheck: () => ask(bridge.engine.cancelCheck({})),

    /** Links in the order given, also of items that are not on screen. */
    async copyLinksOf(ids: readonly string[], form?: string) {
      const items = await shelf.fetch(ids);
      const settings = store.getState().mirror?.settings;
      if (!items || items.length === 0 || !settings) return;
      const text = writeLinks(items, settings, form);
      if (text.trim() === '')
        notify('warn', (words) => ({ title: words.text('library.notice.empty-template') }));
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
        title: words.text('library.notice.exported', { count: answer.count }),
        detail: words.text('library.notice.exported.text', { path }),
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
        if (back) notify('good', (words) => ({ title: words.text('library.notice.restore-undone') }));
      };
      notify(
        'warn',
        (words) => ({
          title: words.text('library.notice.restored', { time: words.moment(at, Date.now()) }),
          detail: words.text('library.notice.restored.text'),
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
    async dragFiles(wanted: RealFiles) {
      let isHeld = true;
      const release = () => {
        isHeld = false;
      };
      window.addEventListener('pointerup', release, { once: true, capture: true });
      const telling = setTimeout(
        () =>
          notify('good', (words) => ({
            title: words.text('drag.fetching', { count: wanted.ids.length }),
            detail: words.text('drag.fetching.text'),
          })),
        fetchingToldAfterMs,
      );
      const answer = await ask(bridge.engine.realFiles(wanted));
      clearTimeout(telling);
      window.removeEventListener('pointerup', release, { capture: true });
      if (!answer) return;
      tellRefused(answer.refused);
      const ids = answer.files.map(({ id }) => id);
      if (ids.length === 0) return;
      if (isHeld) await ask(bridge.shell.dragFiles({ kind: wanted.kind, ids }));
      else
        notify('good', (words) => ({
          title: words.text('drag.ready', { count: ids.length }),
          detail: words.text('drag.ready.text'),
        }));
    },

    tellTooManyToDrag: () =>
      notify('warn', (words) => ({ title: words.text('library.notice.too-many-to-drag') })),
  };
}
