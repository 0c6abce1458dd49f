import type { Sample } from './measure.ts';

/** What lies behind a soak when all is quiet again. */
export interface Settled {
  /** Pictures that were confirmed to be taken, by the way in which they came. */
  readonly handedIn: Readonly<Record<string, number>>;
  /** Of those, the ones that the server has not and that no clear no accounts for. */
  readonly lost: readonly string[];
  readonly unflaggedDoubles: readonly string[];
  readonly flaggedDoubles: number;
  readonly failed: readonly string[];
  readonly openJobs: number;
  readonly orphans: readonly string[];
  /** Credits that the engine believes to have beyond those that the server says it has, by budget. */
  readonly ledgerAhead: Readonly<Record<string, number>>;
  readonly faults: Readonly<Record<string, number>>;
  /** How often the engine did not answer in time. */
  readonly silences: number;
  readonly clients: number;
  readonly commands: number;
}

export interface SoakReport extends Settled {
  readonly minutes: number;
  readonly seed: number;
  readonly baseMinute: number;
  /** Ratios of the last minute's median to that at the base minute. */
  readonly ratios: {
    readonly own: number;
    readonly heap: number;
    readonly files: number;
    readonly active: number;
  };
  readonly samples: readonly Sample[];
  /** The bounds that are broken; none: all is well. */
  readonly broken: readonly string[];
}

/** Bounds of what a long run may cost. Handles come and go by some, so they may also grow by a number. */
const mostRatio = 1.1;
const mostHandles = 12;
/** Credits of requests of our own that the server counted in between. */
const ledgerSlack = 2;
const minuteMs = 60_000;

const median = (values: readonly number[]): number => {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
};

/** Judges a run by its samples and by what lies behind it. */
export function judge(
  samples: readonly Sample[],
  settled: Settled,
  { minutes, seed }: { readonly minutes: number; readonly seed: number },
): SoakReport {
  const baseMinute = Math.min(5, minutes / 2);
  const around = (minute: number) =>
    samples.filter(({ atMs }) => Math.abs(atMs - minute * minuteMs) <= minuteMs / 2);
  const base = around(baseMinute);
  const end = samples.filter(({ atMs }) => atMs > minutes * minuteMs - minuteMs);
  const both = (field: 'own' | 'heap' | 'files' | 'active') =>
    [median(base.map((one) => one[field])), median(end.map((one) => one[field]))] as const;
  const ratio = (field: Parameters<typeof both>[0]) => {
    const [from, to] = both(field);
    return Math.round((to / from) * 1_000) / 1_000;
  };
  const ratios = { own: ratio('own'), heap: ratio('heap'), files: ratio('files'), active: ratio('active') };
  const broken: string[] = [];
  // What could not be measured is no good measure.
  if (!(ratios.own <= mostRatio)) broken.push(`memory is ${ratios.own} of that after ${baseMinute} minutes`);
  for (const field of ['files', 'active'] as const) {
    const [from, to] = both(field);
    if (!(to <= from * mostRatio + mostHandles)) broken.push(`${field} grew from ${from} to ${to}`);
  }
  for (const field of ['lost', 'unflaggedDoubles', 'orphans'] as const)
    if (settled[field].length > 0) broken.push(`${field}: ${settled[field].length}`);
  if (settled.silences > 0) broken.push(`the engine kept silent ${settled.silences} times`);
  if (settled.failed.length > 0) broken.push(`failed: ${settled.failed.length}`);
  if (settled.openJobs > 0) broken.push(`${settled.openJobs} jobs never ended`);
  for (const [budget, ahead] of Object.entries(settled.ledgerAhead))
    if (!(ahead <= ledgerSlack)) broken.push(`the ledger has ${ahead} more of ${budget} than the server`);
  return { ...settled, minutes, seed, baseMinute, ratios, samples, broken };
}

const mega = (bytes: number) => `${Math.round(bytes / 1e6)} MB`;
const told = (counts: Readonly<Record<string, number>>) =>
  Object.entries(counts)
    .map(([name, count]) => `${name} ${count}`)
    .join(', ');

/** Writes a report for people. */
export function written(report: SoakReport): string {
  const step = Math.max(1, Math.floor(report.samples.length / 20));
  const rows = report.samples
    .filter((_, index) => index % step === 0 || index === report.samples.length - 1)
    .map(
      ({ atMs, own, pss, heap, helpersPss, helpers, files, active, openJobs, endedJobs }) =>
        `${(atMs / minuteMs).toFixed(1).padStart(6)}  ${mega(own).padStart(7)}  ${mega(pss).padStart(7)}  ${mega(heap).padStart(7)}  ` +
        `${`${mega(helpersPss)}/${helpers}`.padStart(9)}  ${String(files).padStart(5)}  ${String(active).padStart(6)}  ` +
        `${String(openJobs).padStart(5)}  ${String(endedJobs).padStart(6)}`,
    );
  const { ratios } = report;
  return [
    `Soak of ${report.minutes} minutes, seed ${report.seed}`,
    'minute      own      pss     heap    helpers  files  active   open   ended',
    ...rows,
    `Handed in: ${told(report.handedIn)}; clients ${report.clients}, commands ${report.commands}`,
    `Faults: ${told(report.faults)}`,
    `To minute ${report.baseMinute}: memory ${ratios.own}, heap ${ratios.heap}, files ${ratios.files}, active ${ratios.active} (at most ${mostRatio})`,
    `Lost ${report.lost.length}, unflagged doubles ${report.unflaggedDoubles.length}, flagged ${report.flaggedDoubles}, failed ${report.failed.length}, open ${report.openJobs}, orphans ${report.orphans.length}`,
    `Ledger beyond the server: ${told(report.ledgerAhead)}`,
    report.broken.length === 0 ? 'All bounds hold.' : `Broken: ${report.broken.join('; ')}`,
    '',
  ].join('\n');
}
