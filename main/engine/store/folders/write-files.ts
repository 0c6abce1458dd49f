import { addJobs } from '../jobs/add-jobs.ts';
import { upsert } from '../record.ts';
import type { Tables } from '../tables.ts';
import type { StoredJob } from '../types.ts';
import { getFile } from './find-files.ts';
import { fileTable } from './folder-row.ts';
import type { FileKey, FileToEnqueue } from './types.ts';

/** Prepares the statement that writes a file. Changed content resets its follow-up. */
const putFile = ({ db }: Pick<Tables, 'db'>) =>
  upsert(db, fileTable, { keep: ['folder', 'path'], also: 'is_tidied = 0' });

const dropFile = ({ db }: Pick<Tables, 'db'>) =>
  db.prepare('DELETE FROM folder_files WHERE folder = ? AND path = ?');

export function stampFiles({ db, now }: Tables) {
  const stamp = db.prepare(`
    UPDATE folder_files SET stamp = @stamp, inode = @inode, seen_at = @seenAt
    WHERE folder = @folder AND path = @path`);
  return (folder: string, files: readonly FileKey[]): void => {
    const seenAt = now();
    for (const { path, stamp: known, inode } of files)
      stamp.run({ folder, path, stamp: known, inode, seenAt });
  };
}

export function noteFile({ db, now }: Tables) {
  const put = putFile({ db });
  return (folder: string, file: FileKey & { sha256: string | null; jobId: string | null }): void => {
    put({ ...file, folder, fate: file.jobId === null ? 'no-picture' : 'same', seenAt: now() });
  };
}

export function takeFiles(tables: Tables) {
  const put = putFile(tables);
  const add = addJobs(tables);
  return (folder: string, files: readonly FileToEnqueue[]): StoredJob[] => {
    const jobs = add(files.map(({ job }) => job));
    const seenAt = tables.now();
    for (const [index, file] of files.entries())
      put({ ...file, folder, fate: 'taken', jobId: jobs[index]?.id ?? null, seenAt });
    return jobs;
  };
}

export function moveFile({ db, now }: Tables) {
  const drop = dropFile({ db });
  const move = db.prepare('UPDATE folder_files SET path = ? WHERE folder = ? AND path = ?');
  const get = getFile({ db });
  const moveSource = db.prepare(`
    UPDATE jobs SET source = json_set(source, '$.path', ?), name = ?, updated_at = ?
    WHERE id = ? AND source ->> 'kind' = 'file'
      AND (ended_at IS NULL OR (state = 'failed' AND attempts = 0))`);
  return (folder: string, from: string, to: string, absolute: string, name: string): string | null => {
    drop.run(folder, to);
    move.run(to, folder, from);
    const jobId = get(folder, to)?.jobId ?? null;
    return jobId !== null && moveSource.run(absolute, name, now(), jobId).changes > 0 ? jobId : null;
  };
}

export function copyFile({ db }: Tables) {
  const drop = dropFile({ db });
  const copy = db.prepare(`
    INSERT INTO folder_files (folder, path, stamp, inode, sha256, fate, job_id, is_tidied, seen_at)
    SELECT folder, ?, stamp, inode, sha256, iif(fate = 'taken', 'same', fate), job_id, is_tidied, seen_at
    FROM folder_files WHERE folder = ? AND path = ? ON CONFLICT DO NOTHING`);
  return (folder: string, from: string, to: string): void => {
    drop.run(folder, to);
    copy.run(to, folder, from);
  };
}

export function markFileProcessed({ db }: Tables) {
  const mark = db.prepare('UPDATE folder_files SET is_tidied = 1 WHERE folder = ? AND path = ?');
  return (folder: string, path: string): void => {
    mark.run(folder, path);
  };
}
