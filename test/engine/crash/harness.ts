import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Job } from '../../../contract/job.ts';
import type { Sandbox } from '../../../sandbox/index.ts';
import { seededRandom } from '../../../sandbox/seeded-random.ts';
import type { EngineProcess } from '../../support/engine-child.ts';
import { openWay } from '../../support/way.ts';
import type { AtEnd } from '../support/running-engine.ts';
import { openDisk } from './disk.ts';
import { type Intake, openIntake, ways } from './intake.ts';
import { createPatient, type Patient } from './patient.ts';
import { type TroubleKind, troubles, type Ward } from './troubles.ts';
import { judge, spoolOf, type Verdict } from './verdict.ts';

export interface CrashOptions {
  /** Folder that profile, pictures and the disk of its own are made in. */
  readonly home: string;
  readonly sandbox: Sandbox;
  /** Environment of the engines, beside this process's. */
  readonly env?: Readonly<Record<string, string>>;
  /** What befalls it, in this order. */
  readonly plan: readonly TroubleKind[];
  readonly hasDisk: boolean;
  readonly seed: number;
  /** Called once the first engine runs; signs in where that is wanted. */
  readonly prepare?: (engine: Pick<EngineProcess, 'call'>) => Promise<void>;
  readonly atEnd: AtEnd;
  /** Told after each trouble how many there were. */
  readonly onTrouble?: (count: number) => void;
}

export interface CrashReport extends Verdict {
  /** How often each trouble came. */
  readonly troubles: Readonly<Partial<Record<TroubleKind, number>>>;
  /** Engines that ended although nobody killed them. */
  readonly deaths: number;
}

/** Troubles that come soon after the start, before anything can be done; a row of them is a computer that cannot work. */
const soon = 0.3;
const longestPauseMs = 500;
/** Time within which an engine has something to show, on a machine that does much else. */
const progressWithinMs = 30_000;
/** Twice of it, and the troubles, must end before the test does, so that it tells what is left. */
const endWithinMs = 120_000;

/**
 * Hands in pictures by all ways while a plan of troubles befalls the engine at random moments, and lets a last engine
 * finish. The same seed gives the same order of pictures, ways and targets; the moments are the machine's.
 */
export async function runCrashes(options: CrashOptions): Promise<CrashReport> {
  const { home, sandbox, plan, atEnd } = options;
  const random = seededRandom(options.seed);
  const below = (most: number) => Math.floor(random() * most);
  const disk = options.hasDisk ? await openDisk(home, atEnd) : null;
  const profile = join(disk?.folder ?? home, 'profile');
  const way = await openWay(sandbox.origin, { random });
  const env = { SNAPFERRY_API_URL: way.origin, SNAPFERRY_CLIENT_ID: sandbox.clientId, ...options.env };
  const patient = createPatient({ profile, env, atEnd });
  await patient.start();
  const work = join(home, 'pictures');
  await mkdir(work);
  const intake = await openIntake(work, patient);
  await options.prepare?.(patient);
  await consentTo(patient, intake.watched);

  let coming: Promise<unknown> = Promise.resolve();
  // What is cut off by a trouble was not confirmed, and is not counted.
  const comeIn = () => {
    const some = Array.from({ length: 1 + below(5) }, () =>
      intake.handIn(ways[below(ways.length)] ?? 'drop'),
    );
    const settled = Promise.allSettled(some);
    coming = Promise.all([coming, settled]);
    return settled;
  };
  const ward: Ward = { patient, sandbox, way, disk, random, comeIn, settled: () => coming };
  const counts: Partial<Record<TroubleKind, number>> = {};
  for (const [index, kind] of plan.entries()) {
    const there = sandbox.pictures().length;
    void comeIn();
    if (random() >= soon) await untilMore(sandbox, there);
    await pause(below(longestPauseMs));
    const befallen = (await troubles[kind](ward)) ?? kind;
    counts[befallen] = (counts[befallen] ?? 0) + 1;
    await patient.revive();
    options.onTrouble?.(index + 1);
  }

  sandbox.clearFaults();
  way.clear();
  patient.setClock(0);
  await untilEnded(patient, intake.handed);
  // Whatever the ledger believes after clocks that were wrong: it hears from the server with this one.
  await intake.handIn('drop');
  const jobs = await untilEnded(patient, intake.handed);
  const credits = await patient.call('credits', {});
  const { deaths } = patient;
  // A start clears the spool of what belongs to no job.
  await patient.restart();
  const found = { jobs, handed: intake.handed, sandbox, credits, spool: await untilTidy(profile) };
  await patient.kill();
  return { troubles: counts, deaths, ...judge(found) };
}

async function consentTo(engine: Patient, watched: string): Promise<void> {
  await engine.call('addFolder', { path: watched });
  const { settings } = await engine.call('snapshot', {});
  await engine.call('answerConsent', {
    kind: 'folder',
    account: settings.account,
    privacy: 'hidden',
    answer: 'accept',
  });
}

/** Waits until the server has more than these. */
async function untilMore(sandbox: Sandbox, there: number): Promise<void> {
  const until = performance.now() + progressWithinMs;
  while (sandbox.pictures().length <= there && performance.now() < until) await pause(20);
}

/** Lists what the spool still has when it is tidied, which takes a moment. */
async function untilTidy(profile: string): Promise<string[]> {
  let paths: string[] = [];
  for (let look = 0; look < 50; look += 1) {
    paths = await spoolOf(profile);
    if (paths.length === 0) return [];
    await pause(100);
  }
  return paths;
}

/** Waits until each picture has a job and each job has ended. */
async function untilEnded(engine: Patient, handed: Intake['handed']): Promise<Job[]> {
  const until = performance.now() + endWithinMs;
  for (;;) {
    const { jobs } = await engine.call('jobs', {});
    const names = new Set(jobs.map(({ name }) => name));
    const isOver = jobs.every(
      ({ state }) => state === 'uploaded' || state === 'failed' || state === 'cancelled',
    );
    if ((isOver && [...handed.keys()].every((name) => names.has(name))) || performance.now() > until)
      return jobs;
    await pause(100);
  }
}
