import { chmodSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { HostValues } from '../../../main/engine/hosts/kind.ts';
import { webdav } from '../../../main/engine/hosts/webdav/index.ts';
import { nextcloud } from '../../../main/engine/hosts/webdav/nextcloud.ts';
import { type DavServer, startApache } from '../../support/apache.ts';
import { filesIn } from '../../support/files-in.ts';
import { type NextcloudServer, startNextcloud } from '../../support/nextcloud-server.ts';
import { conformance, type Ground, made, type Refusal } from './conformance.ts';
import { bodyOf, hooks, listening, pictureFile, requestFor } from './support.ts';

const signal = new AbortController().signal;

async function follow(link: string): Promise<Buffer | null> {
  const response = await fetch(link);
  return response.ok ? Buffer.from(await response.arrayBuffer()) : null;
}

/** What every answer of WebDAV means, beside what its status does elsewhere: errors there are pages. */
const reads: Readonly<Record<string, Partial<Refusal>>> = {
  '401': { remedy: 'sign-in' },
  '403': { code: 'storage-unwritable' },
  'a page with 403': { code: 'storage-unwritable' },
};
const said = (status: number, code: Refusal['code'], over: Partial<Refusal> = {}): Refusal => ({
  title: `${status}`,
  status,
  code,
  remedy: 'back-off',
  arrival: 'partial',
  ...over,
});
const refusals: readonly Refusal[] = [
  said(404, 'storage-missing'),
  said(405, 'bad-setting'),
  said(409, 'storage-missing'),
  said(423, 'server-trouble'),
  said(507, 'storage-full'),
];

const valuesFor = ({ port, user, password }: DavServer, over: HostValues = {}): HostValues => ({
  url: `http://127.0.0.1:${port}/dav/`,
  user,
  password,
  publicUrl: `http://127.0.0.1:${port}/public`,
  keyTemplate: '{random}{ext}',
  ...over,
});

async function apacheGround(): Promise<Ground> {
  const server = await startApache();
  return {
    port: server.port,
    values: (port) => valuesFor(server, { url: `http://127.0.0.1:${port}/dav` }),
    // What it has received so far lies under a name of its own, and nobody is shown it.
    objects: async () =>
      new Map([...filesIn(server.root)].filter(([name]) => !/(^|\/)\.davfs\.tmp/.test(name))),
    follow,
  };
}

conformance('webdav', {
  kind: webdav,
  start: apacheGround,
  over: 'http',
  wrongCredentials: { user: 'somebody', password: 'guessed' },
  named: { keyTemplate: '{name}-{hash8}{ext}' },
  reads,
  refusals,
});

const cloudValues = ({ port, user, password }: NextcloudServer, over: HostValues = {}): HostValues => ({
  url: `http://127.0.0.1:${port}`,
  user,
  password,
  path: 'Pictures',
  keyTemplate: '{random}{ext}',
  ...over,
});

async function cloudGround(): Promise<Ground> {
  const server = await startNextcloud();
  return {
    port: server.port,
    values: (port) => cloudValues(server, { url: `http://127.0.0.1:${port}` }),
    objects: async () => server.files,
    follow,
  };
}

conformance('nextcloud', {
  kind: nextcloud,
  start: cloudGround,
  over: 'http',
  wrongCredentials: { user: 'somebody', password: 'guessed' },
  named: { keyTemplate: '{name}-{hash8}{ext}' },
  reads,
  refusals,
});

const picture = (bytes = 20_000, over: Parameters<typeof requestFor>[1] = {}) => {
  const { path, media } = pictureFile(bytes);
  return requestFor({ kind: 'file', path, media }, { credentials: { kind: 'own' }, ...over });
};

describe('a WebDAV server', () => {
  it('is given folders level by level, each once', async () => {
    const server = await startApache();
    const host = made(webdav, valuesFor(server, { keyTemplate: 'a/ü b/{yyyy}/{random}{ext}' }));
    for (const key of ['one', 'two']) {
      const outcome = await host.upload(picture(5_000, { key }), hooks());
      if (outcome.kind !== 'uploaded') throw new Error(JSON.stringify(outcome));
      expect(await follow(outcome.image.link)).toHaveLength(5_000);
    }
    expect(readdirSync(join(server.root, 'a', 'ü b', '2026'))).toHaveLength(2);
  });

  it('gets folders anew that somebody deleted, within the same attempt', async () => {
    const server = await startApache();
    const host = made(webdav, valuesFor(server, { keyTemplate: 'a/b/{random}{ext}' }));
    expect((await host.upload(picture(5_000, { key: 'one' }), hooks())).kind).toBe('uploaded');
    rmSync(join(server.root, 'a'), { recursive: true });
    let commits = 0;
    const onCommit = () => {
      commits += 1;
    };
    expect((await host.upload(picture(5_000, { key: 'two' }), hooks({ onCommit }))).kind).toBe('uploaded');
    expect(commits).toBe(1);
    expect(readdirSync(join(server.root, 'a', 'b'))).toHaveLength(1);
  });

  it('has no such folder, or may not write into it', async () => {
    const server = await startApache();
    const url = `http://127.0.0.1:${server.port}/dav/nowhere`;
    const lost = made(webdav, valuesFor(server, { url }));
    const missing = { code: 'storage-missing', params: { what: 'folder', name: '/dav/nowhere' } };
    expect(await lost.checkConnection(signal)).toMatchObject(missing);
    expect(await lost.upload(picture(), hooks())).toMatchObject({
      failure: missing,
      remedy: { kind: 'back-off' },
    });
    const deeper = made(webdav, valuesFor(server, { url, keyTemplate: 'x/{random}{ext}' }));
    expect(await deeper.upload(picture(), hooks())).toMatchObject({ failure: missing, arrival: 'none' });
    const closed = join(server.root, 'closed');
    mkdirSync(closed);
    chmodSync(closed, 0o555);
    const host = made(webdav, valuesFor(server, { url: `http://127.0.0.1:${server.port}/dav/closed` }));
    expect((await host.upload(picture(), hooks())).kind).toBe('failed');
    expect(filesIn(server.root).size).toBe(0);
  });

  it('is none', async () => {
    const server = await startApache();
    const host = made(webdav, valuesFor(server, { url: `http://127.0.0.1:${server.port}/public` }));
    expect(await host.checkConnection(signal)).toMatchObject({
      code: 'bad-setting',
      params: { field: 'url', reason: 'webdav' },
    });
    expect(await host.upload(picture(), hooks())).toMatchObject({ failure: { code: 'bad-setting' } });
  });

  it('is tried with a pixel, which is read by its address and deleted', async () => {
    const server = await startApache();
    expect(await made(webdav, valuesFor(server, { keyTemplate: 'x/{random}{ext}' })).test?.(signal)).toEqual(
      [],
    );
    expect(filesIn(server.root).size).toBe(0);
    const behind = made(webdav, valuesFor(server, { publicUrl: `http://127.0.0.1:${server.port}/dav/` }));
    expect(await behind.test?.(signal)).toMatchObject([{ code: 'not-public', params: { status: 401 } }]);
    const wrong = made(webdav, valuesFor(server, { password: 'guessed' }));
    expect(await wrong.test?.(signal)).toMatchObject([{ code: 'credentials-refused' }]);
    expect(filesIn(server.root).size).toBe(0);
  });

  it('that wants a digest gets one, and never the password', async () => {
    const server = await startApache('Digest');
    // Into a folder that all three of them make at once.
    const digest = made(webdav, valuesFor(server, { auth: 'digest', keyTemplate: '{yyyy}/{random}{ext}' }));
    expect(await digest.checkConnection(signal)).toBeNull();
    const outcomes = await Promise.all([1, 2, 3].map(() => digest.upload(picture(), hooks())));
    expect(outcomes).toMatchObject([1, 2, 3].map(() => ({ kind: 'uploaded' })));
    const [first] = outcomes;
    if (first?.kind !== 'uploaded') throw new Error(JSON.stringify(first));
    expect(await follow(first.image.link)).toHaveLength(20_000);
    await digest.remove?.(first.image, { kind: 'own' }, signal);
    expect(await follow(first.image.link)).toBeNull();
    const wrong = made(webdav, valuesFor(server, { auth: 'digest', password: 'guessed' }));
    expect(await wrong.checkConnection(signal)).toMatchObject({ code: 'credentials-refused' });
    const basic = made(webdav, valuesFor(server));
    // The name and the password may be right.
    expect(await basic.checkConnection(signal)).toMatchObject({
      code: 'bad-setting',
      params: { field: 'auth', reason: 'signin', choices: 'digest' },
    });
  });

  it('whose nonce is too old by now is answered anew, with the picture once', async () => {
    const asked: string[] = [];
    let nonce = 1;
    const origin = `http://${await listening(
      createServer(async (request, response) => {
        const { authorization = '' } = request.headers;
        asked.push(`${request.method} ${/nonce="(\d)"/.exec(authorization)?.[1] ?? authorization}`);
        await bodyOf(request);
        if (authorization.includes(`nonce="${nonce}"`)) {
          response.writeHead(201).end();
          return;
        }
        const stale = authorization === '' ? '' : ', stale=true';
        const challenge = `Digest realm="r", nonce="${nonce}", qop="auth", algorithm=SHA-256${stale}`;
        response.writeHead(401, { 'www-authenticate': challenge }).end();
      }),
    )}`;
    const values = { url: origin, publicUrl: origin, user: 'me', password: 'x', auth: 'digest' };
    const host = made(webdav, { ...values, keyTemplate: '{random}{ext}' });
    expect((await host.upload(picture(), hooks())).kind).toBe('uploaded');
    nonce = 2;
    expect((await host.upload(picture(), hooks())).kind).toBe('uploaded');
    expect(asked).toEqual(['PROPFIND ', 'PUT 1', 'PUT 1', 'PUT 2']);
  });

  it('is sent no credentials where there are none', async () => {
    const seen: unknown[] = [];
    const origin = `http://${await listening(
      createServer(async (request, response) => {
        seen.push(request.headers.authorization);
        await bodyOf(request);
        response.writeHead(201).end();
      }),
    )}`;
    const values = { url: origin, publicUrl: origin, keyTemplate: '{random}{ext}' };
    expect((await made(webdav, values).upload(picture(), hooks())).kind).toBe('uploaded');
    expect(seen).toEqual([undefined]);
  });
});

describe('a Nextcloud', () => {
  it('gives each picture a link of its own, that is found again', async () => {
    const server = await startNextcloud();
    const host = made(nextcloud, cloudValues(server, { keyTemplate: '{yyyy}/{mm}/{random}{ext}' }));
    const request = picture();
    const first = await host.upload(request, hooks());
    const second = await host.upload(request, hooks());
    if (first.kind !== 'uploaded' || second.kind !== 'uploaded')
      throw new Error(JSON.stringify([first, second]));
    expect(second.image).toEqual(first.image);
    expect(first.image.link).toBe(`${first.image.page}/download`);
    expect(await follow(first.image.link)).toHaveLength(20_000);
    expect([...server.shares.values()]).toEqual([[expect.any(String)]]);
    expect(server.forms).toEqual([
      { path: expect.stringMatching(/^\/Pictures\/2026\/11\//), shareType: '3', permissions: '1' },
    ]);
  });

  it('gives links that expire', async () => {
    const server = await startNextcloud();
    const host = made(nextcloud, cloudValues(server, { expireDays: '7' }));
    const outcome = await host.upload(picture(), hooks());
    const due = Date.now() + 7 * 86_400_000;
    expect(server.forms[0]?.expireDate).toBe(new Date(due).toISOString().slice(0, 10));
    expect(outcome).toMatchObject({ kind: 'uploaded', image: { expiresAt: expect.closeTo(due, -5) } });
  });

  it('whose answer to the link is lost makes no second one', async () => {
    let lost = 0;
    const server = await startNextcloud({
      onShare: () => {
        lost += 1;
        return lost === 1 ? { status: 502, body: '<html>Bad gateway</html>' } : null;
      },
    });
    const host = made(nextcloud, cloudValues(server));
    const request = picture();
    expect(await host.upload(request, hooks())).toMatchObject({
      failure: { code: 'server-trouble' },
      remedy: { kind: 'back-off' },
      arrival: 'unknown',
    });
    expect((await host.upload(request, hooks())).kind).toBe('uploaded');
    expect(server.files.size).toBe(1);
    expect([...server.shares.values()].flat()).toHaveLength(1);
  });

  it('that lets nobody share says so', async () => {
    const server = await startNextcloud({ sharesLinks: false });
    const host = made(nextcloud, cloudValues(server));
    expect(await host.checkConnection(signal)).toMatchObject({ code: 'rejected' });
    expect(await host.upload(picture(), hooks())).toMatchObject({
      failure: {
        code: 'rejected',
        params: { reason: expect.stringContaining('disabled by the administrator') },
      },
      remedy: { kind: 'back-off' },
      arrival: 'unknown',
    });
  });

  it('is found from an address that was copied in the browser, and is told from another site', async () => {
    const server = await startNextcloud();
    const url = `http://127.0.0.1:${server.port}/index.php/apps/files/`;
    expect(await made(nextcloud, cloudValues(server, { url })).checkConnection(signal)).toBeNull();
    const other = `http://${await listening(createServer((_, response) => void response.writeHead(404).end('no')))}`;
    expect(await made(nextcloud, cloudValues(server, { url: other })).checkConnection(signal)).toMatchObject({
      code: 'bad-setting',
      params: { field: 'url' },
    });
    const nowhere = made(nextcloud, cloudValues(server, { path: 'Nowhere' }));
    expect(await nowhere.checkConnection(signal)).toMatchObject({ code: 'storage-missing' });
  });

  it('is tried with a pixel, which is read by its link and deleted', async () => {
    const server = await startNextcloud();
    expect(await made(nextcloud, cloudValues(server)).test?.(signal)).toEqual([]);
    expect(server.files.size).toBe(0);
  });
});

it.each<[HostValues, object]>([
  [{ url: '' }, { field: 'url', reason: 'missing' }],
  [{ user: 'a:b' }, { field: 'user' }],
  [{ keyTemplate: '{name}' }, { field: 'keyTemplate', reason: 'collides' }],
])('refuses the settings %j', (over, params) => {
  const good = {
    url: 'https://files.example.org',
    user: 'me',
    password: 'x',
    publicUrl: 'https://example.org',
  };
  for (const kind of [webdav, nextcloud])
    expect(kind.check?.({ ...good, ...over })).toMatchObject({ code: 'bad-setting', params });
  expect(webdav.check?.({ ...good, publicUrl: '' })).toMatchObject({ params: { field: 'publicUrl' } });
  // It may be kept elsewhere.
  expect(nextcloud.check?.({ ...good, password: '' })).toBeNull();
  expect(nextcloud.check?.({ ...good, path: '../..' })).toMatchObject({ params: { field: 'path' } });
});
