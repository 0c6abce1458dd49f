import { execFileSync } from 'node:child_process';
import {
  closeSync,
  existsSync,
  openSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { copyFile, readFile, rename } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { getRawHeader, statFile } from '@electron/asar';
import type { Display } from '../../scripts/setup/display.ts';
import { sandboxFlags, thisMachine } from '../../scripts/setup/electron-command.ts';
import type { InstalledApp } from './installed-app.ts';
import { AppWindow } from './window.ts';

/**
 * A version of the packaged app as an AppImage would show it: one executable file that sets APPIMAGE and starts the app
 * from a folder, here one beside it instead of one that it mounts. The tool that makes real ones comes from GitHub.
 */
export interface StandInAppImage {
  /** The file. */
  readonly content: Buffer;
  /** Replaces a file of the app, by its path in there. */
  rewrite(path: string, content: string): void;
}

/** Makes a version of the packaged app, that looks for newer ones at this feed. */
export async function makeAppImage(
  installed: InstalledApp,
  { home, version, feed, display }: { home: string; version: string; feed: string; display: Display },
): Promise<StandInAppImage> {
  const folder = join(home, version);
  // Links to its files: whoever changes one has to put another in its place.
  execFileSync('cp', ['-al', installed.folder, folder]);
  const inside = (path: string) => join(folder, relative(installed.folder, path));
  const resources = inside(installed.resources);
  const rewrite = (path: string, content: string) => rewriteIn(resources, path, content);
  const manifest = readApp(resources, 'package.json').replace(
    /"version": "[^"]*"/,
    `"version": "${version}"`,
  );
  rewrite('package.json', manifest);
  replace(
    join(resources, 'app-update.yml'),
    `provider: generic\nurl: ${feed}\nupdaterCacheDirName: snapferry-updater\n`,
  );
  const flags = [...sandboxFlags(thisMachine), ...display.flags, '--remote-debugging-port=0'].join(' ');
  const script = `#!/bin/sh
export APPIMAGE="$0"
[ "$APPIMAGE_EXIT_AFTER_INSTALL" = true ] || echo "$$" >> "${home}/pids"
exec "${inside(installed.program)}" ${flags} "$@" >> "${home}/log" 2>&1
`;
  return { content: Buffer.from(script), rewrite };
}

function replace(path: string, content: string): void {
  rmSync(path);
  writeFileSync(path, content);
}

function readApp(resources: string, path: string): string {
  const archive = join(resources, 'app.asar');
  if (!existsSync(archive)) return readFileSync(join(resources, 'app', path), 'utf8');
  const { start, size } = placeOf(archive, path);
  return readFileSync(archive).toString('utf8', start, start + size);
}

/** An archive's file keeps its length. Its recorded hash is checked on macOS and Windows alone. */
function rewriteIn(resources: string, path: string, content: string): void {
  const archive = join(resources, 'app.asar');
  if (!existsSync(archive)) {
    replace(join(resources, 'app', path), content);
    return;
  }
  const { start, size } = placeOf(archive, path);
  const bytes = Buffer.alloc(size, ' ');
  if (bytes.write(content) < Buffer.byteLength(content)) throw new Error(`${path} has no room for this.`);
  const all = readFileSync(archive);
  rmSync(archive);
  writeFileSync(archive, all);
  const handle = openSync(archive, 'r+');
  writeSync(handle, bytes, 0, size, start);
  closeSync(handle);
}

function placeOf(archive: string, path: string): { start: number; size: number } {
  const { headerSize } = getRawHeader(archive);
  const { offset, size } = statFile(archive, path) as { offset: string; size: number };
  return { start: 8 + headerSize + Number(offset), size };
}

/** Waits for what comes next of apps that start one another, by the log that all of them write to. */
export class AppImageLog {
  readonly #home: string;
  #read = 0;

  constructor(home: string) {
    this.#home = home;
  }

  /**
   * Waits until another app shows its window.
   * @throws {Error} with the log
   */
  async nextWindow(): Promise<AppWindow> {
    const path = join(this.#home, 'log');
    for (const end = Date.now() + 60_000; Date.now() < end; await pause(100)) {
      if (!existsSync(path) || statSync(path).size <= this.#read) continue;
      const text = (await readFile(path)).subarray(this.#read).toString();
      const found = /DevTools listening on ws:\/\/[^:]+:(\d+)\S*\n/.exec(text);
      if (!found) continue;
      this.#read += Buffer.byteLength(text.slice(0, found.index + found[0].length));
      return AppWindow.open(Number(found[1]));
    }
    throw new Error(`No app showed its window:\n${existsSync(path) ? readFileSync(path, 'utf8') : ''}`);
  }

  /** Kills whatever was started. */
  kill(): void {
    const path = join(this.#home, 'pids');
    if (!existsSync(path)) return;
    for (const pid of readFileSync(path, 'utf8').trim().split('\n')) {
      try {
        process.kill(Number(pid), 'SIGKILL');
      } catch {
        // It has ended.
      }
    }
  }
}

/** Puts a file in place as a user does who downloaded it. */
export async function putAppImage(path: string, content: Buffer): Promise<void> {
  writeFileSync(`${path}.part`, content, { mode: 0o755 });
  await rename(`${path}.part`, path);
  await copyFile(path, `${path}.original`);
}
