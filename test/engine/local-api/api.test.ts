import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { request } from 'node:http';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { LocalApi } from '../../../contract/local-api.ts';
import type { EngineOptions } from '../../../main/engine/app/engine.ts';
import { createMemoryStore } from '../../../main/engine/secrets/memory-store.ts';
import { freePort } from '../../support/free-port.ts';
import { manualClock } from '../../support/manual-clock.ts';
import { memoryKind } from '../../support/memory-host.ts';
import {
  makePictures,
  type RunningEngine,
  startTestEngine,
  startTestSandbox,
  temporaryFolder,
} from '../support/running-engine.ts';

interface Answer {
  readonly status: number;
  readonly headers: Record<string, string | string[] | undefined>;
  readonly body: { success: boolean; result?: unknown; message?: string };
}

/** Sends a request as a program that is no browser: every header is set by the test. */
async function post(
  url: string,
  body: string | Uint8Array = '',
  headers: Record<string, string> = {},
  method = 'POST',
): Promise<Answer> {
  const asked = request(url, { method, headers, agent: false });
  asked.end(body);
  const [answer] = await once(asked, 'response');
  let text = '';
  for await (const chunk of answer.setEncoding('utf8')) text += chunk;
  return { status: answer.statusCode, headers: answer.headers, body: text ? JSON.parse(text) : null };
}

const json = { 'content-type': 'application/json' };
const listOf = (paths: readonly string[]) => JSON.stringify({ list: paths });

const apiOf = async ({ engine }: RunningEngine): Promise<LocalApi> =>
  (await engine.call('snapshot', {})).localApi;

async function serving(options: Partial<EngineOptions> & { key?: string; sandbox?: object } = {}) {
  const { key = null, sandbox: rules, ...rest } = options;
  const sandbox = await startTestSandbox(rules ?? {});
  const run = await startTestEngine({ sandbox, localApi: { port: 0, key }, ...rest });
  const { address } = await apiOf(run);
  if (!address) throw new Error('The API does not listen.');
  const folder = await temporaryFolder();
  return { ...run, sandbox, address, folder };
}

const servedBytes = async (link: string) => Buffer.from(await (await fetch(link)).arrayBuffer());

test('a heartbeat is answered as PicGo answers it', async () => {
  const { address } = await serving();
  const { status, body } = await post(`${address}/heartbeat`);
  expect({ status, body }).toEqual({ status: 200, body: { success: true, result: 'alive' } });
});

test('what Typora sends gives links in the order of the request', async () => {
  const { address, folder } = await serving();
  const paths = await makePictures(folder, 4);
  const order = [2, 0, 3, 1].flatMap((index) => paths[index] ?? []);
  const { body } = await post(`${address}/upload`, listOf(order), json);
  expect(body.success).toBe(true);
  const links = body.result as string[];
  expect(links).toHaveLength(4);
  for (const [index, link] of links.entries())
    expect(await servedBytes(link)).toEqual(await readFile(order[index] ?? ''));
});

test('a list without a content type, as some plugins send it, is understood', async () => {
  const { address, folder } = await serving();
  const paths = await makePictures(folder, 1);
  const { body } = await post(`${address}/upload`, listOf(paths));
  expect(body).toMatchObject({ success: true, result: [expect.stringMatching(/^https?:/)] });
});

test.skipIf(process.platform === 'win32')(
  'a path without its first slash, as Obsidian’s own function leaves it, is found',
  async () => {
    const { address, folder } = await serving();
    const [path = ''] = await makePictures(folder, 1);
    const { body } = await post(`${address}/upload`, listOf([path.slice(1)]), json);
    expect(body.success).toBe(true);
    expect(await servedBytes((body.result as string[])[0] ?? '')).toEqual(await readFile(path));
  },
);

test('one picture twice in a request, and in two requests at once, goes up once and gives each its link', async () => {
  const { address, folder, sandbox } = await serving();
  const [one = '', two = ''] = await makePictures(folder, 2);
  const [first, second] = await Promise.all([
    post(`${address}/upload`, listOf([one, two, one]), json),
    post(`${address}/upload`, listOf([two]), json),
  ]);
  expect(first?.body.success).toBe(true);
  const links = first?.body.result as string[];
  expect(links[2]).toBe(links[0]);
  expect(second?.body.result).toEqual([links[1]]);
  expect(sandbox.pictures()).toHaveLength(2);
});

test('pictures as a form, as an Obsidian plugin sends them, keep their order', async () => {
  const { address, folder } = await serving();
  const paths = await makePictures(folder, 3);
  const form = new FormData();
  for (const path of paths) form.append('files', new Blob([await readFile(path)]), 'Pasted image.png');
  const encoded = new Response(form);
  const { body } = await post(`${address}/upload`, new Uint8Array(await encoded.arrayBuffer()), {
    'content-type': encoded.headers.get('content-type') ?? '',
    origin: 'app://obsidian.md',
  });
  expect(body.success).toBe(true);
  for (const [index, link] of (body.result as string[]).entries())
    expect(await servedBytes(link)).toEqual(await readFile(paths[index] ?? ''));
});

test.each(['app://obsidian.md', 'typora://app', 'lsp://logseq.io'])(
  'the page that an editor is itself (%s) may ask and read the answer; its preflight is answered',
  async (origin) => {
    const { address, folder } = await serving({ key: 'secret' });
    const preflight = await post(
      `${address}/upload`,
      '',
      { origin, 'access-control-request-method': 'POST' },
      'OPTIONS',
    );
    expect(preflight.status).toBe(204);
    expect(preflight.headers['access-control-allow-origin']).toBe(origin);
    const paths = await makePictures(folder, 1);
    const answer = await post(`${address}/upload?key=secret`, listOf(paths), { ...json, origin });
    expect(answer.body.success).toBe(true);
    expect(answer.headers['access-control-allow-origin']).toBe(origin);
  },
);

test.each([
  ['a web page', { origin: 'https://evil.example' }],
  ['a page on this computer', { origin: 'http://127.0.0.1:8080' }],
  ['a page without an address', { origin: 'null' }],
  ['a browser’s extension', { origin: 'chrome-extension://abcdefghijklmnop' }],
  ['a site that is named like an editor', { origin: 'https://obsidian.md' }],
  ['a name that was bent to this computer', { host: 'evil.example' }],
  ['the right name with another port', { host: '127.0.0.1:1' }],
])('%s is refused, and nothing is uploaded', async (_who, headers) => {
  const { address, folder, engine } = await serving();
  const paths = await makePictures(folder, 1);
  for (const method of ['POST', 'OPTIONS']) {
    const answer = await post(
      `${address}/upload`,
      method === 'POST' ? listOf(paths) : '',
      { ...json, ...headers },
      method,
    );
    expect(answer.status).toBe(403);
    expect(answer.body.success).toBe(false);
    expect(answer.headers['access-control-allow-origin']).toBeUndefined();
  }
  expect((await engine.call('jobs', {})).jobs).toEqual([]);
});

test('a key, where one is set, has to be shown in one of two ways', async () => {
  const { address } = await serving({ key: 'open sesame' });
  const ask = async (query: string, headers: Record<string, string> = {}) =>
    (await post(`${address}/heartbeat${query}`, '', headers)).status;
  expect(await ask('')).toBe(401);
  expect(await ask('?key=open')).toBe(401);
  expect(await ask('?key=open%20sesame')).toBe(200);
  expect(await ask('', { authorization: 'Bearer open sesame' })).toBe(200);
});

test('an editor that asks again gets the same link, without credits', async () => {
  const { address, folder, sandbox } = await serving();
  const paths = await makePictures(folder, 1);
  const first = await post(`${address}/upload`, listOf(paths), json);
  const second = await post(`${address}/upload`, listOf(paths), json);
  expect(second.body).toEqual(first.body);
  expect(sandbox.pictures()).toHaveLength(1);
});

test('who asks again for what still waits puts nothing into the queue twice, whichever way it was given', async () => {
  const { address, folder, engine } = await serving();
  await engine.call('pause', {});
  const [path = ''] = await makePictures(folder, 1);
  const encoded = () => {
    const form = new FormData();
    form.append('files', new Blob([readFileSync(path)]), 'Pasted image.png');
    return new Response(form);
  };
  for (let time = 0; time < 2; time += 1) {
    const { body } = await post(`${address}/upload`, listOf([path, path]), json);
    expect(body).toMatchObject({ success: false, message: expect.stringContaining('paused') });
    const form = encoded();
    const sent = new Uint8Array(await form.arrayBuffer());
    const type = { 'content-type': form.headers.get('content-type') ?? '' };
    expect((await post(`${address}/upload`, sent, type)).body.success).toBe(false);
  }
  const { jobs } = await engine.call('jobs', {});
  expect(jobs.map(({ source }) => source.kind).toSorted()).toEqual(['file', 'spool']);
  await engine.call('cancel', { ids: jobs.map(({ id }) => id) });
  await post(`${address}/upload`, listOf([path]), json);
  expect((await engine.call('jobs', {})).jobs).toHaveLength(3);
});

test('a request may name its destination, by query, header or body, and only one that is there', async () => {
  const { kind, memory } = memoryKind();
  const { address, engine, folder } = await serving({ hostKinds: [kind], vault: createMemoryStore('') });
  const values = { url: 'https://pictures.example', token: 'right' };
  await engine.call('addDestination', { kind: 'memory', title: 'My Host', values });
  const [a = '', b = '', c = ''] = await makePictures(folder, 3);
  const answers = [
    await post(`${address}/upload?host=my-host`, listOf([a]), json),
    await post(`${address}/upload`, listOf([b]), { ...json, 'x-snapferry-host': 'MY HOST' }),
    await post(`${address}/upload`, JSON.stringify({ list: [c], host: 'My Host' }), json),
  ];
  const links = answers.map(({ body }) => body.result);
  expect(links).toEqual([1, 2, 3].map((number) => [`https://pictures.example/${number}.png`]));
  expect(memory.pictures.size).toBe(3);
  const none = await post(`${address}/upload?host=nowhere`, listOf([a]), json);
  expect(none.body).toMatchObject({ success: false, message: expect.stringContaining('“nowhere”') });
  expect((await engine.call('jobs', {})).jobs).toHaveLength(3);
});

test('a folder in the list stands for the pictures in it', async () => {
  const { address, folder } = await serving();
  const paths = await makePictures(folder, 3);
  const other = await temporaryFolder();
  const [last = ''] = await makePictures(other, 5).then((made) => made.slice(-1));
  const { body } = await post(`${address}/upload`, listOf([folder, last]), json);
  const links = body.result as string[];
  for (const [index, path] of [...paths, last].entries())
    expect(await servedBytes(links[index] ?? '')).toEqual(await readFile(path));
});

test('a picture that is missing is named, with what to do', async () => {
  const { address, folder } = await serving();
  const [good = ''] = await makePictures(folder, 1);
  const missing = join(folder, 'нет.png');
  const { status, body } = await post(`${address}/upload`, listOf([good, missing]), json);
  expect(status).toBe(200);
  expect(body).toMatchObject({ success: false, message: expect.stringContaining(missing) });
});

test.each([
  ['no JSON', 'list=a.png'],
  ['another shape', '{"list": "a.png"}'],
  ['a part of a path', '{"list": ["a.png"]}'],
])('%s is answered with what is wanted instead', async (_what, sent) => {
  const { address } = await serving();
  const { status, body } = await post(`${address}/upload`, sent, json);
  expect(status).toBe(400);
  expect(body).toEqual({ success: false, message: expect.stringMatching(/path/) });
});

test('who cannot wait until credits come is told at once until when, and nothing is lost', async () => {
  const { address, folder, engine } = await serving({
    sandbox: { limits: { user: 20 } },
  });
  const paths = await makePictures(folder, 3);
  const { body } = await post(`${address}/upload`, listOf(paths), json);
  expect(body.success).toBe(false);
  expect(body.message).toMatch(/^[12] of 3 pictures are not up yet\. .*\d:\d\d/);
  const { jobs } = await engine.call('jobs', {});
  expect(jobs.map(({ state }) => state)).not.toContain('failed');
  expect(jobs.filter(({ endedAt }) => endedAt === null)).not.toEqual([]);
});

test('without a shell there is no clipboard, and that is said', async () => {
  const { address } = await serving();
  for (const sent of ['', '{"list": []}']) {
    const { body } = await post(`${address}/upload`, sent, json);
    expect(body).toEqual({ success: false, message: expect.stringContaining('clipboard') });
  }
});

test('the clipboard is the shell’s to read', async () => {
  const run = await serving({ hasShell: true });
  const [path = ''] = await makePictures(run.folder, 1);
  const bytes = new Uint8Array(await readFile(path));
  const contents = [
    { items: [], pictures: [{ name: 'Clipboard.png', bytes }], tooLarge: null },
    { items: [{ kind: 'path' as const, path }], pictures: [], tooLarge: null },
    { items: [], pictures: [], tooLarge: null },
    { items: [], pictures: [], tooLarge: 80 },
  ];
  run.engine.subscribe((event) => {
    if (event.kind !== 'clipboard-asked') return;
    const content = structuredClone(contents[asked++]);
    if (content) void run.engine.call('giveClipboard', { askId: event.askId, content });
  });
  let asked = 0;
  const picture = await post(`${run.address}/upload`);
  expect(picture.body.success).toBe(true);
  expect(await servedBytes((picture.body.result as string[])[0] ?? '')).toEqual(Buffer.from(bytes));
  expect((await post(`${run.address}/upload`)).body).toEqual(picture.body);
  expect((await post(`${run.address}/upload`)).body).toEqual({
    success: false,
    message: expect.stringContaining('no picture in the clipboard'),
  });
  expect((await post(`${run.address}/upload`)).body).toEqual({
    success: false,
    message: expect.stringContaining('80 megapixels'),
  });
});

test('a shell that never answers is not waited for without end', async () => {
  const clock = manualClock();
  const run = await serving({ hasShell: true, clock });
  const answered = post(`${run.address}/upload`);
  await run.untilEvent('clipboard-asked');
  clock.advance(10_000);
  expect((await answered).body.success).toBe(false);
});

test('it begins, moves and ends as the settings say', async () => {
  const sandbox = await startTestSandbox();
  const run = await startTestEngine({ sandbox, localApi: 'settings' });
  expect(await apiOf(run)).toEqual({ state: 'off', address: null, error: null });
  const port = await freePort();
  const told = (wanted: (view: LocalApi) => boolean) =>
    new Promise<LocalApi>((resolve) => {
      const unsubscribe = run.engine.subscribe((event) => {
        if (event.kind !== 'delta' || !event.localApi || !wanted(event.localApi)) return;
        unsubscribe();
        resolve(event.localApi);
      });
    });
  const on = told(({ state }) => state === 'listening');
  await run.engine.call('changeSettings', { localApi: true, localApiPort: port });
  expect(await on).toEqual({ state: 'listening', address: `http://127.0.0.1:${port}`, error: null });
  expect((await post(`http://127.0.0.1:${port}/heartbeat`)).body.success).toBe(true);
  const gone = told(({ state }) => state === 'off');
  await run.engine.call('changeSettings', { localApi: false });
  await gone;
  await expect(post(`http://127.0.0.1:${port}/heartbeat`)).rejects.toThrow(/ECONNREFUSED/);
});

test('a port that another program has is told, and left to it', async () => {
  const other = createServer().listen(0, '127.0.0.1');
  await once(other, 'listening');
  const address = other.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  try {
    const run = await startTestEngine({ sandbox: await startTestSandbox(), localApi: { port, key: null } });
    expect(await apiOf(run)).toMatchObject({
      state: 'failed',
      address: null,
      error: { code: 'port-taken', params: { port } },
    });
  } finally {
    other.close();
  }
});
