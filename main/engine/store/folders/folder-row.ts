import { z } from 'zod';
import { existingFilesPolicySchema, folderOptionsSchema } from '../../../../contract/folders.ts';
import { defineTable, flag, json, number, plain, text, textOrNull } from '../record.ts';
import type { StoredFolder } from './types.ts';

/** Maps a watched folder to its row; its options share one JSON column. */
export const folderTable = defineTable('folders', {
  id: text,
  path: text,
  options: json(folderOptionsSchema),
  existing: plain(existingFilesPolicySchema),
  isLasting: flag,
  isMount: flag,
  createdAt: number,
});

export function readFolder(row: unknown): StoredFolder {
  const { options, ...folder } = folderTable.read(row);
  return { ...options, ...folder };
}

export const toFolderRow = (folder: StoredFolder): ReturnType<typeof folderTable.read> => ({
  ...folder,
  options: folderOptionsSchema.parse(folder),
});

/** Maps a file that was inspected in a watched folder to its row. */
export const fileTable = defineTable('folder_files', {
  folder: text,
  path: text,
  stamp: text,
  inode: text,
  sha256: textOrNull,
  fate: plain(z.enum(['existing', 'ignored', 'taken', 'same', 'no-picture'])),
  jobId: textOrNull,
  seenAt: number,
});
