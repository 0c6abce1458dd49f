import type { Access } from '../access.ts';
import type { StoredJob } from '../types.ts';
import { addFolder, changeFolder, listFolders, removeFolder } from './change-folders.ts';
import { dropExisting, dropUnseen, ignoreExisting, ignoreFiles } from './existing-files.ts';
import {
  countFiles,
  findJobOfContent,
  findMovedFile,
  getFile,
  listLostJobs,
  listUploadedFiles,
} from './find-files.ts';
import type {
  FileKey,
  FileToEnqueue,
  FolderCounts,
  FolderFile,
  LostJob,
  NewFolder,
  StoredFolder,
  UploadedFile,
} from './types.ts';
import { copyFile, markFileProcessed, moveFile, noteFile, stampFiles, takeFiles } from './write-files.ts';

/** Stores watched folders and the fate of every file in them, so that none is uploaded twice and none is missed. */
export interface FolderStore {
  /** Lists folders in the order in which they were added. */
  list(): StoredFolder[];
  /** @param existing paths of existing files, which are not taken unless requested */
  add(folder: NewFolder, existing: readonly string[]): StoredFolder;
  /** @param existing as for `add`, without those known already */
  change(folder: StoredFolder, existing: readonly string[]): void;
  /** Removes a folder and its files. */
  remove(id: string): void;
  counts(folder: string): FolderCounts;

  getFile(folder: string, path: string): FolderFile | null;
  /** Finds the same file at another path. */
  findMoved(folder: string, file: FileKey): FolderFile | null;
  /** Finds the job that took this content before, unless it failed. */
  findJobOfContent(folder: string, sha256: string): string | null;
  /** Lists uploaded files whose follow-up is not done; of one job, or of all. */
  listUploaded(folder: string, jobId?: string): UploadedFile[];
  listLostJobs(folder: string): LostJob[];

  /** Stores the stamps of files that existed before. */
  stampFiles(folder: string, files: readonly FileKey[]): void;
  /** Stores a file without a job of its own. */
  noteFile(folder: string, file: FileKey & { sha256: string | null; jobId: string | null }): void;
  /** Enqueues files and stores their fate in one transaction: after a crash either both is so or neither. */
  takeFiles(folder: string, files: readonly FileToEnqueue[]): StoredJob[];
  /**
   * Moves a file and the source of its job, unless that has ended; one that failed before it was ever sent may have
   * failed for that.
   * @returns the job's id where its source changed
   */
  moveFile(folder: string, from: string, to: string, absolute: string, name: string): string | null;
  /** Stores a second copy of the same file. */
  copyFile(folder: string, from: string, to: string): void;
  /** Marks the follow-up of an upload as done. */
  markProcessed(folder: string, path: string): void;

  /** Ignores these files as they are: only what comes or changes after this is new. */
  ignoreFiles(folder: string, paths: readonly string[]): void;
  /** Drops files that a full scan did not find. */
  dropUnseen(folder: string): void;
  /** Drops existing files, so that they are new. @param ignoredToo also ignored ones */
  dropExisting(folder: string, ignoredToo: boolean): void;
  ignoreExisting(folder: string): void;
}

export function folderStore({ read, write }: Access): FolderStore {
  return {
    list: read(listFolders),
    add: write(addFolder),
    change: write(changeFolder),
    remove: write(removeFolder),
    counts: read(countFiles),
    getFile: read(getFile),
    findMoved: read(findMovedFile),
    findJobOfContent: read(findJobOfContent),
    listUploaded: read(listUploadedFiles),
    listLostJobs: read(listLostJobs),
    stampFiles: write(stampFiles),
    noteFile: write(noteFile),
    takeFiles: write(takeFiles),
    moveFile: write(moveFile),
    copyFile: write(copyFile),
    markProcessed: write(markFileProcessed),
    ignoreFiles: write(ignoreFiles),
    dropUnseen: write(dropUnseen),
    dropExisting: write(dropExisting),
    ignoreExisting: write(ignoreExisting),
  };
}
