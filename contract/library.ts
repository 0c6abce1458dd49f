import { z } from 'zod';
import { call, idsSchema, perIdOutputSchema, timeSchema } from './define.ts';
import { errorDataSchema } from './errors.ts';
import { privacySchema, remoteImageSchema } from './host.ts';
import { mediaSchema } from './media.ts';
import { sentMetadataSchema } from './metadata.ts';
import { originSchema } from './origin.ts';
import { pendingDescriptionSchema, pendingShareSchema } from './remote-edits.ts';

export const historyItemSchema = z.object({
  id: z.string(),
  jobId: z.string(),
  host: z.string(),
  name: z.string(),
  title: z.string().nullable(),
  description: z.string().nullable(),
  privacy: privacySchema,
  /** Id of the account that it belongs to; null: anonymous. It may have been signed out since. */
  account: z.string().nullable(),
  origin: originSchema,
  /** Null for what the host fetched itself from an address. */
  media: mediaSchema.nullable(),
  hasThumbnail: z.boolean(),
  remote: remoteImageSchema,
  maybeTwice: z.boolean(),
  /** Null where nothing is known of it. */
  metadata: sentMetadataSchema.nullable().optional(),
  uploadedAt: timeSchema,
});
export type HistoryItem = z.infer<typeof historyItemSchema>;

export const librarySortSchema = z.enum(['newest', 'oldest', 'largest', 'name']);
/** What items that belong together have in common. Days are told apart only where the order is one of time. */
export const libraryGroupSchema = z.enum(['none', 'day', 'post', 'account', 'folder']);
export type LibraryGroup = z.infer<typeof libraryGroupSchema>;

/**
 * What is known of the picture behind a link. `unclear`: the last look told nothing. `replaced`: something else is
 * there now. `deleting`: it is being deleted at the host, or will be when the grace period is over.
 */
export const linkStatusSchema = z.enum([
  'unchecked',
  'alive',
  'replaced',
  'unclear',
  'removed',
  'deleting',
  'deleted',
]);
export type LinkStatus = z.infer<typeof linkStatusSchema>;

/**
 * How a deletion at the host stands. `deleted` only when the host said yes and the link was seen to lead nowhere any
 * more. `still-there`: the host said yes, and the link leads to the picture after all; `unverified`: it said yes, and
 * the link could not be looked at. A later check of the link settles both.
 */
export const deletionSchema = z.discriminatedUnion('state', [
  /** Can be undone until then; asked of the host as soon after it as that is possible. */
  z.object({ state: z.literal('scheduled'), deleteAt: timeSchema }),
  z.object({ state: z.literal('sending'), deleteAt: timeSchema }),
  z.object({ state: z.literal('deleted'), at: timeSchema }),
  z.object({ state: z.literal('failed'), at: timeSchema, error: errorDataSchema }),
  z.object({ state: z.literal('still-there'), at: timeSchema }),
  z.object({ state: z.literal('unverified'), at: timeSchema, error: errorDataSchema }),
]);
export type Deletion = z.infer<typeof deletionSchema>;

export const pictureKindSchema = z.enum(['image', 'animated', 'video']);

/** Whose file an entry was imported from. */
export const importSourceSchema = z.enum(['snapferry', 'picgo', 'sharex', 'greenshot', 'flameshot', 'ksnip']);
export type ImportSource = z.infer<typeof importSourceSchema>;

/** All that is known of one upload. */
export const libraryItemSchema = historyItemSchema.omit({ jobId: true, origin: true }).extend({
  /** Null for what was imported; so is `origin`. */
  jobId: z.string().nullable(),
  origin: originSchema.nullable(),
  importedFrom: importSourceSchema.nullable(),
  kind: pictureKindSchema,
  bytes: z.number().nullable(),
  /** The folder that its file lay in; null for what came as bytes, from an address or by import. */
  folder: z.string().nullable(),
  /** The post that it is in. */
  postId: z.string().nullable(),
  /** Its thumbnail, once there is one, is at `snapferry://thumbnail/<this>`. */
  thumbnail: z.string(),
  presence: linkStatusSchema,
  checkedAt: timeSchema.nullable(),
  deletion: deletionSchema.nullable(),
  /** Kept here, as the host takes them. */
  tags: z.array(z.string()).optional(),
  /** Set while the host does not show the texts that it has here. */
  describing: pendingDescriptionSchema.nullable().optional(),
  /** Set while it is not seen by those who shall see it. */
  sharing: pendingShareSchema.nullable().optional(),
  /** Id of the account that has it among its favourites. */
  favoriteOf: z.string().nullable().optional(),
  /** Id of an older item that looks the same. */
  similarTo: z.string().nullable(),
});
export type LibraryItem = z.infer<typeof libraryItemSchema>;

/** Everything that is given must hold; of a list, one entry. */
const searchFields = {
  /** Words that begin like these, in title, description, tags, file name and link; without regard to case and accents. */
  text: z.string().max(10_000).default(''),
  /** Uploaded at or after `from` and before `to`. */
  from: timeSchema.optional(),
  to: timeSchema.optional(),
  privacy: z.array(privacySchema).min(1).optional(),
  origin: z
    .array(z.enum([...originSchema.options, 'import']))
    .min(1)
    .optional(),
  host: z.array(z.string()).min(1).optional(),
  folder: z.array(z.string()).min(1).optional(),
  /** Null: uploaded without an account, or imported. */
  account: z.array(z.string().nullable()).min(1).optional(),
  kind: z.array(pictureKindSchema).min(1).optional(),
  minBytes: z.number().min(0).optional(),
  maxBytes: z.number().min(0).optional(),
  presence: z.array(linkStatusSchema).min(1).optional(),
  sort: librarySortSchema.default('newest'),
  /** Groups come by name, posts the newest first, what is in none last, and are sorted inside. Left out: `day`. */
  group: libraryGroupSchema.optional(),
};
const librarySearchSchema = z.object(searchFields);
export type LibrarySearch = z.infer<typeof librarySearchSchema>;

export const linkCheckSchema = z.object({
  running: z.boolean(),
  total: z.number().int(),
  done: z.number().int(),
  alive: z.number().int(),
  removed: z.number().int(),
  replaced: z.number().int(),
  unclear: z.number().int(),
  /** Why it ended before it was through: `cancelled`, or what kept it from reaching anything. */
  error: errorDataSchema.nullable(),
});
export type LinkCheck = z.infer<typeof linkCheckSchema>;

const backupSchema = z.object({
  path: z.string(),
  /** `daily`; `migration`: before an update; `restore`: what a restoring took the place of. */
  kind: z.enum(['daily', 'migration', 'restore']),
  at: timeSchema,
  bytes: z.number(),
});
export type Backup = z.infer<typeof backupSchema>;

/** Pictures of the library or of the queue. */
export const draggableFilesSchema = z.object({
  kind: z.enum(['items', 'jobs']),
  ids: z.array(z.string()).min(1).max(200),
});
export type DraggableFiles = z.infer<typeof draggableFilesSchema>;

/** The calls about what was ever uploaded. Items that change are told in deltas as `library` and `removedItems`. */
export const libraryCalls = {
  /** One page. The next one begins `after` this one's `next`; nothing is lost or doubled by what comes in meanwhile. */
  library: call(
    z.object({
      ...searchFields,
      limit: z.number().int().min(1).max(10_000).default(200),
      after: z.string().optional(),
    }),
    z.object({
      items: z.array(libraryItemSchema),
      /** Null on the last page. */
      next: z.string().nullable(),
      /** Of all that match; only with the first page. */
      counts: z
        .object({
          total: z.number().int(),
          /**
           * In the order of the list. `key`: YYYY-MM-DD in this machine's time zone, the folder, the account or the
           * post's id; null for those without one. `title`: the post's.
           */
          groups: z.array(
            z.object({
              key: z.string().nullable(),
              title: z.string().nullable().optional(),
              count: z.number().int(),
            }),
          ),
        })
        .nullable(),
    }),
  ),
  /**
   * The ids of all that match, in order: what "select all" selects. A JSON array as text, because the window takes one
   * long string in at once and stands still for a hundred thousand short ones.
   */
  libraryIds: call(librarySearchSchema, z.object({ ids: z.string() })),
  /** What there is to filter by, by name. */
  libraryFacets: call(
    z.object({}),
    z.object({
      hosts: z.array(z.string()),
      folders: z.array(z.object({ folder: z.string(), count: z.number().int() })),
      accounts: z.array(z.string()),
    }),
  ),
  /** The library's items of jobs that have arrived, in the order asked. */
  itemsOfJobs: call(idsSchema, z.object({ ids: z.array(z.string()) })),
  /**
   * Real files for other programs: the original where it is there and unchanged, else the picture fetched from its
   * link into a cache that is kept small.
   */
  realFiles: call(
    draggableFilesSchema,
    z.object({
      files: z.array(z.object({ id: z.string(), path: z.string() })),
      refused: z.array(z.object({ id: z.string(), error: errorDataSchema })),
    }),
  ),
  /** In the order asked; unknown ids are left out. */
  libraryItems: call(idsSchema, z.object({ items: z.array(libraryItemSchema) })),

  /** Deletes at the host when the undo window is over; the item stays, with what became of it. */
  deleteRemote: call(idsSchema, perIdOutputSchema),
  /** Only while the deletion is still `scheduled`. */
  undoDelete: call(idsSchema, perIdOutputSchema),
  /** Takes items out of the library; nothing happens at the host. */
  forget: call(idsSchema, perIdOutputSchema),
  /** Within the undo window after `forget`. */
  undoForget: call(idsSchema, perIdOutputSchema),

  /** With the deletehashes in it. To a file that only this user can read, or without `path` as text. */
  exportLibrary: call(
    z.object({
      format: z.enum(['json', 'csv']),
      path: z.string().min(1).optional(),
      ids: z.array(z.string()).optional(),
    }),
    z.object({ count: z.number().int(), text: z.string().nullable() }),
  ),
  /**
   * Reads what `exportLibrary` wrote, and histories of PicGo, ShareX, Greenshot, ksnip and Flameshot. That of the last
   * is a folder; any picture in it stands for all.
   */
  importLibrary: call(
    z.union([z.object({ path: z.string().min(1) }), z.object({ text: z.string(), name: z.string() })]),
    z.object({
      source: importSourceSchema,
      added: z.number().int(),
      /** There already, by link or by host and id; a deletehash that was missing was filled in. */
      known: z.number().int(),
      /** `line` counts lines or entries from 1, as the format has them. */
      refused: z.array(z.object({ line: z.number().int(), error: errorDataSchema })),
    }),
  ),

  /** Looks at the links of these items, or of all; costs no credits. Goes on after the answer, told in deltas. */
  checkLinks: call(z.object({ ids: idsSchema.shape.ids.optional() }), linkCheckSchema),
  cancelCheck: call(z.object({}), linkCheckSchema),
  linkCheck: call(z.object({}), linkCheckSchema),

  /** Of jobs that are held as duplicates: upload nevertheless. */
  uploadAnyway: call(idsSchema, perIdOutputSchema),
  /** Of jobs that are held as duplicates: they end as uploaded, with the link that is there. */
  useExisting: call(idsSchema, perIdOutputSchema),

  /** Makes thumbnails that are missing, out of the file or else of the host's; gives the items that have one now. */
  makeThumbnails: call(idsSchema, z.object({ items: z.array(libraryItemSchema) })),

  /** Newest first. */
  backups: call(z.object({}), z.object({ backups: z.array(backupSchema) })),
  /**
   * Puts a backup in the place of the database, which is kept as a backup itself. The queue is paused if anything in
   * it is open, because it may have been uploaded since. Afterwards everything is to be asked for anew.
   */
  restoreBackup: call(z.object({ path: z.string().min(1) }), z.object({ keptAs: z.string() })),
} as const;
