import { expect, it } from 'vitest';
import { litterbox } from '../../../main/engine/hosts/litterbox/index.ts';
import { startLitterbox } from '../../support/hosts/litterbox.ts';
import { manualClock } from '../../support/manual-clock.ts';
import { conformance, made } from './conformance.ts';
import { hooks, pictureFile, requestFor } from './support.ts';

conformance('Litterbox', {
  kind: litterbox,
  over: 'http',
  async start() {
    const at = await startLitterbox();
    return {
      port: at.port,
      values: (port) => ({ url: `http://127.0.0.1:${port}` }),
      objects: async () => at.objects,
      follow: at.follow,
    };
  },
});

it.each([
  ['1h', 3_600_000],
  ['12h', 43_200_000],
  ['24h', 86_400_000],
  ['72h', 259_200_000],
])('tells when a picture that is kept for %s is gone', async (time, ms) => {
  const at = await startLitterbox();
  const clock = manualClock();
  const { path, media } = pictureFile(3_000);
  const host = made(litterbox, { url: at.origin, time }, clock);
  const outcome = await host.upload(requestFor({ kind: 'file', path, media }), hooks());
  expect(outcome).toMatchObject({ kind: 'uploaded', image: { expiresAt: clock.now() + ms } });
  expect([...at.kept.values()]).toEqual([time]);
  expect(host.remove).toBeUndefined();
});
