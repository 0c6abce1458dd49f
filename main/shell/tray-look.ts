import type { CreditsView, QueueSummary } from '../../contract/records.ts';
import type { Translator } from '../../locales/index.ts';

/** What the tray shows at a glance. */
export interface TrayLook {
  /** One line a fact, the most urgent first: state of the queue, then the credits. */
  readonly lines: readonly string[];
  /** Share of the tightest budget that is left, 0 to 1; null while no budget is known. */
  readonly gauge: number | null;
  readonly tone: 'idle' | 'busy' | 'waiting';
}

/** Queue and credits in the few words that fit under an icon. */
export function trayLook(
  summary: QueueSummary,
  credits: CreditsView,
  words: Translator,
  now: number,
): TrayLook {
  const when = (time: number | null) => (time === null ? '' : words.moment(time, now));
  const until = credits.blocked?.until ?? null;
  const isHeld = summary.open > 0 && summary.uploading === 0 && credits.blocked !== null;
  const queue = summary.paused
    ? words.text('shell.tray.paused', { open: summary.open })
    : isHeld
      ? words.text('shell.tray.waiting', {
          open: summary.open,
          hasTime: until === null ? 'no' : 'yes',
          time: when(until),
        })
      : summary.open > 0
        ? words.text('shell.tray.busy', {
            open: summary.open,
            hasTime: summary.doneBy === null ? 'no' : 'yes',
            time: when(summary.doneBy),
          })
        : words.text('shell.tray.idle');
  const tightest = tightestShare(credits);
  const room = words.text('shell.tray.room', {
    count: credits.uploadsNow,
    hasTime: tightest?.resetAt == null ? 'no' : 'yes',
    time: when(tightest?.resetAt ?? null),
  });
  return {
    lines: [queue, room],
    gauge: tightest?.share ?? null,
    tone: summary.paused || isHeld ? 'waiting' : summary.open > 0 ? 'busy' : 'idle',
  };
}

/** The budget that will stop uploads first, by the share that is left and not promised. */
function tightestShare({ budgets }: CreditsView): { share: number; resetAt: number | null } | null {
  let tightest: { share: number; resetAt: number | null } | null = null;
  for (const { limit, remaining, reserved, resetAt } of budgets) {
    if (limit === null || limit <= 0) continue;
    const share = Math.min(1, Math.max(0, ((remaining ?? limit) - reserved) / limit));
    if (!tightest || share < tightest.share) tightest = { share, resetAt };
  }
  return tightest;
}
