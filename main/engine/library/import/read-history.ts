import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { AppError, errorData } from '../../../../contract/app-error.ts';
import { type HistoryFile, isFlameshotName } from './flameshot.ts';
import { type ImportResult, readImport, readImportFolder } from './index.ts';

/**
 * Reads the history at a path: one file, or a folder in which each file is an upload.
 * @throws {AppError} `vanished`, `unreadable`
 */
export async function readHistory(path: string, now: number): Promise<ImportResult> {
  const isFolder = (await stat(path).catch(() => null))?.isDirectory() ?? false;
  if (!isFolder && !isFlameshotName(basename(path))) return readImport(await readBoundedFile(path), now);
  const folder = isFolder ? path : dirname(path);
  const files: HistoryFile[] = [];
  for (const name of await readdir(folder)) {
    const found = await stat(join(folder, name)).catch(() => null);
    if (found?.isFile()) files.push({ name, writtenAt: found.mtimeMs });
  }
  return readImportFolder(files, now);
}

async function readBoundedFile(path: string): Promise<Uint8Array> {
  try {
    return await readFile(path);
  } catch (thrown) {
    const code = (thrown as NodeJS.ErrnoException).code;
    if (code === 'ENOENT') throw new AppError(errorData('vanished', 'There is no such file.', { path }));
    throw new AppError(errorData('unreadable', `The file cannot be read (${code}).`, { path }));
  }
}
