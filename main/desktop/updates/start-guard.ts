import { spawn } from 'node:child_process';
import { app, dialog } from 'electron';
import { loadTranslator } from '../../../i18n/load-translator.ts';
import type { JournalFile } from './journal-file.ts';
import { forgetProgram, putBack } from './previous-version.ts';
import { decideStart, isVersionsFault, type VersionChange, withdrawStart } from './start-journal.ts';

/** Follows a start until it has proven itself, and takes back a version that does not start. */
export interface StartGuard {
  /** The change of versions that this start is about; null where there is none. */
  readonly change: VersionChange | null;
  /** The window has its page and the engine answers. */
  succeeded(): void;
  /** Called when the engine cannot start; starts the app again, if a new version may be why. */
  failed(code: string): void;
  /** The user ends the app. */
  left(): void;
}

/**
 * Decides whether this version may start, before most of its code is loaded. Called by the single instance: a second
 * start, which hands over to the first one, does not count.
 * @returns null when another version has been started in its place
 */
export function guardStart(journal: JournalFile): StartGuard | null {
  const before = journal.read();
  const version = app.getVersion();
  const decided = decideStart(before.change, version);
  if (decided.act === 'roll-back' && decided.change && rollBack(journal, decided.change)) return null;
  if (decided.act === 'give-up') sayThatItDoesNotStart(version);
  let change = decided.change?.state === 'rolled-back' ? dropCopy(decided.change) : decided.change;
  const write = (next: VersionChange | null) => {
    journal.write({ ...journal.read(), change: next });
    change = next;
  };
  if (change !== before.change) write(change);
  const isOnTrial = () => change?.state === 'unproven' && change.to === version;
  return {
    get change() {
      return change;
    },
    succeeded() {
      if (!change || !isOnTrial()) return;
      forgetProgram(change);
      write(null);
    },
    failed(code) {
      if (!isOnTrial() || !isVersionsFault(code)) return;
      app.relaunch(process.env.APPIMAGE ? { execPath: process.env.APPIMAGE } : {});
      app.exit(1);
    },
    left() {
      if (change && isOnTrial()) write(withdrawStart(change));
    },
  };
}

/** What was put back needs no copy any more. */
function dropCopy(change: VersionChange): VersionChange {
  if (change.kept === null) return change;
  forgetProgram(change);
  return { ...change, kept: null };
}

/** Starts the version before in place of this one. */
function rollBack(journal: JournalFile, change: VersionChange): boolean {
  try {
    const program = putBack(change, process.env.APPIMAGE ?? null);
    journal.write({ ...journal.read(), change: { ...change, state: 'rolled-back' } });
    app.releaseSingleInstanceLock();
    startProgram(program, process.argv.slice(1));
    app.exit(0);
    return true;
  } catch {
    // No room, no rights: then this version has to try again.
    return false;
  }
}

/** Starts a program that outlives this one. */
export function startProgram(program: string, args: readonly string[]): void {
  const { APPIMAGE_EXIT_AFTER_INSTALL: _, ...env } = process.env;
  spawn(program, [...args], { detached: true, stdio: 'ignore', env }).unref();
}

function sayThatItDoesNotStart(version: string): void {
  const i18n = loadTranslator(app.getPreferredSystemLanguages(), null);
  dialog.showErrorBox(i18n.t('updates.does-not-start', { version }), i18n.t('updates.does-not-start.advice'));
}
