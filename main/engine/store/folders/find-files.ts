import type { Tables } from '../tables.ts';
import type { Fate, FileKey, FolderCounts, FolderFile, LostJob, UploadedFile } from './types.ts';

export const folderFilesSql = {
  byPath: 'SELECT path, stamp, fate, job_id AS jobId FROM folder_files WHERE folder = ? AND path = ?',
  moved: `SELECT path, stamp, fate, job_id AS jobId FROM folder_files
    WHERE folder = ? AND inode = ? AND stamp = ? AND path <> ? LIMIT 1`,
  jobOfContent: `SELECT job_id FROM folder_files JOIN jobs ON jobs.id = job_id
    WHERE folder_files.folder = ? AND sha256 = ? AND jobs.state NOT IN ('failed', 'cancelled') LIMIT 1`,
  count: 'SELECT count(*) FROM folder_files WHERE folder = ? AND fate = ?',
  last: `SELECT path AS name, seen_at AS at, job_id AS jobId FROM folder_files
    WHERE folder = ? AND fate = 'taken' ORDER BY seen_at DESC LIMIT 1`,
  uploaded: `SELECT folder_files.path, stamp, job_id AS jobId FROM folder_files JOIN jobs ON jobs.id = job_id
    WHERE folder_files.folder = ? AND fate IN ('taken', 'same') AND is_tidied = 0 AND jobs.state = 'uploaded'`,
  ofJob: `SELECT path, stamp, job_id AS jobId FROM folder_files WHERE job_id = ? AND folder = ? AND is_tidied = 0`,
  lostJobs: `SELECT id, source ->> 'path' AS path FROM jobs WHERE folder = ? AND state = 'failed'
    AND dismissed_at IS NULL AND error ->> 'code' IN ('vanished', 'unreadable')`,
} as const;

export function countFiles({ db }: Tables) {
  const count = db.prepare<[string, Fate], number>(folderFilesSql.count).pluck();
  const last = db.prepare<[string], { name: string; at: number; jobId: string }>(folderFilesSql.last);
  return (folder: string): FolderCounts => ({
    existing: count.get(folder, 'existing') ?? 0,
    taken: count.get(folder, 'taken') ?? 0,
    last: last.get(folder) ?? null,
  });
}

export function getFile({ db }: Pick<Tables, 'db'>) {
  const select = db.prepare<[string, string], FolderFile>(folderFilesSql.byPath);
  return (folder: string, path: string): FolderFile | null => select.get(folder, path) ?? null;
}

export function findMovedFile({ db }: Tables) {
  const select = db.prepare<[string, string, string, string], FolderFile>(folderFilesSql.moved);
  return (folder: string, { path, inode, stamp }: FileKey): FolderFile | null =>
    select.get(folder, inode, stamp, path) ?? null;
}

export function findJobOfContent({ db }: Tables) {
  const select = db.prepare<[string, string], string>(folderFilesSql.jobOfContent).pluck();
  return (folder: string, sha256: string): string | null => select.get(folder, sha256) ?? null;
}

export function listUploadedFiles({ db }: Tables) {
  const all = db.prepare<[string], UploadedFile>(folderFilesSql.uploaded);
  const ofJob = db.prepare<[string, string], UploadedFile>(folderFilesSql.ofJob);
  return (folder: string, jobId?: string): UploadedFile[] =>
    jobId === undefined ? all.all(folder) : ofJob.all(jobId, folder);
}

export function listLostJobs({ db }: Tables) {
  const select = db.prepare<[string], LostJob>(folderFilesSql.lostJobs);
  return (folder: string): LostJob[] => select.all(folder);
}
