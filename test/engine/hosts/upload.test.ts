import { appendFileSync, readdirSync, readlinkSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createServer as createTcpServer } from 'node:net';
import { expect, it, vi } from 'vitest';
import { AppError, errorData } from '../../../contract/app-error.ts';
import { createImgurHost } from '../../../main/engine/hosts/imgur/index.ts';
import { manualClock } from '../../support/manual-clock.ts';
import {
  bodyOf,
  clientId,
  hooks,
  hostAt,
  listening,
  pictureFile,
  requestFor,
  serving,
  success,
} from './support.ts';

const large = 6_000_000;
const until = vi.waitFor;

it('sends a form of fields and then the file, of exactly the length it names', async () => {
  const seen: { url?: string; headers?: Record<string, unknown>; body?: Buffer } = {};
  const origin = await serving(async (request, response) => {
    Object.assign(seen, { url: request.url, headers: request.headers, body: await bodyOf(request) });
    response.end(success);
  });
  const { path, media, content } = pictureFile(300_000);
  const outcome = await hostAt(origin).upload(
    requestFor({ kind: 'file', path, media }, { title: 'Ünter "quotes"', description: 'a\r\nb' }),
    hooks(),
  );

  expect(outcome).toMatchObject({ kind: 'uploaded', image: { id: 'aBcDeF1', page: `${origin}/aBcDeF1` } });
  expect(seen.url).toBe('/3/image');
  expect(seen.headers).toMatchObject({ authorization: `Client-ID ${clientId}` });
  expect(seen.headers?.['transfer-encoding']).toBeUndefined();
  expect(Number(seen.headers?.['content-length'])).toBe(seen.body?.length);
  const form = await new Response(new Uint8Array(seen.body ?? []), {
    headers: { 'content-type': String(seen.headers?.['content-type']) },
  }).formData();
  expect([...form.keys()]).toEqual(['type', 'name', 'title', 'description', 'image']);
  expect(form.get('type')).toBe('file');
  expect(form.get('name')).toBe('sf-0123456789');
  expect(form.get('title')).toBe('Ünter "quotes"');
  expect(form.get('description')).toBe('a\r\nb');
  const file = form.get('image') as File;
  expect([file.name, file.type]).toEqual(['sf-0123456789.png', 'image/png']);
  expect(content.equals(Buffer.from(await file.arrayBuffer()))).toBe(true);
  expect(seen.body?.includes('holiday')).toBe(false);
});

it('sends videos as such, with the token of an account', async () => {
  let seen = '';
  const origin = await serving(async (request, response) => {
    const body = await bodyOf(request);
    seen = `${request.url} ${request.headers.authorization} ${body.includes('name="video"')}`;
    response.end(success);
  });
  const { path, media } = pictureFile(5_000, { kind: 'video', mime: 'video/webm' });
  const credentials = { kind: 'account', clientId, accessToken: 'token' } as const;
  await hostAt(origin).upload(requestFor({ kind: 'file', path, media }, { credentials }), hooks());
  expect(seen).toBe('/3/upload Bearer token true');
});

it('sends an address in place of bytes', async () => {
  let body = '';
  const origin = await serving(async (request, response) => {
    body = (await bodyOf(request)).toString();
    response.end(success);
  });
  const onCommit = vi.fn();
  const outcome = await hostAt(origin).upload(
    requestFor({ kind: 'url', url: 'https://example.org/a.png' }),
    hooks({ onCommit }),
  );
  expect(outcome.kind).toBe('uploaded');
  expect(body).toContain('name="type"\r\n\r\nurl\r\n');
  expect(body).toContain('name="image"\r\n\r\nhttps://example.org/a.png\r\n');
  expect(onCommit).toHaveBeenCalledTimes(1);
});

it('sends what is in the file to a server that reads in fits and starts', async () => {
  const { path, media, content } = pictureFile(9_000_000);
  const parts: Buffer[] = [];
  const origin = await serving((request, response) => {
    request.on('data', (part: Buffer) => {
      parts.push(part);
      request.pause();
      // Each pause lasts a few turns of everything else on this machine.
      setImmediate(() => setImmediate(() => request.resume()));
    });
    request.on('end', () => response.end(success));
  });
  const outcome = await hostAt(origin).upload(requestFor({ kind: 'file', path, media }), hooks());
  expect(outcome.kind).toBe('uploaded');
  expect(Buffer.concat(parts).includes(content)).toBe(true);
});

it('tells progress in growing steps up to the whole, ten a second at most', async () => {
  const origin = await serving(async (request, response) => {
    await bodyOf(request);
    await until(() => expect(steps.at(-1)?.[0]).toBe(steps.at(-1)?.[1]));
    response.end(success);
  });
  const steps: [number, number, number][] = [];
  const { path, media } = pictureFile(large);
  const started = performance.now();
  await hostAt(origin).upload(
    requestFor({ kind: 'file', path, media }),
    hooks({ onProgress: (sent, total) => steps.push([sent, total, performance.now()]) }),
  );
  const sent = steps.map(([bytes]) => bytes);
  expect(sent).toEqual([...sent].sort((a, b) => a - b));
  expect(new Set(steps.map(([, total]) => total)).size).toBe(1);
  expect(sent.at(-1)).toBeGreaterThan(large);
  expect(steps.length).toBeLessThanOrEqual(Math.ceil((performance.now() - started) / 100) + 1);
});

it.each([1, 200, 131_072, 131_073, large])(
  'lets no whole picture of %i bytes out before the commit is over',
  async (bytes) => {
    let received = Buffer.alloc(0);
    let isClosed = false;
    const origin = await serving((request) => {
      request.on('data', (part: Buffer) => {
        received = Buffer.concat([received, part]);
      });
      request.on('error', () => {});
      request.on('close', () => {
        isClosed = true;
      });
    });
    const { path, media, content } = pictureFile(bytes);
    const onCommit = vi.fn(() => {
      throw new AppError(errorData('disk-full', 'no room'));
    });
    const outcome = await hostAt(origin).upload(
      requestFor({ kind: 'file', path, media }),
      hooks({ onCommit }),
    );
    expect(outcome).toMatchObject({ failure: { code: 'disk-full' }, arrival: 'partial' });
    expect(onCommit).toHaveBeenCalledTimes(1);
    await until(() => expect(isClosed).toBe(true));
    // All that the other side can ever have had: the form up to the file, and a beginning of the file at most.
    const start = received.indexOf('\r\n\r\n', received.indexOf('filename=')) + 4;
    expect(start).toBeGreaterThan(4);
    const arrived = received.subarray(start);
    expect(arrived.length).toBeLessThan(bytes);
    expect(content.subarray(0, arrived.length).equals(arrived)).toBe(true);
  },
);

it('commits once in an upload that goes well', async () => {
  const origin = await serving(async (request, response) => {
    await bodyOf(request);
    response.end(success);
  });
  const { path, media } = pictureFile(large);
  const onCommit = vi.fn();
  await hostAt(origin).upload(requestFor({ kind: 'file', path, media }), hooks({ onCommit }));
  expect(onCommit).toHaveBeenCalledTimes(1);
});

it('an error of ours inside of the commit is internal', async () => {
  const origin = await serving(() => {});
  const { path, media } = pictureFile(1_000);
  const onCommit = () => {
    throw new TypeError(`odd ${clientId}`);
  };
  const outcome = await hostAt(origin).upload(requestFor({ kind: 'file', path, media }), hooks({ onCommit }));
  expect(outcome).toMatchObject({ failure: { code: 'internal' }, arrival: 'partial' });
  expect(JSON.stringify(outcome)).not.toContain(clientId);
});

it.each([
  ['vanished', (path: string) => rmSync(path)],
  ['vanished', (path: string) => renameSync(path, `${path}.moved`)],
  ['changed-while-reading', (path: string) => appendFileSync(path, 'x')],
  ['changed-while-reading', (path: string) => writeFileSync(path, '')],
])('does not even connect when the file is %s', async (code, change) => {
  let connections = 0;
  const origin = await serving(() => {
    connections += 1;
  });
  const { path, media } = pictureFile(1_000);
  change(path);
  const outcome = await hostAt(origin).upload(requestFor({ kind: 'file', path, media }), hooks());
  expect(outcome).toMatchObject({ failure: { code }, remedy: { kind: 'none' }, arrival: 'none' });
  expect(connections).toBe(0);
});

it.each([
  ['grows', (path: string) => appendFileSync(path, Buffer.alloc(70_000))],
  ['shrinks', (path: string) => writeFileSync(path, 'x')],
  ['gets other bytes', (path: string) => writeFileSync(path, Buffer.alloc(large))],
])('notices that the file %s while it is sent, before all is sent', async (_, change) => {
  const { path, media } = pictureFile(large);
  const origin = await serving((request) => {
    // The client is in the middle: the rest does not fit into the buffers between us.
    request.once('data', () => {
      request.pause();
      change(path);
      request.resume();
    });
    request.on('error', () => {});
  });
  const onLastBytes = vi.fn();
  const outcome = await hostAt(origin).upload(
    requestFor({ kind: 'file', path, media }),
    hooks({ onLastBytes }),
  );
  expect(outcome).toMatchObject({ failure: { code: 'changed-while-reading' }, arrival: 'partial' });
  expect(onLastBytes).not.toHaveBeenCalled();
});

it('takes an early no while it is still sending', async () => {
  const origin = await serving((request, response) => {
    request.once('data', () => {
      response.writeHead(413, { 'x-ratelimit-userremaining': '17' });
      response.end('{"data":{"error":"file is over the size limit"},"success":false,"status":413}');
    });
  });
  const { path, media } = pictureFile(15_000_000);
  const onCommit = vi.fn();
  const outcome = await hostAt(origin).upload(requestFor({ kind: 'file', path, media }), hooks({ onCommit }));
  expect(outcome).toMatchObject({
    failure: { code: 'too-big' },
    arrival: 'partial',
    observation: { readings: { user: { remaining: 17 } } },
  });
  expect(onCommit).not.toHaveBeenCalled();
});

it('says that nothing left when nobody listens', async () => {
  const address = await new Promise<string>((resolve) => {
    const server = createTcpServer().listen(0, '127.0.0.1', () => {
      const found = server.address();
      server.close(() => resolve(typeof found === 'object' ? `http://127.0.0.1:${found?.port}` : ''));
    });
  });
  const { path, media } = pictureFile(1_000);
  const outcome = await hostAt(address).upload(requestFor({ kind: 'file', path, media }), hooks());
  expect(outcome).toMatchObject({
    failure: { code: 'unreachable' },
    remedy: { kind: 'wait-for-network' },
    arrival: 'none',
    observation: null,
  });
});

it.each([
  ['at once', 'partial', large],
  ['after the last byte', 'unknown', 50_000],
])('knows what may have arrived when the connection breaks %s', async (_, arrival, bytes) => {
  const origin = await serving(async (request) => {
    if (arrival === 'unknown') await bodyOf(request);
    request.socket.resetAndDestroy();
  });
  const { path, media } = pictureFile(bytes);
  const outcome = await hostAt(origin).upload(requestFor({ kind: 'file', path, media }), hooks());
  expect(outcome).toMatchObject({
    failure: { code: 'connection-lost' },
    arrival,
    remedy: { kind: 'back-off' },
  });
});

it('does not know what arrived when the answer breaks off', async () => {
  const origin = await serving(async (request, response) => {
    await bodyOf(request);
    response.writeHead(200, { 'content-length': '500', 'x-ratelimit-userremaining': '5' });
    response.write('{"data":{"id":"aB');
    setImmediate(() => request.socket.destroy());
  });
  const { path, media } = pictureFile(1_000);
  const outcome = await hostAt(origin).upload(requestFor({ kind: 'file', path, media }), hooks());
  expect(outcome).toMatchObject({
    failure: { code: 'connection-lost' },
    arrival: 'unknown',
    observation: { readings: { user: { remaining: 5 } } },
  });
});

it('reads no more of an answer than any of Imgur\u2019s is long', async () => {
  let isClosed = false;
  const origin = await serving(async (request, response) => {
    await bodyOf(request);
    request.socket.on('close', () => {
      isClosed = true;
    });
    response.writeHead(200);
    const flood = () => {
      while (!isClosed && response.write(Buffer.alloc(65_536, 'x')));
    };
    response.on('drain', flood);
    flood();
  });
  const { path, media } = pictureFile(1_000);
  const outcome = await hostAt(origin).upload(requestFor({ kind: 'file', path, media }), hooks());
  expect(outcome).toMatchObject({ failure: { code: 'bad-answer' }, arrival: 'unknown' });
  await until(() => expect(isClosed).toBe(true));
});

it('finds an answer that is no HTTP bad', async () => {
  const server = createTcpServer((socket) => socket.end('SSH-2.0-OpenSSH\r\n'));
  const { path, media } = pictureFile(1_000);
  const outcome = await hostAt(`http://${await listening(server)}`).upload(
    requestFor({ kind: 'file', path, media }),
    hooks(),
  );
  expect(outcome).toMatchObject({ failure: { code: 'bad-answer' } });
});

it('gives up on a server that takes nothing more', async () => {
  const server = createTcpServer((socket) => socket.pause());
  const origin = `http://${await listening(server)}`;
  const clock = manualClock();
  const { path, media } = pictureFile(20_000_000);
  let sent = 0;
  const onProgress = (bytes: number) => {
    sent = bytes;
  };
  const ending = hostAt(origin, { clock, timeouts: { idleMs: 5_000 } }).upload(
    requestFor({ kind: 'file', path, media }),
    hooks({ onProgress }),
  );
  await until(() => expect(sent).toBeGreaterThan(0));
  clock.advance(5_000);
  expect(await ending).toMatchObject({
    failure: { code: 'timeout' },
    remedy: { kind: 'back-off' },
    arrival: 'partial',
  });
  await expect.poll(() => clock.timers).toBe(0);
});

it.each([
  ['that never answers', { answerMs: 7_000 }, 7_000],
  ['as a whole', { wholeMs: 9_000 }, 9_000],
])('gives up on a server %s', async (_, timeouts, ms) => {
  let isReceived = false;
  const origin = await serving(async (request) => {
    await bodyOf(request);
    isReceived = true;
  });
  const clock = manualClock();
  const { path, media } = pictureFile(1_000);
  const ending = hostAt(origin, { clock, timeouts }).upload(
    requestFor({ kind: 'file', path, media }),
    hooks(),
  );
  await until(() => expect(isReceived).toBe(true));
  clock.advance(ms);
  expect(await ending).toMatchObject({ failure: { code: 'timeout' }, arrival: 'unknown' });
  await expect.poll(() => clock.timers).toBe(0);
});

it('gives up on an answer that stops in the middle', async () => {
  let isHalf = false;
  const origin = await serving(async (request, response) => {
    await bodyOf(request);
    response.writeHead(200, { 'content-length': '100' });
    response.write('{', () => {
      isHalf = true;
    });
  });
  const clock = manualClock();
  const { path, media } = pictureFile(1_000);
  const ending = hostAt(origin, { clock, timeouts: { idleMs: 5_000, answerMs: 1_000_000 } }).upload(
    requestFor({ kind: 'file', path, media }),
    hooks(),
  );
  await until(() => expect(isHalf).toBe(true));
  // The half may be on its way to us yet: time goes on until it is too long.
  await until(() => {
    clock.advance(5_000);
    expect(clock.timers).toBe(0);
  });
  expect(await ending).toMatchObject({ failure: { code: 'timeout' }, arrival: 'unknown' });
});

it('gives up on a connection that never stands', async () => {
  // Accepts, and says nothing to the greeting of TLS.
  const server = createTcpServer(() => {});
  const origin = `https://${await listening(server)}`;
  const { path, media } = pictureFile(1_000);
  const outcome = await hostAt(origin, { timeouts: { connectMs: 50 } }).upload(
    requestFor({ kind: 'file', path, media }),
    hooks(),
  );
  expect(outcome).toMatchObject({ failure: { code: 'timeout' }, arrival: 'none' });
});

it.each([
  ['before it begins', 'none'],
  ['while it connects', 'none'],
  ['while it sends', 'partial'],
  ['while it waits for the answer', 'unknown'],
])('is called off %s', async (when, arrival) => {
  const controller = new AbortController();
  const reached = { connected: false, begun: false, received: false };
  const plain = createTcpServer(() => {
    reached.connected = true;
  });
  const origin =
    when === 'while it connects'
      ? `https://${await listening(plain)}`
      : await serving(async (request) => {
          request.on('error', () => {});
          reached.begun = true;
          if (arrival !== 'unknown') return;
          await bodyOf(request);
          reached.received = true;
        });
  const { path, media } = pictureFile(when === 'while it sends' ? 20_000_000 : 1_000);
  if (when === 'before it begins') controller.abort();
  const ending = hostAt(origin).upload(
    requestFor({ kind: 'file', path, media }),
    hooks({ signal: controller.signal }),
  );
  if (when === 'while it connects') await until(() => expect(reached.connected).toBe(true));
  if (arrival === 'partial') await until(() => expect(reached.begun).toBe(true));
  if (arrival === 'unknown') await until(() => expect(reached.received).toBe(true));
  controller.abort();
  expect(await ending).toMatchObject({ failure: { code: 'cancelled' }, remedy: { kind: 'none' }, arrival });
});

it('keeps no file open, however an upload ends', async ({ skip }) => {
  skip(process.platform !== 'linux', 'only Linux lists the open files of a process');
  const origin = await serving(async (request, response) => {
    if (request.headers.authorization?.endsWith('reset')) return void request.socket.destroy();
    await bodyOf(request);
    response.end(success);
  });
  const { path, media } = pictureFile(large);
  const host = hostAt(origin);
  const isOpen = () =>
    readdirSync('/proc/self/fd').some((fd) => {
      try {
        return readlinkSync(`/proc/self/fd/${fd}`) === path;
      } catch {
        // Closed since the list was made.
        return false;
      }
    });
  const send = (id: string, signal: AbortSignal = new AbortController().signal) =>
    host.upload(
      requestFor({ kind: 'file', path, media }, { credentials: { kind: 'anonymous', clientId: id } }),
      hooks({ signal }),
    );
  await Promise.all([send('good'), send('reset'), send('reset'), send('good', AbortSignal.abort())]);
  expect(isOpen()).toBe(false);
});

it('sends one upload after the other over a connection that was just used, and none twice', async () => {
  const ports: (number | undefined)[] = [];
  const origin = await serving(async (request, response) => {
    ports.push(request.socket.remotePort);
    await bodyOf(request);
    // The second comes over the same connection and loses it before a word of answer.
    if (ports.length === 2) request.socket.destroy();
    else response.end(success);
  });
  const { path, media } = pictureFile(1_000);
  const host = hostAt(origin);
  const first = await host.upload(requestFor({ kind: 'file', path, media }), hooks());
  const second = await host.upload(requestFor({ kind: 'file', path, media }), hooks());
  expect(first.kind).toBe('uploaded');
  expect(second).toMatchObject({ failure: { code: 'connection-lost' }, arrival: 'unknown' });
  expect(ports).toHaveLength(2);
  expect(ports[0]).toBe(ports[1]);
});

it.each([
  ['', 'no-client-id'],
  ['a b', 'bad-client-id'],
  ['a\r\nHost: evil', 'bad-client-id'],
  ['ключ', 'bad-client-id'],
])('sends nothing with the Client-ID %j', async (id, code) => {
  const { path, media } = pictureFile(10);
  const host = hostAt('http://127.0.0.1:9');
  const credentials = { kind: 'anonymous', clientId: id } as const;
  const outcome = await host.upload(requestFor({ kind: 'file', path, media }, { credentials }), hooks());
  expect(outcome).toMatchObject({ failure: { code }, remedy: { kind: 'client-id' }, arrival: 'none' });
  const budgets = await host.budgetReading.read(credentials, new AbortController().signal);
  expect(budgets).toMatchObject({ kind: 'failed', failure: { code } });
});

it.each([
  'http://api.imgur.com',
  'http://127.0.0.1.example.org',
  'http://localhost.example.org',
  'ftp://127.0.0.1',
  'https://user:secret@api.imgur.com',
  'https://api.imgur.com/3',
  'https://api.imgur.com/?a=b',
  'nonsense',
])('goes to no %s', (origin) => {
  const make = () => createImgurHost({ origin, clock: manualClock() });
  expect(make).toThrow(AppError);
  expect(make).not.toThrow(/secret/);
});

it.each(['https://api.imgur.com', 'http://localhost:1234', 'http://127.0.0.1:80', 'http://[::1]:5'])(
  'may go to %s',
  (origin) => expect(hostAt(origin).origin).toBe(new URL(origin).origin),
);

it('asks for the budgets', async () => {
  const asked: unknown[] = [];
  const origin = await serving((request, response) => {
    asked.push([request.method, request.url, request.headers.authorization]);
    const data = { UserLimit: 500, UserRemaining: 7, UserReset: 60, ClientLimit: 12_500, ClientRemaining: 9 };
    response.end(JSON.stringify({ data, success: true, status: 200 }));
  });
  const read = await hostAt(origin).budgetReading.read(
    { kind: 'anonymous', clientId },
    new AbortController().signal,
  );
  expect(asked).toEqual([['GET', '/3/credits', `Client-ID ${clientId}`]]);
  expect(read).toMatchObject({
    kind: 'read',
    observation: {
      source: 'asked',
      readings: { user: { limit: 500, remaining: 7, resetInMs: 60_000 }, client: { remaining: 9 } },
    },
  });
});

it('says why the budgets could not be read', async () => {
  const origin = await serving((_, response) =>
    response.writeHead(403).end('{"data":{"error":"Invalid client_id"}}'),
  );
  const signal = new AbortController().signal;
  const credentials = { kind: 'anonymous', clientId } as const;
  expect(await hostAt(origin).budgetReading.read(credentials, signal)).toMatchObject({
    failure: { code: 'bad-client-id' },
    observation: { source: 'asked' },
  });
  expect(await hostAt(origin).budgetReading.read(credentials, AbortSignal.abort())).toMatchObject({
    failure: { code: 'cancelled' },
    observation: null,
  });
});
