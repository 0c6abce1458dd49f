import { z } from 'zod';
import { consentKindSchema } from './consent.ts';
import { timeSchema } from './define.ts';
import { builtInDestination } from './destinations.ts';
import { errorDataSchema } from './errors.ts';
import { privacySchema, remoteImageSchema } from './host.ts';
import { conversionSchema, mediaSchema } from './media.ts';
import { foundMetadataSchema, metadataRuleSchema, removedMetadataSchema } from './metadata.ts';
import { laneSchema, originSchema } from './origin.ts';
import { processingSchema } from './processing.ts';
import { lookedSchema } from './reading.ts';
import { routeSchema } from './routing.ts';
import { waitReasonSchema } from './wait-reason.ts';

/**
 * States of a job as the queue shows them. `waiting` is never stored: it is `ready` combined with the planner's reason
 * why the job may not be sent now.
 */
export const jobStateSchema = z.enum([
  'queued',
  'preparing',
  'ready',
  'waiting',
  'paused',
  'uploading',
  'uncertain',
  /** The host has received it and is processing it: its link does not work yet. */
  'processing',
  'uploaded',
  'failed',
  'cancelled',
]);
export type JobState = z.infer<typeof jobStateSchema>;

/** Locates the bytes of a job. Spooled files belong to the profile and are deleted when the job ends. */
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

/** Policies for content that is already at the host: ask first, upload it again, or use the existing link. */
export const duplicatePolicySchema = z.enum(['ask', 'upload', 'link']);
export type DuplicatePolicy = z.infer<typeof duplicatePolicySchema>;

/** Reasons to hold a job until the user decides. */
export const holdReasonSchema = z.discriminatedUnion('why', [
  /** The library has an item with the same content. */
  z.object({ why: z.literal('duplicate'), historyId: z.string(), link: z.string() }),
  /** The file carries private metadata, see `carries`, and the rule is to hold such pictures. */
  z.object({ why: z.literal('metadata') }),
  /** It is to be edited first. `settled`: there was no other reason to hold it when the edit began. */
  z.object({ why: z.literal('edit'), settled: z.boolean() }),
  /** It is being looked at before it goes: it is released, or held as `private`, by itself. */
  z.object({ why: z.literal('look') }),
  /** Something in it looks private, see `looked`. */
  z.object({ why: z.literal('private') }),
  /** It belongs to a post that is a draft. */
  z.object({ why: z.literal('draft'), postId: z.string() }),
  /**
   * The user has not consented yet to the destination of such pictures, see `answerConsent`. `username` of its account,
   * if it has one.
   */
  z.object({
    why: z.literal('consent'),
    kind: consentKindSchema,
    username: z.string().nullable(),
    /** Name of the destination; left out: the built-in one. */
    service: z.string().optional(),
  }),
]);
export type HoldReason = z.infer<typeof holdReasonSchema>;

export const jobSchema = z.object({
  id: z.string(),
  /** Position in the order of arrival; never reused. */
  seq: z.number().int(),
  /** Jobs added in one call; their links are copied together, in the order given. */
  batchId: z.string(),
  origin: originSchema,
  /** Id of the watched folder that it came from. */
  folder: z.string().nullable(),
  source: jobSourceSchema,
  /** The picture before it was edited; `source` is the edited one then. */
  original: jobSourceSchema.nullable().optional(),
  /** Set where `source` was converted from `original`, because the host does not accept that. */
  converted: conversionSchema.nullable().optional(),
  /** File name or URL, as shown to people; not sent. */
  name: z.string(),
  title: z.string().nullable(),
  description: z.string().nullable(),
  privacy: privacySchema,
  /** Id of its destination. */
  host: z.string().default(builtInDestination),
  /** How that was decided. */
  route: routeSchema.nullable().optional(),
  /** Id of the destination that it is mirrored to once it is uploaded, while that has not begun. */
  mirrorTo: z.string().nullable().optional(),
  /** Id of the job whose picture this one repeats at another destination. */
  mirrorOf: z.string().nullable().optional(),
  /** True if other computers that count together with this one may upload it. */
  offered: z.boolean().optional(),
  /** Id of the account that it is uploaded under, fixed when it was added; null: anonymous. */
  account: z.string().nullable(),
  lane: laneSchema,
  /** Place among those of its lane that were put in order, which go before the others; null: none. */
  place: z.number().int().nullable().optional(),
  state: jobStateSchema,
  /** Set exactly when `state` is `waiting`. */
  reason: waitReasonSchema.nullable(),
  /** Estimated time at which the job is uploaded; null when it has ended or when unknown. */
  doneBy: timeSchema.nullable(),
  media: mediaSchema.nullable(),
  /** True when a thumbnail is available at `snapferry://thumbnail/<sha256>`. */
  hasThumbnail: z.boolean(),
  /** Bytes handed to the network in the attempt under way. */
  progress: z.object({ sent: z.number(), total: z.number() }).nullable(),
  /** Number of attempts, their cost in credits, and the error of the last failed one. */
  attempts: z.number().int(),
  credits: z.number().nonnegative().optional(),
  error: errorDataSchema.nullable(),
  /** True when an earlier attempt may have arrived although no answer came, so that the host may hold a duplicate. */
  maybeTwice: z.boolean(),
  /** Set exactly when `state` is `uploaded`. With an `error` beside it, its link has not been verified yet. */
  remote: remoteImageSchema.nullable(),
  /** Set exactly when `state` is `processing`. */
  processing: processingSchema.nullable().optional(),
  /**
   * Set while the job, shown as `paused`, waits for `uploadAnyway` or `useExisting`, for `changeMetadata`, for
   * `answerConsent`, for `sendAsItIs`, or for the end of its edit; also for a job to be held for editing after its preparation, and for
   * one that ended with an existing link.
   */
  held: holdReasonSchema.nullable().optional(),
  /** What a look at it found; null: it was not looked at. */
  looked: lookedSchema.nullable().optional(),
  /** Rule requested for this job; null: as in the settings. */
  metadata: metadataRuleSchema.nullable().optional(),
  /** Metadata of the file; null until it was inspected, and for formats that cannot be inspected here. */
  carries: z.array(foundMetadataSchema).nullable().optional(),
  /** Null: it is sent unchanged, or that is not decided yet. */
  cleaned: removedMetadataSchema.nullable().optional(),
  /** Id of the post that it is uploaded for. */
  postId: z.string().nullable().optional(),
  createdAt: timeSchema,
  updatedAt: timeSchema,
  endedAt: timeSchema.nullable(),
});
export type Job = z.infer<typeof jobSchema>;

/** Summarizes the whole queue. */
export const queueSummarySchema = z.object({
  paused: z.boolean(),
  /** Number of jobs still to be uploaded, those in progress included. */
  open: z.number().int(),
  uploading: z.number().int(),
  failed: z.number().int(),
  uploaded: z.number().int(),
  /** Estimated time at which the last open job is uploaded. */
  doneBy: timeSchema.nullable(),
});
export type QueueSummary = z.infer<typeof queueSummarySchema>;
