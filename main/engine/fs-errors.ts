import { AppError, errorData } from '../../contract/app-error.ts';

/**
 * Does what reads a file, and tells what goes wrong with it as a failure.
 * @throws CallFailed vanished, unreadable
 */
export async function withReadErrors<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
    if (code === 'ENOENT' || code === 'ENOTDIR')
      throw new AppError(errorData('vanished', 'The file is gone'));
    throw new AppError(errorData('unreadable', `The file cannot be read (${code})`));
  }
}
