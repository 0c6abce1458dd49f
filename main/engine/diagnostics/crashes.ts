import { mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Crash } from '../../../contract/diagnostics.ts';

/** Where the shell has Electron leave its dumps, too: see `main/desktop/app/crash-dumps.ts`. */
export const crashesFolder = (profile: string) => join(profile, 'crashes');

/** Number of crashes that are kept: a dump has some megabytes, and an older one tells nothing more. */
const mostKept = 10;
/** Folders deep: Crashpad sorts its dumps into `completed`, `pending` and the like. */
const mostDepth = 2;
const isCrash = (name: string) => /\.(dmp|txt|json)$/i.test(name);

interface Found extends Crash {
  readonly path: string;
}

function findIn(folder: string, depth: number): Found[] {
  try {
    return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) return depth > 0 ? findIn(path, depth - 1) : [];
      if (!entry.isFile() || !isCrash(entry.name)) return [];
      const { mtimeMs, size } = statSync(path);
      return [{ path, name: entry.name, at: Math.round(mtimeMs), bytes: size }];
    });
  } catch {
    // No folder: nothing has crashed. A file that went away meanwhile is the next look's.
    return [];
  }
}

const newestFirst = (profile: string) =>
  findIn(crashesFolder(profile), mostDepth).sort((a, b) => b.at - a.at);

/** Lists what crashes left, newest first. */
export function listCrashes(profile: string): Crash[] {
  return newestFirst(profile).map(({ name, at, bytes }) => ({ name, at, bytes }));
}

/** Removes all but the newest. */
export function pruneCrashes(profile: string): void {
  for (const { path } of newestFirst(profile).slice(mostKept)) rmSync(path, { force: true });
}

/** Writes down why the engine ended. A full disk is no reason for anything else to fail. */
export function recordCrash(profile: string, at: number, text: string): void {
  try {
    const folder = crashesFolder(profile);
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const name = `engine-${new Date(at).toISOString().replace(/[-:.]/g, '')}.txt`;
    writeFileSync(join(folder, name), text, { mode: 0o600 });
  } catch {
    // Nobody is left who could be told.
  }
}
