import { describe, expect, test } from 'vitest';
import {
  allInState,
  makePictures,
  startTestEngine,
  startTestSandbox,
  temporaryFolder,
} from '../support/running-engine.ts';

/** Imgur's hour in eight seconds. */
const windowScale = 450;
const windowMs = 3_600_000 / windowScale;

describe('on real sockets', () => {
  test('60 pictures with credits for 30 a window: all up within two windows, none refused', async () => {
    const sandbox = await startTestSandbox({ windowScale, limits: { user: 300, uploads: null } });
    const { add, until } = await startTestEngine({ sandbox });
    const pictures = await makePictures(await temporaryFolder(), 60);
    await add(pictures);
    const jobs = await until(allInState('uploaded'));
    expect(jobs).toHaveLength(60);
    expect(sandbox.refusals).toBe(0);
    const uploads = sandbox.log.filter((request) => request.route === 'upload').map((request) => request.at);
    expect(Math.max(...uploads) - Math.min(...uploads)).toBeLessThan(2 * windowMs);
  }, 60_000);

  test('resets in seconds, a cap of 20 that no header shows, two documents as refusal: all up, six refusals a window at most', async () => {
    const sandbox = await startTestSandbox({
      windowScale,
      resets: 'seconds',
      limits: { user: 300, uploads: 20 },
      hiddenRefusal: 'two-documents',
    });
    const { add, until } = await startTestEngine({ sandbox });
    const pictures = await makePictures(await temporaryFolder(), 60);
    await add(pictures);
    const jobs = await until(allInState('uploaded'));
    expect(jobs).toHaveLength(60);
    const refused = sandbox.log.filter((request) => request.refused !== null).map((request) => request.at);
    const start = sandbox.log[0]?.at ?? 0;
    const perWindow = Map.groupBy(refused, (at) => Math.floor((at - start) / windowMs));
    // Up to four are in flight when the cap is met, which learns of it once; later windows ask one at a time.
    for (const [, refusals] of perWindow) expect(refusals.length).toBeLessThanOrEqual(6);
  }, 120_000);
});
