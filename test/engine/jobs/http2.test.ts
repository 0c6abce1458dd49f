import { expect, test } from 'vitest';
import { createNetwork } from '../../../main/engine/network/network.ts';
import { fastClock } from '../../support/fast-clock.ts';
import { openHttp2Front, type StreamFate } from '../../support/h2-front.ts';
import { openWay, ownName, testAuthority } from '../../support/way.ts';
import {
  allInState,
  makeNoisyPictures,
  makePictures,
  startTestEngine,
  startTestSandbox,
  temporaryFolder,
} from '../support/running-engine.ts';

/** Uploads pictures to a host that speaks HTTP/2 alone. */
async function uploadAll(count: number, fateOf: (upload: number) => StreamFate, make = makePictures) {
  const clock = fastClock(20);
  const sandbox = await startTestSandbox();
  const front = await openHttp2Front(sandbox.origin, fateOf);
  const { lookup } = await openWay(sandbox.origin, { tls: true });
  const network = createNetwork({ clock, lookup, authorities: [testAuthority] });
  const environment = { apiUrl: `https://${ownName}:${front.port}`, clientId: sandbox.clientId };
  const run = await startTestEngine({ environment, network, clock });
  await run.add(await make(await temporaryFolder(), count));
  const jobs = await run.until((all) => all.length === count && allInState('uploaded')(all));
  return { sandbox, front, jobs };
}

test('a host that speaks HTTP/2 alone gets all pictures', async () => {
  const { sandbox, front } = await uploadAll(12, () => 'passes');
  expect(sandbox.pictures()).toHaveLength(12);
  expect(front.streams).toBeGreaterThanOrEqual(12);
});

test.each<[string, StreamFate]>([
  ['refuses', 'refused'],
  ['resets in the midst of its body', 'reset-mid-body'],
  ['takes the whole session away with', 'session-goes'],
])('a host that %s every second stream gets all once, at few requests more', async (_, fate) => {
  // Of a small picture all may have been sent by the time that it is heard of; only "refused" says that nothing came.
  const { sandbox, front, jobs } = await uploadAll(
    12,
    (upload) => (upload % 2 === 1 ? fate : 'passes'),
    fate === 'refused' ? makePictures : makeNoisyPictures,
  );
  expect(sandbox.pictures()).toHaveLength(12);
  expect(jobs.some(({ maybeTwice }) => maybeTwice)).toBe(false);
  expect(front.streams).toBeLessThanOrEqual(4 * 12);
});

test('a stream that is reset after its body may have arrived: sent once more, and told', async () => {
  const { sandbox, front, jobs } = await uploadAll(6, (upload) =>
    upload === 2 ? 'reset-after-body' : 'passes',
  );
  expect(front.lostAnswers).toBe(1);
  expect(sandbox.pictures()).toHaveLength(7);
  expect(jobs.filter(({ maybeTwice }) => maybeTwice)).toHaveLength(1);
});
