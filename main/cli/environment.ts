import { isAbsolute, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AddItem } from '../../contract/add-item.ts';
import { type EngineEnvironment, readEnvironment } from '../engine/environment.ts';

/** Describes the environment in which a command is started. */
export interface CommandEnvironment {
  readonly engine: EngineEnvironment;
  /** Key that editors must send; null: as in the settings. */
  readonly apiKey: string | null;
  /** Base of relative paths. */
  readonly folder: string;
}

/**
 * Returns language tags by POSIX's order of precedence; elsewhere, and where nothing is set, what the system prefers.
 */
export function preferredLanguages(environment: NodeJS.ProcessEnv): string[] {
  const { LC_ALL, LC_MESSAGES, LANG } = environment;
  const set = LC_ALL || LC_MESSAGES || LANG;
  return [set ?? Intl.DateTimeFormat().resolvedOptions().locale];
}

/** Returns the folder where the user called npm, which runs scripts in the package's folder. */
function workingFolderOf(environment: NodeJS.ProcessEnv, workingFolder: string): string {
  const { npm_lifecycle_event, INIT_CWD } = environment;
  return npm_lifecycle_event && INIT_CWD ? INIT_CWD : workingFolder;
}

/**
 * Reads the environment, and removes the secrets from it, so that no child process is ever started with them.
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

/** Stands for standard input on the command line. */
export const standardInput = '-';

/** Schemes without slashes that people paste in the place of a picture. A file of such a name is given as `./data:x`. */
const schemes = /^(about|blob|cid|data|javascript|magnet|mailto|sms|tel|urn|view-source):/i;

/** Parses an argument of `upload`: a URL when it has a scheme, else a path. */
export function parseItem(argument: string, folder: string): AddItem {
  const local = localPath(argument);
  if (local !== null) return { kind: 'path', path: local };
  if (/^[a-z][a-z0-9+.-]*:\/\//i.test(argument) || schemes.test(argument))
    return { kind: 'url', url: argument };
  return { kind: 'path', path: isAbsolute(argument) ? argument : resolve(folder, argument) };
}

/** Returns the path of a `file:` address on this computer; null for all else. */
function localPath(argument: string): string | null {
  if (!/^file:\/\//i.test(argument)) return null;
  try {
    return fileURLToPath(argument);
  } catch {
    return null;
  }
}
