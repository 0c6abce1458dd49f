import { isAbsolute, resolve } from 'node:path';
import type { AddItem } from '../../contract/add-item.ts';
import { type EngineEnvironment, readEnvironment } from '../engine/environment.ts';

/** What a command finds around itself when it is started. */
export interface CommandEnvironment {
  readonly engine: EngineEnvironment;
  /** What editors have to send; null: as the settings say. */
  readonly apiKey: string | null;
  /** Relative paths are meant from here. */
  readonly folder: string;
}

/**
 * Language tags by POSIX's order of weight; elsewhere, and where nothing is set, what the system prefers.
 */
export function preferredLanguages(environment: NodeJS.ProcessEnv): string[] {
  const { LC_ALL, LC_MESSAGES, LANG } = environment;
  const set = LC_ALL || LC_MESSAGES || LANG;
  return [set ?? Intl.DateTimeFormat().resolvedOptions().locale];
}

/** npm runs scripts in the package's folder; what people type is meant from where they stand. */
function workingFolderOf(environment: NodeJS.ProcessEnv, workingFolder: string): string {
  const { npm_lifecycle_event, INIT_CWD } = environment;
  return npm_lifecycle_event && INIT_CWD ? INIT_CWD : workingFolder;
}

/**
 * Reads the environment, and takes the secrets out of it, so that no child process is ever started with them.
 * @throws {AppError} `bad-url` when SNAPFERRY_API_URL is none that we may send to
 */
export function readCommandEnvironment(
  environment: NodeJS.ProcessEnv,
  workingFolder: string,
): CommandEnvironment {
  const apiKey = environment.SNAPFERRY_API_KEY?.trim() || null;
  delete environment.SNAPFERRY_API_KEY;
  return {
    engine: readEnvironment(environment),
    apiKey,
    folder: workingFolderOf(environment, workingFolder),
  };
}

/** Standard input, as `-` on the command line. */
export const standardInput = '-';

/** What an argument of `upload` means: an address when it has a scheme with two slashes, else a path. */
export function parseItem(argument: string, folder: string): AddItem {
  if (/^[a-z][a-z0-9+.-]*:\/\//i.test(argument)) return { kind: 'url', url: argument };
  return { kind: 'path', path: isAbsolute(argument) ? argument : resolve(folder, argument) };
}
