import type { BudgetView, CreditsView } from '../../contract/credits.ts';
import type { Job, JobState, QueueSummary } from '../../contract/job.ts';
import type { Lane } from '../../contract/origin.ts';

const endedStates: ReadonlySet<JobState> = new Set(['uploaded', 'failed', 'cancelled']);
const editableStates: ReadonlySet<JobState> = new Set(['queued', 'preparing', 'ready', 'waiting', 'paused']);

export const hasEnded = (job: Job) => endedStates.has(job.state);
/** What is at the host whole cannot be called back. */
export const canCancel = (job: Job) => !hasEnded(job) && job.state !== 'processing';
export const canRetry = (job: Job) => job.state === 'failed' || job.state === 'cancelled';
/** Waits for somebody to say whether the same is to be uploaded again. */
export const isHeldAsDuplicate = (job: Job) => job.state === 'paused' && job.held?.why === 'duplicate';
/** Waits for somebody to say what becomes of what it carries. */
export const isHeldForMetadata = (job: Job) => job.state === 'paused' && job.held?.why === 'metadata';
/** What it carries cannot be read; it can be sent as it is. */
export const isUnreadable = (job: Job) => job.state === 'failed' && job.error?.code === 'metadata-unreadable';
/** It is damaged, and there is something of it that could be sent. */
export const isDamaged = (job: Job) =>
  job.state === 'failed' && job.error?.code === 'picture-damaged' && job.error.params.how !== 'header';
/** Until its upload has begun; an address is fetched by the host. */
export const canChangeMetadata = (job: Job) => editableStates.has(job.state) && job.source.kind !== 'url';
/** Waits for the end of its edit, or for somebody to begin it. */
export const isHeldForEditing = (job: Job) => job.state === 'paused' && job.held?.why === 'edit';
/** A picture that is here and not on its way. What it is may not be known yet. */
export const canEdit = (job: Job) =>
  job.source.kind !== 'url' &&
  (job.media === null || (job.media.kind === 'image' && !job.media.animated)) &&
  !['uploading', 'uncertain', 'processing', 'uploaded'].includes(job.state);
export const canRevert = (job: Job) =>
  job.original != null &&
  !job.converted &&
  !['preparing', 'uploading', 'uncertain', 'processing', 'uploaded'].includes(job.state);
export const canSendNow = (job: Job) => job.state === 'ready' || job.state === 'waiting';
export const canDescribe = (job: Job) => editableStates.has(job.state);

export interface QueueOrder {
  /** Ids of what is still to be uploaded, in the order of going: what is under way, then by lane and arrival. */
  readonly open: readonly string[];
  /** Ids of what has ended: what failed first, because it needs someone, then the newest. */
  readonly ended: readonly string[];
}

export function orderQueue(jobs: ReadonlyMap<string, Job>): QueueOrder {
  const open: Job[] = [];
  const ended: Job[] = [];
  for (const job of jobs.values()) (hasEnded(job) ? ended : open).push(job);
  open.sort((a, b) => queueRank(a) - queueRank(b) || a.seq - b.seq);
  const rank = (job: Job) => (job.state === 'failed' ? 0 : 1);
  ended.sort((a, b) => rank(a) - rank(b) || (b.endedAt ?? 0) - (a.endedAt ?? 0) || b.seq - a.seq);
  return { open: open.map((job) => job.id), ended: ended.map((job) => job.id) };
}

const laneRank: Record<Lane, number> = { interactive: 1, normal: 2, bulk: 3 };
const sentStates: readonly JobState[] = ['uploading', 'uncertain', 'processing'];
const queueRank = (job: Job) => (sentStates.includes(job.state) ? 0 : laneRank[job.lane]);

/** Those that exist, in the order in which they were handed over: links are copied in this order. */
export function jobsInOrder(jobs: ReadonlyMap<string, Job>, ids: Iterable<string>): Job[] {
  const found: Job[] = [];
  for (const id of ids) {
    const job = jobs.get(id);
    if (job) found.push(job);
  }
  return found.sort((a, b) => a.seq - b.seq);
}

/** A budget cut into what the credit line shows; the four parts add up to `limit`. */
export interface BudgetParts {
  readonly limit: number;
  readonly used: number;
  readonly reserved: number;
  readonly kept: number;
  readonly free: number;
}

/** Null while the host has not told the budget's limit. Numbers that contradict each other are cut to fit. */
export function budgetParts(budget: BudgetView): BudgetParts | null {
  const { limit } = budget;
  if (limit === null || limit <= 0) return null;
  const remaining = clamp(budget.remaining ?? limit, limit);
  const reserved = clamp(budget.reserved, remaining);
  const kept = clamp(budget.kept, remaining - reserved);
  return { limit, used: limit - remaining, reserved, kept, free: remaining - reserved - kept };
}

const clamp = (value: number, most: number) => Math.min(Math.max(value, 0), most);

/** The budget with the smallest share left: it is the one that will stop uploads first. */
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

/** Uploads that could begin now beside all that already wait. */
export function queueCapacity(state: {
  readonly credits: CreditsView;
  readonly summary: QueueSummary;
}): number {
  const { open, uploading } = state.summary;
  return Math.max(state.credits.uploadsNow - (open - uploading), 0);
}
