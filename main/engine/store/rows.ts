import { createHash } from 'node:crypto';
import { z } from 'zod';
import { accountSchema } from '../../../contract/accounts.ts';
import { AppError, errorData } from '../../../contract/app-error.ts';
import { errorDataSchema } from '../../../contract/errors.ts';
import { deletionSchema, type LibraryItem, libraryItemSchema } from '../../../contract/library.ts';
import {
  foundMetadataSchema,
  metadataKindSchema,
  metadataRuleSchema,
  sentMetadataSchema,
} from '../../../contract/metadata.ts';
import { creditSchema, postEntrySchema } from '../../../contract/posts.ts';
import type { HistoryItem } from '../../../contract/records.ts';
import {
  conversionSchema,
  duplicatePolicySchema,
  historyItemSchema,
  holdReasonSchema,
  jobSchema,
  jobSourceSchema,
  mediaSchema,
  privacySchema,
  remoteImageSchema,
} from '../../../contract/records.ts';
import { pendingDescriptionSchema, pendingShareSchema } from '../../../contract/remote-edits.ts';
import { bytePlanSchema } from '../byte-plan.ts';
import type { Cost, LedgerSnapshot } from '../scheduler/types.ts';
import { storedStates } from './jobs/states.ts';
import { emptyTally, tallySchema } from './jobs/tally.ts';
import type { Spending, StoredAccount, StoredJob, StoredPost } from './types.ts';

// What lies in the file may be older than this program, or touched by others: each row is validated on its way in.

const flag = z.literal([0, 1]).transform((value) => value === 1);

const json = <S extends z.ZodType>(schema: S) =>
  z
    .string()
    .transform((text, context) => {
      try {
        return JSON.parse(text) as unknown;
      } catch {
        context.addIssue('not JSON');
        return z.NEVER;
      }
    })
    .pipe(schema);

const outgoingSchema = z.object({
  bytes: z.number(),
  sha256: z.string(),
  removed: z.array(metadataKindSchema),
  recipe: bytePlanSchema.nullable(),
});

const processingSchema = z.object({
  host: z.string(),
  origin: z.string(),
  since: z.number(),
  ticket: z.string().nullable(),
  id: z.string().nullable(),
  remote: remoteImageSchema.nullable(),
});

const jobRow = jobSchema
  .omit({
    state: true,
    reason: true,
    doneBy: true,
    progress: true,
    held: true,
    original: true,
    converted: true,
    metadata: true,
    carries: true,
    cleaned: true,
    processing: true,
    credits: true,
  })
  .extend({
    state: z.enum(storedStates),
    source: json(jobSourceSchema),
    original: json(jobSourceSchema).nullable(),
    media: json(mediaSchema).nullable(),
    hasThumbnail: flag,
    look: z.string().nullable(),
    held: json(holdReasonSchema).nullable(),
    duplicates: duplicatePolicySchema,
    metadata: metadataRuleSchema.nullable(),
    carries: json(z.array(foundMetadataSchema)).nullable(),
    outgoing: json(outgoingSchema).nullable(),
    converted: json(conversionSchema).nullable(),
    error: json(errorDataSchema).nullable(),
    maybeTwice: flag,
    remote: json(remoteImageSchema).nullable(),
    notBefore: z.number(),
    uploadKey: z.string(),
    postId: z.string().nullable(),
    processing: json(processingSchema).nullable(),
    tally: json(tallySchema)
      .nullable()
      .transform((tally) => tally ?? emptyTally),
  })
  .transform((job) => ({ ...job, state: job.processing ? ('processing' as const) : job.state }));

const historyRow = historyItemSchema.extend({
  media: json(mediaSchema).nullable(),
  hasThumbnail: flag,
  remote: json(remoteImageSchema),
  maybeTwice: flag,
  metadata: json(sentMetadataSchema).nullable(),
});

const libraryRow = libraryItemSchema.omit({ thumbnail: true }).extend({
  ...historyRow.pick({
    media: true,
    hasThumbnail: true,
    remote: true,
    maybeTwice: true,
    metadata: true,
  }).shape,
  deletion: json(deletionSchema).nullable(),
  tags: json(z.array(z.string())),
  describing: json(pendingDescriptionSchema).nullable(),
  sharing: json(pendingShareSchema).nullable(),
});

const accountRow = accountSchema.extend({
  origin: z.string(),
  clientId: z.string(),
  vaultName: z.string(),
});

const postRow = z.object({
  id: z.string(),
  host: z.string(),
  account: z.string().nullable(),
  mark: z.string(),
  state: z.enum(['draft', 'making', 'done', 'failed']),
  title: z.string(),
  description: z.string(),
  tags: json(z.array(z.string())),
  cover: z.string().nullable(),
  credit: json(creditSchema),
  mature: flag,
  privacy: privacySchema,
  entries: json(z.array(postEntrySchema)),
  creation: z.enum(['none', 'sent']),
  album: json(z.object({ id: z.string(), page: z.string(), deletehash: z.string().nullable() })).nullable(),
  told: z.string().nullable(),
  toldBy: z.enum(['update', 'contents']).nullable(),
  shown: z.string().nullable(),
  isPublic: flag,
  emptyLeft: flag,
  error: json(errorDataSchema).nullable(),
  createdAt: z.number(),
  updatedAt: z.number(),
  doneAt: z.number().nullable(),
});

const costSchema = z.record(z.string(), z.number());

const attemptRow = z.object({
  id: z.string(),
  jobId: z.string(),
  host: z.string(),
  spender: z.string(),
  cost: json(costSchema),
  state: z.enum(['sending', 'committed', 'uploaded', 'failed', 'unknown', 'interrupted']),
  startedAt: z.number(),
  endedAt: z.number().nullable(),
});
/** One try to upload a job; live until `endedAt` is set. */
export type Attempt = Omit<z.output<typeof attemptRow>, 'cost'> & { cost: Cost };

const spendingRow = z.object({
  attemptId: z.string(),
  jobId: z.string(),
  host: z.string(),
  spender: z.string(),
  budget: z.string(),
  credits: z.number(),
  at: z.number(),
  settled: z.enum(['charged', 'unknown', 'nothing-sent']).nullable(),
});

const ledgerRow = z.object({
  snapshot: json(
    z.object({
      version: z.literal(1),
      budgets: z.array(z.unknown()),
      learned: z.unknown(),
      strikes: z.array(z.number()),
    }),
  ),
});

/** The columns to select for each kind of row. */
export const columns = {
  job: `jobs.seq, jobs.id, batch_id AS batchId, origin, folder, source, original, name, title, description, privacy, account, lane, duplicates,
    metadata, state, media, has_thumbnail AS hasThumbnail, look, carries, outgoing, converted, held, attempts, error, maybe_twice AS maybeTwice, remote, not_before AS notBefore,
    upload_key AS uploadKey, post_id AS postId, processing, tally, created_at AS createdAt, updated_at AS updatedAt, ended_at AS endedAt`,
  history: `id, job_id AS jobId, host, name, title, description, privacy, account, origin, media,
    has_thumbnail AS hasThumbnail, remote, maybe_twice AS maybeTwice, metadata, uploaded_at AS uploadedAt`,
  library: `history.id, job_id AS jobId, host, name, title, description, privacy, account, origin,
    imported_from AS importedFrom, media, has_thumbnail AS hasThumbnail, remote, maybe_twice AS maybeTwice,
    metadata, uploaded_at AS uploadedAt, kind, nullif(bytes, 0) AS bytes, presence, checked_at AS checkedAt, deletion,
    similar_to AS similarTo, folder, post AS postId, tags, describing, sharing, favorite_of AS favoriteOf`,
  account: `id, host, username, origin, client_id AS clientId, state, tokens, vault_name AS vaultName,
    added_at AS addedAt`,
  post: `id, host, account, mark, state, title, description, tags, cover, credit, mature, privacy, entries, creation,
    album, told, told_by AS toldBy, shown, is_public AS isPublic, empty_left AS emptyLeft, error,
    created_at AS createdAt, updated_at AS updatedAt, done_at AS doneAt`,
  attempt: `id, job_id AS jobId, host, spender, cost, state, started_at AS startedAt, ended_at AS endedAt`,
} as const;

function read<T>(schema: z.ZodType<T>, row: unknown): T {
  const parsed = schema.safeParse(row);
  if (parsed.success) return parsed.data;
  throw new AppError(errorData('profile-damaged', `A row makes no sense: ${z.prettifyError(parsed.error)}`));
}

/** A job is read a dozen times on its way, and mostly as it was: what was validated once is not validated again. */
const maxRememberedJobs = 512;
const rememberedJobs = new Map<unknown, { readonly row: RawRow; readonly job: StoredJob }>();
type RawRow = Readonly<Record<string, unknown>>;

export function readJob(row: unknown): StoredJob {
  if (!isRawRow(row)) return read(jobRow, row);
  const known = rememberedJobs.get(row.id);
  if (known && isSameRow(known.row, row)) return known.job;
  const job = read(jobRow, row);
  rememberedJobs.delete(row.id);
  rememberedJobs.set(row.id, { row, job });
  if (rememberedJobs.size > maxRememberedJobs) rememberedJobs.delete(rememberedJobs.keys().next().value);
  return job;
}

const isRawRow = (row: unknown): row is RawRow => typeof row === 'object' && row !== null && 'id' in row;

function isSameRow(a: RawRow, b: RawRow): boolean {
  for (const column in b) if (a[column] !== b[column]) return false;
  return true;
}

export const readHistory = (row: unknown): HistoryItem => read(historyRow, row);
export const readLibrary = (row: unknown): LibraryItem => {
  const item = read(libraryRow, row);
  return { ...item, thumbnail: thumbnailKey(item.media?.sha256 ?? null, item.remote.link) };
};
export const readAccount = (row: unknown): StoredAccount => read(accountRow, row);
export const readPost = (row: unknown): StoredPost => read(postRow, row);
export const readAttempt = (row: unknown): Attempt => read(attemptRow, row);
export const readSpending = (row: unknown): Spending => read(spendingRow, row);

/** Null for a ledger that cannot be read: it is learned anew from the host's answers. */
export function readLedger(row: unknown): LedgerSnapshot | null {
  const parsed = ledgerRow.safeParse(row);
  return parsed.success ? parsed.data.snapshot : null;
}

const jsonOrNull = (value: unknown) => (value === null ? null : JSON.stringify(value));

/** The values of a job for SQL, under the names of its fields. */
export function jobValues(job: StoredJob): Record<string, string | number | null> {
  return {
    ...job,
    source: JSON.stringify(job.source),
    original: jsonOrNull(job.original),
    media: jsonOrNull(job.media),
    hasThumbnail: job.hasThumbnail ? 1 : 0,
    held: jsonOrNull(job.held),
    carries: jsonOrNull(job.carries),
    outgoing: jsonOrNull(job.outgoing),
    converted: jsonOrNull(job.converted),
    error: jsonOrNull(job.error),
    maybeTwice: job.maybeTwice ? 1 : 0,
    remote: jsonOrNull(job.remote),
    state: job.state === 'processing' ? 'uncertain' : job.state,
    processing: jsonOrNull(job.processing),
    tally: job.tally === emptyTally ? null : JSON.stringify(job.tally),
  };
}

/** The values of a post for SQL, under the names of its fields. */
export function postValues(post: StoredPost): Record<string, string | number | null> {
  return {
    ...post,
    tags: JSON.stringify(post.tags),
    credit: JSON.stringify(post.credit),
    mature: post.mature ? 1 : 0,
    entries: JSON.stringify(post.entries),
    album: jsonOrNull(post.album),
    isPublic: post.isPublic ? 1 : 0,
    emptyLeft: post.emptyLeft ? 1 : 0,
    error: jsonOrNull(post.error),
  };
}

/** Of what has no content that we know, the link stands for it. */
export function thumbnailKey(sha256: string | null, link: string): string {
  return sha256 ?? createHash('sha256').update(link).digest('hex');
}
