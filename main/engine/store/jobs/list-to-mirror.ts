import { readReadable } from '../record.ts';
import type { Tables } from '../tables.ts';
import type { StoredJob } from '../types.ts';
import { jobTable, readJob } from './job-row.ts';

/** Lists jobs that were uploaded and whose mirror is still to be made. */
export function listToMirror({ db }: Tables) {
  const select = db.prepare(
    `SELECT ${jobTable.columns} FROM jobs WHERE mirror_to IS NOT NULL AND state = 'uploaded' ORDER BY seq`,
  );
  return (): StoredJob[] => readReadable(select.all(), readJob);
}
