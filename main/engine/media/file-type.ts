import { fileTypeFromTokenizer } from 'file-type';
import { fromBuffer, fromFile, NotRegularFileError } from 'strtok3';
import { isOfLoader } from '../fs-errors.ts';

/**
 * Detects the type of a file by its content. The library's own way from a path loads a part of itself by a name
 * that no bundler can see, so that only a checkout has it; the file is opened here instead.
 * @param whole all of the file, where that was read already
 * @returns a MIME type in the library's words; undefined for unknown or broken content, and for what is no regular
 * file
 * @throws what the file system or the module loader said: neither is an answer about the content
 */
export async function typeOfFile(path: string, whole: Buffer | null = null): Promise<string | undefined> {
  try {
    // A pipe, opened so, is not waited for.
    const tokenizer = whole ? fromBuffer(whole) : await fromFile(path, { regularFileOnly: true });
    // Closed by who reads it, whichever way that ends.
    return (await fileTypeFromTokenizer(tokenizer))?.mime;
  } catch (error) {
    if (error instanceof NotRegularFileError) return undefined;
    if (isOfLoader(error) || (error instanceof Error && 'syscall' in error)) throw error;
    // A file that ends in the middle of what it claims to be.
    return undefined;
  }
}
