import { z } from 'zod';
import { errorDataSchema } from '../../../../contract/errors.ts';
import { privacySchema } from '../../../../contract/host.ts';
import { creditSchema, type PostEntry, postEntrySchema } from '../../../../contract/posts.ts';
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

/** Maps a post to its row. */
export const postTable = defineTable('posts', {
  id: text,
  host: text,
  account: textOrNull,
  mark: text,
  state: plain(z.enum(['draft', 'making', 'done', 'failed'])),
  title: text,
  description: text,
  tags: json<readonly string[]>(z.array(z.string())),
  cover: textOrNull,
  credit: json(creditSchema),
  mature: flag,
  privacy: plain(privacySchema),
  entries: json<readonly PostEntry[]>(z.array(postEntrySchema)),
  creation: plain(z.enum(['none', 'sent'])),
  album: jsonOrNull(z.object({ id: z.string(), page: z.string(), deletehash: z.string().nullable() })),
  told: textOrNull,
  toldBy: plain(z.enum(['update', 'contents']).nullable()),
  shown: textOrNull,
  isPublic: flag,
  emptyLeft: flag,
  error: jsonOrNull(errorDataSchema),
  createdAt: number,
  updatedAt: number,
  doneAt: numberOrNull,
});
