import type { Bridge } from '../../contract/bridge.ts';
import type { Settings } from '../../contract/settings.ts';
import type { PortableSetting, SettingsFile } from '../../contract/settings-file.ts';
import type { Notifier } from './notifier.ts';

export type SettingsActions = ReturnType<typeof createSettingsActions>;

/** Creates the actions on settings as a whole: their file, and taking them back. */
export function createSettingsActions(bridge: Bridge, { ask, notify }: Notifier) {
  const change = (patch: Partial<Settings>) => ask(bridge.engine.changeSettings(patch));
  /** Offers to set again what these were. */
  const undoTo = (before: Partial<Settings>) => ({
    action: { label: 'library.undo' as const, run: () => void change(before) },
  });
  return {
    /** Exports to a file that a dialog asks for. */
    async exportSettings() {
      const name = 'snapferry-settings.json';
      const chosen = await ask(bridge.shell.chooseExport({ format: 'json', name, what: 'settings' }));
      if (!chosen?.path) return;
      const { path } = chosen;
      const answer = await ask(bridge.engine.exportSettings({ path }));
      if (answer)
        notify('good', (i18n) => ({
          title: i18n.t('settings.file.exported'),
          detail: i18n.t('settings.file.exported.text', { path }),
        }));
    },

    /**
     * Reads a file that a dialog asks for; nothing is changed.
     * @returns null when no file was chosen or it holds no settings, which is told
     */
    async readFile(): Promise<SettingsFile | null> {
      const chosen = await ask(bridge.shell.chooseImport({ what: 'settings' }));
      if (!chosen?.path) return null;
      return ask(bridge.engine.readSettingsFile({ path: chosen.path }));
    },

    /** Changes what a file would change; can be undone. */
    async apply(changes: SettingsFile['changes'], before: Settings) {
      const names = Object.keys(changes) as PortableSetting[];
      if (!(await change(changes))) return;
      notify(
        'good',
        (i18n) => ({ title: i18n.t('settings.file.applied', { count: names.length }) }),
        undoTo(pick(before, names)),
      );
    },

    /** Takes settings back to what they are where nobody has chosen; can be undone. */
    async reset(names: readonly PortableSetting[], before: Settings) {
      if (!(await ask(bridge.engine.resetSettings({ names: [...names] })))) return;
      notify(
        'good',
        (i18n) => ({ title: i18n.t('settings.reset.done', { count: names.length }) }),
        undoTo(pick(before, names)),
      );
    },
  };
}

const pick = (settings: Settings, names: readonly PortableSetting[]): Partial<Settings> =>
  Object.fromEntries(names.map((name) => [name, settings[name]]));
