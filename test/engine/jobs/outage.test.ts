import { describe, expect, test } from 'vitest';
import { createNetwork } from '../../../main/engine/network/network.ts';
import { fastClock } from '../../support/fast-clock.ts';
import { openWay, testAuthority, type WayFault } from '../../support/way.ts';
import {
  allInState,
  makePictures,
  startTestEngine,
  startTestSandbox,
  temporaryFolder,
} from '../support/running-engine.ts';

/** Starts an engine whose host is reached over TLS, by a name, over a faulty connection. */
async function overTls() {
  const clock = fastClock(20);
  const sandbox = await startTestSandbox();
  const way = await openWay(sandbox.origin, { tls: true, clock });
  const network = createNetwork({ clock, lookup: way.lookup, authorities: [testAuthority] });
  const environment = { apiUrl: way.origin, clientId: sandbox.clientId };
  const run = await startTestEngine({ environment, network, clock });
  return { sandbox, way, run, host: new URL(way.origin).host };
}

describe('trouble of the way is told as what it is, and fails no picture', () => {
  test.each<[WayFault['kind'], object]>([
    [
      'intercepted-certificate',
      { code: 'untrusted-certificate', params: { reason: 'issuer', issuer: 'Example Corp Web Filter CA' } },
    ],
    ['expired-certificate', { code: 'untrusted-certificate', params: { reason: 'expired' } }],
    ['certificate-of-another', { code: 'untrusted-certificate', params: { reason: 'name' } }],
    ['unknown-name', { code: 'unreachable', params: { reason: 'name' } }],
    ['reset-at-once', { code: 'connection-lost' }],
  ])('%s', async (kind, told) => {
    const { sandbox, way, run } = await overTls();
    way.fault({ kind, times: null });
    await run.add(await makePictures(await temporaryFolder(), 2));
    const waiting = await run.until((jobs) => jobs.some(({ error }) => error !== null));
    expect(waiting.find(({ error }) => error !== null)?.error).toMatchObject(told);
    expect(sandbox.pictures()).toHaveLength(0);
    way.clear();
    const jobs = await run.until(allInState('uploaded', 'failed'));
    expect(jobs.map(({ state, maybeTwice }) => [state, maybeTwice])).toEqual([
      ['uploaded', false],
      ['uploaded', false],
    ]);
    expect(sandbox.pictures()).toHaveLength(2);
  });
});
