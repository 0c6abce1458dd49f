import type { Job } from '../../contract/job.ts';
import { createNetwork } from '../../main/engine/network/network.ts';
import type { Fault, RequestRecord } from '../../sandbox/index.ts';
import {
  makePictures,
  startTestEngine,
  startTestSandbox,
  temporaryFolder,
} from '../engine/support/running-engine.ts';
import { fastClock } from './fast-clock.ts';
import { openWay, testAuthority, type WayFault } from './way.ts';

/** A fault: of the host, or of the connection to it. */
export type Trouble =
  | ({ readonly at: 'host' } & Pick<Fault, 'kind' | 'waitMs' | 'minutes' | 'routes'>)
  | ({ readonly at: 'way' } & Pick<WayFault, 'kind'>);

/** Duration or probability of the fault. */
export type Extent = Pick<Fault, 'times' | 'after' | 'chance' | 'inMs' | 'forMs'>;

/** Result of an outage. */
export interface OutageReport {
  readonly uploaded: number;
  readonly failed: readonly string[];
  /** Pictures at the host beyond the first of each job. */
  readonly doubles: number;
  /** Duplicates of jobs that are not flagged `maybeTwice`. */
  readonly unflagged: number;
  /** Requests that uploaded a picture and whose answer never came whole. */
  readonly lostAnswers: number;
  readonly uploads: number;
  /** Virtual time from the first picture to the end of all, ms. */
  readonly tookMs: number;
}

/** Faults that store the picture and spoil the answer. */
const spoilsAnswer: ReadonlySet<RequestRecord['fault']> = new Set([
  'truncated-json',
  'cut-answer',
  'slow-loris',
]);

/**
 * Uploads pictures through a fault, with a real engine, real sockets and an accelerated clock, until no job is open.
 * @param factor how many times as fast as real time
 */
export async function runOutage(
  trouble: Trouble,
  extent: Extent,
  jobs: number,
  factor: number,
): Promise<OutageReport> {
  const clock = fastClock(factor);
  const sandbox = await startTestSandbox({
    clock,
    limits: { user: 100_000, client: 1_000_000, post: 100_000, uploads: null },
  });
  const way = trouble.at === 'way' ? await openWay(sandbox.origin, { tls: true, clock }) : null;
  const network = createNetwork({
    clock,
    ...(way ? { lookup: way.lookup, authorities: [testAuthority] } : {}),
  });
  const run = await startTestEngine({
    environment: { apiUrl: way?.origin ?? sandbox.origin, clientId: sandbox.clientId },
    network,
    clock,
    random: Math.random,
  });
  const paths = await makePictures(await temporaryFolder(), jobs);
  if (trouble.at === 'way') way?.fault({ kind: trouble.kind, ...extent });
  else {
    const { at: _at, ...fault } = trouble;
    sandbox.fault({ ...fault, ...extent });
  }
  const began = clock.now();
  await run.add(paths);
  const ended = await run.until((all) => all.length === jobs && all.every(({ endedAt }) => endedAt !== null));
  const report = reportOn(ended, sandbox);
  const lostAnswers = report.lostAnswers + (way?.lostAnswers ?? 0);
  return { ...report, lostAnswers, tookMs: clock.now() - began };
}

function reportOn(
  jobs: readonly Job[],
  sandbox: Awaited<ReturnType<typeof startTestSandbox>>,
): Omit<OutageReport, 'tookMs'> {
  const flagged = new Map(jobs.map(({ media, maybeTwice }) => [media?.sha256, maybeTwice]));
  const copies = new Map<string, number>();
  for (const { sha256 } of sandbox.pictures()) copies.set(sha256, (copies.get(sha256) ?? 0) + 1);
  const twice = [...copies].filter(([, count]) => count > 1);
  const uploads = sandbox.log.filter(({ route }) => route === 'upload');
  return {
    uploaded: jobs.filter(({ state }) => state === 'uploaded').length,
    failed: jobs.flatMap(({ state, error }) => (state === 'uploaded' ? [] : (error?.code ?? state))),
    doubles: twice.reduce((sum, [, count]) => sum + count - 1, 0),
    unflagged: twice.filter(([sha256]) => flagged.get(sha256) !== true).length,
    lostAnswers: uploads.filter(
      ({ picture, status, fault }) => picture !== null && (status === null || spoilsAnswer.has(fault)),
    ).length,
    uploads: uploads.length,
  };
}
