import { z } from 'zod';
import { addItemSchema } from './add-item.ts';
import { errorDataSchema } from './errors.ts';
import { originSchema, privacySchema, timeSchema } from './records.ts';

/**
 * A post is pictures in an order under one title: an album at the host. `draft`: nothing of it is sent before
 * `submitPost`. `queued`: its pictures wait for their turn. `assembling`: all are there, the album is being made.
 * `sharing`: it is being shown in the gallery or taken out of it. `stuck`: it goes on when somebody has said what is
 * to become of the pictures that failed.
 */
export const postStateSchema = z.enum([
  'draft',
  'queued',
  'uploading',
  'stuck',
  'assembling',
  'sharing',
  'done',
  'failed',
]);
export type PostState = z.infer<typeof postStateSchema>;

/** Longer than anything a host takes: what is typed is kept whole, and told to be too long. */
const text = z.string().max(100_000);

/** Whose picture it is, where it is not one's own; written under the description. */
export const creditSchema = z.object({
  notMine: z.boolean(),
  author: z.string().max(10_000),
  /** The author's own page, or where the picture was found. */
  link: z.string().max(10_000),
});
export type Credit = z.infer<typeof creditSchema>;

/** One picture of a post. */
export const postEntrySchema = z.object({
  id: z.string(),
  /** The job that uploads it, or the library's item that is there already; exactly one is set. */
  jobId: z.string().nullable(),
  itemId: z.string().nullable(),
  title: text,
  description: text,
});
export type PostEntry = z.infer<typeof postEntrySchema>;

/** `gone`: neither a job nor the library knows it any more, or it was deleted at the host. */
export const postPictureStateSchema = z.enum(['waiting', 'uploading', 'uploaded', 'failed', 'gone']);

/** An entry with what is known of its picture at the moment. */
const postPictureSchema = postEntrySchema.extend({
  name: z.string(),
  state: postPictureStateSchema,
  /** Its thumbnail is at `snapferry://thumbnail/<this>`; null while there is none. */
  thumbnail: z.string().nullable(),
  link: z.string().nullable(),
  error: errorDataSchema.nullable(),
});
export type PostPicture = z.infer<typeof postPictureSchema>;

/** The album at the host. Its deletehash stays in the engine. */
const remoteAlbumSchema = z.object({ id: z.string(), page: z.string() });

const postContent = {
  title: text,
  description: text,
  /** As typed; `tagsOf` in the engine makes of them what the host takes. */
  tags: z.array(z.string().max(10_000)).max(100),
  /** Id of an entry; null for the first. */
  cover: z.string().nullable(),
  credit: creditSchema,
  mature: z.boolean(),
  /** Public: shown in the host's gallery, for which an account is needed. */
  privacy: privacySchema,
};

/** What keeps a post, as it is, from being submitted; `field` is where it is to be mended. */
const postProblemSchema = z.object({
  field: z.enum(['title', 'description', 'tags', 'credit', 'privacy', 'pictures']),
  /** Of a picture's own title or description: whose. */
  entryId: z.string().nullable(),
  error: errorDataSchema,
});
export type PostProblem = z.infer<typeof postProblemSchema>;

export const postSchema = z.object({
  id: z.string(),
  host: z.string(),
  /** Null: without an account. */
  account: z.string().nullable(),
  state: postStateSchema,
  ...postContent,
  pictures: z.array(postPictureSchema),
  /** Names after an @ in the texts. */
  mentions: z.array(z.string()),
  problems: z.array(postProblemSchema),
  album: remoteAlbumSchema.nullable(),
  /** It is in the host's gallery now. */
  isPublic: z.boolean(),
  /** Something was changed after it was made and is not at the host yet; `submitPost` sends it. */
  isChanged: z.boolean(),
  /** An answer was lost, so that an empty album without a name, whose address nobody knows, may be left at the host. */
  emptyLeft: z.boolean(),
  /** Why it failed, or what it is waiting out. */
  error: errorDataSchema.nullable(),
  /** When it is expected to be done; null when it has ended or cannot be told. */
  doneBy: timeSchema.nullable(),
  createdAt: timeSchema,
  updatedAt: timeSchema,
  doneAt: timeSchema.nullable(),
});
export type Post = z.infer<typeof postSchema>;

const id = z.object({ id: z.string() });
const ids = z.array(z.string()).max(10_000);
const postOutput = z.object({ post: postSchema });

/** Pictures for a post: jobs of the queue, items of the library, or files, folders and addresses, in this order. */
const picturesToAddFields = {
  jobs: ids.default([]),
  items: ids.default([]),
  given: z.array(addItemSchema).max(10_000).default([]),
  /** The way by which the given ones came. */
  origin: originSchema.default('dialog'),
};
const addToPostOutput = postOutput.extend({
  /** What could not be added: an id, a path or an address, and why. */
  refused: z.array(z.object({ input: z.string(), error: errorDataSchema })),
});

const call = <I extends z.ZodType, O extends z.ZodType>(input: I, output: O) => ({ input, output });
const perEntryOutput = z.object({
  done: z.array(z.string()),
  refused: z.array(z.object({ id: z.string(), error: errorDataSchema })),
});

/** The calls about posts and about what is public. Posts that change are told in deltas as `posts` and `removedPosts`. */
export const postCalls = {
  /** Newest first. */
  posts: call(z.object({}), z.object({ posts: z.array(postSchema) })),
  /** A new draft, durable before the answer. New pictures are looked at, and not sent before `submitPost`. */
  makePost: call(
    z.object({ ...picturesToAddFields, ...z.object(postContent).partial().shape }),
    addToPostOutput,
  ),
  /** Of a draft at each keystroke; of a post that is made, for the next `submitPost`. What is left out stays. */
  changePost: call(id.extend(z.object(postContent).partial().shape), postOutput),
  /** To the end. Of a post that is made as well: `submitPost` then adds them at the host. */
  addToPost: call(id.extend(picturesToAddFields), addToPostOutput),
  addBytesToPost: call(
    id.extend({ name: z.string(), bytes: z.instanceof(Uint8Array), origin: originSchema.default('paste') }),
    addToPostOutput,
  ),
  /** Title and description of single pictures. */
  describePictures: call(
    id.extend({ entries: ids, title: text.optional(), description: text.optional() }),
    postOutput,
  ),
  /** All entries in the order that they shall have. */
  arrangePost: call(id.extend({ entries: ids }), postOutput),
  /** The pictures themselves stay where they are; those that were only for a draft are forgotten. */
  removeFromPost: call(id.extend({ entries: ids }), postOutput),
  /** What it takes and when it would be done if it were submitted now; `doneBy` null when it cannot be told. */
  planPost: call(
    id,
    z.object({ uploads: z.number().int(), credits: z.number().int(), doneBy: timeSchema.nullable() }),
  ),
  /**
   * Makes the post, or brings what was changed to the host. Refuses with the first of its `problems`, and with
   * `consent-needed` the first time that something goes public, until `accepted` is given once.
   */
  submitPost: call(id.extend({ accepted: z.boolean().default(false) }), postOutput),
  /** Of one that failed or is stuck: tries again what failed, its pictures too. */
  retryPost: call(id, postOutput),
  /** Takes the record away, of a draft with the pictures that were only for it; nothing happens at the host. */
  discardPost: call(id, z.object({})),
  /** Deletes the album at the host and takes the record away; the pictures stay. */
  deletePost: call(id, z.object({})),

  /**
   * Shows items and made posts in the host's gallery. A title is needed: its own, or else the one given. Refuses with
   * `consent-needed` until `accepted` is given once.
   */
  sharePublic: call(
    z.object({
      items: ids.default([]),
      posts: ids.default([]),
      title: text.optional(),
      tags: postContent.tags.default([]),
      mature: z.boolean().default(false),
      accepted: z.boolean().default(false),
    }),
    perEntryOutput,
  ),
  /** Takes items and posts out of the gallery; who has the link still sees them. */
  makeHidden: call(z.object({ items: ids.default([]), posts: ids.default([]) }), perEntryOutput),
} as const;
