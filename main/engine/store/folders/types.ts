import type { ExistingFilesPolicy, FolderOptions } from '../../../../contract/folders.ts';
import type { NewJob } from '../types.ts';

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

/**
 * What became of a file. `existing`: it was there before, and nobody has said yet what is to be done; `same`: its
 * content was taken before.
 */
export type Fate = 'existing' | 'ignored' | 'taken' | 'same' | 'no-picture';

/** Identifies a file without reading it. */
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

/** A job that failed because its file could not be reached, and where that should be. */
export interface LostJob {
  readonly id: string;
  readonly path: string;
}
