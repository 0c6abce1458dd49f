import type { BudgetView, CreditsView } from '../../contract/credits.ts';
import type { Job } from '../../contract/job.ts';
import type { HistoryItem } from '../../contract/library.ts';
import type { Post } from '../../contract/posts.ts';
import type { Box, PictureText } from '../../contract/reading.ts';
import type { Linkable } from '../../links/linkable.ts';
import type { BatchItem } from './batch.ts';

/** Formats a time for `--json`: ISO 8601 in UTC. In all of these shapes unknown values are null, never left out. */
const isoTime = (time: number | null) => (time === null ? null : new Date(time).toISOString());

const errorObject = (error: { code: string; message: string } | null) =>
  error && { code: error.code, message: error.message };

/**
 * Converts an uploaded item. `id` is the job's, as `retry` and `cancel` accept it; null for an input that never became
 * a job.
 */
export const uploadObject = (
  { input, jobId, status, job, error }: BatchItem,
  write: ((job: Linkable) => string) | null = null,
) => ({
  input,
  // Only `--no-wait` reports items that have not ended.
  status: status === 'open' ? (job?.state === 'processing' ? 'processing' : 'queued') : status,
  id: jobId,
  link: job?.remote?.link ?? null,
  host: job?.host ?? null,
  // Only where a form was asked for.
  ...(write ? { written: job?.remote ? write({ ...job, remote: job.remote }) : null } : {}),
  deletehash: job?.remote?.deletehash ?? null,
  // Kinds of metadata that are not sent; null where unknown (so far).
  removed: job?.carries ? (job.cleaned?.removed ?? []) : null,
  // What a conversion could not keep; null where nothing was converted.
  losses: job?.converted ? (job.converted.losses ?? []).map(({ kind }) => kind) : null,
  // An upload whose link was not verified has an error beside its link.
  error: errorObject(error ?? (status === 'uploaded' ? (job?.error ?? null) : null)),
});

/** Converts a post. `link` is its page; null until it is created. Pictures are in the post's order. */
export const postObject = ({ id, state, album, title, pictures, error, emptyLeft }: Post) => ({
  id,
  status: state === 'done' ? 'done' : 'failed',
  link: album?.page ?? null,
  title,
  pictures: pictures.map((picture) => ({
    name: picture.name,
    id: picture.jobId,
    link: picture.link,
    error: errorObject(picture.error),
  })),
  emptyLeft,
  error: errorObject(error),
});

const isKnown = (budget: BudgetView | undefined): budget is BudgetView =>
  budget !== undefined && budget.source !== 'assumed';

export function creditsObject({ budgets, uploadsNow }: CreditsView) {
  const one = (id: string) => {
    const budget = budgets.find((candidate) => candidate.id === id);
    if (!isKnown(budget)) return { limit: null, remaining: null, resetAt: null };
    return { limit: budget.limit, remaining: budget.remaining, resetAt: isoTime(budget.resetAt) };
  };
  return { user: one('user'), client: one('client'), post: one('post'), uploadsNow };
}

export const jobObject = (job: Job) => ({
  id: job.id,
  host: job.host,
  name: job.name,
  state: job.state,
  reason: job.reason && { kind: job.reason.kind, until: isoTime(job.reason.until) },
  doneBy: isoTime(job.doneBy),
  attempts: job.attempts,
  error: errorObject(job.error),
  maybeTwice: job.maybeTwice,
  link: job.remote?.link ?? null,
  deletehash: job.remote?.deletehash ?? null,
  title: job.title,
  description: job.description,
  createdAt: isoTime(job.createdAt),
  endedAt: isoTime(job.endedAt),
});

export const historyObject = (item: HistoryItem) => ({
  id: item.id,
  jobId: item.jobId,
  host: item.host,
  name: item.name,
  link: item.remote.link,
  page: item.remote.page,
  deletehash: item.remote.deletehash,
  title: item.title,
  description: item.description,
  maybeTwice: item.maybeTwice,
  uploadedAt: isoTime(item.uploadedAt),
});

/** Converts what a picture says. Boxes in pixels of the picture as it is shown: x, y, width, height. */
export const textObject = ({ width, height, languages, lines, codes }: PictureText) => ({
  width,
  height,
  languages,
  text: lines.map((words) => words.map(({ text }) => text).join(' ')).join('\n'),
  words: lines.flatMap((words, line) =>
    words.map(({ text, box, confidence }) => ({ line, text, box: boxArray(box), confidence })),
  ),
  codes: codes.map(({ format, text, box }) => ({ format, text, box: boxArray(box) })),
});

const boxArray = ({ x, y, width, height }: Box) => [x, y, width, height];
