import type { Messages } from './messages.ts';
import type { MeterReading } from './progress-meter.ts';

const hourMs = 3_600_000;
const shortestBar = 10;
const longestBar = 30;

/** Formats the remaining time: minutes and seconds, above an hour the time of day at which it is done. */
function timeLeft(ms: number, now: number, i18n: Messages): string {
  if (ms >= hourMs) return i18n.t('cli.progress.done-by', { time: i18n.formatDateTime(now + ms, now) });
  const seconds = Math.round(ms / 1000);
  return i18n.t('cli.progress.left', {
    time: `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`,
  });
}

/** Formats the progress of an upload as one line: a bar over all bytes, and the known numbers beside it. */
export function progressLine(reading: MeterReading, width: number, now: number, i18n: Messages): string {
  const { uploaded, count, sentBytes, totalBytes, rate, leftMs, waiting, waitingUntil } = reading;
  const share = totalBytes > 0 ? sentBytes / totalBytes : 0;
  const parts = [
    i18n.t('cli.progress.pictures', { done: uploaded, total: count }),
    totalBytes > 0
      ? i18n.t('cli.progress.bytes', {
          sent: i18n.formatSize(sentBytes),
          total: i18n.formatSize(totalBytes),
        })
      : '',
    rate === null ? '' : i18n.t('cli.progress.rate', { rate: i18n.formatSize(Math.round(rate)) }),
    leftMs === null ? '' : timeLeft(leftMs, now, i18n),
    waiting === 0
      ? ''
      : i18n.t('cli.progress.waiting', {
          count: waiting,
          hasTime: waitingUntil === null ? 'no' : 'yes',
          time: waitingUntil === null ? '' : i18n.formatDateTime(waitingUntil, now),
        }),
  ].filter(Boolean);
  const text = parts.join('  ');
  const room = Math.min(longestBar, width - text.length - ' 100 % []'.length - 2);
  const percent = `${Math.floor(100 * share)} %`.padStart(5);
  if (room < shortestBar) return `${percent}  ${text}`;
  const full = Math.round(room * share);
  return `[${'#'.repeat(full)}${'-'.repeat(room - full)}]${percent}  ${text}`;
}
