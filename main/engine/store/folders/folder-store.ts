import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { AppError, errorData } from '../../../../contract/app-error.ts';
import {
  type ExistingFilesPolicy,
  existingFilesPolicySchema,
  type FolderOptions,
  folderOptionsSchema,
} from '../../../../contract/folders.ts';
import { addJobs } from '../jobs/add-jobs.ts';
import type { Tables } from '../tables.ts';
import type { NewJob, StoredJob } from '../types.ts';

/** A watched folder as it is kept. */
export interface StoredFolder extends FolderOptions {
  readonly id: string;
  readonly path: string;
  readonly existing: ExistingFilesPolicy;
  /** False: it was watched for a caller, and is known for what is remembered of its files. */
  readonly isLasting: boolean;
  readonly isMount: boolean;
  readonly createdAt: number;
}
export type NewFolder = Omit<StoredFolder, 'id' | 'createdAt'>;

type Fate = 'existing' | 'ignored' | 'taken' | 'same' | 'no-picture';

/** By what a file is known again without being read. */
export interface FileKey {
  /** Inside of the folder, with `/` between its parts. */
  readonly path: string;
  /** Size and time of change. */
  readonly stamp: string;
  readonly inode: string;
}

/** What is remembered of a file. `stamp` is null until it was looked at for the first time. */
export interface FolderFile {
  readonly path: string;
  readonly stamp: string | null;
  readonly fate: Fate;
  readonly jobId: string | null;
}

/** A file whose picture is uploaded. */
export interface UploadedFile {
  readonly path: string;
  readonly stamp: string;
  readonly jobId: string;
}

export interface FileToEnqueue extends FileKey {
  readonly sha256: string;
  readonly job: NewJob;
}

export interface FolderCounts {
  readonly existing: number;
  readonly taken: number;
  readonly last: { readonly name: string; readonly at: number; readonly jobId: string } | null;
}

const flag = z.literal([0, 1]).transform((value) => value === 1);
const folderRow = z.object({
  id: z.string(),
  path: z.string(),
  options: z.string().transform((text) => folderOptionsSchema.parse(JSON.parse(text))),
  existing: existingFilesPolicySchema,
  isLasting: flag,
  isMount: flag,
  createdAt: z.number(),
});

function readFolder(row: unknown): StoredFolder {
  const parsed = folderRow.safeParse(row);
  if (parsed.success) return { ...parsed.data.options, ...parsed.data };
  throw new AppError(errorData('profile-damaged', `A row makes no sense: ${z.prettifyError(parsed.error)}`));
}

export const folderSql = {
  file: 'SELECT path, stamp, fate, job_id AS jobId FROM folder_files WHERE folder = ? AND path = ?',
  moved: `SELECT path, stamp, fate, job_id AS jobId FROM folder_files
    WHERE folder = ? AND inode = ? AND stamp = ? AND path <> ? LIMIT 1`,
  content: `SELECT job_id FROM folder_files JOIN jobs ON jobs.id = job_id
    WHERE folder_files.folder = ? AND sha256 = ? AND jobs.state NOT IN ('failed', 'cancelled') LIMIT 1`,
  count: 'SELECT count(*) FROM folder_files WHERE folder = ? AND fate = ?',
  untidied: `SELECT folder_files.path, stamp, job_id AS jobId FROM folder_files JOIN jobs ON jobs.id = job_id
    WHERE folder_files.folder = ? AND fate IN ('taken', 'same') AND is_tidied = 0 AND jobs.state = 'uploaded'`,
  ofJob: `SELECT path, stamp, job_id AS jobId FROM folder_files WHERE job_id = ? AND folder = ? AND is_tidied = 0`,
  lost: `SELECT id, source ->> 'path' AS path FROM jobs WHERE folder = ? AND state = 'failed'
    AND dismissed_at IS NULL AND error ->> 'code' IN ('vanished', 'unreadable')`,
} as const;

/** Watched folders, and what became of every file in them: so that none goes twice, and none is passed over. */
/**
 * @param write makes one transaction of a verb; what only reads is one statement each
 */
export function createFolderStore(
  tables: Tables,
  write: <A extends unknown[], R>(verb: (...args: A) => R) => (...args: A) => R,
) {
  const { db, now } = tables;
  const columns = `id, path, options, existing, is_lasting AS isLasting, is_mount AS isMount,
    created_at AS createdAt`;
  const all = db.prepare(`SELECT ${columns} FROM folders ORDER BY seq`);
  const insertFolder = db.prepare(`
    INSERT INTO folders (id, path, options, existing, is_lasting, is_mount, created_at)
    VALUES (@id, @path, @options, @existing, @isLasting, @isMount, @createdAt)`);
  const updateFolder = db.prepare(`
    UPDATE folders SET options = @options, existing = @existing, is_lasting = @isLasting, is_mount = @isMount
    WHERE id = @id`);
  const removeFolder = db.prepare('DELETE FROM folders WHERE id = ?');
  const fileAt = db.prepare<[string, string], FolderFile>(folderSql.file);
  const movedFrom = db.prepare<[string, string, string, string], FolderFile>(folderSql.moved);
  const jobOfContent = db.prepare<[string, string], string>(folderSql.content).pluck();
  const count = db.prepare<[string, Fate], number>(folderSql.count).pluck();
  const last = db.prepare<[string], { path: string; at: number; jobId: string }>(`
    SELECT path, seen_at AS at, job_id AS jobId FROM folder_files
    WHERE folder = ? AND fate = 'taken' ORDER BY seen_at DESC LIMIT 1`);
  const addExisting = db.prepare(`
    INSERT INTO folder_files (folder, path, fate, seen_at) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING`);
  const forgetStamp = db.prepare(
    'UPDATE folder_files SET stamp = NULL, inode = NULL WHERE folder = ? AND path = ?',
  );
  const stamp = db.prepare(
    'UPDATE folder_files SET stamp = @stamp, inode = @inode, seen_at = @seenAt WHERE folder = @folder AND path = @path',
  );
  const put = db.prepare(`
    INSERT INTO folder_files (folder, path, stamp, inode, sha256, fate, job_id, seen_at)
    VALUES (@folder, @path, @stamp, @inode, @sha256, @fate, @jobId, @seenAt)
    ON CONFLICT DO UPDATE SET stamp = excluded.stamp, inode = excluded.inode, sha256 = excluded.sha256,
      fate = excluded.fate, job_id = excluded.job_id, is_tidied = 0, seen_at = excluded.seen_at`);
  const dropAt = db.prepare('DELETE FROM folder_files WHERE folder = ? AND path = ?');
  const move = db.prepare('UPDATE folder_files SET path = ? WHERE folder = ? AND path = ?');
  const copy = db.prepare(`
    INSERT INTO folder_files (folder, path, stamp, inode, sha256, fate, job_id, is_tidied, seen_at)
    SELECT folder, ?, stamp, inode, sha256, iif(fate = 'taken', 'same', fate), job_id, is_tidied, seen_at
    FROM folder_files WHERE folder = ? AND path = ? ON CONFLICT DO NOTHING`);
  const moveSource = db.prepare(`
    UPDATE jobs SET source = json_set(source, '$.path', ?), name = ?, updated_at = ?
    WHERE id = ? AND source ->> 'kind' = 'file'
      AND (ended_at IS NULL OR (state = 'failed' AND attempts = 0))`);
  const dropUnseen = db.prepare(
    "DELETE FROM folder_files WHERE folder = ? AND stamp IS NULL AND fate IN ('existing', 'ignored')",
  );
  const dropExisting = db.prepare(
    "DELETE FROM folder_files WHERE folder = ? AND (fate = 'existing' OR (fate = 'ignored' AND ?))",
  );
  const ignoreExisting = db.prepare(
    "UPDATE folder_files SET fate = 'ignored' WHERE folder = ? AND fate = 'existing'",
  );
  const untidied = db.prepare<[string], UploadedFile>(folderSql.untidied);
  const ofJob = db.prepare<[string, string], UploadedFile>(folderSql.ofJob);
  const tidy = db.prepare('UPDATE folder_files SET is_tidied = 1 WHERE folder = ? AND path = ?');
  const lost = db.prepare<[string], { id: string; path: string }>(folderSql.lost);
  const add = addJobs(tables);

  const values = (folder: StoredFolder) => ({
    id: folder.id,
    path: folder.path,
    options: JSON.stringify(folderOptionsSchema.parse(folder)),
    existing: folder.existing,
    isLasting: folder.isLasting ? 1 : 0,
    isMount: folder.isMount ? 1 : 0,
    createdAt: folder.createdAt,
  });
  const setExisting = (folder: string, paths: readonly string[], fate: 'existing' | 'ignored') => {
    const time = now();
    for (const path of paths) addExisting.run(folder, path, fate, time);
  };

  return {
    folders: (): StoredFolder[] => all.all().map(readFolder),
    /** @param existing paths of what is there already and is not to be taken without being asked for */
    addFolder: write((folder: NewFolder, existing: readonly string[]): StoredFolder => {
      const added = { ...folder, id: randomUUID().slice(0, 8), createdAt: now() };
      insertFolder.run(values(added));
      setExisting(added.id, existing, folder.existing === 'ignore' ? 'ignored' : 'existing');
      return added;
    }),
    /** @param existing as for `addFolder`, of those that are not known yet */
    changeFolder: write((folder: StoredFolder, existing: readonly string[]): void => {
      updateFolder.run(values(folder));
      setExisting(folder.id, existing, 'existing');
    }),
    removeFolder: write((id: string): void => void removeFolder.run(id)),
    /** All these are as they are to be: only what comes or changes after this is new. */
    beginAnew: write((folder: string, paths: readonly string[]): void => {
      for (const path of paths) forgetStamp.run(folder, path);
      setExisting(folder, paths, 'ignored');
    }),
    counts(folder: string): FolderCounts {
      const newest = last.get(folder);
      return {
        existing: count.get(folder, 'existing') ?? 0,
        taken: count.get(folder, 'taken') ?? 0,
        last: newest ? { name: newest.path, at: newest.at, jobId: newest.jobId } : null,
      };
    },
    fileAt: (folder: string, path: string): FolderFile | null => fileAt.get(folder, path) ?? null,
    /** The same file under another path. */
    movedFrom: (folder: string, { path, inode, stamp: known }: FileKey): FolderFile | null =>
      movedFrom.get(folder, inode, known, path) ?? null,
    /** The job that took this content before, unless it came to nothing. */
    jobOfContent: (folder: string, sha256: string): string | null => jobOfContent.get(folder, sha256) ?? null,
    /** First looks at files that were there before. */
    stampFiles: write((folder: string, files: readonly FileKey[]): void => {
      const seenAt = now();
      for (const { path, stamp: known, inode } of files)
        stamp.run({ folder, path, stamp: known, inode, seenAt });
    }),
    /** A file without a job of its own. */
    noteFile: write(
      (folder: string, file: FileKey & { sha256: string | null; jobId: string | null }): void => {
        const fate: Fate = file.jobId === null ? 'no-picture' : 'same';
        put.run({ ...file, folder, fate, seenAt: now() });
      },
    ),
    /**
     * The file is elsewhere now, and so is the source of its job, unless that is over; one that failed before it was
     * ever sent may have failed for that. @returns the job's id where its source changed
     */
    moveFile: write(
      (folder: string, from: string, to: string, absolute: string, name: string): string | null => {
        dropAt.run(folder, to);
        move.run(to, folder, from);
        const jobId = fileAt.get(folder, to)?.jobId ?? null;
        return jobId !== null && moveSource.run(absolute, name, now(), jobId).changes > 0 ? jobId : null;
      },
    ),
    /** The same file is there a second time. */
    copyFile: write((folder: string, from: string, to: string): void => {
      dropAt.run(folder, to);
      copy.run(to, folder, from);
    }),
    /** As jobs into the queue, remembered in the same step: after a crash either both is so or neither. */
    takeFiles: write((folder: string, files: readonly FileToEnqueue[]): StoredJob[] => {
      const jobs = add(files.map(({ job }) => job));
      const seenAt = now();
      for (const [index, { path, stamp: known, inode, sha256 }] of files.entries()) {
        const jobId = jobs[index]?.id ?? null;
        put.run({ folder, path, stamp: known, inode, sha256, fate: 'taken', jobId, seenAt });
      }
      return jobs;
    }),
    /** What was said to be there and was not found by looking through everything. */
    dropUnseen: write((folder: string): void => void dropUnseen.run(folder)),
    /** So that they are new. @param ignoredToo also those that were not wanted before */
    dropExisting: write(
      (folder: string, ignoredToo: boolean): void => void dropExisting.run(folder, ignoredToo ? 1 : 0),
    ),
    ignoreExisting: write((folder: string): void => void ignoreExisting.run(folder)),
    /** Files whose upload is done, and what is to follow it is not. */
    untidied: (folder: string): UploadedFile[] => untidied.all(folder),
    /** The same of one job. */
    filesOfJob: (folder: string, jobId: string): UploadedFile[] => ofJob.all(jobId, folder),
    tidied: write((folder: string, path: string): void => void tidy.run(folder, path)),
    /** Jobs that failed because their file could not be reached, and where it should be. */
    lostJobs: (folder: string): { id: string; path: string }[] => lost.all(folder),
  };
}

export type FolderStore = ReturnType<typeof createFolderStore>;
