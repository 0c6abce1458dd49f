import type { BudgetView, Job, WaitReason } from '../../contract/records.ts';
import { describeError } from '../../i18n/errors.ts';
import type { Translator } from '../../i18n/index.ts';
import { describeWaitReason } from '../../i18n/wait-reasons.ts';
import { listMetadataKinds } from './metadata-text.ts';

export function describeBudget(words: Translator, id: string): string | null {
  switch (id) {
    case 'user':
    case 'client':
    case 'post':
    case 'uploads':
      return words.t(`budget.${id}.about`);
    default:
      return null;
  }
}

export function describeReset(words: Translator, budget: BudgetView, now: number): string {
  return budget.resetAt === null
    ? words.t('credit.resets-unknown')
    : words.t('credit.resets', { time: words.formatDateTime(budget.resetAt, now) });
}

/** Why something waits: `mark` in two or three words, `detail` until when, `sentence` the whole of it. */
export interface WaitReasonText {
  readonly label: string;
  readonly detail: string;
  readonly sentence: string;
}

export function describeWait(words: Translator, reason: WaitReason, now: number): WaitReasonText {
  const time = reason.until === null ? '' : words.formatDateTime(reason.until, now);
  const when = time === '' ? words.t('detail.soon') : words.t('detail.until', { time });
  return {
    label: words.t(`wait.${reason.kind}`),
    detail: shortDetail(words, reason) ?? when,
    sentence: describeWaitReason(words, reason, now),
  };
}

/** What tells more in a row than the time does. */
function shortDetail(words: Translator, reason: WaitReason): string | null {
  switch (reason.kind) {
    case 'turn':
      return words.t('wait.turn.ahead', { ahead: reason.ahead });
    case 'retry':
      return describeError(words, reason.error).title;
    case 'host':
      return reason.error ? describeError(words, reason.error).title : null;
    case 'client-id':
      return words.t('error.no-client-id');
    default:
      return null;
  }
}

export type Tone = 'calm' | 'active' | 'good' | 'warn' | 'bad';

/** What a row says of its job: a mark, a second line, and a tone that colour repeats but never says alone. */
export interface JobStateText {
  readonly label: string;
  readonly detail: string;
  readonly tone: Tone;
}

export function describeJobState(
  words: Translator,
  job: Job,
  progress: { readonly sent: number; readonly total: number } | null,
  now: number,
): JobStateText {
  switch (job.state) {
    case 'queued':
      return { label: words.t('state.queued'), detail: words.t('detail.queued'), tone: 'calm' };
    case 'preparing':
      return { label: words.t('state.preparing'), detail: words.t('detail.preparing'), tone: 'active' };
    case 'ready':
      return {
        label: words.t('state.ready'),
        detail: describeFinishTime(words, job, now) ?? words.t('detail.ready'),
        tone: 'calm',
      };
    case 'waiting': {
      if (!job.reason)
        return { label: words.t('state.waiting'), detail: words.t('detail.soon'), tone: 'calm' };
      const { label, detail } = describeWait(words, job.reason, now);
      const needsSomeone = job.reason.kind === 'client-id' || job.reason.kind === 'sign-in';
      return { label, detail, tone: needsSomeone || job.reason.kind === 'retry' ? 'warn' : 'calm' };
    }
    case 'paused':
      if (job.held?.why === 'consent')
        return { label: words.t('consent.mark'), detail: words.t('consent.detail'), tone: 'warn' };
      if (job.held?.why === 'edit')
        return { label: words.t('editor.mark'), detail: words.t('editor.mark.detail'), tone: 'calm' };
      if (job.held?.why === 'metadata')
        return {
          label: words.t('held.metadata.mark'),
          detail: words.t('held.metadata.detail', { kinds: listMetadataKinds(words, job.carries ?? []) }),
          tone: 'warn',
        };
      if (job.held) return { label: words.t('held.mark'), detail: words.t('held.detail'), tone: 'warn' };
      return { label: words.t('state.paused'), detail: words.t('detail.paused'), tone: 'calm' };
    case 'uploading':
      return {
        label: words.t('state.uploading', { percent: words.formatNumber(percentOf(progress)) }),
        detail: progress
          ? words.t('detail.uploading', {
              sent: words.formatSize(progress.sent),
              total: words.formatSize(progress.total),
            })
          : '',
        tone: 'active',
      };
    case 'uncertain':
      return { label: words.t('state.uncertain'), detail: words.t('detail.uncertain'), tone: 'warn' };
    case 'processing':
      return {
        label: words.t('state.processing'),
        detail: words.t('detail.processing'),
        tone: 'active',
      };
    case 'uploaded':
      if (job.error)
        return {
          label: words.t('state.uploaded'),
          detail: words.t('processing.late'),
          tone: 'warn',
        };
      return { label: words.t('state.uploaded'), detail: job.remote?.link ?? '', tone: 'good' };
    case 'failed':
      return {
        label: words.t('state.failed'),
        detail: job.error ? describeError(words, job.error).title : '',
        tone: 'bad',
      };
    case 'cancelled':
      return { label: words.t('state.cancelled'), detail: words.t('detail.cancelled'), tone: 'calm' };
  }
}

function describeFinishTime(words: Translator, job: Job, now: number): string | null {
  return job.doneBy === null
    ? null
    : words.t('detail.done-by', { time: words.formatDateTime(job.doneBy, now) });
}

/** Whole per cent; 100 only when every byte has gone. */
export function percentOf(progress: { readonly sent: number; readonly total: number } | null): number {
  if (!progress || progress.total <= 0) return 0;
  return Math.floor((Math.min(Math.max(progress.sent, 0), progress.total) / progress.total) * 100);
}
