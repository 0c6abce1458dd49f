import type { Bridge } from '../../contract/bridge.ts';
import type { EngineOutput } from '../../contract/engine.ts';
import type { Backup } from '../../contract/library.ts';
import type { Notifier } from './notifier.ts';

/** Creates the actions on the library's files: exports, imports and backups. */
export function createLibraryFileActions(bridge: Bridge, { ask, notify }: Notifier) {
  return {
    /**
     * Exports to a file that a dialog asks for.
     * @param ids null for all
     */
    async exportLibrary(ids: readonly string[] | null, format: 'json' | 'csv') {
      const chosen = await ask(bridge.shell.chooseExport({ format, what: 'library' }));
      if (!chosen?.path) return;
      const { path } = chosen;
      const answer = await ask(
        bridge.engine.exportLibrary({ format, path, ...(ids === null ? {} : { ids: [...ids] }) }),
      );
      if (!answer) return;
      notify('good', (i18n) => ({
        title: i18n.t('library.notice.exported', { count: answer.count }),
        detail: i18n.t('library.notice.exported.text', { path }),
      }));
    },

    /**
     * Imports a file that a dialog asks for.
     * @returns the result; null when no file was chosen or it could not be read
     */
    async importLibrary(): Promise<EngineOutput<'importLibrary'> | null> {
      const chosen = await ask(bridge.shell.chooseImport({ what: 'library' }));
      if (!chosen?.path) return null;
      return ask(bridge.engine.importLibrary({ path: chosen.path }));
    },

    backups: async () => (await ask(bridge.engine.backups({})))?.backups ?? [],
    /**
     * Restores a backup at once, because it can be undone.
     * @param changed called when the list of backups has changed
     */
    async restoreBackup({ path, at }: Pick<Backup, 'path' | 'at'>, changed: () => void) {
      const answer = await ask(bridge.engine.restoreBackup({ path }));
      changed();
      if (!answer) return;
      const undo = async () => {
        const back = await ask(bridge.engine.restoreBackup({ path: answer.keptAs }));
        changed();
        if (back) notify('good', (i18n) => ({ title: i18n.t('library.notice.restore-undone') }));
      };
      notify(
        'warn',
        (i18n) => ({
          title: i18n.t('library.notice.restored', { time: i18n.formatDateTime(at, Date.now()) }),
          detail: i18n.t('library.notice.restored.text'),
        }),
        { action: { label: 'library.undo', run: () => void undo() } },
      );
    },
  };
}
