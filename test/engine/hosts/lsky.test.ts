import { expect, it } from 'vitest';
import { lsky } from '../../../main/engine/hosts/lsky/index.ts';
import { lskyToken, startLsky } from '../../support/hosts/lsky.ts';
import { conformance, made } from './conformance.ts';
import { hooks, pictureFile, requestFor } from './support.ts';

const no = (message: string) => JSON.stringify({ status: false, message, data: {} });

conformance('Lsky Pro', {
  kind: lsky,
  over: 'http',
  async start() {
    const at = await startLsky();
    return {
      port: at.port,
      values: (port) => ({ url: `http://127.0.0.1:${port}`, token: lskyToken }),
      objects: async () => at.objects,
      follow: at.follow,
    };
  },
  wrongCredentials: { token: '2|bm90LXRoZS10b2tlbg' },
  refusals: [
    {
      title: 'no room left',
      status: 200,
      body: no('储存容量不足'),
      code: 'storage-full',
      remedy: 'back-off',
      arrival: 'partial',
    },
    {
      title: 'too often',
      status: 200,
      body: no('上传频率过快,每分钟最多 3 张'),
      code: 'rate-limited',
      remedy: 'back-off',
      arrival: 'partial',
    },
    {
      title: 'a type that it does not take',
      status: 200,
      body: no('不支持的文件类型'),
      code: 'unsupported-type',
      remedy: 'none',
      arrival: 'partial',
    },
    {
      title: 'a size above its own',
      status: 422,
      body: JSON.stringify({ message: 'The file must not be greater than 5120 kilobytes.' }),
      code: 'too-big',
      remedy: 'none',
      arrival: 'partial',
    },
    {
      title: 'a no in other words',
      status: 200,
      body: no('该图片违规'),
      code: 'rejected',
      remedy: 'none',
      arrival: 'partial',
    },
    {
      title: 'another JSON',
      status: 200,
      body: '{"ok":1}',
      code: 'bad-answer',
      remedy: 'back-off',
      arrival: 'unknown',
    },
  ],
});

it('sends what the settings say', async () => {
  const at = await startLsky();
  const { path, media } = pictureFile(3_000);
  const host = made(lsky, { url: at.origin, token: lskyToken, public: 'yes', strategy: '2', album: '7' });
  await host.upload(requestFor({ kind: 'file', path, media }), hooks());
  await made(lsky, { url: at.origin, token: lskyToken }).upload(
    requestFor({ kind: 'file', path, media }),
    hooks(),
  );
  expect(at.requests.map(({ form }) => form.fields)).toEqual([
    { permission: '1', strategy_id: '2', album_id: '7' },
    { permission: '0' },
  ]);
});

it('knows which settings cannot be', () => {
  expect(lsky.check?.({ token: lskyToken, strategy: '1' })).toBeNull();
  expect(lsky.check?.({ token: 'a\nb' })).toMatchObject({ params: { field: 'token' } });
  expect(lsky.check?.({ token: 'a', album: 'holiday' })).toMatchObject({ params: { field: 'album' } });
});
