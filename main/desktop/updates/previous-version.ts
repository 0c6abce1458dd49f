import { chmodSync, constants, copyFileSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { updatesFolder } from './journal-file.ts';
import type { VersionChange } from './start-journal.ts';

/**
 * Copies the program of this version, so that it can come back.
 * @returns path of the copy
 * @throws {NodeJS.ErrnoException} when the disk is full
 */
export function keepProgram(profile: string, program: string): string {
  const folder = updatesFolder(profile);
  const kept = join(folder, 'previous.AppImage');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  rmSync(kept, { force: true });
  // Shares the blocks where the file system can.
  copyFileSync(program, kept, constants.COPYFILE_FICLONE);
  return kept;
}

/**
 * Puts the program of the version before back where it was.
 * @param replaced the program that goes: electron-updater names it after its version
 * @returns its path
 * @throws {NodeJS.ErrnoException} and then nothing has changed
 */
export function putBack({ program, kept }: VersionChange, replaced: string | null): string {
  if (program === null || kept === null) throw new Error('Nothing was kept of the version before.');
  const next = `${program}.new`;
  copyFileSync(kept, next, constants.COPYFILE_FICLONE);
  chmodSync(next, 0o755);
  renameSync(next, program);
  if (replaced !== null && replaced !== program) rmSync(replaced, { force: true });
  return program;
}

export function forgetProgram({ kept }: VersionChange): void {
  if (kept !== null) rmSync(kept, { force: true });
}
