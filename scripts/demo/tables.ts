import { stripVTControlCharacters } from 'node:util';
import type { BudgetView } from '../../contract/credits.ts';
import type { Job, QueueSummary } from '../../contract/job.ts';

/** Formats the progress in one line. */
export function progressLine(jobs: readonly Job[], summary: QueueSummary, expected: number): string {
  const uploaded = jobs.filter((job) => job.state === 'uploaded');
  const size = (job: Job) => job.media?.bytes ?? 0;
  const sent = jobs.map((job) => (job.state === 'uploaded' ? size(job) : (job.progress?.sent ?? 0)));
  const megabytes = (bytes: readonly number[]) => (bytes.reduce((a, b) => a + b, 0) / 1e6).toFixed(1);
  return (
    `${bar(uploaded.length / expected)} ${String(uploaded.length).padStart(2)}/${expected} arrived, ` +
    `${summary.uploading} under way, ${megabytes(sent)} of ${megabytes(jobs.map(size))} MB`
  );
}

function bar(share: number): string {
  const full = Math.round(share * 24);
  return '█'.repeat(full) + '░'.repeat(24 - full);
}

export interface Arrival {
  readonly name: string;
  readonly way: string;
  readonly link: string;
  readonly bytes: number;
  /** Hash of the decoded pixels, the same as those of the original file. */
  readonly pixels: string;
  /** Metadata that was removed before sending. */
  readonly removed: readonly string[];
}

export function arrivalTable(arrivals: readonly Arrival[]): string {
  return table([
    ['picture', 'by', 'bytes', 'pixels (given = served)', 'left out', 'link'],
    ...arrivals.map(({ name, way, bytes, pixels, removed, link }) => [
      shorten(name, 36),
      way,
      bytes.toLocaleString('en'),
      `${pixels.slice(0, 16)}… ✓`,
      removed.join(', ') || '-',
      link,
    ]),
  ]);
}

export function creditTable(budgets: readonly BudgetView[], now: number): string {
  const show = (value: number | null) => (value === null ? '?' : value.toLocaleString('en'));
  return table([
    ['budget', 'remaining', 'of', 'reserved', 'full again in', 'known from'],
    ...budgets.map((budget) => [
      budget.id,
      show(budget.remaining),
      show(budget.limit),
      show(budget.reserved),
      budget.resetAt === null ? '-' : `${Math.max(0, Math.round((budget.resetAt - now) / 60_000))} min`,
      budget.source,
    ]),
  ]);
}

function table(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map((row) => columns(row[column] ?? ''))),
  );
  return rows
    .map((row) =>
      row
        .map((cell, column) => cell + ' '.repeat((widths[column] ?? 0) - columns(cell)))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

const wide = /\p{Script=Han}|\p{Script=Hiragana}|\p{Script=Katakana}|\p{Emoji_Presentation}/u;
const marks = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** Returns the columns of a text in a terminal: two for East Asian marks and emoji. */
function columns(text: string): number {
  return [...marks.segment(stripVTControlCharacters(text))].reduce(
    (sum, { segment }) => sum + (wide.test(segment) ? 2 : 1),
    0,
  );
}

function shorten(text: string, most: number): string {
  const all = [...marks.segment(text)].map(({ segment }) => segment);
  return all.length <= most ? text : `${all.slice(0, most - 1).join('')}…`;
}
