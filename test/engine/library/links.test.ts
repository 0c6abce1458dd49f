import { createServer } from 'node:http';
import { expect, test } from 'vitest';
import type { RemoteImage } from '../../../contract/host.ts';
import { clientId, hostAt, listening, serving } from '../hosts/support.ts';

const { signal } = new AbortController();
const credentials = { kind: 'anonymous', clientId } as const;

const imageAt = (link: string, deletehash: string | null = 'abcdefghijklmn1'): RemoteImage => ({
  id: 'abc1234',
  link,
  page: link,
  deletehash,
  mime: 'image/png',
  width: 1,
  height: 1,
  bytes: 100,
});

interface Answer {
  readonly status?: number;
  readonly headers?: Record<string, string>;
  readonly body?: string;
}

/** Starts a server that answers by `METHOD path`, and a host for which it is the API too. */
async function withAnswers(answers: Readonly<Record<string, Answer>>) {
  const asked: string[] = [];
  const origin = await serving((request, response) => {
    const what = `${request.method} ${request.url}`;
    asked.push(what);
    const { status = 200, headers = {}, body = '' } = answers[what] ?? { status: 404 };
    response.writeHead(status, headers).end(body);
  });
  return { origin, asked, host: hostAt(origin) };
}

const png = { 'content-type': 'image/png', 'content-length': '100' };

test.each<[string, Readonly<Record<string, Answer>>, object]>([
  ['there', { 'HEAD /a': { headers: png } }, { kind: 'found', mime: 'image/png', bytes: 100 }],
  [
    'there, with a type that says more',
    { 'HEAD /a': { headers: { 'content-type': 'IMAGE/JPEG; q=1' } } },
    { kind: 'found', mime: 'image/jpeg' },
  ],
  ['gone', { 'HEAD /a': { status: 404 } }, { kind: 'removed' }],
  ['gone for good', { 'HEAD /a': { status: 410 } }, { kind: 'removed' }],
  [
    'redirected to the sign of removal',
    { 'HEAD /a': { status: 302, headers: { location: '/removed.png' } } },
    { kind: 'removed' },
  ],
  [
    'moved',
    { 'HEAD /a': { status: 301, headers: { location: '/b' } }, 'HEAD /b': { headers: png } },
    { kind: 'found', bytes: 100 },
  ],
  [
    'moved in a circle',
    { 'HEAD /a': { status: 302, headers: { location: '/a' } } },
    { kind: 'unclear', failure: { code: 'bad-answer' } },
  ],
  ['moved nowhere', { 'HEAD /a': { status: 302 } }, { kind: 'unclear', failure: { code: 'bad-answer' } }],
  [
    'moved out of reach',
    { 'HEAD /a': { status: 302, headers: { location: 'http://192.168.1.1/' } } },
    { kind: 'unclear', failure: { code: 'bad-url' } },
  ],
  [
    'on a server that does not know HEAD',
    { 'HEAD /a': { status: 405 }, 'GET /a': { headers: { 'content-type': 'image/gif' }, body: 'GIF' } },
    { kind: 'found', mime: 'image/gif' },
  ],
  [
    'a page',
    { 'HEAD /a': { headers: { 'content-type': 'text/html; charset=utf-8' } } },
    { kind: 'unclear', failure: { code: 'bad-answer' } },
  ],
  [
    'asked for too often',
    { 'HEAD /a': { status: 429 } },
    { kind: 'unclear', failure: { code: 'rate-limited' } },
  ],
  ['in trouble', { 'HEAD /a': { status: 503 } }, { kind: 'unclear', failure: { code: 'server-trouble' } }],
])('a link that is %s', async (_, answers, expected) => {
  const { host, origin } = await withAnswers(answers);
  expect(await host.checkLink(imageAt(`${origin}/a`), signal)).toMatchObject(expected);
});

test('a link whose server is away, or that was called off, is unclear', async () => {
  const server = createServer((request) => request.socket.destroy());
  const origin = `http://${await listening(server)}`;
  const host = hostAt(origin);
  const look = await host.checkLink(imageAt(`${origin}/a`), signal);
  expect(look).toMatchObject({ kind: 'unclear', failure: { code: 'connection-lost' } });
  const off = await host.checkLink(imageAt(`${origin}/a`), AbortSignal.abort());
  expect(off).toMatchObject({ kind: 'unclear', failure: { code: 'cancelled' } });
});

test('a real host never asks this machine for a link', async () => {
  const { origin, asked } = await withAnswers({ 'HEAD /a': { headers: png } });
  const host = hostAt('https://api.example');
  for (const link of [
    `${origin}/a`,
    'http://example.com/a',
    'ftp://example.com/a',
    'https://user@example.com/',
  ])
    expect(await host.checkLink(imageAt(link), signal)).toMatchObject({ failure: { code: 'bad-url' } });
  expect(await host.fetchThumbnail(imageAt(`${origin}/a`), signal)).toBeNull();
  expect(asked).toEqual([]);
});

const path = 'DELETE /3/image/abcdefghijklmn1';
const json = { 'content-type': 'application/json' };

test.each<[string, Answer, object]>([
  ['done', { headers: json, body: '{"data":true,"success":true,"status":200}' }, { kind: 'removed' }],
  [
    'gone already',
    {
      status: 404,
      headers: json,
      body: '{"data":{"error":"No image was found"},"success":false,"status":404}',
    },
    { kind: 'removed' },
  ],
  ['a page that is nobody knows whose', { status: 404, body: '<html>404</html>' }, { kind: 'failed' }],
  [
    'refused with a success',
    { headers: json, body: '{"data":{"error":"Unauthorized"},"success":true,"status":200}' },
    { kind: 'failed' },
  ],
  [
    'forbidden',
    { status: 403, headers: json, body: '{"data":{"error":"Unauthorized"},"success":false,"status":403}' },
    { kind: 'failed', failure: { code: 'forbidden' }, remedy: { kind: 'none' } },
  ],
  [
    'over capacity',
    {
      status: 500,
      headers: json,
      body: '{"data":{"error":"Imgur is temporarily over capacity."},"success":false,"status":500}',
    },
    { kind: 'failed', remedy: { kind: 'back-off' } },
  ],
  ['an empty yes', { status: 200 }, { kind: 'failed', failure: { code: 'bad-answer' } }],
])('a deletion: %s', async (_, answer, expected) => {
  const { host, origin } = await withAnswers({ [path]: answer });
  expect(await host.remove(imageAt(`${origin}/a`), credentials, signal)).toMatchObject(expected);
});

test('nothing is sent without a deletehash, and none that would lead elsewhere', async () => {
  const { host, origin, asked } = await withAnswers({});
  for (const deletehash of [null, '', '../credits', 'a/b', 'a?b'])
    expect(await host.remove(imageAt(`${origin}/a`, deletehash), credentials, signal)).toMatchObject({
      kind: 'failed',
      failure: { code: 'forbidden' },
    });
  expect(asked).toEqual([]);
});
