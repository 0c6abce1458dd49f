import { readFile } from 'node:fs/promises';
import { networkInterfaces } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { maxPictureBytes } from '../../../contract/limits.ts';
import { optionsHeader } from '../../../contract/web.ts';
import { manualClock } from '../../support/manual-clock.ts';
import { makePictures } from '../support/running-engine.ts';
import { ask, key, ofPage, openSocket, serving, signIn, upgrading } from './support.ts';

test('nothing of the user is told without a session, or from another place', async () => {
  const served = await serving();
  const { port, origin } = served;
  const { session } = await signIn(served);
  const { cookie, proof } = session;
  const good = { origin, cookie, ...upgrading(proof) };
  const statusOf = async (headers: Record<string, string>) =>
    (await ask(port, '/web/socket', headers)).status;

  expect(await statusOf(good)).toBe(101);
  const { cookie: _, ...withoutCookie } = good;
  expect(await statusOf(withoutCookie)).toBe(401);
  expect(await statusOf({ ...good, cookie: `${cookie}x` })).toBe(401);
  expect(await statusOf({ ...good, cookie: `${cookie}; ${cookie}` })).toBe(401);
  // A cookie alone, which every port of a host is given, is no session.
  expect(await statusOf({ ...good, ...upgrading('') })).toBe(401);
  expect(await statusOf({ ...good, ...upgrading(`${proof}x`) })).toBe(401);
  const { origin: __, ...withoutOrigin } = good;
  expect(await statusOf(withoutOrigin)).toBe(403);
  for (const foreign of [
    'https://evil.example',
    'null',
    `http://127.0.0.1:${port + 1}`,
    `http://localhost:${port}`,
  ])
    expect(await statusOf({ ...good, origin: foreign })).toBe(403);
  // A name that leads here from outside, with an origin that fits it.
  const rebound = `evil.example:${port}`;
  expect(await statusOf({ ...good, host: rebound, origin: `http://${rebound}` })).toBe(403);
  expect(await statusOf({ ...good, host: `127.0.0.1:${port + 1}` })).toBe(403);
  for (const site of ['cross-site', 'same-site', 'none'])
    expect(await statusOf({ ...good, 'sec-fetch-site': site })).toBe(403);
  expect((await ask(port, '/web/other', good)).status).toBe(404);
});

test('pictures and thumbnails are shown to our own page only', async () => {
  const served = await serving();
  const { port, profile, origin } = served;
  const { session } = await signIn(served);
  const [picture = ''] = await makePictures(profile, 1);
  const [id = ''] = await served.add([picture]);
  await served.until((jobs) => jobs.some((job) => job.state === 'uploaded'));
  const path = `/web/picture/jobs/${id}`;
  const { cookie } = session;

  const shown = await ask(port, path, { cookie, 'sec-fetch-site': 'same-origin' });
  expect(shown.status).toBe(200);
  expect(shown.headers['content-type']).toBe('image/png');
  // Opened by itself a picture runs nothing: an SVG would do it with the session.
  expect(shown.headers['content-security-policy']).toContain('sandbox');
  expect(shown.headers['cross-origin-resource-policy']).toBe('same-origin');
  const part = await ask(port, path, { cookie, range: 'bytes=2-5' });
  expect(part.status).toBe(206);
  expect(part.headers['content-length']).toBe('4');
  expect((await ask(port, path, { cookie, range: 'bytes=100000-' })).status).toBe(416);

  expect((await ask(port, path)).status).toBe(401);
  expect((await ask(port, path, { cookie, 'sec-fetch-site': 'cross-site' })).status).toBe(403);
  expect((await ask(port, path, { cookie, 'sec-fetch-site': 'same-site' })).status).toBe(403);
  expect((await ask(port, path, { cookie, host: 'evil.example' })).status).toBe(403);
  expect((await ask(port, '/web/picture/jobs/..%2f..%2fdatabase', { cookie })).status).toBe(404);
  expect((await ask(port, '/web/thumbnail/..%2fdatabase', { cookie })).status).toBe(404);
  expect((await ask(port, '/assets/..%2fweb.html', { origin })).status).toBe(404);
});

test('a link signs in once and for ten minutes; wrong keys are counted', async () => {
  const clock = manualClock();
  const served = await serving({}, { clock });
  const { port, engine } = served;
  const secretOf = async () => (await engine.call('makeWebLink', {})).link?.split('#')[1] ?? '';

  const link = await secretOf();
  const first = await signIn(served, { link });
  expect(first.answer.status).toBe(200);
  const attributes = String(first.answer.headers['set-cookie']);
  expect(attributes).toMatch(/; HttpOnly; SameSite=Strict$/);
  expect(attributes).toContain('Path=/web/');
  expect((await signIn(served, { link })).answer.status).toBe(401);
  const late = await secretOf();
  clock.advance(10 * 60_000 + 1);
  expect((await signIn(served, { link: late })).answer.status).toBe(401);

  // Nothing of it is in an address, which is written into logs.
  expect((await ask(port, `/web/session?key=${encodeURIComponent(key)}`)).text).toBe('{"isOpen":false}');
  for (let count = 0; count < 10; count++)
    expect((await signIn(served, { key: `guess ${count}` })).answer.status).toBe(401);
  expect((await signIn(served, { key })).answer.status).toBe(429);
  clock.advance(60_001);
  expect((await signIn(served, { key })).answer.status).toBe(200);

  const foreign = { origin: 'https://evil.example', 'content-type': 'application/json' };
  expect((await ask(port, '/web/sign-in', foreign, JSON.stringify({ key }))).status).toBe(403);
  const form = { origin: served.origin, 'content-type': 'text/plain' };
  const otherType = await ask(port, '/web/sign-in', form, JSON.stringify({ key }));
  const tooLong = { ...form, 'content-type': 'application/json' };
  const long = await ask(port, '/web/sign-in', tooLong, JSON.stringify({ key: 'k'.repeat(4_000) }));
  expect([otherType.status, long.status]).toEqual([415, 413]);
  for (const { text } of [otherType, long]) expect(JSON.parse(text).error.code).toBe('bad-call');
  const session = ofPage(served.origin, first.session);
  expect((await ask(port, '/web/session', session)).text).toBe('{"isOpen":true}');
  clock.advance(7 * 86_400_000);
  expect((await ask(port, '/web/session', session)).text).toBe('{"isOpen":false}');
});

test('a page asks by the contract, and for no file of this computer', async () => {
  const served = await serving();
  const { origin, profile, engine } = served;
  const [picture = ''] = await makePictures(profile, 1);
  const socket = await openSocket(origin, (await signIn(served)).session);

  const snapshot = await socket.call('snapshot', {});
  expect(snapshot).toMatchObject({ type: 'answer', output: { settings: { localApiKey: null } } });
  const refused = async (name: string, input: object) => {
    const answer = await socket.call(name, input);
    expect(answer, name).toMatchObject({ type: 'failure', error: { code: 'bad-call' } });
  };
  await refused('stop', { withinMs: 0 });
  await refused('makeWebLink', {});
  await refused('__proto__', {});
  await refused('pause', []);
  await refused('cancel', { ids: 'all' });
  const items = [{ kind: 'path', path: picture }];
  await refused('add', { items, origin: 'drop' });
  await refused('preview', { items });
  await refused('makePost', { given: items });
  await refused('addFolder', { path: profile });
  await refused('exportLibrary', { format: 'json', path: join(profile, 'out.json') });
  await refused('importLibrary', { path: '/etc/passwd' });
  await refused('restoreBackup', { path: '/etc/passwd' });
  await refused('exportSettings', { path: join(profile, 'settings.json') });
  await refused('changeSettings', { localApiKey: 'mine' });
  await refused('changeSettings', { localApiFolders: ['/'] });
  await refused('changeSettings', { ledger: { url: 'redis://127.0.0.1:9/0?take=/', without: 'part' } });
  await refused('changeSettings', {
    ledger: { url: 'redis://127.0.0.1:9/0?place=a&take=%2Fhome', without: 'part' },
  });
  await refused('addDestination', { kind: 'folder', title: 'Here', values: { path: profile } });
  await refused('addDestination', { kind: 'sftp', title: 'There', values: { keyFile: '/root/.ssh/id' } });
  const kinds = await socket.call('hostKinds', {});
  expect(JSON.stringify(kinds)).not.toContain('"type":"path"');

  // Changes of others come as events, without the key.
  await engine.call('changeSettings', { theme: 'dark' });
  const told = await socket.until((all) =>
    all.find(
      (message) => message.type === 'event' && message.event.kind === 'delta' && message.event.settings,
    ),
  );
  expect(told).toMatchObject({ event: { settings: { theme: 'dark', localApiKey: null } } });
  expect((await engine.call('settings', {})).localApiKey).not.toBeNull();

  socket.sendText('{"type":"other"}');
  expect(await socket.closed).not.toBe(1000);
});

test('pictures are streamed, up to a limit', async () => {
  const served = await serving();
  const { port, origin, profile, sandbox } = served;
  const { session } = await signIn(served);
  const [picture = ''] = await makePictures(profile, 1);
  const bytes = await readFile(picture);
  const headers = {
    ...ofPage(origin, session),
    'content-type': 'application/octet-stream',
    [optionsHeader]: encodeURIComponent(JSON.stringify({ name: 'Bär.png', origin: 'drop' })),
  };
  const added = await ask(port, '/web/pictures', headers, bytes);
  expect(added.status).toBe(200);
  await served.until((jobs) => jobs.some((job) => job.name === 'Bär.png' && job.state === 'uploaded'));
  expect(sandbox.pictures()).toHaveLength(1);

  const { cookie: _, ...signedOut } = headers;
  expect((await ask(port, '/web/pictures', signedOut, bytes)).status).toBe(401);
  expect(
    (await ask(port, '/web/pictures', { ...headers, origin: 'https://evil.example' }, bytes)).status,
  ).toBe(403);
  expect((await ask(port, '/web/pictures', { ...headers, [optionsHeader]: '%' }, bytes)).status).toBe(422);
  const empty = await ask(port, '/web/pictures', headers, new Uint8Array());
  expect(JSON.parse(empty.text)).toMatchObject({ error: { code: 'empty-file' } });
  const tooBig = await ask(
    port,
    '/web/pictures',
    { ...headers, 'content-length': String(maxPictureBytes + 1) },
    bytes,
  );
  expect(JSON.parse(tooBig.text)).toMatchObject({
    error: { code: 'too-big', params: { limit: maxPictureBytes } },
  });
});

const outside = Object.values(networkInterfaces())
  .flat()
  .find((one) => one && !one.internal && one.family === 'IPv4')?.address;

test.skipIf(outside === undefined)(
  'others are let in only where that was said, and editors never',
  async () => {
    const closed = await serving();
    await expect(ask(closed.port, '/', {}, undefined, outside)).rejects.toThrow('ECONNREFUSED');

    const open = await serving({ listen: '0.0.0.0', names: ['pictures.example'] });
    const { port } = open;
    expect((await ask(port, '/', {}, undefined, outside)).status).toBe(200);
    const byName = {
      host: 'pictures.example',
      origin: 'https://pictures.example',
      'content-type': 'application/json',
    };
    const signedIn = await ask(port, '/web/sign-in', byName, JSON.stringify({ key }), outside);
    expect(signedIn.status).toBe(200);
    expect(String(signedIn.headers['set-cookie'])).toContain('; Secure');
    expect((await ask(port, '/', { host: 'evil.example' }, undefined, outside)).status).toBe(403);
    const asEditor = { authorization: `Bearer ${key}`, host: `127.0.0.1:${port}` };
    expect((await ask(port, '/upload', asEditor, '{"list":[]}', outside)).status).toBe(403);
    expect((await ask(port, '/heartbeat', asEditor, '')).status).toBe(200);
  },
);

test('without --web there is no page', async () => {
  const served = await serving();
  const without = await serving({}, { localApi: { port: 0, key } });
  expect((await ask(served.port, '/')).status).toBe(200);
  expect((await ask(without.port, '/', { authorization: `Bearer ${key}` })).status).toBe(404);
  expect((await without.engine.call('makeWebLink', {})).link).toBeNull();
  const page = await ask(served.port, '/');
  expect(page.headers['content-security-policy']).toMatch(
    /^default-src 'none'; script-src 'self'; style-src 'self';.*frame-ancestors 'none'$/,
  );
});
