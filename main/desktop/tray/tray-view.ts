import type { CreditsView } from '../../../contract/credits.ts';
import type { QueueSummary } from '../../../contract/job.ts';
import type { Settings } from '../../../contract/settings.ts';
import type { Translator } from '../../../i18n/index.ts';
import { progressLine, standstillOf } from '../progress/progress-view.ts';
import type { RunState } from '../progress/upload-run.ts';

/** Meanings of the sign in the icon's corner. */
export type TrayMark = 'none' | 'busy' | 'paused' | 'waiting' | 'trouble';

/** Describes what the tray shows. */
export interface TrayView {
  /** One line per fact, the most urgent first: state of the queue, then the credits, then the clipboard. */
  readonly lines: readonly string[];
  /** How far the uploads are, for the tip at the pointer only: it changes all the time. Null: nothing is to go. */
  readonly progress: string | null;
  /** Remaining share of the tightest budget, 0 to 1; null while no budget is known. */
  readonly gauge: number | null;
  readonly mark: TrayMark;
  /** Number of pictures still to be uploaded. */
  readonly open: number;
  readonly isPaused: boolean;
  readonly clipboardWatch: Settings['clipboardWatch'];
  /** Whether an upload can still be cancelled before its first byte. */
  readonly canCallBack: boolean;
}

export interface TrayFacts {
  readonly run: RunState;
  readonly summary: QueueSummary;
  readonly credits: CreditsView;
  readonly clipboardWatch: Settings['clipboardWatch'];
  readonly canCallBack: boolean;
  /** True when the user must first consent to automatic uploads. */
  readonly isAsking: boolean;
  /** The engine cannot be started. */
  readonly isBroken: boolean;
}

/** Summarizes queue, credits and clipboard in the few words that fit under an icon. */
export function createTrayView(
  { run, summary, credits, clipboardWatch, canCallBack, isAsking, isBroken }: TrayFacts,
  i18n: Translator,
  now: number,
): TrayView {
  const when = (time: number | null) => (time === null ? '' : i18n.formatDateTime(time, now));
  const { blocked } = credits;
  const mark = markOf(summary, blocked, isBroken);
  const { open, paused, failed, doneBy } = summary;
  const until = credits.blocked?.until ?? null;
  const tightest = tightestShare(credits);
  const queue = isBroken
    ? i18n.t('tray.broken')
    : paused
      ? i18n.t('tray.paused', { open })
      : open > 0 && (mark === 'waiting' || mark === 'trouble') && summary.uploading === 0
        ? i18n.t('tray.waiting', { open, hasTime: until === null ? 'no' : 'yes', time: when(until) })
        : open > 0
          ? i18n.t('tray.busy', { open, hasTime: doneBy === null ? 'no' : 'yes', time: when(doneBy) })
          : i18n.t('tray.idle');
  const room = i18n.t('tray.room', {
    count: credits.uploadsNow,
    hasTime: tightest?.resetAt == null ? 'no' : 'yes',
    time: when(tightest?.resetAt ?? null),
  });
  const facts = { run, summary, blocked, isBroken, unseenFailures: 0 };
  return {
    progress: run.open > 0 && !isBroken ? progressLine(facts, i18n, now) : null,
    lines: [
      queue,
      ...(isAsking ? [i18n.t('consent.tray')] : []),
      ...(failed > 0 ? [i18n.t('tray.failed', { count: failed })] : []),
      ...(credits.blocked?.kind === 'client-id' && open > 0 ? [i18n.t('tray.client-id')] : [room]),
      ...(clipboardWatch === 'off' ? [] : [i18n.t(`tray.watch.${clipboardWatch}`)]),
    ],
    gauge: tightest?.share ?? null,
    mark,
    open,
    isPaused: paused,
    clipboardWatch,
    canCallBack,
  };
}

function markOf(summary: QueueSummary, blocked: CreditsView['blocked'], isBroken: boolean): TrayMark {
  const standstill = standstillOf({ summary, blocked, isBroken });
  if (standstill !== null) return standstill;
  if (summary.open > 0) return 'busy';
  return summary.failed > 0 ? 'trouble' : 'none';
}

/** Finds the budget that will block uploads first, by its share that is left and not reserved. */
function tightestShare({ budgets }: CreditsView): { share: number; resetAt: number | null } | null {
  let tightest: { share: number; resetAt: number | null } | null = null;
  for (const { limit, remaining, reserved, resetAt } of budgets) {
    if (limit === null || limit <= 0) continue;
    const share = Math.min(1, Math.max(0, ((remaining ?? limit) - reserved) / limit));
    if (!tightest || share < tightest.share) tightest = { share, resetAt };
  }
  return tightest;
}
