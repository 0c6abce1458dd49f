import { z } from 'zod';
import { errorDataSchema } from './errors.ts';
import { metadataRuleSchema } from './metadata.ts';
import { laneSchema, privacySchema, timeSchema } from './records.ts';

/** What is done with pictures that are in a folder already when it is first watched. */
export const existingFilesPolicySchema = z.enum(['ignore', 'upload', 'ask']);
export type ExistingFilesPolicy = z.infer<typeof existingFilesPolicySchema>;

/** What becomes of a file once it is uploaded. `subfolder` is a plain name inside of the watched folder. */
export const afterUploadActionSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('leave') }),
  z.object({ kind: z.literal('move'), subfolder: z.string().min(1).max(100) }),
  z.object({ kind: z.literal('trash') }),
]);
export type AfterUploadAction = z.infer<typeof afterUploadActionSchema>;

/** A glob on the path inside of the folder, with `/` between its parts; one without `/` is for names at any depth. */
const patternSchema = z.string().min(1).max(1_000);

const optionFields = {
  /** False: nothing in it is looked at. */
  isOn: z.boolean(),
  recursive: z.boolean(),
  /** Empty: every picture and video. */
  include: z.array(patternSchema).max(100),
  exclude: z.array(patternSchema).max(100),
  privacy: privacySchema,
  lane: laneSchema,
  /** Title of the album that its pictures are put into as they arrive; null for none. */
  album: z.string().trim().min(1).max(100).nullable(),
  /** What becomes of what its pictures carry; null: as the settings say. */
  metadata: metadataRuleSchema.nullable(),
  afterUpload: afterUploadActionSchema,
  /** `always`: looked at again and again, for disks that tell nothing; `auto`: where that is known to be so. */
  polling: z.enum(['auto', 'always']),
};

export const folderOptionsSchema = z.object({
  isOn: optionFields.isOn.default(true),
  recursive: optionFields.recursive.default(false),
  include: optionFields.include.default([]),
  exclude: optionFields.exclude.default([]),
  privacy: optionFields.privacy.default('hidden'),
  lane: optionFields.lane.default('bulk'),
  album: optionFields.album.default(null),
  metadata: optionFields.metadata.default(null),
  afterUpload: optionFields.afterUpload.default({ kind: 'leave' }),
  polling: optionFields.polling.default('auto'),
});
export type FolderOptions = z.infer<typeof folderOptionsSchema>;

export const folderStateSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('off') }),
  /** Looking through all that is in it; `seen` pictures so far. */
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
  /** False: for as long as a caller wants it. */
  isLasting: z.boolean(),
  ...folderOptionsSchema.shape,
  state: folderStateSchema,
  /** Why it is looked at again and again instead of being told by the system; null where the system tells. */
  polled: z.enum(['chosen', 'limits', 'network']).nullable(),
  /** How many pictures that were there already wait for `answerExisting`. */
  asking: z.number().int(),
  /** Pictures that came into the queue from here, ever. */
  taken: z.number().int(),
  /** Files that are being written, or were never finished: they are not taken before they are whole. */
  unfinished: z.object({ count: z.number().int(), names: z.array(z.string()).max(20) }),
  /** Names that are no text, so that nothing can be opened by them; each as near to it as text can be. */
  unnameable: z.object({ count: z.number().int(), names: z.array(z.string()).max(20) }),
  /** The newest picture that came into the queue. */
  last: z.object({ name: z.string(), at: timeSchema, jobId: z.string() }).nullable(),
  /** What went wrong last beside the state: a file that cannot be read, moved or put into the trash. */
  trouble: errorDataSchema.nullable(),
});
export type WatchedFolder = z.infer<typeof watchedFolderSchema>;

const call = <I extends z.ZodType, O extends z.ZodType>(input: I, output: O) => ({ input, output });
const idInput = z.object({ id: z.string() });

/** The calls about watched folders. What changes of any is told in deltas as `folders`, the whole list. */
export const folderCalls = {
  folders: call(z.object({}), z.object({ folders: z.array(watchedFolderSchema) })),
  /**
   * Watched from the answer on: what is there until then counts as existing.
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
  /** What is left out stays. */
  changeFolder: call(z.object(optionFields).partial().extend({ id: z.string() }), watchedFolderSchema),
  /** Forgets the folder and all that was known of it; its jobs stay. */
  removeFolder: call(idInput, z.object({})),
  answerExisting: call(idInput.extend({ answer: z.enum(['ignore', 'upload']) }), watchedFolderSchema),
  /** Looks through all of it again, now. */
  rescanFolder: call(idInput, watchedFolderSchema),
  /**
   * Watches a folder for as long as the caller keeps saying so by `keepWatching`, at least every `leaseMs`. One that is
   * watched anyway goes on as it is, with its own options. What is known of it is kept for the next time: `continue`
   * takes what is not known from then.
   */
  watchForCaller: call(
    z.object({ path: z.string().min(1), existing: z.enum(['ignore', 'upload', 'continue']) }),
    z.object({ folder: watchedFolderSchema, leaseMs: z.number().int() }),
  ),
  /** @throws `not-found` when it is not watched for a caller any more */
  keepWatching: call(idInput, z.object({})),
  endWatching: call(idInput, z.object({})),
} as const;
