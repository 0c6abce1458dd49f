import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { EngineEvent } from '../../contract/engine.ts';
import type { Job } from '../../contract/job.ts';
import { readLockRecord } from '../../main/engine/lock/profile-lock.ts';
import { connectToEngine } from '../../main/engine/socket/client.ts';
import { createSandbox, type Fault, type Sandbox } from '../../sandbox/index.ts';
import { seededRandom } from '../../sandbox/seeded-random.ts';
import { bundleForTests } from '../../scripts/setup/test-command.ts';
import { type ForkedEngine, forkEngine } from '../support/engine-child.ts';
import { measure, patienceMs, type Sample } from './measure.ts';
import type { Settled } from './report.ts';
import { openWays, type Way, type Ways, ways } from './ways.ts';

export interface SoakOptions {
  readonly home: string;
  readonly minutes: number;
  readonly seed: number;
  /** Pictures a second. */
  readonly rate: number;
  say(line: string): void;
}

/** Faults that pass; none of them is a no to a picture. */
const faultKinds = [
  ...['internal-error', 'bad-gateway', 'varnish', 'over-capacity-403', 'over-capacity-html', 'redirect'],
  ...['html-ok', 'empty-ok', 'reset-before-body', 'reset-mid-body', 'reset-after-body', 'reply-lost'],
  ...[
    'unanswered',
    'cut-answer',
    'truncated-json',
    'stall',
    'slow-answer',
    'no-headers',
    'expectation-failed',
  ],
] as Fault['kind'][];

const faultEveryMs = 20_000;
const faultForMs = 8_000;
const measureEveryMs = 10_000;
const tidyEveryMs = 30_000;
const commandEveryMs = 20_000;
const mostClients = 6;
const settleWithinMs = 300_000;
/** No limit in reach: what is looked for is what grows. */
const limits = { user: 400_000, userBearer: 400_000, client: 10_000_000, post: 1_000_000, uploads: null };

/** Runs an engine under everything at once for so long, and waits until it is quiet again. */
export async function soak(options: SoakOptions): Promise<{ samples: Sample[]; settled: Settled }> {
  const { home, minutes, seed, rate, say } = options;
  const program = await bundleForTests();
  if (program === null) throw new Error('The command cannot be bundled.');
  const profile = join(home, 'profile');
  const sandbox = await createSandbox({ limits });
  const queue = watchQueue();
  const env = { SNAPFERRY_API_URL: sandbox.origin, SNAPFERRY_CLIENT_ID: sandbox.clientId };
  const engine = forkEngine({
    profile,
    env,
    execArgv: ['--expose-gc', '--import', join(import.meta.dirname, 'gauge.ts')],
    onEvent: queue.onEvent,
  });
  const end = new AbortController();
  let comers: Ways | null = null;
  try {
    await engine.ready;
    const watched = join(home, 'watched');
    comers = await openWays({
      engine,
      work: home,
      watched,
      api: await prepareEngine(engine, watched),
      command: (path) => runCommand(program, path, { ...env, SNAPFERRY_HOME: profile }),
    });
    const began = Date.now();
    const elapsed = () => Date.now() - began;
    const lasting = { seed, elapsed, untilMs: minutes * 60_000, signal: end.signal };
    const samples: Sample[] = [];
    let silences = 0;
    const clients = keepClients(profile, lasting);
    const faults = keepFaults(sandbox, lasting);
    const loops = [
      keepComing(comers, rate, lasting),
      every(commandEveryMs, lasting, () => comers?.handIn('command').catch(() => {})),
      every(tidyEveryMs, lasting, async () => {
        await comers?.tidy(60_000, (name) => queue.ended.has(name));
        await dismissEnded(engine, queue);
      }),
      every(measureEveryMs, lasting, async () => {
        const sample = await measure(engine.child, elapsed(), queue.counts());
        if (sample === null) {
          silences += 1;
          say(`${(elapsed() / 60_000).toFixed(1)} min: no answer for ${patienceMs / 1_000} s`);
          return;
        }
        samples.push(sample);
        const mega = Math.round(sample.own / 1e6);
        say(
          `${(sample.atMs / 60_000).toFixed(1)} min: ${mega} MB, ${sample.files} files, ${sample.openJobs} open`,
        );
      }),
    ];
    await Promise.all([...loops, clients.done, faults.done]);
    sandbox.clearFaults();
    const settled = await settle({ engine, sandbox, queue, comers, profile });
    return {
      samples,
      settled: {
        ...settled,
        silences,
        clients: clients.count(),
        commands: comers.counts.command ?? 0,
        faults: faults.counts,
      },
    };
  } finally {
    end.abort();
    comers?.close();
    await engine.kill();
    await sandbox.close();
  }
}

async function prepareEngine(
  engine: ForkedEngine,
  watched: string,
): Promise<{ address: string; key: string }> {
  await mkdir(watched, { recursive: true });
  await engine.call('changeSettings', { localApi: true, localApiPort: 20_000 + (process.pid % 20_000) });
  await engine.call('changeSettings', { fetchBy: 'here', fetchPrivate: true });
  await engine.call('addFolder', { path: watched });
  const { settings, localApi } = await engine.call('snapshot', {});
  await engine.call('answerConsent', {
    kind: 'folder',
    account: settings.account,
    privacy: 'hidden',
    answer: 'accept',
  });
  if (localApi.address === null)
    throw new Error(`The local API is ${localApi.state}: ${localApi.error?.message}`);
  return { address: localApi.address, key: settings.localApiKey ?? '' };
}

interface Lasting {
  readonly seed: number;
  elapsed(): number;
  readonly untilMs: number;
  readonly signal: AbortSignal;
}

async function every(ms: number, lasting: Lasting, work: () => Promise<unknown> | undefined): Promise<void> {
  while (lasting.elapsed() < lasting.untilMs) {
    await pause(Math.min(ms, Math.max(1, lasting.untilMs - lasting.elapsed())), undefined, lasting);
    await work();
  }
}

/** Pictures come by all ways but the command, which costs a process. What is not confirmed is not counted. */
async function keepComing(comers: Ways, rate: number, lasting: Lasting): Promise<void> {
  const random = seededRandom(lasting.seed);
  const usual = ways.filter((way): way is Way => way !== 'command');
  await every(1_000 / rate, lasting, async () => {
    comers.handIn(usual[Math.floor(random() * usual.length)] ?? 'drop').catch(() => {});
  });
}

/** Windows and scripts that come, take a snapshot, listen for a while and go, some in the middle of an answer. */
function keepClients(profile: string, lasting: Lasting) {
  const random = seededRandom(lasting.seed + 1);
  let [count, open] = [0, 0];
  const visit = async () => {
    const record = readLockRecord(profile);
    if (!record) return;
    const client = await connectToEngine(record);
    count += 1;
    const unsubscribe = client.subscribe(() => {});
    const answer = client.call('snapshot', {});
    answer.catch(() => {});
    if (random() < 0.8) await answer;
    if (random() < 0.5) unsubscribe();
    await pause(random() * 4_000, undefined, lasting);
    client.close();
  };
  const done = every(700, lasting, async () => {
    if (open >= mostClients) return;
    open += 1;
    visit()
      .catch(() => {})
      .finally(() => {
        open -= 1;
      });
  });
  return { done, count: () => count };
}

function keepFaults(sandbox: Sandbox, lasting: Lasting) {
  const random = seededRandom(lasting.seed + 2);
  const counts: Record<string, number> = {};
  const done = every(faultEveryMs, lasting, async () => {
    const kind = faultKinds[Math.floor(random() * faultKinds.length)] ?? 'internal-error';
    counts[kind] = (counts[kind] ?? 0) + 1;
    sandbox.fault({ kind, chance: 0.5, times: null, forMs: faultForMs, routes: ['upload'], waitMs: 3_000 });
  });
  return { done, counts };
}

async function runCommand(
  program: string,
  path: string,
  env: Readonly<Record<string, string>>,
): Promise<number | null> {
  const child = spawn(process.execPath, [program, 'upload', path], {
    env: { ...process.env, ...env },
    stdio: 'ignore',
  });
  const [code] = (await once(child, 'exit')) as [number | null];
  return code;
}

/** The jobs as a window knows them, by the engine's own events. */
function watchQueue() {
  const jobs = new Map<string, Job>();
  const failed: string[] = [];
  const flagged = new Set<string>();
  const ended = new Set<string>();
  return {
    jobs,
    flagged,
    ended,
    failed: () => failed,
    onEvent(event: EngineEvent) {
      if (event.kind !== 'delta') return;
      for (const job of event.jobs ?? []) {
        jobs.set(job.id, job);
        if (job.maybeTwice) flagged.add(job.name);
        if (job.endedAt !== null) ended.add(job.name);
        if (job.state === 'failed') failed.push(`${job.name}: ${job.error?.code}`);
      }
      for (const id of event.removedJobs ?? []) jobs.delete(id);
    },
    counts() {
      const all = [...jobs.values()];
      const open = all.filter(({ endedAt }) => endedAt === null).length;
      return { open, ended: all.length - open };
    },
  };
}
type Queue = ReturnType<typeof watchQueue>;

/** Clears the list of what has ended, as people do; history keeps it. */
async function dismissEnded(engine: ForkedEngine, queue: Queue): Promise<void> {
  const ids = [...queue.jobs.values()].filter(({ endedAt }) => endedAt !== null).map(({ id }) => id);
  if (ids.length > 0) await engine.call('dismiss', { ids });
}

async function settle(at: {
  readonly engine: ForkedEngine;
  readonly sandbox: Sandbox;
  readonly queue: Queue;
  readonly comers: Ways;
  readonly profile: string;
}): Promise<Omit<Settled, 'silences' | 'clients' | 'commands' | 'faults'>> {
  const { engine, sandbox, queue, comers, profile } = at;
  const until = Date.now() + settleWithinMs;
  const copies = () => Map.groupBy(sandbox.pictures(), ({ sha256 }) => sha256);
  let there = copies();
  const isQuiet = () =>
    queue.counts().open === 0 && [...comers.handed.values()].every((hash) => there.has(hash));
  while (!isQuiet() && Date.now() < until) {
    await pause(500);
    there = copies();
  }
  const doubled = [...comers.handed]
    .filter(([, hash]) => (there.get(hash)?.length ?? 0) > 1)
    .map(([name]) => name);
  const credits = await engine.call('credits', {});
  const spentSince = (budget: 'user' | 'client', since: number) =>
    sandbox.log.reduce((sum, one) => sum + (one.at >= since ? (one.spent[budget] ?? 0) : 0), 0);
  const ahead = (['user', 'client'] as const).map((budget) => {
    const known = credits.budgets.find(({ id }) => id === budget || id.startsWith(`${budget}:`));
    // An hour's window may have begun anew meanwhile.
    const since = (known?.resetAt ?? 0) - (known?.windowMs ?? 0);
    return [
      budget,
      (known?.remaining ?? Number.NaN) - (limits[budget] - spentSince(budget, since - 5_000)),
    ] as const;
  });
  return {
    handedIn: comers.counts,
    lost: [...comers.handed].filter(([, hash]) => !there.has(hash)).map(([name]) => name),
    unflaggedDoubles: doubled.filter((name) => !queue.flagged.has(name)),
    flaggedDoubles: doubled.filter((name) => queue.flagged.has(name)).length,
    failed: queue.failed(),
    openJobs: queue.counts().open,
    orphans: await readdir(join(profile, 'spool')).catch(() => []),
    ledgerAhead: Object.fromEntries(ahead),
  };
}
