import { z } from 'zod';
import { addItemSchema } from './add-item.ts';
import { call, perIdOutputSchema, timeSchema } from './define.ts';
import { errorDataSchema } from './errors.ts';
import { privacySchema } from './host.ts';
import { originSchema } from './origin.ts';

/**
 * States of a post: ordered pictures under one title, an album at the host. `draft`: nothing of it is sent before
 * `submitPost`. `queued`: its pictures wait for their turn. `assembling`: all are uploaded, the album is being created.
 * `sharing`: it is being added to the gallery or removed from it. `stuck`: it continues when the user has decided about
 * the failed pictures.
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

/** Longer than any host accepts: what is typed is stored whole and reported as too long. */
const text = z.string().max(100_000);

/** Credits the author of a picture that is not the user's own; written under the description. */
export const creditSchema = z.object({
  notMine: z.boolean(),
  author: z.string().max(10_000),
  /** The author's own page, or where the picture was found. */
  link: z.string().max(10_000),
});
export type Credit = z.infer<typeof creditSchema>;

/** Describes one picture of a post. */
export const postEntrySchema = z.object({
  id: z.string(),
  /** The job that uploads it, or its library item; exactly one is set. */
  jobId: z.string().nullable(),
  itemId: z.string().nullable(),
  title: text,
  description: text,
});
export type PostEntry = z.infer<typeof postEntrySchema>;

/**
 * States of a picture in a post. `gone`: neither a job nor the library has it any more, or it was deleted at the host.
 */
export const postPictureStateSchema = z.enum(['waiting', 'uploading', 'uploaded', 'failed', 'gone']);

/** An entry with the current state of its picture. */
const postPictureSchema = postEntrySchema.extend({
  name: z.string(),
  state: postPictureStateSchema,
  /** Its thumbnail is at `snapferry://thumbnail/<this>`; null when there is none. */
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
  /** As typed; `tagsOf` in the engine converts them for the host. */
  tags: z.array(z.string().max(10_000)).max(100),
  /** Id of an entry; null for the first. */
  cover: z.string().nullable(),
  credit: creditSchema,
  mature: z.boolean(),
  /** `public` needs an account. */
  privacy: privacySchema,
};

/** Describes why a post cannot be submitted as it is; `field` is where to fix it. */
const postProblemSchema = z.object({
  field: z.enum(['title', 'description', 'tags', 'credit', 'privacy', 'pictures']),
  /** For a problem of a picture's own title or description: its entry. */
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
  /** True while it is in the host's gallery. */
  isPublic: z.boolean(),
  /** True when it has changes since its creation that are not at the host yet; `submitPost` sends them. */
  isChanged: z.boolean(),
  /** True when an answer was lost, so that an empty, unnamed album at an unknown URL may be left at the host. */
  emptyLeft: z.boolean(),
  /** Why it failed, or what it is waiting out. */
  error: errorDataSchema.nullable(),
  /** Estimated time at which it is done; null when it has ended or when unknown. */
  doneBy: timeSchema.nullable(),
  createdAt: timeSchema,
  updatedAt: timeSchema,
  doneAt: timeSchema.nullable(),
});
export type Post = z.infer<typeof postSchema>;

const id = z.object({ id: z.string() });
const ids = z.array(z.string()).max(10_000);
const postOutput = z.object({ post: postSchema });

/**
 * Input that adds pictures to a post: jobs of the queue, items of the library, or files, folders and URLs, in this
 * order.
 */
const picturesToAddFields = {
  jobs: ids.default([]),
  items: ids.default([]),
  given: z.array(addItemSchema).max(10_000).default([]),
  /** Origin of the given inputs. */
  origin: originSchema.default('dialog'),
};
const addToPostOutput = postOutput.extend({
  /** What could not be added: an id, a path or a URL, and why. */
  refused: z.array(z.object({ input: z.string(), error: errorDataSchema })),
});

/** Defines the calls about posts and the gallery. Changed posts are sent in deltas as `posts` and `removedPosts`. */
export const postCalls = {
  /** Returns the posts, newest first. */
  posts: call(z.object({}), z.object({ posts: z.array(postSchema) })),
  /** Creates a draft, durably before the answer. New pictures are prepared, and not sent before `submitPost`. */
  makePost: call(
    z.object({ ...picturesToAddFields, ...z.object(postContent).partial().shape }),
    addToPostOutput,
  ),
  /** Changes a draft at each keystroke, or an existing post for the next `submitPost`. Fields left out stay. */
  changePost: call(id.extend(z.object(postContent).partial().shape), postOutput),
  /** Appends pictures. For an existing post `submitPost` adds them at the host. */
  addToPost: call(id.extend(picturesToAddFields), addToPostOutput),
  addBytesToPost: call(
    id.extend({ name: z.string(), bytes: z.instanceof(Uint8Array), origin: originSchema.default('paste') }),
    addToPostOutput,
  ),
  /** Sets title and description of single pictures. */
  describePictures: call(
    id.extend({ entries: ids, title: text.optional(), description: text.optional() }),
    postOutput,
  ),
  /** Reorders the entries; all of them must be given. */
  arrangePost: call(id.extend({ entries: ids }), postOutput),
  /**
   * Removes entries from the post. Their pictures stay where they are; those that were only for a draft are deleted.
   */
  removeFromPost: call(id.extend({ entries: ids }), postOutput),
  /** Estimates cost and end if the post were submitted now; `doneBy` null when unknown. */
  planPost: call(
    id,
    z.object({ uploads: z.number().int(), credits: z.number().int(), doneBy: timeSchema.nullable() }),
  ),
  /**
   * Creates the post, or sends its changes to the host. Rejects with the first of its `problems`, and with
   * `consent-needed` before the first public post, until `accepted` is given once.
   */
  submitPost: call(id.extend({ accepted: z.boolean().default(false) }), postOutput),
  /** Retries the failed steps of a failed or stuck post, its pictures included. */
  retryPost: call(id, postOutput),
  /** Deletes the record, and for a draft the pictures that were only for it; the host is not contacted. */
  discardPost: call(id, z.object({})),
  /** Deletes the album at the host and the record; the pictures stay. */
  deletePost: call(id, z.object({})),

  /**
   * Adds items and existing posts to the host's gallery. A title is needed: its own, or else the one given. Rejects
   * with `consent-needed` until `accepted` is given once.
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
    perIdOutputSchema,
  ),
  /** Removes items and posts from the gallery; anyone who has the link still sees them. */
  makeHidden: call(z.object({ items: ids.default([]), posts: ids.default([]) }), perIdOutputSchema),
} as const;
