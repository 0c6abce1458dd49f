import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { seededRandom } from '../../../sandbox/seeded-random.ts';
import { freePort } from '../../support/free-port.ts';
import { openKeyring } from '../../support/keyring.ts';
import { clientSecret, signIn } from '../accounts/support.ts';
import { startTestSandbox, temporaryFolder } from '../support/running-engine.ts';
import { whyNoDisk } from './disk.ts';
import { type CrashOptions, type CrashReport, runCrashes } from './harness.ts';
import { diskKinds, killKinds, otherKinds, type TroubleKind } from './troubles.ts';

/** `npm run crash -- --kills N` wants more of them. */
const kills = Number(process.env.SNAPFERRY_CRASH_KILLS ?? 5);
const seed = Number(process.env.SNAPFERRY_CRASH_SEED ?? Date.now() % 1_000_000);
const isLarge = process.env.SNAPFERRY_CRASH_KILLS !== undefined;
const patience = { timeout: 360_000 + kills * 15_000 };

const probe = mkdtempSync(join(tmpdir(), 'snapferry-disk-'));
const noDisk = whyNoDisk(probe);
rmSync(probe, { recursive: true });

/** No limit in reach: what is looked for here is what a trouble loses. */
const limits = { user: 400_000, userBearer: 400_000, client: 10_000_000, post: 1_000_000, uploads: null };

/** One helper in three kills: they are there only while a picture is looked at. */
const helperShare = 0.3;
/** A long run has one of the other troubles after so many kills. */
const killsPerTrouble = 3;

/** Kills, and where it is a long run the other troubles between them, each as often as the others. */
function longPlan(): TroubleKind[] {
  const random = seededRandom(seed + 7);
  const others: TroubleKind[] = [...otherKinds, ...(noDisk === null ? diskKinds : [])];
  return Array.from({ length: kills }, (_, index): TroubleKind[] => {
    const kill = killKinds[random() < helperShare ? 1 : 0];
    const round = Math.floor(index / killsPerTrouble);
    const other = others[round % others.length];
    return isLarge && index % killsPerTrouble === 0 && other !== undefined ? [kill, other] : [kill];
  }).flat();
}

const nothingLost = { lost: [], failed: [], unflaggedDoubles: [], orphans: [], ledgerOff: [], deaths: 0 };

async function run(
  what: string,
  options: Omit<CrashOptions, 'home' | 'seed' | 'atEnd'>,
): Promise<CrashReport> {
  const report = await runCrashes({
    ...options,
    home: await temporaryFolder(),
    seed,
    atEnd: onTestFinished,
    onTrouble(count) {
      if (isLarge && count % 50 === 0) console.log(`${count} troubles`);
    },
  });
  if (isLarge) console.log(`${what}, seed ${seed}: ${JSON.stringify(report)}`);
  const { 'engine-killed': engines = 0, 'helper-killed': helpers = 0 } = report.troubles;
  const planned = options.plan.filter((kind) => killKinds.some((kill) => kill === kind)).length;
  expect(engines + helpers).toBe(planned);
  // Each of these cost the processes of two kills.
  expect(report.notOpenedAgain.length * 2).toBeLessThanOrEqual(options.plan.length);
  return report;
}

async function faultySandbox() {
  const sandbox = await startTestSandbox({ limits });
  for (const kind of ['reply-lost', 'reset-mid-body', 'internal-error', 'reset-after-body'] as const)
    sandbox.fault({ kind, chance: 0.02, times: null, routes: ['upload'] });
  return sandbox;
}

test(
  `${kills} kills, anonymous, at a host with faults: nothing lost, doubles told (seed ${seed})`,
  patience,
  async () => {
    const sandbox = await faultySandbox();
    const report = await run('anonymous', { sandbox, plan: longPlan(), hasDisk: isLarge && noDisk === null });
    expect(report).toMatchObject(nothingLost);
  },
);

test(`${kills} kills, signed in: nothing lost, nothing twice (seed ${seed})`, patience, async () => {
  const port = await freePort();
  const redirectUri = `http://127.0.0.1:${port}/signed-in`;
  const sandbox = await startTestSandbox({ limits, redirectUri, clientSecret });
  // A token in memory would be gone with the first engine.
  const keyring = await openKeyring(await temporaryFolder());
  onTestFinished(keyring.stop);
  const report = await run('signed in', {
    sandbox,
    env: keyring.env,
    plan: longPlan(),
    hasDisk: isLarge && noDisk === null,
    async prepare(engine) {
      await engine.call('changeSettings', { signInPort: port });
      await engine.call('setClientSecret', { secret: clientSecret });
      await engine.call('chooseAccount', { id: await signIn(engine, 'ada') });
    },
  });
  expect(report).toMatchObject({ ...nothingLost, flaggedDoubles: 0 });
});

// A long run has them between its kills.
test.skipIf(isLarge)(
  `clock set, sleep, network cut, silent and slow: nothing lost (seed ${seed})`,
  patience,
  async () => {
    const sandbox = await startTestSandbox({ limits });
    expect(await run('others', { sandbox, plan: otherKinds, hasDisk: false })).toMatchObject(nothingLost);
  },
);

test.skipIf(isLarge || noDisk !== null)(
  `power lost, disk full, disk read-only${noDisk === null ? '' : ` (${noDisk})`}: nothing lost (seed ${seed})`,
  patience,
  async () => {
    const sandbox = await startTestSandbox({ limits });
    expect(await run('disk', { sandbox, plan: diskKinds, hasDisk: true })).toMatchObject(nothingLost);
  },
);
