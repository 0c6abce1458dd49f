import { execFile, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdir, readdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { type ClientRequest, request } from 'node:http';
import { connect } from 'node:net';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import type { EngineOptions } from '../../../main/engine/app/engine.ts';
import { freePort } from '../../support/free-port.ts';
import {
  makePictures,
  startTestEngine,
  startTestSandbox,
  temporaryFolder,
} from '../support/running-engine.ts';

const run = promisify(execFile);
const nobody = 65_534;
const canBecomeNobody = process.platform === 'linux' && process.getuid?.() === 0;

async function serving(options: Partial<EngineOptions> = {}) {
  const sandbox = await startTestSandbox({});
  const profile = await temporaryFolder();
  const run = await startTestEngine({ sandbox, profile, localApi: { port: 0, key: null }, ...options });
  const { localApi, settings } = await run.engine.call('snapshot', {});
  if (!localApi.address || !settings.localApiKey) throw new Error('The API does not listen.');
  return { ...run, sandbox, profile, address: localApi.address, key: settings.localApiKey };
}

/** Sends a request from a process of another user; asynchronously, for the server lives in this process. */
async function askAsNobody(
  url: string,
  list: readonly string[],
): Promise<{ status: number; message: string }> {
  // Node itself may lie where only its owner gets to: it becomes another user when it runs.
  const script = `
    process.setgroups([]);
    process.setgid(${nobody});
    process.setuid(${nobody});
    const answer = await fetch(${JSON.stringify(url)}, { method: 'POST', body: ${JSON.stringify(JSON.stringify({ list }))} });
    console.log(JSON.stringify({ status: answer.status, message: (await answer.json()).message ?? 'ok' }));`;
  const options = { cwd: '/', timeout: 20_000 };
  const { stdout } = await run(process.execPath, ['--input-type=module', '-e', script], options);
  return JSON.parse(stdout);
}

async function postForm(url: string, pictures: readonly { name: string; bytes: Uint8Array }[]) {
  const form = new FormData();
  for (const { name, bytes } of pictures) form.append('files', new Blob([Buffer.from(bytes)]), name);
  const answer = await fetch(url, { method: 'POST', body: form });
  return { status: answer.status, body: (await answer.json()) as { success: boolean; message?: string } };
}

const spooled = (profile: string) => readdir(join(profile, 'spool'));

test('there is a key from the first start, and taking it away makes another', async () => {
  const { engine, key } = await serving();
  expect(key).toMatch(/^[\w-]{20,}$/);
  const { localApiKey } = await engine.call('changeSettings', { localApiKey: null });
  expect(localApiKey).toMatch(/^[\w-]{20,}$/);
  expect(localApiKey).not.toBe(key);
});

test.skipIf(!canBecomeNobody)(
  'another user gets nothing without the key, whatever is asked for',
  async () => {
    const { address, engine } = await serving();
    const folder = await temporaryFolder();
    const [path = ''] = await makePictures(folder, 1);
    await chmod(path, 0o600);
    for (const asked of [path, join(folder, 'none.png'), '/etc/shadow'])
      expect((await askAsNobody(`${address}/upload`, [asked])).status).toBe(401);
    expect((await engine.call('jobs', {})).jobs).toEqual([]);
  },
);

test.skipIf(!canBecomeNobody)(
  'with the key another user gets what lies in an allowed folder, and one answer for all else',
  async () => {
    const allowed = await temporaryFolder();
    const elsewhere = await temporaryFolder();
    const [good = ''] = await makePictures(allowed, 1);
    const [secret = ''] = await makePictures(elsewhere, 2);
    const { address, engine, key } = await serving();
    await engine.call('changeSettings', { localApiFolders: [allowed] });
    const link = join(allowed, 'link.png');
    await symlink(secret, link);
    await writeFile(join(elsewhere, 'words.txt'), 'no picture');
    const ask = (path: string) => askAsNobody(`${address}/upload?key=${key}`, [path]);
    const refusals = [
      secret,
      join(elsewhere, 'none.png'),
      join(elsewhere, 'words.txt'),
      elsewhere,
      '/etc/shadow',
      link,
      join(allowed, '..', 'none.png'),
    ];
    const refused: Awaited<ReturnType<typeof ask>>[] = [];
    for (const path of refusals) refused.push(await ask(path));
    expect(new Set(refused.map(({ status, message }) => `${status} ${message}`)).size).toBe(1);
    expect((await engine.call('jobs', {})).jobs).toEqual([]);
    expect(await ask(good)).toEqual({ status: 200, message: 'ok' });
  },
);

test('junk in a form is refused with all that came with it, and nothing of it stays', async () => {
  const { address, engine, profile } = await serving();
  const [path = ''] = await makePictures(await temporaryFolder(), 1);
  const good = await readFile(path);
  const { status, body } = await postForm(`${address}/upload`, [
    { name: 'good.png', bytes: good },
    { name: 'junk.png', bytes: Buffer.alloc(100_000, 'no picture ') },
  ]);
  expect({ status, success: body.success }).toEqual({ status: 415, success: false });
  expect(body.message).toContain('junk.png');
  expect(await spooled(profile)).toEqual([]);
  expect((await engine.call('jobs', {})).jobs).toEqual([]);
});

test('a form of 150 pictures is taken as a whole; one with too many not at all', async () => {
  const { address, engine, profile } = await serving();
  await engine.call('pause', {});
  const [path = ''] = await makePictures(await temporaryFolder(), 1);
  const bytes = await readFile(path);
  // Bytes behind the end make each another picture.
  const pictures = (count: number) =>
    Array.from({ length: count }, (_, index) => ({
      name: `p${index}.png`,
      bytes: Buffer.concat([bytes, Buffer.from(String(index))]),
    }));
  await postForm(`${address}/upload`, pictures(150));
  expect((await engine.call('jobs', {})).jobs).toHaveLength(150);
  const before = (await spooled(profile)).length;
  const { status } = await postForm(`${address}/upload`, pictures(1_001));
  expect(status).toBe(413);
  expect((await engine.call('jobs', {})).jobs).toHaveLength(150);
  expect(await spooled(profile)).toHaveLength(before);
});

test('a form that breaks off leaves nothing', async () => {
  const { address, profile } = await serving();
  const [path = ''] = await makePictures(await temporaryFolder(), 1);
  const asked: ClientRequest = request(`${address}/upload`, {
    method: 'POST',
    headers: { 'content-type': 'multipart/form-data; boundary=b', 'content-length': '1000000' },
  });
  asked.on('error', () => {});
  asked.write('--b\r\ncontent-disposition: form-data; name="files"; filename="a.png"\r\n\r\n');
  asked.write(await readFile(path));
  await expect.poll(async () => (await spooled(profile)).length).toBe(1);
  asked.destroy();
  await expect.poll(async () => (await spooled(profile)).length).toBe(0);
});

test('callers that leave as soon as they have sent their form keep nobody else out', async () => {
  const { address } = await serving();
  const [path = ''] = await makePictures(await temporaryFolder(), 1);
  const bytes = await readFile(path);
  const { hostname, port } = new URL(address);
  const part = Buffer.from('--b\r\ncontent-disposition: form-data; name="f"; filename="a.png"\r\n\r\n');
  const form = Buffer.concat([part, bytes, Buffer.from('\r\n'), part, bytes, Buffer.from('\r\n--b--\r\n')]);
  const head = [
    'POST /upload HTTP/1.1',
    `Host: ${hostname}:${port}`,
    'Content-Type: multipart/form-data; boundary=b',
    `Content-Length: ${form.length}`,
  ];
  for (let times = 0; times < 12; times += 1) {
    const socket = connect(Number(port), hostname).resume();
    socket.on('error', () => {});
    socket.end(Buffer.concat([Buffer.from(`${head.join('\r\n')}\r\n\r\n`), form]));
    await once(socket, 'close');
  }
  // Two of them at a time are received: were their places kept, this one would wait for a minute in vain.
  const { status } = await postForm(`${address}/upload`, [{ name: 'a.png', bytes }]);
  expect(status).toBe(200);
});

test('six large forms at once cost no memory to speak of', async () => {
  const sandbox = await startTestSandbox({});
  const profile = await temporaryFolder();
  const entry = join(import.meta.dirname, '..', '..', '..', 'main', 'cli', 'index.ts');
  const port = await freePort();
  const serve = spawn(process.execPath, [entry, 'serve', '--api', '--api-port', String(port)], {
    env: {
      ...process.env,
      SNAPFERRY_HOME: profile,
      SNAPFERRY_API_URL: sandbox.origin,
      SNAPFERRY_CLIENT_ID: sandbox.clientId,
      LC_ALL: 'C',
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  try {
    let said = '';
    serve.stdout.on('data', (text) => (said += text));
    await expect.poll(() => said, { timeout: 30_000 }).toContain('Editors reach');
    const bodies = Array.from({ length: 6 }, () =>
      sendLargeForm(`http://127.0.0.1:${port}/upload`, 150 * 2 ** 20),
    );
    let peak = 0;
    const watching = setInterval(() => {
      peak = Math.max(peak, memoryOf(serve.pid ?? 0));
    }, 100);
    await Promise.all(bodies);
    clearInterval(watching);
    // Before, the same took 2.9 GB.
    expect(peak).toBeLessThan(600 * 2 ** 20);
    expect(await spooled(profile)).toEqual([]);
  } finally {
    serve.kill('SIGTERM');
    await once(serve, 'exit');
  }
}, 180_000);

/** Returns the memory of a process in bytes. */
function memoryOf(pid: number): number {
  const { stdout } = spawnSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'utf8' });
  return Number(stdout) * 1024;
}

/** Sends endless zeros, which are no picture: what counts is what they cost until that is known. */
async function sendLargeForm(url: string, bytes: number): Promise<void> {
  const asked = request(url, {
    method: 'POST',
    headers: { 'content-type': 'multipart/form-data; boundary=b' },
  });
  const answered = once(asked, 'response').catch(() => null);
  asked.on('error', () => {});
  asked.write('--b\r\ncontent-disposition: form-data; name="files"; filename="a.png"\r\n\r\n');
  const part = Buffer.alloc(2 ** 20);
  for (let sent = 0; sent < bytes && !asked.destroyed; sent += part.length)
    if (!asked.write(part)) await Promise.race([once(asked, 'drain'), answered]);
  asked.end('\r\n--b--\r\n');
  const response = await answered;
  response?.[0].resume();
}

test.skipIf(process.platform === 'win32')('localhost by IPv6 is answered as by IPv4', async () => {
  const { address, key } = await serving();
  const port = new URL(address).port;
  const answer = await fetch(`http://[::1]:${port}/heartbeat?key=${key}`, { method: 'POST' }).catch(
    () => null,
  );
  // A machine may have no IPv6 at all.
  if (answer) expect(answer.status).toBe(200);
});

test('when one of several fails, the links that are there are in the answer', async () => {
  const { address } = await serving();
  const folder = await temporaryFolder();
  const [one = '', two = ''] = await makePictures(folder, 2);
  const missing = join(folder, 'none.png');
  const answer = await fetch(`${address}/upload`, {
    method: 'POST',
    body: JSON.stringify({ list: [one, missing, two] }),
  });
  const body = (await answer.json()) as { links: (string | null)[] };
  expect(body).toEqual({
    success: false,
    message: expect.stringContaining(missing),
    result: [expect.stringContaining('/i/'), expect.stringContaining('/i/')],
    links: [expect.stringContaining('/i/'), null, expect.stringContaining('/i/')],
  });
});

test('a program of this user may name any file without a key, folders too', async () => {
  const { address } = await serving();
  const folder = join(await temporaryFolder(), 'mit Leerzeichen');
  await mkdir(folder);
  await makePictures(folder, 2);
  const answer = await fetch(`${address}/upload`, {
    method: 'POST',
    body: JSON.stringify({ list: [encodeURI(folder)] }),
  });
  const body = (await answer.json()) as { success: boolean; result: string[] };
  expect({ success: body.success, links: body.result.length }).toEqual({ success: true, links: 2 });
});
