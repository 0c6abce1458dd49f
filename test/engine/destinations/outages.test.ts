import { expect, test } from 'vitest';
import { errorData } from '../../../contract/app-error.ts';
import type { ErrorData } from '../../../contract/errors.ts';
import type { OutReason } from '../../../contract/routing.ts';
import type { EngineOptions } from '../../../main/engine/app/engine.ts';
import type { Remedy } from '../../../main/engine/hosts/host.ts';
import { fastClock } from '../../support/fast-clock.ts';
import { memoryKind } from '../../support/memory-host.ts';
import { workingKeychain } from '../../support/working-keychain.ts';
import {
  makePictures,
  type RunningEngine,
  startTestEngine,
  startTestSandbox,
  temporaryFolder,
} from '../support/running-engine.ts';

const second = memoryKind({ kind: 'two' });

/** Starts an engine with a host beside the one that will be out. */
async function startBeside(
  first: ReturnType<typeof memoryKind> | null,
  options: Partial<EngineOptions> & { sandbox?: Awaited<ReturnType<typeof startTestSandbox>> } = {},
): Promise<RunningEngine> {
  const kinds = first === null ? [second] : [first, second];
  second.memory.pictures.clear();
  const hostKinds = kinds.map(({ kind }) => kind);
  const run = await startTestEngine({ hostKinds, vault: workingKeychain(), ...options });
  for (const { kind } of hostKinds)
    await run.engine.call('addDestination', {
      kind,
      title: kind,
      values: { url: `https://${kind}.example`, token: 'right' },
    });
  if (first !== null) await run.engine.call('chooseDestination', { id: first.kind.kind });
  return run;
}

/** What waits for a host that is out is told of with its reason, and goes elsewhere when that is asked for. */
async function expectOffer(run: RunningEngine, from: string, why: OutReason, waiting: number): Promise<void> {
  const outOf = async () =>
    (await run.engine.call('destinations', {})).destinations.find(({ id }) => id === from)?.out ?? null;
  await expect.poll(outOf, { timeout: 20_000 }).toMatchObject({ why, waiting });
  await run.engine.call('sendElsewhere', { from, to: 'two', remember: true });
  const moved = await run.until(
    (jobs) => jobs.filter(({ host, state }) => host === 'two' && state === 'uploaded').length === waiting,
  );
  expect(moved.filter(({ host }) => host === 'two').map(({ route }) => route)).toEqual(
    Array(waiting).fill('moved'),
  );
  expect(second.memory.pictures.size).toBe(waiting);
  // From now on by itself: for this reason, and no other.
  const { routing } = await run.engine.call('settings', {});
  expect(routing.fallback).toEqual([{ from, to: 'two', after: [why], allowLessPrivate: false }]);
}

const pictures = async (count: number) => makePictures(await temporaryFolder(), count);

test('daily-limit: what a limit of a day has no room for', async () => {
  const windowMs = 24 * 3_600_000;
  const budget = { id: 'user', windowMs, assumedLimit: 2, announced: true, countsStrikes: false } as const;
  const first = memoryKind({ kind: 'one', host: { budgets: [budget], uploadCost: { user: 1 } } });
  const run = await startBeside(first);
  await run.add(await pictures(5));
  await run.until((jobs) => jobs.filter(({ state }) => state === 'uploaded').length === 2);
  await expectOffer(run, 'one', 'daily-limit', 3);
});

test.each<[OutReason, string, ErrorData, Remedy, EngineOptions['clock'] | undefined]>([
  [
    'credentials-refused',
    'a key that was taken back',
    errorData('credentials-refused', 'No.'),
    { kind: 'client-id' },
    undefined,
  ],
  [
    'not-usable',
    'a place that is not there',
    errorData('forbidden', 'No such bucket.'),
    { kind: 'client-id' },
    undefined,
  ],
  [
    'blocked-here',
    'a host that does not serve this country',
    errorData('forbidden', 'Not in your country.'),
    { kind: 'wait-for-network' },
    undefined,
  ],
  [
    'unreachable',
    'ten minutes of trouble',
    errorData('connection-lost', 'Cut.'),
    { kind: 'back-off', atLeastMs: 0 },
    // Ten minutes in two seconds.
    fastClock(300),
  ],
])('%s: %s', async (why, _what, failure, remedy, clock) => {
  const first = memoryKind({ kind: 'one' });
  first.memory.fate = () => ({ failure, remedy });
  const run = await startBeside(first, clock ? { clock } : {});
  await run.add(await pictures(4));
  await expectOffer(run, 'one', why, 4);
});

test('blocked-here: Imgur, where it refuses the country', async () => {
  const sandbox = await startTestSandbox({ region: 'banned' });
  const run = await startBeside(null, { sandbox });
  await run.add(await pictures(2));
  await expectOffer(run, 'imgur', 'blocked-here', 2);
});

test('id-refused: Imgur, where it does not accept the application’s id', async () => {
  const sandbox = await startTestSandbox({ clientIds: ['0123456789abcde'] });
  const environment = { apiUrl: sandbox.origin, clientId: 'edcba9876543210' };
  const run = await startBeside(null, { environment });
  await run.add(await pictures(2));
  await expectOffer(run, 'imgur', 'id-refused', 2);
});

test('id-refused: Imgur without any id', async () => {
  const sandbox = await startTestSandbox();
  const run = await startBeside(null, { environment: { apiUrl: sandbox.origin, clientId: null } });
  await run.add(await pictures(2));
  await expectOffer(run, 'imgur', 'id-refused', 2);
});
