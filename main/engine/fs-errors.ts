import { CallFailed, failure } from '../../contract/app-error.ts';

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
      throw new CallFailed(failure('vanished', 'The file is gone'));
    throw new CallFailed(failure('unreadable', `The file cannot be read (${code})`));
  }
}
