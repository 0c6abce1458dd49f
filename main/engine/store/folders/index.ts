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

/** Keeps watched folders and what became of every file in them, so that none goes twice and none is passed over. */
export interface FolderStore {
  /** In the order in which they were added. */
  list(): StoredFolder[];
  /** @param existing paths of what is there already and is not to be taken without being asked for */
  add(folder: NewFolder, existing: readonly string[]): StoredFolder;
  /** @param existing as for `add`, of those that are not known yet */
  change(folder: StoredFolder, existing: readonly string[]): void;
  /** Forgets its files, too. */
  remove(id: string): void;
  counts(folder: string): FolderCounts;

  getFile(folder: string, path: string): FolderFile | null;
  /** Finds the same file under another path. */
  findMoved(folder: string, file: FileKey): FolderFile | null;
  /** Finds the job that took this content before, unless it came to nothing. */
  findJobOfContent(folder: string, sha256: string): string | null;
  /** Files whose upload is done, and what is to follow it is not; of one job, or of all. */
  listUploaded(folder: string, jobId?: string): UploadedFile[];
  listLostJobs(folder: string): LostJob[];

  /** Remembers how files that were there before look. */
  stampFiles(folder: string, files: readonly FileKey[]): void;
  /** Remembers a file without a job of its own. */
  noteFile(folder: string, file: FileKey & { sha256: string | null; jobId: string | null }): void;
  /** Puts files into the queue and remembers that, in one step: after a crash either both is so or neither. */
  takeFiles(folder: string, files: readonly FileToEnqueue[]): StoredJob[];
  /**
   * Moves a file and the source of its job, unless that is over; one that failed before it was ever sent may have
   * failed for that. @returns the job's id where its source changed
   */
  moveFile(folder: string, from: string, to: string, absolute: string, name: string): string | null;
  /** Remembers that the same file is there a second time. */
  copyFile(folder: string, from: string, to: string): void;
  /** What was to follow its upload is done. */
  markProcessed(folder: string, path: string): void;

  /** Takes these as they are: only what comes or changes after this is new. */
  ignoreFiles(folder: string, paths: readonly string[]): void;
  /** Forgets what was said to be there and was not found by looking through everything. */
  dropUnseen(folder: string): void;
  /** Forgets what was there before, so that it is new. @param ignoredToo also what was not wanted before */
  dropExisting(folder: string, ignoredToo: boolean): void;
  ignoreExisting(folder: string): void;
}

export function folderStore({ tables, read, write }: Access): FolderStore {
  return {
    list: read(listFolders(tables)),
    add: write(addFolder(tables)),
    change: write(changeFolder(tables)),
    remove: write(removeFolder(tables)),
    counts: read(countFiles(tables)),
    getFile: read(getFile(tables)),
    findMoved: read(findMovedFile(tables)),
    findJobOfContent: read(findJobOfContent(tables)),
    listUploaded: read(listUploadedFiles(tables)),
    listLostJobs: read(listLostJobs(tables)),
    stampFiles: write(stampFiles(tables)),
    noteFile: write(noteFile(tables)),
    takeFiles: write(takeFiles(tables)),
    moveFile: write(moveFile(tables)),
    copyFile: write(copyFile(tables)),
    markProcessed: write(markFileProcessed(tables)),
    ignoreFiles: write(ignoreFiles(tables)),
    dropUnseen: write(dropUnseen(tables)),
    dropExisting: write(dropExisting(tables)),
    ignoreExisting: write(ignoreExisting(tables)),
  };
}
