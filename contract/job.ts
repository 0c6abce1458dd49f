import { z } from 'zod';
import { consentKindSchema } from './consent.ts';
import { timeSchema } from './define.ts';
import { errorDataSchema } from './errors.ts';
import { privacySchema, remoteImageSchema } from './host.ts';
import { conversionSchema, mediaSchema } from './media.ts';
import { foundMetadataSchema, metadataRuleSchema, removedMetadataSchema } from './metadata.ts';
import { laneSchema, originSchema } from './origin.ts';
import { processingSchema } from './processing.ts';
import { waitReasonSchema } from './wait-reason.ts';

/**
 * What the queue shows of a job. `waiting` is never stored: it is `ready` seen together with the planner's reason
 * why the job may not go now.
 */
export const jobStateSchema = z.enum([
  'queued',
  'preparing',
  'ready',
  'waiting',
  'paused',
  'uploading',
  'uncertain',
  /** The host has all of it and is making it ready: its link does not work yet. */
  'processing',
  'uploaded',
  'failed',
  'cancelled',
]);
export type JobState = z.infer<typeof jobStateSchema>;

/** Where the bytes of a job are. Spooled files belong to the profile and go when the job ends. */
export const jobSourceSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('file'), path: z.string() }),
  /** `from`: the web address that it was fetched from. `copyOf`: the file that it was copied from, whose name is no text. */
  z.object({
    kind: z.literal('spool'),
    path: z.string(),
    from: z.string().optional(),
    copyOf: z.string().optional(),
  }),
  /** `by`: who fetches it; left out, that is found out when it is prepared. */
  z.object({ kind: z.literal('url'), url: z.string(), by: z.enum(['host', 'here']).optional() }),
]);
export type JobSource = z.infer<typeof jobSourceSchema>;

/** What to do where the same content is at the host already: ask first, upload it again, or take the link that is there. */
export const duplicatePolicySchema = z.enum(['ask', 'upload', 'link']);
export type DuplicatePolicy = z.infer<typeof duplicatePolicySchema>;

/** Why a job waits for somebody to say what is to be done. */
export const holdReasonSchema = z.discriminatedUnion('why', [
  /** The library has an item with the same content. */
  z.object({ why: z.literal('duplicate'), historyId: z.string(), link: z.string() }),
  /** It carries something private, see `carries`, and such pictures are to be held back. */
  z.object({ why: z.literal('metadata') }),
  /** It is to be edited first. `settled`: nothing else was in its way when the edit began. */
  z.object({ why: z.literal('edit'), settled: z.boolean() }),
  /** It was given for a post that is a draft. */
  z.object({ why: z.literal('draft'), postId: z.string() }),
  /** Nobody has said yes yet to where such pictures go, see `answerConsent`. `username` of its account, if it has one. */
  z.object({ why: z.literal('consent'), kind: consentKindSchema, username: z.string().nullable() }),
]);
export type HoldReason = z.infer<typeof holdReasonSchema>;

export const jobSchema = z.object({
  id: z.string(),
  /** Position in the order of arrival; never reused. */
  seq: z.number().int(),
  /** Jobs handed over in one act; their links are copied together, in the order given. */
  batchId: z.string(),
  origin: originSchema,
  /** Id of the watched folder that it came from. */
  folder: z.string().nullable(),
  source: jobSourceSchema,
  /** The picture before it was edited, in which case `source` is the edited one. */
  original: jobSourceSchema.nullable().optional(),
  /** Set where `source` was made of `original`, because the host does not take that. */
  converted: conversionSchema.nullable().optional(),
  /** File name or address, as shown to people; not sent. */
  name: z.string(),
  title: z.string().nullable(),
  description: z.string().nullable(),
  privacy: privacySchema,
  /** Id of the account that it goes up under, fixed when it was added; null: anonymous. */
  account: z.string().nullable(),
  lane: laneSchema,
  state: jobStateSchema,
  /** Set exactly when `state` is `waiting`. */
  reason: waitReasonSchema.nullable(),
  /** When the job is expected to be uploaded; null when it has ended or cannot be told. */
  doneBy: timeSchema.nullable(),
  media: mediaSchema.nullable(),
  /** True when a thumbnail can be had at `snapferry://thumbnail/<sha256>`. */
  hasThumbnail: z.boolean(),
  /** Bytes handed to the network in the attempt under way. */
  progress: z.object({ sent: z.number(), total: z.number() }).nullable(),
  /** How often it was tried, what that took in credits, and the error of the last try that went wrong. */
  attempts: z.number().int(),
  credits: z.number().nonnegative().optional(),
  error: errorDataSchema.nullable(),
  /** True when an earlier try may have arrived although no answer came, so that the host may hold it twice. */
  maybeTwice: z.boolean(),
  /** Set exactly when `state` is `uploaded`. With an `error` beside it, its link was not seen working yet. */
  remote: remoteImageSchema.nullable(),
  /** Set exactly when `state` is `processing`. */
  processing: processingSchema.nullable().optional(),
  /**
   * Set while the job, shown as `paused`, waits for `uploadAnyway` or `useExisting`, for `changeMetadata`, for
   * `answerConsent`, or for the end of its edit; of one that is to be held for editing when it has been looked at; and of one that ended with a link
   * that was there already.
   */
  held: holdReasonSchema.nullable().optional(),
  /** What was asked for this one; null: as the settings say. */
  metadata: metadataRuleSchema.nullable().optional(),
  /** What the file carries beside its picture; null until it was looked at, and of what nobody here can look into. */
  carries: z.array(foundMetadataSchema).nullable().optional(),
  /** Null: it is sent as it is, or that is not decided yet. */
  cleaned: removedMetadataSchema.nullable().optional(),
  /** The post that it is uploaded for. */
  postId: z.string().nullable().optional(),
  createdAt: timeSchema,
  updatedAt: timeSchema,
  endedAt: timeSchema.nullable(),
});
export type Job = z.infer<typeof jobSchema>;

/** The whole queue in one look. */
export const queueSummarySchema = z.object({
  paused: z.boolean(),
  /** Jobs that are still to be uploaded, those under way included. */
  open: z.number().int(),
  uploading: z.number().int(),
  failed: z.number().int(),
  uploaded: z.number().int(),
  /** When the last open job is expected to be uploaded. */
  doneBy: timeSchema.nullable(),
});
export type QueueSummary = z.infer<typeof queueSummarySchema>;
