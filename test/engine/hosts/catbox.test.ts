import { expect, it } from 'vitest';
import { readUpload } from '../../../main/engine/hosts/catbox/answers.ts';
import { catbox } from '../../../main/engine/hosts/catbox/index.ts';
import { answerOf } from '../../support/hosts/answers.ts';
import { startCatbox, userhash } from '../../support/hosts/catbox.ts';
import { conformance, made } from './conformance.ts';
import { hooks, pictureFile, requestFor, serving } from './support.ts';

const subject = (values: Record<string, string>) => ({
  kind: catbox,
  over: 'http' as const,
  async start() {
    const at = await startCatbox();
    return {
      port: at.port,
      values: (port: number | null) => ({ url: `http://127.0.0.1:${port}`, ...values }),
      objects: async () => at.objects,
      follow: at.follow,
    };
  },
});

conformance('Catbox, of nobody', subject({}));
conformance('Catbox, with an account', {
  ...subject({ userhash }),
  kind: { ...catbox, traits: { ...catbox.traits, deletion: 'request' } },
  refusals: [
    {
      title: 'an empty answer, as it gives at times',
      status: 200,
      code: 'bad-answer',
      remedy: 'back-off',
      arrival: 'unknown',
    },
    {
      title: 'a type that it does not take',
      status: 412,
      body: 'File type not allowed.',
      code: 'unsupported-type',
      remedy: 'none',
      arrival: 'partial',
    },
    {
      title: 'a userhash that it does not know',
      status: 412,
      body: 'Invalid userhash.',
      code: 'credentials-refused',
      remedy: 'sign-in',
      arrival: 'partial',
    },
    {
      title: 'a sentence that nobody wrote down',
      status: 412,
      body: 'Something is odd today.',
      code: 'server-trouble',
      remedy: 'back-off',
      arrival: 'partial',
    },
  ],
});

it('sends the form that is documented, and no name of the user', async () => {
  const at = await startCatbox();
  const { path, media, content } = pictureFile(5_000);
  const host = made(catbox, { url: at.origin, userhash });
  const outcome = await host.upload(requestFor({ kind: 'file', path, media }), hooks());
  expect(outcome).toMatchObject({
    kind: 'uploaded',
    image: { deletehash: null, id: 'aaaaa1.png' },
  });
  const [request] = at.requests;
  expect(request?.form.fields).toEqual({ reqtype: 'fileupload', userhash });
  expect(request?.form.files).toEqual([
    { field: 'fileToUpload', name: 'sf-0123456789.png', type: 'image/png', content },
  ]);
  expect(request?.body.includes('holiday')).toBe(false);
});

it('has no deletion without an account', async () => {
  const at = await startCatbox();
  expect(made(catbox, { url: at.origin }).remove).toBeUndefined();
});

it.each([
  [200, 'an empty', ''],
  [403, 'a foreign', '<!DOCTYPE html><html><body>Blocked by your provider</body></html>'],
])('looks at its front page: status %i, %s answer', async (status, _, body) => {
  const origin = await serving((_request, response) => response.writeHead(status).end(body));
  const found = await made(catbox, { url: origin }).checkConnection(new AbortController().signal);
  if (status === 200) expect(found).toBeNull();
  else expect(found).toMatchObject({ code: 'foreign-answer' });
});

it('takes what its page says', () => {
  const host = made(catbox, {});
  const media = { kind: 'image', width: 1, height: 1, sha256: '' } as const;
  const gif = { ...media, mime: 'image/gif', animated: true, bytes: 20_000_001 };
  expect(host.accepts(gif)).toMatchObject({
    ok: false,
    failure: { code: 'too-big', params: { limit: 20_000_000 } },
  });
  expect(host.accepts({ ...gif, mime: 'image/png', animated: false })).toEqual({ ok: true });
  expect(host.acceptsType('video/mp4', 200_000_001)).toBe(false);
  expect(host.origin).toBe('https://catbox.moe');
});

it.each([
  'ftp://files.catbox.moe/a.png',
  'https://',
  'javascript:alert(1)',
  '/a.png',
  'https://a b/c.png',
  'a\nhttps://x.example/a.png',
])('believes no link but one: %s', (body) => {
  const asked = { host: 'Catbox', media: null, secrets: [] };
  expect(readUpload(answerOf(200, body), asked)).toMatchObject({
    kind: 'refused',
    remedy: { kind: 'back-off' },
  });
});
