import { z } from 'zod';
import { errorDataSchema } from '../../../../contract/errors.ts';
import { privacySchema, remoteImageSchema } from '../../../../contract/host.ts';
import { duplicatePolicySchema, holdReasonSchema, jobSourceSchema } from '../../../../contract/job.ts';
import { conversionSchema, mediaSchema } from '../../../../contract/media.ts';
import {
  type FoundMetadata,
  foundMetadataSchema,
  metadataKindSchema,
  metadataRuleSchema,
} from '../../../../contract/metadata.ts';
import { laneSchema, originSchema } from '../../../../contract/origin.ts';
import { lookedSchema } from '../../../../contract/reading.ts';
import { routeSchema } from '../../../../contract/routing.ts';
import { bytePlanSchema } from '../../byte-plan.ts';
import {
  defineTable,
  flag,
  json,
  jsonOr,
  jsonOrNull,
  number,
  numberOrNull,
  plain,
  text,
  textOrNull,
} from '../record.ts';
import type { Outgoing, StoredJob } from '../types.ts';
import { storedStates } from './states.ts';
import { emptyTally, tallySchema } from './tally.ts';

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

/** Maps a job to its row. A job in processing is `uncertain` by its column, see `readJob`. */
export const jobTable = defineTable('jobs', {
  seq: number,
  id: text,
  batchId: text,
  origin: plain(originSchema),
  folder: textOrNull,
  source: json(jobSourceSchema),
  original: jsonOrNull(jobSourceSchema),
  name: text,
  title: textOrNull,
  description: textOrNull,
  privacy: plain(privacySchema),
  host: text,
  account: textOrNull,
  lane: plain(laneSchema),
  place: numberOrNull,
  duplicates: plain(duplicatePolicySchema),
  metadata: plain(metadataRuleSchema.nullable()),
  state: plain(z.enum(storedStates)),
  media: jsonOrNull(mediaSchema),
  hasThumbnail: flag,
  look: textOrNull,
  carries: jsonOrNull<readonly FoundMetadata[]>(z.array(foundMetadataSchema)),
  outgoing: jsonOrNull<Outgoing>(outgoingSchema),
  converted: jsonOrNull(conversionSchema),
  held: jsonOrNull(holdReasonSchema),
  looked: jsonOrNull(lookedSchema),
  attempts: number,
  error: jsonOrNull(errorDataSchema),
  maybeTwice: flag,
  remote: jsonOrNull(remoteImageSchema),
  notBefore: number,
  uploadKey: text,
  postId: textOrNull,
  processing: jsonOrNull(processingSchema),
  tally: jsonOr(tallySchema, emptyTally),
  route: plain(routeSchema.nullable()),
  mirrorTo: textOrNull,
  mirrorOf: textOrNull,
  offered: flag,
  createdAt: number,
  updatedAt: number,
  endedAt: numberOrNull,
});

/**
 * Size of the cache of read jobs. A job is read a dozen times on its way, and mostly unchanged: what was validated
 * once is not validated again.
 */
const maxRememberedJobs = 512;
const rememberedJobs = new Map<unknown, { readonly row: RawRow; readonly job: StoredJob }>();
type RawRow = Readonly<Record<string, unknown>>;

export function readJob(row: unknown): StoredJob {
  if (!isRawRow(row)) return parseJob(row);
  const known = rememberedJobs.get(row.id);
  if (known && isSameRow(known.row, row)) return known.job;
  const job = parseJob(row);
  rememberedJobs.delete(row.id);
  rememberedJobs.set(row.id, { row, job });
  if (rememberedJobs.size > maxRememberedJobs) rememberedJobs.delete(rememberedJobs.keys().next().value);
  return job;
}

function parseJob(row: unknown): StoredJob {
  const job = jobTable.read(row);
  return job.processing ? { ...job, state: 'processing' } : job;
}

const isRawRow = (row: unknown): row is RawRow => typeof row === 'object' && row !== null && 'id' in row;

function isSameRow(a: RawRow, b: RawRow): boolean {
  for (const column in b) if (a[column] !== b[column]) return false;
  return true;
}

/** Maps the job to the values of its row. */
export const toJobRow = (job: StoredJob): StoredJob =>
  job.state === 'processing' ? { ...job, state: 'uncertain' } : job;
