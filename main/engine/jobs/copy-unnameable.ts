import { createReadStream } from 'node:fs';
import { AppError, errorData } from '../../../contract/app-error.ts';
import type { ExpandedItem } from '../sources/expand.ts';
import type { Spool } from '../sources/spool.ts';

/**
 * Copies files into the spool whose names are not valid text (Linux allows any bytes): they are named by their
 * content.
 * @throws {AppError} `disk-full` and what else the spool throws
 */
export async function copyUnnameable(
  entries: readonly ExpandedItem[],
  spool: Pick<Spool, 'putStream'>,
): Promise<ExpandedItem[]> {
  const copied: ExpandedItem[] = [];
  for (const entry of entries) {
    if (entry.kind !== 'unnameable') {
      copied.push(entry);
      continue;
    }
    const { input, name } = entry;
    try {
      const path = await spool.putStream(createReadStream(entry.path));
      copied.push({ kind: 'picture', input, name, source: { kind: 'spool', path } });
    } catch (thrown) {
      if (thrown instanceof AppError) throw thrown;
      const { code = 'unknown' } = thrown as NodeJS.ErrnoException;
      const failure = errorData('unreadable', `The file cannot be read (${code}).`, { path: name });
      copied.push({ kind: 'refused', input, failure });
    }
  }
  return copied;
}
