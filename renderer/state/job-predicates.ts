import type { BudgetView, CreditsView } from '../../contract/credits.ts';
import type { Job, JobState, QueueSummary } from '../../contract/job.ts';
import { builtInDestination } from '../../contract/names.ts';
import { isDamagedButSendable } from '../../contract/predicates.ts';
import { inSendingOrder } from './sending-order.ts';

const endedStates: ReadonlySet<JobState> = new Set(['uploaded', 'failed', 'cancelled']);
const editableStates: ReadonlySet<JobState> = new Set(['queued', 'preparing', 'ready', 'waiting', 'paused']);

export const hasEnded = (job: Job) => endedStates.has(job.state);
/** Whether a job can be cancelled; false once the host has all of it. */
export const canCancel = (job: Job) => !hasEnded(job) && job.state !== 'processing';
/** Whether another attempt makes sense: a file that is no picture does not become one. */
export const canRetry = (job: Job) =>
  job.state === 'cancelled' || (job.state === 'failed' && job.error?.code !== 'not-an-image');
/** Whether a job is held as a duplicate until the user decides. */
export const isHeldAsDuplicate = (job: Job) => job.state === 'paused' && job.held?.why === 'duplicate';
/** Whether a job is held for its metadata until the user decides. */
export const isHeldForMetadata = (job: Job) => job.state === 'paused' && job.held?.why === 'metadata';
/** Whether a job is held because something in it looks private. */
export const isHeldAsPrivate = (job: Job) => job.state === 'paused' && job.held?.why === 'private';
/** Whether a job failed because its metadata cannot be read; it can be sent as it is. */
export const isUnreadable = (job: Job) => job.state === 'failed' && job.error?.code === 'metadata-unreadable';
/** Whether a job is damaged, and part of it could be sent. */
export const isDamaged = (job: Job) =>
  job.state === 'failed' && job.error !== null && isDamagedButSendable(job.error);
/** Whether the metadata rule can be changed: until the upload has begun; a URL is downloaded by the host. */
export const canChangeMetadata = (job: Job) => editableStates.has(job.state) && job.source.kind !== 'url';
/** Whether a job is held for editing. */
export const isHeldForEditing = (job: Job) => job.state === 'paused' && job.held?.why === 'edit';
/** Whether a job can be edited: a picture on this machine that is not being sent. Its type may be unknown yet. */
export const canEdit = (job: Job) =>
  job.source.kind !== 'url' &&
  (job.media === null || (job.media.kind === 'image' && !job.media.animated)) &&
  !['uploading', 'uncertain', 'processing', 'uploaded'].includes(job.state);
export const canRevert = (job: Job) =>
  job.original != null &&
  !job.converted &&
  !['preparing', 'uploading', 'uncertain', 'processing', 'uploaded'].includes(job.state);
export const canSendNow = (job: Job) => job.state === 'ready' || job.state === 'waiting';
/** Whether a job can be sent to another host: until its upload has begun, and if it is for no post. */
export const canMove = (job: Job) => editableStates.has(job.state) && job.postId == null;
/** Whether a job can be uploaded under another account: as long as it can go elsewhere, from the host with accounts. */
export const canUploadAs = (job: Job) =>
  canMove(job) && job.host === builtInDestination && job.held?.why !== 'consent';
export const canDescribe = (job: Job) => editableStates.has(job.state);

export interface QueueOrder {
  /** Ids of open jobs in sending order. */
  readonly open: readonly string[];
  /** Ids of ended jobs: failed ones first, because they need the user, then the newest. */
  readonly ended: readonly string[];
}

export function orderQueue(jobs: ReadonlyMap<string, Job>): QueueOrder {
  const open: Job[] = [];
  const ended: Job[] = [];
  for (const job of jobs.values()) (hasEnded(job) ? ended : open).push(job);
  const rank = (job: Job) => (job.state === 'failed' ? 0 : 1);
  ended.sort((a, b) => rank(a) - rank(b) || (b.endedAt ?? 0) - (a.endedAt ?? 0) || b.seq - a.seq);
  return { open: idsWithMirrors(inSendingOrder(open)), ended: idsWithMirrors(ended) };
}

/** Returns the ids with those of mirrors right behind the pictures that they repeat, where both are here. */
function idsWithMirrors(jobs: readonly Job[]): string[] {
  const mirrors = new Map<string, string[]>();
  const here = new Set(jobs.map(({ id }) => id));
  const isBelow = ({ mirrorOf }: Job) => mirrorOf != null && here.has(mirrorOf);
  for (const job of jobs)
    if (job.mirrorOf && isBelow(job))
      mirrors.set(job.mirrorOf, [...(mirrors.get(job.mirrorOf) ?? []), job.id]);
  return jobs.flatMap((job) => (isBelow(job) ? [] : [job.id, ...(mirrors.get(job.id) ?? [])]));
}

/** Returns the existing jobs in the order in which they were added: links are copied in this order. */
export function jobsInOrder(jobs: ReadonlyMap<string, Job>, ids: Iterable<string>): Job[] {
  const found: Job[] = [];
  for (const id of ids) {
    const job = jobs.get(id);
    if (job) found.push(job);
  }
  return found.sort((a, b) => a.seq - b.seq);
}

/** Holds the parts of a budget for the credit line; the four parts add up to `limit`. */
export interface BudgetParts {
  readonly limit: number;
  readonly used: number;
  readonly reserved: number;
  readonly kept: number;
  readonly free: number;
}

/** Splits a budget into its parts; null while the host has not told its limit. Inconsistent numbers are clamped. */
export function budgetParts(budget: BudgetView): BudgetParts | null {
  const { limit } = budget;
  if (limit === null || limit <= 0) return null;
  const remaining = clamp(budget.remaining ?? limit, limit);
  const reserved = clamp(budget.reserved, remaining);
  const kept = clamp(budget.kept, remaining - reserved);
  return { limit, used: limit - remaining, reserved, kept, free: remaining - reserved - kept };
}

const clamp = (value: number, most: number) => Math.min(Math.max(value, 0), most);

/** Returns the budget with the smallest share left: it is the one that will block uploads first. */
export function tightestBudget(
  credits: CreditsView,
): { readonly budget: BudgetView; readonly parts: BudgetParts } | null {
  let tightest: { budget: BudgetView; parts: BudgetParts } | null = null;
  for (const budget of credits.budgets) {
    const parts = budgetParts(budget);
    if (!parts) continue;
    if (!tightest || parts.free / parts.limit < tightest.parts.free / tightest.parts.limit)
      tightest = { budget, parts };
  }
  return tightest;
}

/** Returns the number of uploads that could start now beside all waiting ones. */
export function queueCapacity(state: {
  readonly credits: CreditsView;
  readonly summary: QueueSummary;
}): number {
  const { open, uploading } = state.summary;
  return Math.max(state.credits.uploadsNow - (open - uploading), 0);
}

/** True for pictures whose words can be read here. */
export const hasReadableWords = ({ media, source }: Pick<Job, 'media' | 'source'>): boolean =>
  media?.kind === 'image' && source.kind !== 'url';
