import { z } from 'zod';
import { accountCalls, accountsViewSchema } from './accounts.ts';
import { addItemSchema } from './add-item.ts';
import { capabilitiesSchema } from './capabilities.ts';
import { encodeCalls } from './capture.ts';
import { consentCalls } from './consent.ts';
import { creditsViewSchema, usageEntrySchema } from './credits.ts';
import { call, idsSchema, perIdOutputSchema, timeSchema } from './define.ts';
import { editCalls } from './editing.ts';
import { errorDataSchema } from './errors.ts';
import { folderCalls, watchedFolderSchema } from './folders.ts';
import { privacySchema } from './host.ts';
import { duplicatePolicySchema, jobSchema, queueSummarySchema } from './job.ts';
import { historyItemSchema, libraryCalls, libraryItemSchema, linkCheckSchema } from './library.ts';
import { localApiCalls, localApiSchema } from './local-api.ts';
import { metadataCalls, metadataRuleSchema } from './metadata.ts';
import { networkCalls } from './network.ts';
import { laneSchema, originSchema } from './origin.ts';
import { postCalls, postSchema } from './posts.ts';
import { processingCalls } from './processing.ts';
import { remoteEditCalls } from './remote-edits.ts';
import { settingsPatchSchema, settingsSchema } from './settings.ts';

/** Raised by one whenever calls, events or records change so that an older peer would misread them. */
export const PROTOCOL_VERSION = 1;

const addOptions = {
  origin: originSchema,
  /** Left out: the engine decides by origin and number. */
  lane: laneSchema.optional(),
  title: z.string().nullable().default(null),
  description: z.string().nullable().default(null),
  privacy: privacySchema.default('hidden'),
  /** Id of the account to upload under, null for anonymous. Left out: the active one. */
  account: z.string().nullable().optional(),
  /** Left out: `upload` for the command line, `ask` for what people hand over in the window. */
  duplicates: duplicatePolicySchema.optional(),
  /** Left out: as the settings say when it is looked at. */
  metadata: metadataRuleSchema.optional(),
  /** Held for editing as soon as it has been looked at. */
  edit: z.boolean().default(false),
  /**
   * Chosen by a caller who may have to ask again because the engine went away before it answered: what is in the queue
   * under this id already is not put there a second time. Left out: the engine chooses one.
   */
  batchId: z.uuid().optional(),
};

/** Which of the `items` it came of, from 0; left out where one thing was handed over by itself. */
const place = z.number().int().nonnegative().optional();

/** What became of one thing that was handed over. A folder gives one entry for each picture in it. */
export const addResultSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('job'),
    input: z.string(),
    place,
    jobId: z.string(),
    /** The same file was given to the command line before and waits still: it is that job. */
    isKnown: z.boolean().optional(),
  }),
  z.object({ kind: z.literal('refused'), input: z.string(), place, error: errorDataSchema }),
]);
export type AddResult = z.infer<typeof addResultSchema>;

const addOutput = z.object({ batchId: z.string(), added: z.array(addResultSchema) });

/**
 * Every call that the engine answers, in one value from which both sides, the preload and the test doubles derive.
 * A call that cannot be carried out rejects with a `Failure`; nothing else is ever thrown over a border.
 */
export const engineCalls = {
  /** The whole state as of `seq`. Subscribe first, then ask: a delta with a `seq` not above this one is old. */
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
      folders: z.array(watchedFolderSchema),
      localApi: localApiSchema,
      /** The newest hundred. */
      history: z.array(historyItemSchema),
      /** All that are not done, and the newest hundred that are. */
      posts: z.array(postSchema),
    }),
  ),
  /** Puts everything into the queue, durable before the answer, before the first of it is sent. */
  add: call(z.object({ items: z.array(addItemSchema).min(1).max(100_000), ...addOptions }), addOutput),
  /** The same for pictures that are bytes and not files; they are spooled before the answer. */
  addBytes: call(z.object({ name: z.string(), bytes: z.instanceof(Uint8Array), ...addOptions }), addOutput),
  jobs: call(
    z.object({ ids: z.array(z.string()).max(100_000).optional() }),
    z.object({ jobs: z.array(jobSchema) }),
  ),
  cancel: call(idsSchema, perIdOutputSchema),
  retry: call(idsSchema, perIdOutputSchema),
  /** Ends jobs that wait for what their caller will not wait for: they fail with the cause of their waiting. */
  abandon: call(idsSchema, perIdOutputSchema),
  /** Takes ended jobs out of the queue's list; history keeps the uploaded ones. */
  dismiss: call(idsSchema, perIdOutputSchema),
  /** Title and description, until the upload has begun. */
  describe: call(
    idsSchema.extend({
      title: z.string().nullable().optional(),
      description: z.string().nullable().optional(),
    }),
    perIdOutputSchema,
  ),
  pause: call(z.object({}), z.object({})),
  resume: call(z.object({}), z.object({})),
  /** Newest first. `search` looks in name, title, description and link; `before` pages on by `uploadedAt`. */
  history: call(
    z.object({
      search: z.string().default(''),
      limit: z.number().int().min(1).max(100_000).default(100),
      before: timeSchema.optional(),
    }),
    z.object({ items: z.array(historyItemSchema), total: z.number().int() }),
  ),
  /** Before everything else, out of what is kept for interactive work too. */
  sendNow: call(idsSchema, perIdOutputSchema),
  /** How many pictures these come to, folders counted by what is in them; nothing is queued. */
  preview: call(
    z.object({ items: z.array(addItemSchema).min(1).max(100_000) }),
    z.object({ pictures: z.number().int(), refused: z.number().int() }),
  ),
  /** When so many further pictures would be done if they were added now; null when it cannot be told. */
  whatIf: call(
    z.object({
      count: z.number().int().min(1).max(100_000),
      origin: originSchema,
      lane: laneSchema.optional(),
    }),
    z.object({ doneBy: timeSchema.nullable() }),
  ),
  /** What was spent since then, oldest first. */
  spending: call(z.object({ since: timeSchema }), z.object({ entries: z.array(usageEntrySchema) })),
  /** Asks the host first where the ledger is too old to be trusted and the host can be asked. */
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
  /** Lets attempts in flight end, at most `withinMs`, then stops the engine. */
  stop: call(z.object({ withinMs: z.number().int().min(0).max(60_000) }), z.object({})),
} as const;

export type EngineCalls = typeof engineCalls;
export type EngineCallName = keyof EngineCalls;
/** What a caller passes: defaults may be left out. */
export type EngineInput<N extends EngineCallName> = z.input<EngineCalls[N]['input']>;
/** What the engine works with after validation. */
export type EngineParsedInput<N extends EngineCallName> = z.output<EngineCalls[N]['input']>;
export type EngineOutput<N extends EngineCallName> = z.output<EngineCalls[N]['output']>;

/**
 * All that the engine tells on its own. Each is one step of `seq`; a listener that misses a step asks for a snapshot.
 */
export const engineEventSchema = z.discriminatedUnion('kind', [
  /** Only what changed: whole jobs by id, new history, and the views that moved. */
  z.object({
    kind: z.literal('delta'),
    seq: z.number().int(),
    jobs: z.array(jobSchema).optional(),
    removedJobs: z.array(z.string()).optional(),
    /** Bytes only, several times a second: `[job id, sent, total]`. */
    progress: z.array(z.tuple([z.string(), z.number(), z.number()])).optional(),
    history: z.array(historyItemSchema).optional(),
    /** Items of the library that are new or changed, and those that left it. */
    library: z.array(libraryItemSchema).optional(),
    removedItems: z.array(z.string()).optional(),
    posts: z.array(postSchema).optional(),
    removedPosts: z.array(z.string()).optional(),
    linkCheck: linkCheckSchema.optional(),
    /** All of them, whenever one changes. */
    folders: z.array(watchedFolderSchema).optional(),
    summary: queueSummarySchema.optional(),
    credits: creditsViewSchema.optional(),
    settings: settingsSchema.optional(),
    accounts: accountsViewSchema.optional(),
    localApi: localApiSchema.optional(),
  }),
  /** An editor asked for what is in the clipboard: the shell answers with `giveClipboard`. */
  z.object({ kind: z.literal('clipboard-asked'), seq: z.number().int(), askId: z.string() }),
  /** The way to an origin is wanted as the system's settings have it: the shell answers with `giveProxy`. */
  z.object({ kind: z.literal('proxy-asked'), seq: z.number().int(), askId: z.string(), origin: z.string() }),
  /** Every job of a batch has ended. `links` of the uploaded ones in the order in which they were handed over. */
  z.object({
    kind: z.literal('batch-ended'),
    seq: z.number().int(),
    batchId: z.string(),
    origin: originSchema,
    links: z.array(z.string()),
    /** Of the same pictures in the same order. */
    jobIds: z.array(z.string()),
    failed: z.number().int(),
  }),
  /** A post is made, or what was changed of it is at the host. */
  z.object({
    kind: z.literal('post-ended'),
    seq: z.number().int(),
    postId: z.string(),
    /** Address of its page. */
    page: z.string(),
    /** The way by which its pictures came, as far as they were uploaded for it. */
    origin: originSchema.nullable(),
  }),
  /** After a start that found attempts of an engine that died: what is sent again, and what may be there twice. */
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

/** The engine as its callers see it, whatever lies between. */
export interface EngineClient {
  /** @throws {import('./app-error.ts').AppError} */
  call<N extends EngineCallName>(name: N, input: EngineInput<N>): Promise<EngineOutput<N>>;
  /** @returns a function that ends the subscription. */
  subscribe(listener: (event: EngineEvent) => void): () => void;
}

/**
 * What goes over any channel between the engine and a caller, one message each. Uint8Array passes as it is where the
 * channel clones structures; the local socket, which is JSON lines, carries bytes as `{ "$bytes": "<base64>" }`.
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
  /** The engine cannot start: a message of its own, so that every waiting call can be told why. */
  z.object({ type: z.literal('broken'), error: errorDataSchema }),
  z.object({ type: z.literal('answer'), id: z.number().int(), output: z.unknown() }),
  z.object({ type: z.literal('failure'), id: z.number().int(), error: errorDataSchema }),
  z.object({ type: z.literal('event'), event: engineEventSchema }),
]);
export type EngineReply = z.infer<typeof engineReplySchema>;
