import { z } from 'zod';
import { call, timeSchema } from './define.ts';
import { errorDataSchema } from './errors.ts';
import { privacySchema } from './host.ts';
import { metadataRuleSchema } from './metadata.ts';
import { laneSchema } from './origin.ts';

/** Policies for pictures that are already in a folder when it is first watched. */
export const existingFilesPolicySchema = z.enum(['ignore', 'upload', 'ask']);
export type ExistingFilesPolicy = z.infer<typeof existingFilesPolicySchema>;

/** Actions on a file after its upload. `subfolder` is a plain name inside the watched folder. */
export const afterUploadActionSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('leave') }),
  z.object({ kind: z.literal('move'), subfolder: z.string().min(1).max(100) }),
  z.object({ kind: z.literal('trash') }),
]);
export type AfterUploadAction = z.infer<typeof afterUploadActionSchema>;

/** Glob on the path inside the folder, with `/` as separator; a pattern without `/` matches names at any depth. */
const patternSchema = z.string().min(1).max(1_000);

const optionFields = {
  /** False: the folder is not watched. */
  isOn: z.boolean(),
  recursive: z.boolean(),
  /** Empty: every picture and video. */
  include: z.array(patternSchema).max(100),
  exclude: z.array(patternSchema).max(100),
  privacy: privacySchema,
  lane: laneSchema,
  /** Id of the destination of its pictures; null: the default at that time. */
  host: z.string().max(100).nullable(),
  /** Title of the album that its pictures are added to as they arrive; null for none. */
  album: z.string().trim().min(1).max(100).nullable(),
  /** Metadata rule for its pictures; null: as in the settings. */
  metadata: metadataRuleSchema.nullable(),
  afterUpload: afterUploadActionSchema,
  /**
   * `always`: scanned periodically, for disks without change notifications; `auto`: only where that is known to be
   * needed.
   */
  polling: z.enum(['auto', 'always']),
};

export const folderOptionsSchema = z.object({
  isOn: optionFields.isOn.default(true),
  recursive: optionFields.recursive.default(false),
  include: optionFields.include.default([]),
  exclude: optionFields.exclude.default([]),
  privacy: optionFields.privacy.default('hidden'),
  lane: optionFields.lane.default('bulk'),
  host: optionFields.host.default(null),
  album: optionFields.album.default(null),
  metadata: optionFields.metadata.default(null),
  afterUpload: optionFields.afterUpload.default({ kind: 'leave' }),
  polling: optionFields.polling.default('auto'),
});
export type FolderOptions = z.infer<typeof folderOptionsSchema>;

export const folderStateSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('off') }),
  /** Scanning the whole folder; `seen` pictures so far. */
  z.object({ kind: z.literal('scanning'), seen: z.number().int() }),
  z.object({ kind: z.literal('watching') }),
  /** Deleted, moved or on a disk that is not connected; watched again as soon as it is back. */
  z.object({ kind: z.literal('missing') }),
  z.object({ kind: z.literal('unreadable'), error: errorDataSchema }),
]);
export type FolderState = z.infer<typeof folderStateSchema>;

export const watchedFolderSchema = z.object({
  id: z.string(),
  path: z.string(),
  /** False: watched only while a caller requests it. */
  isLasting: z.boolean(),
  ...folderOptionsSchema.shape,
  state: folderStateSchema,
  /** Why the folder is scanned periodically instead of by notifications of the system; null where it is not. */
  polled: z.enum(['chosen', 'limits', 'network']).nullable(),
  /** Number of existing pictures that wait for `answerExisting`. */
  asking: z.number().int(),
  /** Number of pictures that were ever added to the queue from here. */
  taken: z.number().int(),
  /** Files that are still being written or were never finished: they are not added before they are complete. */
  unfinished: z.object({ count: z.number().int(), names: z.array(z.string()).max(20) }),
  /** File names that are not valid text, so that the files cannot be opened; each in the closest valid form. */
  unnameable: z.object({ count: z.number().int(), names: z.array(z.string()).max(20) }),
  /** The newest picture that was added to the queue. */
  last: z.object({ name: z.string(), at: timeSchema, jobId: z.string() }).nullable(),
  /** The last error beside the state: a file that cannot be read, moved or put into the trash. */
  trouble: errorDataSchema.nullable(),
});
export type WatchedFolder = z.infer<typeof watchedFolderSchema>;

const idInput = z.object({ id: z.string() });

/** Defines the calls about watched folders. Each change is sent in deltas as `folders`, the whole list. */
export const folderCalls = {
  folders: call(z.object({}), z.object({ folders: z.array(watchedFolderSchema) })),
  /**
   * Adds a watched folder. Files that exist before the answer count as existing.
   * @throws `folder-missing`, `folder-unreadable`, `not-a-folder`, `folder-is-profile`, `folder-overlaps`,
   * `bad-pattern`, `bad-subfolder`
   */
  addFolder: call(
    folderOptionsSchema.extend({
      path: z.string().min(1),
      existing: existingFilesPolicySchema.default('ask'),
    }),
    watchedFolderSchema,
  ),
  /** Changes the given options; those left out stay. */
  changeFolder: call(z.object(optionFields).partial().extend({ id: z.string() }), watchedFolderSchema),
  /** Stops watching the folder and deletes its records; its jobs stay. */
  removeFolder: call(idInput, z.object({})),
  answerExisting: call(idInput.extend({ answer: z.enum(['ignore', 'upload']) }), watchedFolderSchema),
  /** Scans the whole folder again, now. */
  rescanFolder: call(idInput, watchedFolderSchema),
  /**
   * Watches a folder as long as the caller renews it with `keepWatching`, at least every `leaseMs`. A folder that is
   * watched anyway keeps its own options. Its records are kept for the next time: `continue` adds the files that are
   * not in them.
   */
  watchForCaller: call(
    z.object({
      path: z.string().min(1),
      existing: z.enum(['ignore', 'upload', 'continue']),
      recursive: optionFields.recursive.default(false),
      include: optionFields.include.default([]),
      exclude: optionFields.exclude.default([]),
      host: optionFields.host.default(null),
    }),
    z.object({ folder: watchedFolderSchema, leaseMs: z.number().int() }),
  ),
  /**
   * Renews the lease.
   * @throws `not-found` when the folder is no longer watched for a caller
   */
  keepWatching: call(idInput, z.object({})),
  endWatching: call(idInput, z.object({})),
} as const;
