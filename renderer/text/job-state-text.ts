import type { BudgetView } from '../../contract/credits.ts';
import type { Job } from '../../contract/job.ts';
import type { WaitReason } from '../../contract/wait-reason.ts';
import { builtInService, describeError } from '../../i18n/errors.ts';
import type { Translator } from '../../i18n/index.ts';
import { describeWaitReason } from '../../i18n/wait-reasons.ts';
import { promisedAt } from '../state/promises.ts';
import { listMetadataKinds } from './metadata-text.ts';
import { listPrivateKinds } from './private-kinds.ts';

export function describeBudget(i18n: Translator, id: string): string | null {
  switch (id) {
    case 'user':
    case 'client':
    case 'post':
    case 'uploads':
      return i18n.t(`budget.${id}.about`);
    default:
      return null;
  }
}

export function describeReset(i18n: Translator, budget: BudgetView, now: number): string {
  return budget.resetAt === null
    ? i18n.t('credit.resets-unknown')
    : i18n.t('credit.resets', { time: i18n.formatDateTime(budget.resetAt, now) });
}

/** Texts of a wait reason: `mark` in two or three words, `detail` until when, `sentence` the whole of it. */
export interface WaitReasonText {
  readonly label: string;
  readonly detail: string;
  readonly sentence: string;
}

export function describeWait(i18n: Translator, reason: WaitReason, now: number): WaitReasonText {
  const time = reason.until === null ? '' : i18n.formatDateTime(reason.until, now);
  const when = time === '' ? i18n.t('detail.soon') : i18n.t('detail.until', { time });
  return {
    label: i18n.tUnchecked(`wait.${reason.kind}`, { service: reason.service ?? builtInService }),
    detail: shortDetail(i18n, reason) ?? when,
    sentence: describeWaitReason(i18n, reason, now),
  };
}

/** Returns a detail that is more informative in a row than the time. */
function shortDetail(i18n: Translator, reason: WaitReason): string | null {
  switch (reason.kind) {
    case 'turn':
      return i18n.t('wait.turn.ahead', { ahead: reason.ahead });
    case 'retry':
    case 'destination':
      return describeError(i18n, reason.error).title;
    case 'host':
      return reason.error ? describeError(i18n, reason.error).title : null;
    case 'client-id':
      return reason.error ? describeError(i18n, reason.error).title : i18n.t('error.no-client-id');
    default:
      return null;
  }
}

/** Reasons that end by themselves, so that a place in the line and a time can be told. */
const lineKinds: ReadonlySet<WaitReason['kind']> = new Set(['credits', 'reserve', 'turn']);

/**
 * Describes when a job that stands in a line goes, and how many go before it; null for other reasons.
 * @param ahead null: not known
 */
function describePlace(
  i18n: Translator,
  job: Pick<Job, 'reason' | 'doneBy'>,
  ahead: number | null,
  now: number,
): string | null {
  const { reason } = job;
  if (!reason || !lineKinds.has(reason.kind)) return null;
  const time = promisedAt(job);
  const before = ahead ?? (reason.kind === 'turn' ? reason.ahead : null);
  const parts = [
    ...(time === null ? [] : [i18n.t('wait.about', { time: i18n.formatDateTime(time, now) })]),
    ...(before === null ? [] : [i18n.t('wait.turn.ahead', { ahead: before })]),
  ];
  return parts.length > 0 ? parts.join(' · ') : null;
}

export type Tone = 'calm' | 'active' | 'good' | 'warn' | 'bad';

/** Reasons that need somebody, or tell of a failure. */
const warnKinds: ReadonlySet<WaitReason['kind']> = new Set(['client-id', 'sign-in', 'destination', 'retry']);

/** Texts of a job's state in a row: a mark, a second line, and a tone that colour repeats but never says alone. */
export interface JobStateText {
  readonly label: string;
  readonly detail: string;
  readonly tone: Tone;
}

/**
 * Describes a job's state.
 * @param service name of its host
 * @param ahead how many stand before it in the line of its host; null or left out: not known
 */
export function describeJobState(
  i18n: Translator,
  job: Job,
  progress: { readonly sent: number; readonly total: number } | null,
  now: number,
  service: string,
  ahead: number | null = null,
): JobStateText {
  switch (job.state) {
    case 'queued':
      return { label: i18n.t('state.queued'), detail: i18n.t('detail.queued'), tone: 'calm' };
    case 'preparing':
      return { label: i18n.t('state.preparing'), detail: i18n.t('detail.preparing'), tone: 'active' };
    case 'ready':
      return {
        label: i18n.t('state.ready'),
        detail: describeFinishTime(i18n, job, now) ?? i18n.t('detail.ready'),
        tone: 'calm',
      };
    case 'waiting': {
      if (!job.reason) return { label: i18n.t('state.waiting'), detail: i18n.t('detail.soon'), tone: 'calm' };
      const { label, detail } = describeWait(i18n, job.reason, now);
      return {
        label,
        detail: describePlace(i18n, job, ahead, now) ?? detail,
        tone: warnKinds.has(job.reason.kind) ? 'warn' : 'calm',
      };
    }
    case 'paused':
      if (job.held?.why === 'consent')
        return { label: i18n.t('consent.mark'), detail: i18n.t('consent.detail'), tone: 'warn' };
      if (job.held?.why === 'edit')
        return { label: i18n.t('editor.mark'), detail: i18n.t('editor.mark.detail'), tone: 'calm' };
      if (job.held?.why === 'metadata')
        return {
          label: i18n.t('held.metadata.mark'),
          detail: i18n.t('held.metadata.detail', { kinds: listMetadataKinds(i18n, job.carries ?? []) }),
          tone: 'warn',
        };
      if (job.held?.why === 'look')
        return { label: i18n.t('look.mark'), detail: i18n.t('look.mark.detail'), tone: 'active' };
      if (job.held?.why === 'private')
        return {
          label: i18n.t('held.metadata.mark'),
          detail: i18n.t('private.title', {
            kinds: listPrivateKinds(
              i18n,
              (job.looked?.found ?? []).map(({ kind }) => kind),
            ),
          }),
          tone: 'warn',
        };
      if (job.held) return { label: i18n.t('held.mark'), detail: i18n.t('held.detail'), tone: 'warn' };
      return { label: i18n.t('state.paused'), detail: i18n.t('detail.paused'), tone: 'calm' };
    case 'uploading':
      if (isFinishing(progress))
        return {
          label: i18n.t('state.finishing'),
          detail: i18n.t('detail.finishing', { service }),
          tone: 'active',
        };
      return {
        label: i18n.t('state.uploading', { percent: i18n.formatNumber(percentOf(progress)) }),
        detail: progress
          ? i18n.t('detail.uploading', {
              sent: i18n.formatSize(progress.sent),
              total: i18n.formatSize(progress.total),
            })
          : '',
        tone: 'active',
      };
    case 'uncertain':
      return { label: i18n.t('state.uncertain'), detail: i18n.t('detail.uncertain'), tone: 'warn' };
    case 'processing':
      return {
        label: i18n.t('state.processing', { service }),
        detail: i18n.t('detail.processing'),
        tone: 'active',
      };
    case 'uploaded':
      if (job.error)
        return {
          label: i18n.t('state.uploaded'),
          detail: i18n.t('processing.late'),
          tone: 'warn',
        };
      return { label: i18n.t('state.uploaded'), detail: job.remote?.link ?? '', tone: 'good' };
    case 'failed':
      return {
        label: i18n.t('state.failed'),
        detail: job.error ? describeError(i18n, job.error).title : '',
        tone: 'bad',
      };
    case 'cancelled':
      return { label: i18n.t('state.cancelled'), detail: i18n.t('detail.cancelled'), tone: 'calm' };
  }
}

function describeFinishTime(i18n: Translator, job: Job, now: number): string | null {
  const time = promisedAt(job);
  return time === null ? null : i18n.t('detail.done-by', { time: i18n.formatDateTime(time, now) });
}

/** Whether every byte has been handed over, so that only the host's answer is missing. */
export const isFinishing = (progress: { readonly sent: number; readonly total: number } | null): boolean =>
  progress !== null && progress.total > 0 && progress.sent >= progress.total;

/** Returns whole per cent; 100 only when every byte has been sent. */
export function percentOf(progress: { readonly sent: number; readonly total: number } | null): number {
  if (!progress || progress.total <= 0) return 0;
  return Math.floor((Math.min(Math.max(progress.sent, 0), progress.total) / progress.total) * 100);
}
