import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { app, crashReporter } from 'electron';

/** What ended: a page, the engine, or a process of Electron's own. */
export type CrashedPart = 'window' | 'engine' | 'electron';

const folderOf = (profile: string) => join(profile, 'crashes');

/**
 * Keeps what tells of crashes in the profile, where the engine finds and lists it: a dump by Electron of each of its
 * processes that crashes, and a note of pages and processes that ended. Nothing is sent anywhere.
 */
export function keepCrashDumps(profile: string): void {
  try {
    mkdirSync(folderOf(profile), { recursive: true, mode: 0o700 });
    app.setPath('crashDumps', folderOf(profile));
    crashReporter.start({ uploadToServer: false });
  } catch {
    // A profile that cannot be written is told of by the window.
  }
}

/** Ends that need no note: an orderly one, and one that Electron leaves a dump of. */
const isKnown = (reason: string) => reason === 'clean-exit' || reason === 'crashed';

/** Notes from now on which processes of Electron's end without a dump: killed by the system or a person, say. */
export function noteEnds(profile: string): void {
  app.on('render-process-gone', (_, __, { reason, exitCode }) => {
    if (!isKnown(reason)) noteCrash(profile, 'window', `${reason}, code ${exitCode}`);
  });
  app.on('child-process-gone', (_, { type, reason, exitCode, name }) => {
    // A utility process is the engine, or one of those that open files: they are looked after by who started them.
    if (!isKnown(reason) && type !== 'Utility')
      noteCrash(profile, 'electron', `${name ?? type}: ${reason}, code ${exitCode}`);
  });
}

/** Writes down that a part of the app ended by a fault. A full disk is no reason for anything else to fail. */
export function noteCrash(profile: string, part: CrashedPart, how: string): void {
  const at = new Date();
  const about = `Snapferry ${app.getVersion()}, Electron ${process.versions.electron}, ${process.platform} ${process.arch}`;
  try {
    mkdirSync(folderOf(profile), { recursive: true, mode: 0o700 });
    const name = `${part}-${at.toISOString().replace(/[-:.]/g, '')}.txt`;
    writeFileSync(join(folderOf(profile), name), `${about}\n${part} ended: ${how}\n`, { mode: 0o600 });
  } catch {
    // Nobody is left who could be told.
  }
}
