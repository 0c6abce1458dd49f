import type { BudgetView, Job, WaitReason } from '../../contract/records.ts';
import { failureWords } from '../../i18n/errors.ts';
import type { Translator } from '../../i18n/index.ts';
import { reasonSentence } from '../../i18n/wait-reasons.ts';
import { kindsOf } from './metadata-text.ts';

export function budgetAbout(words: Translator, id: string): string | null {
  switch (id) {
    case 'user':
    case 'client':
    case 'post':
    case 'uploads':
      return words.text(`budget.${id}.about`);
    default:
      return null;
  }
}

export function resetWords(words: Translator, budget: BudgetView, now: number): string {
  return budget.resetAt === null
    ? words.text('credit.resets-unknown')
    : words.text('credit.resets', { time: words.moment(budget.resetAt, now) });
}

/** Why something waits: `mark` in two or three words, `detail` until when, `sentence` the whole of it. */
export interface ReasonWords {
  readonly mark: string;
  readonly detail: string;
  readonly sentence: string;
}

export function reasonWords(words: Translator, reason: WaitReason, now: number): ReasonWords {
  const time = reason.until === null ? '' : words.moment(reason.until, now);
  const when = time === '' ? words.text('detail.soon') : words.text('detail.until', { time });
  return {
    mark: words.text(`wait.${reason.kind}`),
    detail: shortDetail(words, reason) ?? when,
    sentence: reasonSentence(words, reason, now),
  };
}

/** What tells more in a row than the time does. */
function shortDetail(words: Translator, reason: WaitReason): string | null {
  switch (reason.kind) {
    case 'turn':
      return words.text('wait.turn.ahead', { ahead: reason.ahead });
    case 'retry':
      return failureWords(words, reason.error).title;
    case 'client-id':
      return words.text('error.no-client-id');
    default:
      return null;
  }
}

export type Tone = 'calm' | 'active' | 'good' | 'warn' | 'bad';

/** What a row says of its job: a mark, a second line, and a tone that colour repeats but never says alone. */
export interface StateWords {
  readonly mark: string;
  readonly detail: string;
  readonly tone: Tone;
}

export function stateWords(
  words: Translator,
  job: Job,
  progress: { readonly sent: number; readonly total: number } | null,
  now: number,
): StateWords {
  switch (job.state) {
    case 'queued':
      return { mark: words.text('state.queued'), detail: words.text('detail.queued'), tone: 'calm' };
    case 'preparing':
      return { mark: words.text('state.preparing'), detail: words.text('detail.preparing'), tone: 'active' };
    case 'ready':
      return {
        mark: words.text('state.ready'),
        detail: doneByWords(words, job, now) ?? words.text('detail.ready'),
        tone: 'calm',
      };
    case 'waiting': {
      if (!job.reason)
        return { mark: words.text('state.waiting'), detail: words.text('detail.soon'), tone: 'calm' };
      const { mark, detail } = reasonWords(words, job.reason, now);
      const needsSomeone = job.reason.kind === 'client-id' || job.reason.kind === 'sign-in';
      return { mark, detail, tone: needsSomeone || job.reason.kind === 'retry' ? 'warn' : 'calm' };
    }
    case 'paused':
      if (job.held?.why === 'consent')
        return { mark: words.text('consent.mark'), detail: words.text('consent.detail'), tone: 'warn' };
      if (job.held?.why === 'edit')
        return { mark: words.text('editor.mark'), detail: words.text('editor.mark.detail'), tone: 'calm' };
      if (job.held?.why === 'metadata')
        return {
          mark: words.text('held.metadata.mark'),
          detail: words.text('held.metadata.detail', { kinds: kindsOf(words, job.carries ?? []) }),
          tone: 'warn',
        };
      if (job.held) return { mark: words.text('held.mark'), detail: words.text('held.detail'), tone: 'warn' };
      return { mark: words.text('state.paused'), detail: words.text('detail.paused'), tone: 'calm' };
    case 'uploading':
      return {
        mark: words.text('state.uploading', { percent: words.number(percentOf(progress)) }),
        detail: progress
          ? words.text('detail.uploading', {
              sent: words.size(progress.sent),
              total: words.size(progress.total),
            })
          : '',
        tone: 'active',
      };
    case 'uncertain':
      return { mark: words.text('state.uncertain'), detail: words.text('detail.uncertain'), tone: 'warn' };
    case 'processing':
      return {
        mark: words.text('state.processing'),
        detail: words.text('detail.processing'),
        tone: 'active',
      };
    case 'uploaded':
      if (job.error)
        return {
          mark: words.text('state.uploaded'),
          detail: words.text('processing.late'),
          tone: 'warn',
        };
      return { mark: words.text('state.uploaded'), detail: job.remote?.link ?? '', tone: 'good' };
    case 'failed':
      return {
        mark: words.text('state.failed'),
        detail: job.error ? failureWords(words, job.error).title : '',
        tone: 'bad',
      };
    case 'cancelled':
      return { mark: words.text('state.cancelled'), detail: words.text('detail.cancelled'), tone: 'calm' };
  }
}

function doneByWords(words: Translator, job: Job, now: number): string | null {
  return job.doneBy === null ? null : words.text('detail.done-by', { time: words.moment(job.doneBy, now) });
}

/** Whole per cent; 100 only when every byte has gone. */
export function percentOf(progress: { readonly sent: number; readonly total: number } | null): number {
  if (!progress || progress.total <= 0) return 0;
  return Math.floor((Math.min(Math.max(progress.sent, 0), progress.total) / progress.total) * 100);
}
