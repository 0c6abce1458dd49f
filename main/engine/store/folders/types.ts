import type { ExistingFilesPolicy, FolderOptions } from '../../../../contract/folders.ts';
import type { NewJob } from '../types.ts';

/** A watched folder as stored. */
export interface StoredFolder extends FolderOptions {
  readonly id: string;
  readonly path: string;
  readonly existing: ExistingFilesPolicy;
  /** False: it was watched for a single call, and is kept for the fate of its files. */
  readonly isLasting: boolean;
  readonly isMount: boolean;
  readonly createdAt: number;
}
export type NewFolder = Omit<StoredFolder, 'id' | 'createdAt'>;

/**
 * The fate of a file. `existing`: it was there before, and the user has not decided yet; `same`: its content was
 * taken before.
 */
export type Fate = 'existing' | 'ignored' | 'taken' | 'same' | 'no-picture';

/** Identifies a file without reading it. */
export interface FileKey {
  /** Relative path inside the folder, with `/` between its parts. */
  readonly path: string;
  /** Size and modification time. */
  readonly stamp: string;
  readonly inode: string;
}

/** A file as stored. `stamp` is null until it was inspected for the first time. */
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

/** A job that failed because its file could not be reached, and the path where that should be. */
export interface LostJob {
  readonly id: string;
  readonly path: string;
}
