import { expect, it } from 'vitest';
import { zipline } from '../../../main/engine/hosts/zipline/index.ts';
import { startZipline, ziplineToken } from '../../support/hosts/zipline.ts';
import { conformance, made } from './conformance.ts';
import { hooks, pictureFile, requestFor } from './support.ts';

const no = (error: string, code?: number) => JSON.stringify({ statusCode: 400, error, code });

const subject = (version: 3 | 4) => ({
  kind: zipline,
  over: 'http' as const,
  async start() {
    const at = await startZipline(version);
    return {
      port: at.port,
      values: (port: number | null) => ({ url: `http://127.0.0.1:${port}`, token: ziplineToken }),
      objects: async () => at.objects,
      follow: at.follow,
    };
  },
  wrongCredentials: { token: 'bm90LXRoZS10b2tlbg' },
});

conformance('Zipline 4', {
  ...subject(4),
  refusals: [
    {
      title: 'a size above its own',
      status: 400,
      body: no('File is too large', 5001),
      code: 'too-big',
      remedy: 'none',
      arrival: 'partial',
    },
    {
      title: 'a full quota',
      status: 400,
      body: no('You have reached your limit', 5002),
      code: 'storage-full',
      remedy: 'back-off',
      arrival: 'partial',
    },
    {
      title: 'an ending that it does not take',
      status: 400,
      body: no('png is not allowed', 1006),
      code: 'unsupported-type',
      remedy: 'none',
      arrival: 'partial',
    },
    {
      title: 'a no in other words',
      status: 400,
      body: no('Something else'),
      code: 'rejected',
      remedy: 'none',
      arrival: 'partial',
    },
    {
      title: 'no file in its answer',
      status: 200,
      body: '{"files":[]}',
      code: 'bad-answer',
      remedy: 'back-off',
      arrival: 'unknown',
    },
  ],
});
conformance('Zipline 3', {
  ...subject(3),
  kind: { ...zipline, traits: { ...zipline.traits, deletion: 'never' } },
});

it('tells when a picture is gone, and sends folder and time', async () => {
  const at = await startZipline();
  const { path, media } = pictureFile(3_000);
  const host = made(zipline, { url: at.origin, token: ziplineToken, expires: '7d', folder: 'f1' });
  const outcome = await host.upload(requestFor({ kind: 'file', path, media }), hooks());
  expect(outcome).toMatchObject({
    kind: 'uploaded',
    image: { id: 'z0001', expiresAt: Date.UTC(2026, 11, 7) },
  });
  expect(at.requests[0]?.headers).toMatchObject({ 'x-zipline-deletes-at': '7d', 'x-zipline-folder': 'f1' });
});

it('says why a picture of version 3 cannot be deleted', async () => {
  const at = await startZipline(3);
  const { path, media } = pictureFile(3_000);
  const host = made(zipline, { url: at.origin, token: ziplineToken });
  const outcome = await host.upload(requestFor({ kind: 'file', path, media }), hooks());
  if (outcome.kind !== 'uploaded') throw new Error(JSON.stringify(outcome));
  expect(await host.remove?.(outcome.image, { kind: 'own' }, new AbortController().signal)).toMatchObject({
    kind: 'failed',
    failure: { code: 'not-deletable' },
    remedy: { kind: 'none' },
  });
  expect(at.requests).toHaveLength(1);
});
