import { expect, it } from 'vitest';
import { durationMs } from '../../../main/engine/hosts/chevereto/duration.ts';
import { chevereto } from '../../../main/engine/hosts/chevereto/index.ts';
import { cheveretoKey, startChevereto } from '../../support/hosts/chevereto.ts';
import { conformance, made } from './conformance.ts';
import { hooks, pictureFile, requestFor } from './support.ts';

const said = (message: string) => JSON.stringify({ status_code: 400, error: { message, code: 100 } });

for (const version of [3, 4] as const)
  conformance(`Chevereto ${version}`, {
    kind: chevereto,
    over: 'http',
    async start() {
      const at = await startChevereto(version, version === 4 ? '/pictures' : '');
      const below = version === 4 ? '/pictures/' : '';
      return {
        port: at.port,
        values: (port) => ({ url: `http://127.0.0.1:${port}${below}`, key: cheveretoKey }),
        objects: async () => at.objects,
        follow: at.follow,
      };
    },
    wrongCredentials: { key: 'chv_wrong_9f8e7d6c' },
    refusals: [
      {
        title: 'its flood limit',
        status: 400,
        body: said('Flood detected. You can upload 3 images per minute.'),
        code: 'rate-limited',
        remedy: 'back-off',
        arrival: 'partial',
      },
      {
        title: 'what it has already',
        status: 400,
        body: said('Duplicated upload'),
        code: 'rejected',
        remedy: 'none',
        arrival: 'partial',
      },
      {
        title: 'a size above its own',
        status: 400,
        body: said('File too big - max 2 MB'),
        code: 'too-big',
        remedy: 'none',
        arrival: 'partial',
      },
    ],
  });

it('sends texts and options, and keeps the page of its deletion', async () => {
  const at = await startChevereto();
  const { path, media } = pictureFile(3_000);
  const host = made(chevereto, { url: at.origin, key: cheveretoKey, album: 'aB1', expiration: 'PT1H' });
  const request = requestFor({ kind: 'file', path, media }, { title: 'Dusk', description: 'over the bay' });
  const outcome = await host.upload(request, hooks());
  expect(outcome).toMatchObject({
    kind: 'uploaded',
    image: {
      id: 'c0001',
      page: `${at.origin}/image/c0001`,
      deletePage: `${at.origin}/image/c0001/delete/0a1b2c`,
    },
  });
  expect(at.requests[0]?.form.fields).toEqual({
    key: cheveretoKey,
    format: 'json',
    title: 'Dusk',
    description: 'over the bay',
    album_id: 'aB1',
    expiration: 'PT1H',
  });
});

it.each([
  ['P3D', 259_200_000],
  ['PT1H30M', 5_400_000],
  ['P1W', 604_800_000],
  ['PT5M', 300_000],
  ['P', null],
  ['PT', null],
  ['3 days', null],
  ['P0D', null],
  ['', null],
])('reads the time %s', (text, ms) => expect(durationMs(text)).toBe(ms));
