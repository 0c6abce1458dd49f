import { AppError, errorData } from '../../../contract/app-error.ts';
import type { UploadHooks } from './host.ts';
import type { VerifiedFile } from './verified-file.ts';

/**
 * Yields the parts of a file for a host that writes them by itself. The last one waits until all of the file was read
 * and verified and the commit is over.
 * @throws {AppError} changed-while-reading, unreadable; `cancelled` before a part, and not after the commit
 */
export async function* committedParts(
  file: VerifiedFile,
  { signal, pace, onCommit }: Pick<UploadHooks, 'signal' | 'pace' | 'onCommit'>,
): AsyncGenerator<Uint8Array, void, undefined> {
  let held: Uint8Array | null = null;
  for await (const part of file.parts()) {
    throwIfCancelled(signal);
    if (held) yield held;
    held = part;
    await pace(part.length);
  }
  throwIfCancelled(signal);
  await onCommit();
  throwIfCancelled(signal);
  if (held) yield held;
}

/** @throws {AppError} `cancelled` */
export function throwIfCancelled(signal: AbortSignal): void {
  if (signal.aborted) throw new AppError(errorData('cancelled', 'The upload was called off'));
}
