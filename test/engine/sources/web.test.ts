import { lookup } from 'node:dns';
import { once } from 'node:events';
import { mkdir, readdir, readFile } from 'node:fs/promises';
import { createServer, type RequestListener } from 'node:http';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { toErrorData } from '../../../contract/app-error.ts';
import { systemClock } from '../../../main/engine/clock.ts';
import type { Host } from '../../../main/engine/hosts/host.ts';
import { createImgurHost } from '../../../main/engine/hosts/imgur/index.ts';
import { openSpool } from '../../../main/engine/sources/spool.ts';
import { fetchPicture } from '../../../main/engine/sources/web/fetch-picture.ts';
import { type FetchRules, planFetch } from '../../../main/engine/sources/web/fetch-plan.ts';
import type { Web } from '../../../main/engine/sources/web/http-client.ts';
import {
  allInState,
  makePictures,
  startTestEngine,
  startTestSandbox,
  temporaryFolder,
} from '../support/running-engine.ts';

/** 127.0.0.2 plays the public internet, and `*.test` lives there; all else of this computer is private, as always. */
const publicAddress = '127.0.0.2';
const web: Web = {
  lookup(host, options, done) {
    if (host === 'nowhere.test')
      done(Object.assign(new Error('ENOTFOUND'), { code: 'ENOTFOUND' }), options.all ? [] : '', 4);
    else if (host === 'silent.test')
      done(Object.assign(new Error('EAI_AGAIN'), { code: 'EAI_AGAIN' }), options.all ? [] : '', 4);
    else if (host === 'inside.test') answer('127.0.0.1');
    else if (host.endsWith('.test')) answer(publicAddress);
    else lookup(host, options, done);
    function answer(address: string) {
      if (options.all) done(null, [{ address, family: 4 }]);
      else done(null, address, 4);
    }
  },
  isPrivate: (address) => address !== publicAddress,
  limits: { windowMs: 200, minBytesPerWindow: 1_000, totalMs: 20_000 },
};

const real = createImgurHost({ origin: 'https://api.imgur.com', clock: systemClock });
const usual: FetchRules = { preferred: 'host', mayBePrivate: false };
const never = new AbortController().signal;

interface Site {
  readonly port: number;
  readonly asked: string[];
}

async function site(listener: RequestListener, address = publicAddress): Promise<Site> {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(`${request.method} ${request.url}`);
    listener(request, response);
  }).listen(0, address);
  await once(server, 'listening');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const bound = server.address();
  return { port: typeof bound === 'object' && bound ? bound.port : 0, asked };
}

const serving =
  (headers: Record<string, string>, body: Uint8Array | string = '', status = 200): RequestListener =>
  (request, response) => {
    response.writeHead(status, headers);
    response.end(request.method === 'HEAD' ? undefined : body);
  };

const plan = (url: string, rules: FetchRules = usual, host: Host = real) =>
  planFetch(web, new URL(url), host, rules, never).then(
    (fetcher) => fetcher as string,
    (thrown) => toErrorData(thrown).code as string,
  );

test.each<[string, Record<string, string>, number, string]>([
  ['a picture', { 'content-type': 'image/png', 'content-length': '1000' }, 200, 'host'],
  ['a type with parameters in capitals', { 'content-type': 'IMAGE/JPEG; q=1' }, 200, 'host'],
  ['a server that does not know types', { 'content-type': 'application/octet-stream' }, 200, 'host'],
  ['no type at all', {}, 200, 'host'],
  ['a page', { 'content-type': 'text/html; charset=utf-8' }, 200, 'not-an-image'],
  ['a type that the host does not take', { 'content-type': 'image/webp' }, 200, 'here'],
  ['a still above the limit', { 'content-type': 'image/png', 'content-length': '30000000' }, 200, 'here'],
  ['what is gone', { 'content-type': 'text/html' }, 404, 'address-dead'],
  ['a server that refuses HEAD', { 'content-type': 'text/html' }, 405, 'host'],
  ['a server that refuses strangers', { 'content-type': 'text/html' }, 403, 'host'],
])('%s: judged by HEAD alone', async (_what, headers, status, expected) => {
  const { port, asked } = await site(serving(headers, '', status));
  expect(await plan(`http://pictures.test:${port}/a.png`)).toBe(expected);
  expect(asked).toEqual(['HEAD /a.png']);
});

test('who fetches where both can is a setting', async () => {
  const { port } = await site(serving({ 'content-type': 'image/png' }));
  expect(await plan(`http://pictures.test:${port}/`, { ...usual, preferred: 'here' })).toBe('here');
});

test('a name that nobody has is told before anything is spent', async () => {
  expect(await plan('http://nowhere.test/a.png')).toBe('address-unknown');
});

test('a private address is not even asked, unless that is allowed', async () => {
  const { port, asked } = await site(serving({ 'content-type': 'image/png' }), '127.0.0.1');
  for (const host of ['127.0.0.1', 'localhost', 'inside.test', '2130706433', '[::ffff:127.0.0.1]'])
    expect(await plan(`http://${host}:${port}/a.png`)).toBe('address-private');
  expect(asked).toEqual([]);
  expect(await plan(`http://inside.test:${port}/a.png`, { ...usual, mayBePrivate: true })).toBe('here');
});

test('a look-alike on this computer may be asked for what is on this computer', async () => {
  const local = createImgurHost({ origin: 'http://127.0.0.1:9', clock: systemClock });
  expect(await plan('http://127.0.0.1:9/a.png', usual, local)).toBe('host');
});

test('what the host could not fetch is left to us, and it is not asked again', async () => {
  const local = createImgurHost({ origin: 'http://127.0.0.1:9', clock: systemClock });
  const left = { ...usual, isLeftToUs: true };
  const { port } = await site(serving({ 'content-type': 'image/png' }), '127.0.0.1');
  expect(await plan(`http://127.0.0.1:${port}/a.png`, left, local)).toBe('address-private');
  expect(await plan(`http://127.0.0.1:${port}/a.png`, { ...left, mayBePrivate: true }, local)).toBe('here');
  const open = await site(serving({ 'content-type': 'image/png' }));
  expect(await plan(`http://pictures.test:${open.port}/a.png`, left)).toBe('here');
  // A resolver that is not there tells nothing of the name.
  expect(await plan('http://silent.test/a.png', left)).toBe('here');
  expect(await plan('http://silent.test/a.png')).toBe('host');
});

test('a pasted address that leads to this computer costs the host one request, and then says why', async () => {
  const sandbox = await startTestSandbox();
  const run = await startTestEngine({ sandbox });
  for (const url of ['http://localhost:9/b.png', 'http://127.0.0.1:9/c.png'])
    await run.engine.call('add', { items: [{ kind: 'url', url }], origin: 'paste' });
  const jobs = await run.until(allInState('uploaded', 'failed'));
  expect(jobs.map((job) => [job.state, job.error?.code, job.attempts])).toEqual([
    ['failed', 'address-private', 1],
    ['failed', 'address-private', 1],
  ]);
  expect(sandbox.log.filter(({ route }) => route === 'upload')).toHaveLength(2);
});

test('a redirection is followed, but never from the public web into a private network', async () => {
  const inside = await site(serving({ 'content-type': 'image/png' }), '127.0.0.1');
  const { port } = await site((request, response) => {
    const target = request.url === '/in' ? `http://inside.test:${inside.port}/secret.png` : '/page';
    if (request.url === '/page') response.writeHead(200, { 'content-type': 'text/html' }).end();
    else response.writeHead(302, { location: target }).end();
  });
  expect(await plan(`http://pictures.test:${port}/out`)).toBe('not-an-image');
  expect(await plan(`http://pictures.test:${port}/in`)).toBe('host');
  const spool = openSpool(await temporaryFolder());
  const fetched = fetchPicture(web, new URL(`http://pictures.test:${port}/in`), spool, false, never);
  await expect(fetched.catch((thrown) => toErrorData(thrown).code)).resolves.toBe('address-private');
  expect(inside.asked).toEqual([]);
});

test('a name that was public when it was looked at and is private when it is fetched leads nowhere', async () => {
  const inside = await site(serving({ 'content-type': 'image/png' }), '127.0.0.1');
  let asked = 0;
  const bent: Web = {
    ...web,
    lookup(_host, options, done) {
      const address = asked++ === 0 ? publicAddress : '127.0.0.1';
      if (options.all) done(null, [{ address, family: 4 }]);
      else done(null, address, 4);
    },
  };
  const url = new URL(`http://pictures.test:${inside.port}/secret.png`);
  expect(await planFetch(bent, url, real, { ...usual, preferred: 'here' }, never)).toBe('here');
  const fetched = fetchPicture(bent, url, openSpool(await temporaryFolder()), false, never);
  await expect(fetched.catch((thrown) => toErrorData(thrown).code)).resolves.toBe('address-private');
  expect(asked).toBe(3);
  expect(inside.asked).toEqual([]);
});

test('what is fetched is whole, or nothing stays', async () => {
  const profile = await temporaryFolder();
  const spool = openSpool(profile);
  const bytes = new Uint8Array(300_000).fill(7);
  const { port } = await site((request, response) => {
    if (request.url === '/whole') return void response.end(bytes);
    if (request.url === '/empty') return void response.end();
    if (request.url === '/huge') return void response.writeHead(200, { 'content-length': '300000000' }).end();
    if (request.url === '/closed') return void response.writeHead(401).end('no');
    response.writeHead(200, { 'content-length': String(bytes.length) });
    response.write(bytes.subarray(0, 1000), () => response.destroy());
  });
  const fetched = (path: string) =>
    fetchPicture(web, new URL(`http://pictures.test:${port}${path}`), spool, false, never).catch(
      (thrown) => toErrorData(thrown).code as string,
    );
  expect(await readFile(await fetched('/whole'))).toEqual(Buffer.from(bytes));
  expect(await fetched('/empty')).toBe('empty-file');
  expect(await fetched('/huge')).toBe('too-big');
  expect(await fetched('/closed')).toBe('address-dead');
  expect(await fetched('/broken')).toBe('address-broken');
  expect(await readdir(join(profile, 'spool'))).toHaveLength(1);
});

const failing = (port: number, path: string, limits = web.limits) =>
  temporaryFolder().then((profile) =>
    fetchPicture(
      { ...web, limits },
      new URL(`http://pictures.test:${port}${path}`),
      openSpool(profile),
      false,
      never,
    ).then(
      () => 'whole' as string,
      (thrown) => toErrorData(thrown).code as string,
    ),
  );

test('a server that sends a byte now and then is left, and one that sends without end is too', async () => {
  const { port } = await site((request, response) => {
    if (request.url === '/endless') {
      const more = () => {
        while (!response.destroyed && response.write(Buffer.alloc(65_536, 7)));
      };
      response.on('drain', more);
      return more();
    }
    const drip = setInterval(() => response.write('.'), 20);
    response.on('close', () => clearInterval(drip));
  });
  expect(await failing(port, '/drip')).toBe('address-broken');
  expect(await failing(port, '/endless', { ...web.limits, totalMs: 500 })).toBe('address-broken');
});

test('redirections that go round in a circle, or nowhere, are left after a few', async () => {
  const { port, asked } = await site((request, response) => {
    const location =
      request.url === '/file' ? 'file:///etc/hostname' : request.url === '/bare' ? 'http://' : '/round';
    response.writeHead(302, { location }).end();
  });
  expect(await failing(port, '/round')).toBe('address-dead');
  expect(asked.length).toBeLessThan(10);
  expect(await failing(port, '/file')).toBe('address-dead');
  expect(await failing(port, '/bare')).toBe('address-dead');
});

test('a page behind the name of a picture is told as what it is, and is not sent', async () => {
  const sandbox = await startTestSandbox();
  const profile = await temporaryFolder();
  const run = await startTestEngine({ sandbox, web, profile });
  await run.engine.call('changeSettings', { fetchBy: 'here' });
  const page = serving({ 'content-type': 'image/png' }, '<!doctype html><title>Sign in</title>');
  const { port } = await site(page);
  await run.engine.call('add', {
    items: [{ kind: 'url', url: `http://pictures.test:${port}/a.png` }],
    origin: 'paste',
  });
  const [job] = await run.until(allInState('failed', 'uploaded'));
  expect(job?.error?.code).toBe('not-an-image');
  expect(sandbox.pictures()).toEqual([]);
});

test('an address goes all the way, fetched here, and says where it came from', async () => {
  const sandbox = await startTestSandbox();
  const run = await startTestEngine({ sandbox, web });
  const folder = await temporaryFolder();
  await mkdir(folder, { recursive: true });
  const [path = ''] = await makePictures(folder, 1);
  const picture = await readFile(path);
  const { port, asked } = await site(serving({ 'content-type': 'image/png' }, picture));
  await run.engine.call('changeSettings', { fetchBy: 'here' });
  const url = `http://pictures.test:${port}/one.png`;
  await run.engine.call('add', { items: [{ kind: 'url', url }], origin: 'paste' });
  const [job] = await run.until(allInState('uploaded'));
  expect(job?.source).toMatchObject({ kind: 'spool', from: url });
  expect(job?.media?.mime).toBe('image/png');
  expect(asked).toEqual(['HEAD /one.png', 'GET /one.png']);
  expect(sandbox.pictures()).toHaveLength(1);
});

test('what the host cannot fetch is fetched here, and no other refusal follows', async () => {
  const sandbox = await startTestSandbox();
  const run = await startTestEngine({ sandbox, web });
  const [path = ''] = await makePictures(await temporaryFolder(), 1);
  const picture = await readFile(path);
  // The sandbox asks this machine only, and knows no name that ends in .test.
  const { port } = await site(serving({ 'content-type': 'image/png' }, picture));
  const url = `http://pictures.test:${port}/one.png`;
  await run.engine.call('add', { items: [{ kind: 'url', url }], origin: 'paste' });
  const [job] = await run.until(allInState('uploaded', 'failed'));
  expect(job).toMatchObject({ state: 'uploaded', source: { kind: 'spool', from: url }, attempts: 2 });
  expect(sandbox.pictures()).toHaveLength(1);
});
