import { z } from 'zod';
import { accountCalls, accountsViewSchema } from './accounts.ts';
import { addItemSchema } from './add-item.ts';
import { addResultSchema } from './add-result.ts';
import { capabilitiesSchema } from './capabilities.ts';
import { encodeCalls } from './capture.ts';
import { consentCalls } from './consent.ts';
import { creditsViewSchema, usageEntrySchema } from './credits.ts';
import { call, idsSchema, perIdOutputSchema, timeSchema } from './define.ts';
import { destinationCalls, destinationsViewSchema } from './destinations.ts';
import { diagnosticsCalls } from './diagnostics.ts';
import { editCalls } from './editing.ts';
import { errorDataSchema } from './errors.ts';
import { folderCalls, watchedFolderSchema } from './folders.ts';
import { privacySchema } from './host.ts';
import { duplicatePolicySchema, jobSchema, queueSummarySchema } from './job.ts';
import { ledgerCalls } from './ledger.ts';
import { historyItemSchema, libraryCalls, libraryItemSchema, linkCheckSchema } from './library.ts';
import { installDrainTimeoutMs } from './limits.ts';
import { localApiCalls, localApiSchema } from './local-api.ts';
import { metadataCalls, metadataRuleSchema } from './metadata.ts';
import { networkCalls } from './network.ts';
import { laneSchema, originSchema } from './origin.ts';
import { postCalls, postSchema } from './posts.ts';
import { processingCalls } from './processing.ts';
import { readingCalls, wordSearchSchema } from './reading.ts';
import { remoteEditCalls } from './remote-edits.ts';
import { settingsPatchSchema, settingsSchema } from './settings.ts';
import { settingsFileCalls } from './settings-file.ts';

export type { AddResult } from './add-result.ts';

const addOptions = {
  origin: originSchema,
  /** Default: chosen by the engine from origin and number. */
  lane: laneSchema.optional(),
  title: z.string().nullable().default(null),
  description: z.string().nullable().default(null),
  privacy: privacySchema.default('hidden'),
  /** Id of the account to upload under, null for anonymous. Default: the active account. */
  account: z.string().nullable().optional(),
  /** Id of its destination. Default: the chosen one; with an account, or for a post, the built-in one. */
  host: z.string().max(100).optional(),
  /** Default: `upload` for the command line, `ask` for what the user adds in the window. */
  duplicates: duplicatePolicySchema.optional(),
  /** Default: the setting at the time the job is prepared. */
  metadata: metadataRuleSchema.optional(),
  /** Whether the job is held for editing as soon as it has been prepared. */
  edit: z.boolean().default(false),
  /**
   * Whether other computers that count together with this one may upload it too, by the path of its file. Rejects with
   * `no-ledger` where none are set up; what cannot be offered is refused with `not-offerable`.
   */
  offered: z.boolean().default(false),
  /**
   * Idempotency key of a caller who may have to repeat the call because the engine stopped before it answered: jobs
   * that are in the queue under this id are not added a second time. Default: chosen by the engine.
   */
  batchId: z.uuid().optional(),
  /**
   * When it was asked for, where that was before the call: a file that waited then as an earlier command's is the same
   * upload, though it was sent since.
   */
  givenAt: timeSchema.optional(),
};

const addOutput = z.object({ batchId: z.string(), added: z.array(addResultSchema) });

/**
 * Defines every call that the engine answers, in one value from which both sides, the preload and the test doubles
 * derive. A call that cannot be carried out rejects with an `AppError`; nothing else is ever thrown over a border.
 */
export const engineCalls = {
  /** Returns the whole state as of `seq`. Subscribe first, then ask: a delta with a `seq` not above this one is old. */
  snapshot: call(
    z.object({}),
    z.object({
      seq: z.number().int(),
      jobs: z.array(jobSchema),
      summary: queueSummarySchema,
      credits: creditsViewSchema,
      settings: settingsSchema,
      capabilities: capabilitiesSchema,
      accounts: accountsViewSchema,
      destinations: destinationsViewSchema,
      folders: z.array(watchedFolderSchema),
      localApi: localApiSchema,
      /** The newest hundred items. */
      history: z.array(historyItemSchema),
      /** All unfinished posts and the newest hundred finished ones. */
      posts: z.array(postSchema),
    }),
  ),
  /** Adds inputs to the queue, durably before the answer and before the first of them is sent. */
  add: call(z.object({ items: z.array(addItemSchema).min(1).max(100_000), ...addOptions }), addOutput),
  /** Adds a picture given as bytes, which are spooled before the answer. */
  addBytes: call(z.object({ name: z.string(), bytes: z.instanceof(Uint8Array), ...addOptions }), addOutput),
  jobs: call(
    z.object({ ids: z.array(z.string()).max(100_000).optional() }),
    z.object({ jobs: z.array(jobSchema) }),
  ),
  cancel: call(idsSchema, perIdOutputSchema),
  retry: call(idsSchema, perIdOutputSchema),
  /** Fails jobs that wait for something their caller will not wait for, with the cause of their waiting. */
  abandon: call(idsSchema, perIdOutputSchema),
  /** Removes ended jobs from the queue's list; history keeps the uploaded ones. */
  dismiss: call(idsSchema, perIdOutputSchema),
  /** Sets title and description, until the upload has begun. */
  describe: call(
    idsSchema.extend({
      title: z.string().nullable().optional(),
      description: z.string().nullable().optional(),
    }),
    perIdOutputSchema,
  ),
  pause: call(z.object({}), z.object({})),
  resume: call(z.object({}), z.object({})),
  /**
   * Returns uploads, newest first. `search` matches name, title, description and link; `before` pages by `uploadedAt`.
   */
  history: call(
    z.object({
      search: z.string().default(''),
      limit: z.number().int().min(1).max(100_000).default(100),
      before: timeSchema.optional(),
    }),
    z.object({ items: z.array(historyItemSchema), total: z.number().int() }),
  ),
  /** Moves jobs before all others; they may also use the credits kept for interactive jobs. */
  sendNow: call(idsSchema, perIdOutputSchema),
  /**
   * Puts jobs that wait in this order: they go first of their lane, as far as credits let them. What was put in order
   * before follows, then the rest. The other pictures of a post go with those named.
   */
  arrange: call(idsSchema, perIdOutputSchema),
  /** Gives jobs that wait another account, or none: then they are hidden. Pictures of a post stay with it. */
  uploadAs: call(idsSchema.extend({ account: z.string().nullable() }), perIdOutputSchema),
  /** Counts the pictures in these inputs, including those in folders, without adding them. */
  preview: call(
    z.object({ items: z.array(addItemSchema).min(1).max(100_000) }),
    z.object({ pictures: z.number().int(), refused: z.number().int() }),
  ),
  /** Estimates when this many further pictures would be done if they were added now; null when unknown. */
  whatIf: call(
    z.object({
      count: z.number().int().min(1).max(100_000),
      origin: originSchema,
      lane: laneSchema.optional(),
    }),
    z.object({ doneBy: timeSchema.nullable() }),
  ),
  /** Returns the spending since then, oldest first. */
  spending: call(z.object({ since: timeSchema }), z.object({ entries: z.array(usageEntrySchema) })),
  /** Returns the budgets; asks the host first where the ledger is too old to be trusted and the host can be asked. */
  credits: call(z.object({}), creditsViewSchema),
  settings: call(z.object({}), settingsSchema),
  changeSettings: call(settingsPatchSchema, settingsSchema),
  capabilities: call(z.object({}), capabilitiesSchema),
  ...libraryCalls,
  ...accountCalls,
  ...encodeCalls,
  ...postCalls,
  ...remoteEditCalls,
  ...folderCalls,
  ...metadataCalls,
  ...localApiCalls,
  ...editCalls,
  ...processingCalls,
  ...consentCalls,
  ...networkCalls,
  ...ledgerCalls,
  ...destinationCalls,
  ...settingsFileCalls,
  ...diagnosticsCalls,
  ...readingCalls,
  /** Waits at most `withinMs` for attempts in progress, then stops the engine. */
  stop: call(z.object({ withinMs: z.number().int().min(0).max(installDrainTimeoutMs) }), z.object({})),
} as const;

export type EngineCalls = typeof engineCalls;
export type EngineCallName = keyof EngineCalls;
/** Input of a call as the caller passes it: defaults may be left out. */
export type EngineInput<N extends EngineCallName> = z.input<EngineCalls[N]['input']>;
/** Input of a call after validation, with its defaults. */
export type EngineParsedInput<N extends EngineCallName> = z.output<EngineCalls[N]['input']>;
export type EngineOutput<N extends EngineCallName> = z.output<EngineCalls[N]['output']>;

/**
 * Defines the events that the engine emits. Each is one step of `seq`; a listener that misses a step asks for a
 * snapshot.
 */
export const engineEventSchema = z.discriminatedUnion('kind', [
  /** Only what changed: whole jobs by id, new history, and the views that changed. */
  z.object({
    kind: z.literal('delta'),
    seq: z.number().int(),
    jobs: z.array(jobSchema).optional(),
    removedJobs: z.array(z.string()).optional(),
    /** Bytes only, several times a second: `[job id, sent, total]`. */
    progress: z.array(z.tuple([z.string(), z.number(), z.number()])).optional(),
    history: z.array(historyItemSchema).optional(),
    /** New or changed library items, and the ids of removed ones. */
    library: z.array(libraryItemSchema).optional(),
    removedItems: z.array(z.string()).optional(),
    posts: z.array(postSchema).optional(),
    removedPosts: z.array(z.string()).optional(),
    linkCheck: linkCheckSchema.optional(),
    wordSearch: wordSearchSchema.optional(),
    /** The whole list, whenever one of them changes. */
    folders: z.array(watchedFolderSchema).optional(),
    summary: queueSummarySchema.optional(),
    credits: creditsViewSchema.optional(),
    settings: settingsSchema.optional(),
    accounts: accountsViewSchema.optional(),
    /** The whole list, whenever one of them changes. */
    destinations: destinationsViewSchema.optional(),
    localApi: localApiSchema.optional(),
  }),
  /** A client of the local API asked for the clipboard's content: the shell answers with `giveClipboard`. */
  z.object({ kind: z.literal('clipboard-asked'), seq: z.number().int(), askId: z.string() }),
  /** The engine needs the system's proxy for an origin: the shell answers with `giveProxy`. */
  z.object({ kind: z.literal('proxy-asked'), seq: z.number().int(), askId: z.string(), origin: z.string() }),
  /** All jobs of a batch have ended. `links` of the uploaded ones in the order in which they were added. */
  z.object({
    kind: z.literal('batch-ended'),
    seq: z.number().int(),
    batchId: z.string(),
    origin: originSchema,
    links: z.array(z.string()),
    /** Ids of the same jobs in the same order. */
    jobIds: z.array(z.string()),
    failed: z.number().int(),
    /** Ids of the failed ones. */
    failedIds: z.array(z.string()),
  }),
  /** A post was created, or its changes reached the host. */
  z.object({
    kind: z.literal('post-ended'),
    seq: z.number().int(),
    postId: z.string(),
    /** URL of its page. */
    page: z.string(),
    /** Origin of the pictures that were uploaded for the post; null when there is none. */
    origin: originSchema.nullable(),
  }),
  /** It stands otherwise with what other computers are let upload. */
  z.object({
    kind: z.literal('sharing'),
    seq: z.number().int(),
    /** Number of other computers that take pictures; null while that is not known. */
    takers: z.number().int().nullable(),
    /** Most of them that cannot take the same picture: they do not see its file, or another one. */
    unable: z.number().int(),
    /** Why they cannot be asked; null when they can. */
    error: errorDataSchema.nullable(),
  }),
  /**
   * Sent after a start that found attempts of a crashed engine: the jobs that are sent again, and those that may be
   * duplicated.
   */
  z.object({
    kind: z.literal('recovered'),
    seq: z.number().int(),
    /** Never fully sent, so nothing arrived. */
    resumed: z.array(z.string()),
    /** Fully sent with no answer: sent again, flagged `maybeTwice`. */
    uncertain: z.array(z.string()),
  }),
]);
export type EngineEvent = z.infer<typeof engineEventSchema>;

/** Describes the engine as its callers see it, over any transport. */
export interface EngineClient {
  /** @throws {import('./app-error.ts').AppError} */
  call<N extends EngineCallName>(name: N, input: EngineInput<N>): Promise<EngineOutput<N>>;
  /** @returns a function that ends the subscription. */
  subscribe(listener: (event: EngineEvent) => void): () => void;
}

/**
 * Messages between the engine and a caller over any channel. Uint8Array passes as it is where the channel clones
 * structures; the local socket, which is JSON lines, carries bytes as `{ "$bytes": "<base64>" }`.
 */
export const engineRequestSchema = z.object({
  type: z.literal('call'),
  id: z.number().int(),
  name: z.string(),
  input: z.unknown(),
});
export type EngineRequest = z.infer<typeof engineRequestSchema>;
export const engineReplySchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('ready'), protocol: z.number().int(), version: z.string() }),
  /** The engine cannot start: a separate message, so that every pending call is rejected with the reason. */
  z.object({ type: z.literal('broken'), error: errorDataSchema }),
  z.object({ type: z.literal('answer'), id: z.number().int(), output: z.unknown() }),
  z.object({ type: z.literal('failure'), id: z.number().int(), error: errorDataSchema }),
  z.object({ type: z.literal('event'), event: engineEventSchema }),
]);
export type EngineReply = z.infer<typeof engineReplySchema>;
