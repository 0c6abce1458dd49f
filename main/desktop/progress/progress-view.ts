import type { CreditsView } from '../../../contract/credits.ts';
import type { QueueSummary } from '../../../contract/job.ts';
import type { WaitReason } from '../../../contract/wait-reason.ts';
import type { Translator } from '../../../i18n/index.ts';
import type { RunState } from './upload-run.ts';

/** Manners of the bar in taskbar or dock, as Electron names them. */
export type BarMode = 'normal' | 'paused' | 'error';

/** What window title, taskbar and dock show. */
export interface ProgressView {
  readonly title: string;
  /** Null: no bar. */
  readonly bar: { readonly share: number; readonly mode: BarMode } | null;
  /** Number on the app's icon; 0: none. */
  readonly badge: number;
}

export interface ProgressFacts {
  readonly run: RunState;
  readonly summary: Pick<QueueSummary, 'paused' | 'open' | 'uploading'>;
  readonly blocked: CreditsView['blocked'];
  /** Pictures that failed while the user looked elsewhere. */
  readonly unseenFailures: number;
  /** The engine cannot be started. */
  readonly isBroken: boolean;
}

/** Wait reasons that only the user can resolve. */
const userActionReasons: readonly WaitReason['kind'][] = ['client-id', 'sign-in', 'strikes'];

/** Why nothing goes although something is to go: it needs the user, it was paused, or it waits for a moment. */
export function standstillOf({
  summary,
  blocked,
  isBroken,
}: Pick<ProgressFacts, 'summary' | 'blocked' | 'isBroken'>): 'trouble' | 'paused' | 'waiting' | null {
  if (isBroken) return 'trouble';
  if (summary.paused) return 'paused';
  if (summary.open === 0 || !blocked) return null;
  if (userActionReasons.includes(blocked.kind)) return 'trouble';
  return summary.uploading === 0 ? 'waiting' : null;
}

/** Tells how far the run is, in the few words that fit into a title. To be called while something is open. */
export function progressLine(facts: ProgressFacts, i18n: Translator, now: number): string {
  const { run, blocked } = facts;
  const values = { done: run.done, total: run.done + run.failed + run.open };
  const standstill = standstillOf(facts);
  const until = blocked?.until ?? null;
  if (standstill === 'waiting' && until !== null)
    return i18n.t('progress.waiting-until', { ...values, time: i18n.formatDateTime(until, now) });
  if (standstill !== null) return i18n.t(`progress.${standstill}`, values);
  if (run.going === 0) return i18n.t('progress.preparing', values);
  // The last of a hundred is only said when it is there.
  return i18n.t('progress.going', { ...values, percent: Math.min(99, Math.floor(run.share * 100)) });
}

/** Decides what is shown outside of the window. */
export function createProgressView(facts: ProgressFacts, i18n: Translator, now: number): ProgressView {
  const { run, unseenFailures, isBroken } = facts;
  const badge = unseenFailures;
  const ended = { title: 'Snapferry', bar: badge > 0 ? ({ share: 1, mode: 'error' } as const) : null, badge };
  if (run.open === 0 || isBroken) return ended;
  const standstill = standstillOf(facts);
  const mode = standstill === 'trouble' ? 'error' : standstill === null ? 'normal' : 'paused';
  const title = `${progressLine(facts, i18n, now)} · Snapferry`;
  return { title, bar: { share: run.share, mode }, badge };
}
