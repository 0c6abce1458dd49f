import { open, rename, rm } from 'node:fs/promises';
import { AppError, errorData } from '../../contract/app-error.ts';

/**
 * Writes a file whole or not at all, readable by this user only.
 * @throws {AppError} `disk-full`, `unreadable`
 */
export async function writePrivate(path: string, text: string): Promise<void> {
  const unfinished = `${path}.partial`;
  try {
    const file = await open(unfinished, 'w', 0o600);
    try {
      await file.writeFile(text);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(unfinished, path);
  } catch (thrown) {
    await rm(unfinished, { force: true });
    const { code } = thrown as NodeJS.ErrnoException;
    const isFull = code === 'ENOSPC' || code === 'EDQUOT';
    throw new AppError(
      errorData(isFull ? 'disk-full' : 'unreadable', `It cannot be written (${code}).`, { path }),
    );
  }
}
