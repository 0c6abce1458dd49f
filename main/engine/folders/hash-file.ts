import { createHash } from 'node:crypto';
import { constants } from 'node:fs';
import { open } from 'node:fs/promises';
import { withReadErrors } from '../fs-errors.ts';

/**
 * Hashes a file that ended each process which looked into it. Its bytes are only counted here; nothing of them is
 * understood.
 * @returns SHA-256 in hex
 * @throws {AppError} `unreadable`, `vanished`
 */
export function hashFile(path: string): Promise<string> {
  return withReadErrors(async () => {
    // Without waiting: a pipe may have taken its place.
    const file = await open(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
    const hash = createHash('sha256');
    for await (const chunk of file.createReadStream()) hash.update(chunk as Buffer);
    return hash.digest('hex');
  });
}
