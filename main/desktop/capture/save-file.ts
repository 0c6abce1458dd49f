import { existsSync } from 'node:fs';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join, parse } from 'node:path';
import { AppError, errorData } from '../../../contract/app-error.ts';

/** Upper limit of numbered names; more captures than this cannot be taken within one second. */
const maxNumberedNames = 1000;

/**
 * Writes a new file into a folder, which is created if missing; never overwrites.
 * @returns its absolute path
 * @throws {AppError} `disk-full` or `folder-unwritable`
 */
export async function saveWithoutOverwrite(folder: string, name: string, bytes: Uint8Array): Promise<string> {
  try {
    await makeFolder(folder);
    const { name: stem, ext } = parse(name);
    for (let copy = 1; copy <= maxNumberedNames; copy += 1) {
      const path = join(folder, copy === 1 ? name : `${stem} (${copy})${ext}`);
      try {
        await writeFile(path, bytes, { flag: 'wx' });
        return path;
      } catch (thrown) {
        if (codeOf(thrown) === 'EEXIST') continue;
        // A partial picture is useless.
        await rm(path, { force: true });
        throw thrown;
      }
    }
    throw new Error('no name is left');
  } catch (thrown) {
    throw notWritten(thrown, folder);
  }
}

/**
 * Writes the file that the user chose in the system's dialog, which has asked about one that is there already.
 * @throws {AppError} `disk-full` or `folder-unwritable`
 */
export async function writeChosenFile(path: string, bytes: Uint8Array): Promise<void> {
  try {
    await writeFile(path, bytes);
  } catch (thrown) {
    throw notWritten(thrown, dirname(path));
  }
}

function notWritten(thrown: unknown, folder: string): AppError {
  const code = codeOf(thrown);
  if (code === 'ENOSPC' || code === 'EDQUOT')
    return new AppError(errorData('disk-full', 'The disk is full.', { path: folder }));
  return new AppError(
    errorData('folder-unwritable', `The folder cannot be written (${code}).`, { path: folder }),
  );
}

/**
 * Creates a folder and its missing parents. Node's own recursive mkdir loops for ever where an existing folder says
 * "not found" to a new one in it, as /proc and some network shares do.
 */
async function makeFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder);
  } catch (thrown) {
    const code = codeOf(thrown);
    if (code === 'EEXIST') return;
    const above = dirname(folder);
    if (code !== 'ENOENT' || above === folder || existsSync(above)) throw thrown;
    await makeFolder(above);
    await mkdir(folder);
  }
}

function codeOf(thrown: unknown): string {
  return String((thrown as { code?: unknown }).code ?? 'unknown');
}
