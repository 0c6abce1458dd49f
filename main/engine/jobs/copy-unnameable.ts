import { createReadStream } from 'node:fs';
import { AppError, errorData } from '../../../contract/app-error.ts';
import type { PlacedItem } from '../sources/expand.ts';
import { decodeRawPath } from '../sources/raw-path.ts';
import type { Spool } from '../sources/spool.ts';

/**
 * Copies files into the spool whose names are not valid text (Linux allows any bytes): they are named by their
 * content.
 * @throws {AppError} `disk-full` and what else the spool throws
 */
export async function copyUnnameable(
  entries: readonly PlacedItem[],
  spool: Pick<Spool, 'putStream'>,
): Promise<PlacedItem[]> {
  const copied: PlacedItem[] = [];
  for (const entry of entries) {
    if (entry.kind !== 'unnameable') {
      copied.push(entry);
      continue;
    }
    const { path: original, ...rest } = entry;
    const copyOf = decodeRawPath(original);
    try {
      const path = await spool.putStream(createReadStream(original));
      copied.push({ ...rest, kind: 'picture', source: { kind: 'spool', path, copyOf } });
    } catch (thrown) {
      if (thrown instanceof AppError) throw thrown;
      const { code = 'unknown' } = thrown as NodeJS.ErrnoException;
      const failure = errorData('unreadable', `The file cannot be read (${code}).`, { path: rest.name });
      copied.push({ ...rest, kind: 'refused', failure });
    }
  }
  return copied;
}
