import { expect, it } from 'vitest';
import { imgbb } from '../../../main/engine/hosts/imgbb/index.ts';
import { imgbbKey, startImgbb } from '../../support/hosts/imgbb.ts';
import { manualClock } from '../../support/manual-clock.ts';
import { conformance, made } from './conformance.ts';
import { hooks, pictureFile, requestFor } from './support.ts';

const said = (message: string) =>
  JSON.stringify({ status_code: 400, error: { message, code: 100 }, status_txt: 'Bad Request' });

conformance('ImgBB', {
  kind: imgbb,
  over: 'http',
  async start() {
    const at = await startImgbb();
    return {
      port: at.port,
      values: (port) => ({ url: `http://127.0.0.1:${port}`, key: imgbbKey }),
      objects: async () => at.objects,
      follow: at.follow,
    };
  },
  wrongCredentials: { key: '00112233445566778899aabbccddeeff' },
  refusals: [
    {
      title: 'its rate limit',
      status: 400,
      body: said('Rate limit reached.'),
      code: 'rate-limited',
      remedy: 'back-off',
      arrival: 'partial',
    },
    {
      title: 'a file that is too big',
      status: 400,
      body: said('File too big (max 32 MB).'),
      code: 'too-big',
      remedy: 'none',
      arrival: 'partial',
    },
    {
      title: 'a format that it does not take',
      status: 400,
      body: said('Invalid image format.'),
      code: 'unsupported-type',
      remedy: 'none',
      arrival: 'partial',
    },
    {
      title: 'a no in other words',
      status: 400,
      body: said('Upload disabled for you.'),
      code: 'rejected',
      remedy: 'none',
      arrival: 'partial',
    },
    {
      title: 'JSON that is not its own',
      status: 200,
      body: '{"ok":true}',
      code: 'bad-answer',
      remedy: 'back-off',
      arrival: 'unknown',
    },
  ],
});

it('keeps the page of its deletion, the thumbnail and the time', async () => {
  const at = await startImgbb();
  const clock = manualClock();
  const { path, media } = pictureFile(3_000);
  const host = made(imgbb, { url: at.origin, key: imgbbKey, expiration: '600' }, clock);
  const outcome = await host.upload(requestFor({ kind: 'file', path, media }), hooks());
  expect(outcome).toMatchObject({
    kind: 'uploaded',
    image: {
      id: 'b000001',
      page: `${at.origin}/b000001`,
      link: `${at.origin}/files/b000001/sf-0123456789`,
      deletePage: `${at.origin}/b000001/0123456789abcdef`,
      thumbnail: `${at.origin}/files/b000001/sf-0123456789?thumb`,
      expiresAt: clock.now() + 600_000,
      deletehash: null,
    },
  });
  const [request] = at.requests;
  expect(request?.url.search).toBe('');
  expect(request?.form.fields).toEqual({ key: imgbbKey, name: 'sf-0123456789', expiration: '600' });
});

it('knows which settings cannot be', () => {
  expect(imgbb.check?.({ key: 'abc' })).toBeNull();
  expect(imgbb.check?.({ key: 'a b' })).toMatchObject({ code: 'bad-setting', params: { field: 'key' } });
  for (const expiration of ['59', '15552001', '1h', '-60'])
    expect(imgbb.check?.({ key: 'abc', expiration })).toMatchObject({ params: { field: 'expiration' } });
});
