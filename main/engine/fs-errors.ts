import { AppError, errorData } from '../../contract/app-error.ts';

/**
 * Runs work that reads a file, and maps its errors to failures.
 * @throws AppError vanished, unreadable; as it is, what says that a part of the program is not there
 */
export async function withReadErrors<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (isOfLoader(error)) throw error;
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
    if (code === 'ENOENT' || code === 'ENOTDIR')
      throw new AppError(errorData('vanished', 'The file is gone'));
    throw new AppError(errorData('unreadable', `The file cannot be read (${code})`, whyUnreadable(code)));
  }
}

/** Returns what is known of why a file cannot be read, by the system's code. */
export const whyUnreadable = (code: string): Record<string, string> =>
  code === 'ELOOP' ? { why: 'loop' } : {};

/** True when a module could not be loaded: this tells about the program, and nothing about any file that it reads. */
export function isOfLoader(error: unknown): boolean {
  return error instanceof Error && 'code' in error && /MODULE|IMPORT|DLOPEN/.test(String(error.code));
}
