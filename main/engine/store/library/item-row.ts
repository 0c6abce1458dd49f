import { createHash } from 'node:crypto';
import { z } from 'zod';
import { privacySchema, remoteImageSchema } from '../../../../contract/host.ts';
import {
  deletionSchema,
  type HistoryItem,
  importSourceSchema,
  type LibraryItem,
  linkStatusSchema,
  pictureKindSchema,
} from '../../../../contract/library.ts';
import { mediaSchema } from '../../../../contract/media.ts';
import { sentMetadataSchema } from '../../../../contract/metadata.ts';
import { originSchema } from '../../../../contract/origin.ts';
import { pendingDescriptionSchema, pendingShareSchema } from '../../../../contract/remote-edits.ts';
import {
  defineTable,
  flag,
  json,
  jsonOrNull,
  number,
  numberOrNull,
  plain,
  text,
  textOrNull,
} from '../record.ts';

const uploadFields = {
  uploadedAt: number,
  id: text,
  host: text,
  name: text,
  title: textOrNull,
  description: textOrNull,
  privacy: plain(privacySchema),
  account: textOrNull,
  media: jsonOrNull(mediaSchema),
  hasThumbnail: flag,
  remote: json(remoteImageSchema),
  maybeTwice: flag,
  metadata: jsonOrNull(sentMetadataSchema),
};

/** Fields of an item; imported ones have neither job nor origin. */
const itemFields = {
  ...uploadFields,
  jobId: textOrNull,
  origin: plain(originSchema.nullable()),
  importedFrom: plain(importSourceSchema.nullable()),
  folder: textOrNull,
  tags: json(z.array(z.string())),
  kind: plain(pictureKindSchema),
  presence: plain(linkStatusSchema),
  similarTo: textOrNull,
};

/** Maps an own upload to its row. */
const historyTable = defineTable('history', { ...uploadFields, jobId: text, origin: plain(originSchema) });

/** Maps an item of the library to its row. */
const libraryTable = defineTable('history', {
  ...itemFields,
  bytes: { ...numberOrNull, select: 'nullif(history.bytes, 0)' },
  checkedAt: numberOrNull,
  deletion: jsonOrNull(deletionSchema),
  postId: { ...textOrNull, column: 'post' },
  describing: jsonOrNull(pendingDescriptionSchema),
  sharing: jsonOrNull(pendingShareSchema),
  favoriteOf: textOrNull,
});

/** Maps a new item to its row, with its search columns. */
export const newItemTable = defineTable('history', {
  ...itemFields,
  bytes: number,
  searched: text,
  sortName: text,
  look: textOrNull,
  copyOf: textOrNull,
});

export const historyColumns = historyTable.columns;
export const libraryColumns = libraryTable.columns;

export const readHistory = (row: unknown): HistoryItem => historyTable.read(row);

export function readLibrary(row: unknown): LibraryItem {
  const item = libraryTable.read(row);
  return { ...item, thumbnail: thumbnailKey(item.media?.sha256 ?? null, item.remote.link) };
}

/** Returns the name of a thumbnail; the link stands for unknown content. */
export function thumbnailKey(sha256: string | null, link: string): string {
  return sha256 ?? createHash('sha256').update(link).digest('hex');
}
