import { readFile, stat } from 'node:fs/promises';
import { AppError, errorData } from '../../../contract/app-error.ts';
import type { EngineCallName, EngineOutput, EngineParsedInput } from '../../../contract/engine.ts';
import {
  mostSettingsBytes,
  portableSettings,
  type settingsFileCalls,
} from '../../../contract/settings-file.ts';
import type { Clock } from '../clock.ts';
import { withReadErrors } from '../fs-errors.ts';
import type { JobQueue } from '../jobs/index.ts';
import type { Store } from '../store/store.ts';
import { writePrivate } from '../write-private.ts';
import { parseSettingsFile, writeSettingsFile } from './settings-file.ts';

type Name = Extract<EngineCallName, keyof typeof settingsFileCalls>;
export type SettingsHandlers = {
  [N in Name]: (input: EngineParsedInput<N>) => Promise<EngineOutput<N>>;
};

/** Creates the handlers of settings as a whole: their file, and taking them back. */
export function createSettingsHandlers(options: {
  readonly store: Pick<Store, 'settings'>;
  readonly queue: Pick<JobQueue, 'resetSettings'>;
  readonly clock: Clock;
  /** Of this program. */
  readonly version: string;
}): SettingsHandlers {
  const { store, queue, clock, version } = options;
  return {
    async exportSettings({ path }) {
      await writePrivate(path, writeSettingsFile(store.settings.read(), version, clock.now()));
      return { count: portableSettings.length };
    },
    async readSettingsFile({ path }) {
      const read = parseSettingsFile(await readShort(path), store.settings.read());
      const { captureFolder, ...changes } = read.changes;
      if (captureFolder == null || (await isFolder(captureFolder))) return read;
      return { ...read, changes, skipped: [...read.skipped, { name: 'captureFolder', why: 'no-folder' }] };
    },
    resetSettings: async ({ names }) => queue.resetSettings(names),
  };
}

/** Reads a file unless it is too large to be one of settings. */
async function readShort(path: string): Promise<string> {
  const found = await withReadErrors(() => stat(path));
  const { size } = found;
  // A pipe or a device may never end.
  if (!found.isFile()) throw new AppError(errorData('unreadable', 'It is no file.'));
  if (size > mostSettingsBytes) throw new AppError(errorData('no-settings-file', `It has ${size} bytes.`));
  return withReadErrors(() => readFile(path, 'utf8'));
}

const isFolder = (path: string) =>
  stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );
