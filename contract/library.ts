import { z } from 'zod';
import { call, idsSchema, perIdOutputSchema, timeSchema } from './define.ts';
import { draggableFilesSchema } from './draggable-files.ts';
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
  /** Id of the account that owns it; null: anonymous. It may have been signed out since. */
  account: z.string().nullable(),
  origin: originSchema,
  /** Null for a picture that the host downloaded from a URL itself. */
  media: mediaSchema.nullable(),
  hasThumbnail: z.boolean(),
  remote: remoteImageSchema,
  maybeTwice: z.boolean(),
  /** Null where unknown. */
  metadata: sentMetadataSchema.nullable().optional(),
  uploadedAt: timeSchema,
});
export type HistoryItem = z.infer<typeof historyItemSchema>;

export const librarySortSchema = z.enum(['newest', 'oldest', 'largest', 'name']);
/** Groupings of library items. `day` applies only to an order by time. */
export const libraryGroupSchema = z.enum(['none', 'day', 'post', 'account', 'folder']);
export type LibraryGroup = z.infer<typeof libraryGroupSchema>;

/**
 * Status of the picture behind a link. `unclear`: the last check was inconclusive. `replaced`: the link leads to
 * something else now. `deleting`: it is being deleted at the host, or will be after the undo window.
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
 * State of a deletion at the host. `deleted` only when the host confirmed it and the link was seen to be dead.
 * `still-there`: the host confirmed it, but the link still works; `unverified`: it confirmed it, and the link could not
 * be checked. A later check of the link settles both.
 */
export const deletionSchema = z.discriminatedUnion('state', [
  /** Can be undone until then; sent to the host as soon after it as possible. */
  z.object({ state: z.literal('scheduled'), deleteAt: timeSchema }),
  z.object({ state: z.literal('sending'), deleteAt: timeSchema }),
  z.object({ state: z.literal('deleted'), at: timeSchema }),
  z.object({ state: z.literal('failed'), at: timeSchema, error: errorDataSchema }),
  z.object({ state: z.literal('still-there'), at: timeSchema }),
  z.object({ state: z.literal('unverified'), at: timeSchema, error: errorDataSchema }),
]);
export type Deletion = z.infer<typeof deletionSchema>;

export const pictureKindSchema = z.enum(['image', 'animated', 'video']);

/** Program whose file an entry was imported from. */
export const importSourceSchema = z.enum(['snapferry', 'picgo', 'sharex', 'greenshot', 'flameshot', 'ksnip']);
export type ImportSource = z.infer<typeof importSourceSchema>;

/** Describes one upload completely. */
export const libraryItemSchema = historyItemSchema.omit({ jobId: true, origin: true }).extend({
  /** Null for imported items; so is `origin`. */
  jobId: z.string().nullable(),
  origin: originSchema.nullable(),
  importedFrom: importSourceSchema.nullable(),
  kind: pictureKindSchema,
  bytes: z.number().nullable(),
  /** Folder of the uploaded file; null for bytes, URLs and imported items. */
  folder: z.string().nullable(),
  /** Id of its post. */
  postId: z.string().nullable(),
  /** Its thumbnail, when it exists, is at `snapferry://thumbnail/<this>`. */
  thumbnail: z.string(),
  presence: linkStatusSchema,
  checkedAt: timeSchema.nullable(),
  deletion: deletionSchema.nullable(),
  /** Kept on this machine, in the form that the host accepts. */
  tags: z.array(z.string()).optional(),
  /** Set while the host's title and description differ from the ones here. */
  describing: pendingDescriptionSchema.nullable().optional(),
  /** Set while a change of its privacy has not reached the host. */
  sharing: pendingShareSchema.nullable().optional(),
  /** Id of the account that has it among its favourites. */
  favoriteOf: z.string().nullable().optional(),
  /** Id of an older item that looks the same. */
  similarTo: z.string().nullable(),
});
export type LibraryItem = z.infer<typeof libraryItemSchema>;

/** Search filters; an item must match all of them, and one entry of each list. */
const searchFields = {
  /** Prefixes of words in title, description, tags, file name and link; ignores case and accents. */
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
  /**
   * Grouping: groups are ordered by name, posts the newest first, items in none last, and sorted inside. Default:
   * `day`.
   */
  group: libraryGroupSchema.optional(),
};
export const librarySearchSchema = z.object(searchFields);
export type LibrarySearch = z.infer<typeof librarySearchSchema>;

export const linkCheckSchema = z.object({
  running: z.boolean(),
  total: z.number().int(),
  done: z.number().int(),
  alive: z.number().int(),
  removed: z.number().int(),
  replaced: z.number().int(),
  unclear: z.number().int(),
  /** Why the check ended early: `cancelled`, or what prevented it from reaching any link. */
  error: errorDataSchema.nullable(),
});
export type LinkCheck = z.infer<typeof linkCheckSchema>;

const backupSchema = z.object({
  path: z.string(),
  /**
   * `daily`; `migration`: before its schema changed; `update`: before another version was installed; `restore`: the
   * database that a restored backup replaced.
   */
  kind: z.enum(['daily', 'migration', 'update', 'restore']),
  at: timeSchema,
  bytes: z.number(),
});
export type Backup = z.infer<typeof backupSchema>;

/** Defines the calls about past uploads. Changed items are sent in deltas as `library` and `removedItems`. */
export const libraryCalls = {
  /**
   * Returns one page. The next one begins `after` this one's `next`; items that arrive in between are neither lost nor
   * doubled.
   */
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
      /** Counts of all matches; only with the first page. */
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
   * Returns the ids of all matches, in order: what "select all" selects. A JSON array as text, because the window takes
   * one long string in at once and stands still for a hundred thousand short ones.
   */
  libraryIds: call(librarySearchSchema, z.object({ ids: z.string() })),
  /** Returns the values to filter by, sorted by name. */
  libraryFacets: call(
    z.object({}),
    z.object({
      hosts: z.array(z.string()),
      folders: z.array(z.object({ folder: z.string(), count: z.number().int() })),
      accounts: z.array(z.string()),
    }),
  ),
  /** Returns the library items of uploaded jobs, in the order given. */
  itemsOfJobs: call(idsSchema, z.object({ ids: z.array(z.string()) })),
  /**
   * Returns real files for other programs: the original where it exists unchanged, else the picture downloaded from its
   * link into a size-limited cache.
   */
  realFiles: call(
    draggableFilesSchema,
    z.object({
      files: z.array(z.object({ id: z.string(), path: z.string() })),
      refused: z.array(z.object({ id: z.string(), error: errorDataSchema })),
    }),
  ),
  /** Returns items in the order given; unknown ids are left out. */
  libraryItems: call(idsSchema, z.object({ items: z.array(libraryItemSchema) })),

  /**
   * Deletes items at the host after the undo window, and with them the copies of them that a rule made at other hosts;
   * they stay in the library with the result. Copies are among `done`, and those that cannot be deleted among `refused`.
   */
  deleteRemote: call(idsSchema, perIdOutputSchema),
  /** Cancels a deletion while it is still `scheduled`, and that of the copies with it. */
  undoDelete: call(idsSchema, perIdOutputSchema),
  /** Removes items from the library; the host is not contacted. */
  forget: call(idsSchema, perIdOutputSchema),
  /** Undoes `forget` within the undo window. */
  undoForget: call(idsSchema, perIdOutputSchema),

  /**
   * Exports the library including its deletehashes, to a file that only this user can read, or without `path` as text.
   */
  exportLibrary: call(
    z.object({
      format: z.enum(['json', 'csv']),
      path: z.string().min(1).optional(),
      ids: z.array(z.string()).optional(),
    }),
    z.object({ count: z.number().int(), text: z.string().nullable() }),
  ),
  /**
   * Imports a file of `exportLibrary`, or a history of PicGo, ShareX, Greenshot, ksnip or Flameshot. Flameshot's is a
   * folder, given by any picture in it.
   */
  importLibrary: call(
    z.union([z.object({ path: z.string().min(1) }), z.object({ text: z.string(), name: z.string() })]),
    z.object({
      source: importSourceSchema,
      added: z.number().int(),
      /** Number of entries already present, by link or by host and id; a missing deletehash was filled in. */
      known: z.number().int(),
      /** `line` counts lines or entries from 1, as the format has them. */
      refused: z.array(z.object({ line: z.number().int(), error: errorDataSchema })),
    }),
  ),

  /**
   * Starts a check of the links of these items, or of all; costs no credits. Continues after the answer, with progress
   * in deltas.
   */
  checkLinks: call(z.object({ ids: idsSchema.shape.ids.optional() }), linkCheckSchema),
  cancelCheck: call(z.object({}), linkCheckSchema),
  linkCheck: call(z.object({}), linkCheckSchema),

  /** Releases jobs that are held as duplicates for upload. */
  uploadAnyway: call(idsSchema, perIdOutputSchema),
  /** Ends jobs that are held as duplicates as uploaded, with the existing link. */
  useExisting: call(idsSchema, perIdOutputSchema),

  /** Creates missing thumbnails from the file or else from the host's; returns the items that have one now. */
  makeThumbnails: call(idsSchema, z.object({ items: z.array(libraryItemSchema) })),

  /** Returns the backups, newest first. */
  backups: call(z.object({}), z.object({ backups: z.array(backupSchema) })),
  /** Writes a backup of kind `update` now; the newest two of them are kept. */
  backUp: call(z.object({}), z.object({ path: z.string() })),
  /**
   * Replaces the database with a backup; the replaced one is kept as a backup itself. The queue is paused if it has
   * open jobs, because they may have been uploaded since. Callers must ask for all state again afterwards.
   */
  restoreBackup: call(z.object({ path: z.string().min(1) }), z.object({ keptAs: z.string() })),
} as const;
