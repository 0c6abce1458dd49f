import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { systemClock } from '../../../main/engine/clock.ts';
import { folder } from '../../../main/engine/hosts/folder/index.ts';
import type { HostValues } from '../../../main/engine/hosts/kind.ts';
import { createNetwork } from '../../../main/engine/network/network.ts';
import { filesIn } from '../../support/files-in.ts';
import { conformance, type Ground, made, withDefaults } from './conformance.ts';
import { hooks, listening, pictureFile, requestFor } from './support.ts';

const signal = new AbortController().signal;

function root(): string {
  const path = mkdtempSync(join(tmpdir(), 'snapferry-root-'));
  onTestFinished(() => rmSync(path, { recursive: true, force: true }));
  return path;
}

/** Serves a folder as a web server does. */
async function served(path: string): Promise<string> {
  const server = createServer((request, response) => {
    const file = join(path, decodeURIComponent(new URL(request.url ?? '/', 'http://here').pathname));
    if (!existsSync(file) || !statSync(file).isFile()) return void response.writeHead(404).end();
    response.writeHead(200, { 'content-type': 'image/png' }).end(readFileSync(file));
  });
  return `http://${await listening(server)}/`;
}

async function ground(): Promise<Ground> {
  const path = root();
  const publicUrl = await served(path);
  return {
    port: null,
    values: () => ({ path, publicUrl }),
    objects: async () => filesIn(path),
    follow: async (link) => {
      const response = await fetch(link);
      return response.ok ? Buffer.from(await response.arrayBuffer()) : null;
    },
  };
}

conformance('folder', {
  kind: folder,
  start: ground,
  over: 'none',
  named: { keyTemplate: '{yyyy}/{name}{ext}' },
});

const publicUrl = 'https://pictures.example.org/';
const request = (bytes: number, over: Parameters<typeof requestFor>[1] = {}) => {
  const { path, media, content } = pictureFile(bytes);
  return {
    content,
    media,
    request: requestFor({ kind: 'file', path, media }, { credentials: { kind: 'own' }, ...over }),
  };
};

describe('a folder', () => {
  it.skipIf(process.platform === 'win32')(
    'is readable for whoever may enter it, such as a web server',
    async () => {
      for (const [rights, folders, files] of [
        [0o775, 0o775, 0o664],
        [0o2750, 0o2750, 0o640],
        [0o711, 0o711, 0o644],
        [0o700, 0o700, 0o600],
      ] as const) {
        const path = root();
        chmodSync(path, rights);
        const host = made(folder, { path, publicUrl, keyTemplate: 'in/{random}{ext}' });
        const outcome = await host.upload(request(500).request, hooks());
        if (outcome.kind !== 'uploaded') expect.fail(outcome.kind);
        expect(statSync(join(path, 'in')).mode & 0o7777).toBe(folders);
        expect(statSync(join(path, outcome.image?.id ?? '')).mode & 0o7777).toBe(files);
      }
    },
  );

  it('never shows a file that is not whole', async () => {
    const path = root();
    const { request: sent } = request(3_000_000);
    const seen: string[] = [];
    const pace = async () => {
      seen.push(...filesIn(path).keys());
    };
    const outcome = await made(folder, { path, publicUrl }).upload(sent, hooks({ pace }));
    expect(outcome.kind).toBe('uploaded');
    expect(seen.length).toBeGreaterThan(0);
    for (const name of seen) expect(name).toMatch(/(^|[/\\])\.snapferry-[0-9a-f]{24}\.part$/);
    expect([...filesIn(path).keys()].join()).not.toContain('.part');
  });

  it('writes over what a killed attempt left, and leaves nothing when it fails', async () => {
    const path = root();
    const host = made(folder, { path, publicUrl });
    const { request: sent } = request(500_000);
    let left = '';
    const pace = async () => {
      left = [...filesIn(path).keys()][0] ?? left;
      if (left !== '') throw new Error('killed');
    };
    expect((await host.upload(sent, hooks({ pace }))).kind).toBe('failed');
    expect(left).toContain('.part');
    expect(filesIn(path).size).toBe(0);
    writeFileSync(join(path, left), 'what a killed attempt left');
    expect((await host.upload(sent, hooks())).kind).toBe('uploaded');
    expect([...filesIn(path).values()].map(({ length }) => length)).toEqual([500_000]);
  });

  it('never writes over another file', async () => {
    const path = root();
    const host = made(folder, { path, publicUrl, keyTemplate: '{name}{ext}' });
    writeFileSync(join(path, 'My holiday in Spain.png'), 'something else');
    const outcome = await host.upload(request(5_000).request, hooks());
    expect(outcome).toMatchObject({
      failure: { code: 'name-taken', params: { name: 'My holiday in Spain.png' } },
      remedy: { kind: 'none' },
      arrival: 'partial',
    });
    expect(filesIn(path)).toEqual(new Map([['My holiday in Spain.png', Buffer.from('something else')]]));
  });

  it('waits while it is not there, and goes on when it is back', async () => {
    const path = root();
    const host = made(folder, { path, publicUrl });
    const { request: sent } = request(5_000);
    renameSync(path, `${path}.away`);
    const away = {
      failure: { code: 'storage-missing', params: { what: 'folder', name: path } },
      remedy: { kind: 'back-off' },
    };
    expect(await host.upload(sent, hooks())).toMatchObject({ ...away, arrival: 'none' });
    expect(await host.isReachable()).toBe(false);
    expect(await host.checkConnection(signal)).toMatchObject(away.failure);
    const image = {
      id: 'a.png',
      link: '',
      page: '',
      deletehash: null,
      mime: null,
      width: null,
      height: null,
      bytes: null,
    };
    expect(await host.remove?.(image, { kind: 'own' }, signal)).toMatchObject(away);
    renameSync(`${path}.away`, path);
    expect((await host.upload(sent, hooks())).kind).toBe('uploaded');
  });

  it('says that it may not be written', async ({ skip }) => {
    skip(process.platform === 'win32', 'Windows knows no such right of folders');
    const path = root();
    chmodSync(path, 0o555);
    const host = made(folder, { path, publicUrl });
    const { request: sent } = request(5_000);
    if (sent.body.kind === 'file') chmodSync(dirname(sent.body.path), 0o755);
    const outcome = await asSomebody(() => host.upload(sent, hooks()));
    expect(outcome).toMatchObject({
      failure: { code: 'storage-unwritable', params: { name: path } },
      remedy: { kind: 'back-off' },
    });
    expect(await asSomebody(() => host.checkConnection(signal))).toMatchObject({
      code: 'storage-unwritable',
    });
  });

  it('deletes nothing outside of it', async () => {
    const above = root();
    const path = join(above, 'pictures');
    mkdirSync(path);
    writeFileSync(join(above, 'diary.txt'), 'mine');
    const host = made(folder, { path, publicUrl });
    for (const id of ['../diary.txt', 'x/../../diary.txt', join(above, 'diary.txt'), '..\\diary.txt', '']) {
      const image = {
        id,
        link: '',
        page: '',
        deletehash: null,
        mime: null,
        width: null,
        height: null,
        bytes: null,
      };
      const removal = await host.remove?.(image, { kind: 'own' }, signal);
      expect(removal).toMatchObject({ kind: 'failed', failure: { code: 'not-found' } });
    }
    expect(readFileSync(join(above, 'diary.txt'), 'utf8')).toBe('mine');
  });

  it('is tried with a pixel, which is read by its address and deleted', async () => {
    const path = root();
    const host = made(folder, { path, publicUrl: await served(path) });
    expect(await host.test?.(signal)).toEqual([]);
    expect(filesIn(path).size).toBe(0);
    const elsewhere = made(folder, { path, publicUrl: await served(root()) });
    expect(await elsewhere.test?.(signal)).toMatchObject([{ code: 'not-public', params: { status: 404 } }]);
    expect(filesIn(path).size).toBe(0);
    // Port 9 is for what is thrown away, and no browser goes there: nobody answers.
    const silent = made(folder, { path, publicUrl: 'http://127.0.0.1:9/' });
    expect(await silent.test?.(signal)).toMatchObject([{ code: 'not-public', params: { reason: 'silent' } }]);
  });
});

describe('a disk that is mounted', () => {
  const mounted = (path: string, options: string) => {
    execFileSync('mount', ['-t', 'tmpfs', '-o', options, 'tmpfs', path], { stdio: 'pipe' });
    onTestFinished(() => {
      try {
        execFileSync('umount', ['-l', path], { stdio: 'pipe' });
      } catch {
        // The test itself took it away.
      }
    });
  };

  it('that is full, may only be read, or is away again is told as that', async ({ skip }) => {
    const path = root();
    let canMount = true;
    try {
      mounted(path, 'size=1m');
    } catch {
      canMount = false;
    }
    skip(!canMount, 'this user may not mount anything');
    const keep = vi.fn();
    const clock = systemClock;
    const parts = { id: 'there', clock, network: createNetwork({ clock }), random: () => 0.5, keep };
    const values: HostValues = { path, publicUrl };
    const host = folder.create(withDefaults(folder, values), parts);
    onTestFinished(() => host.close());

    const full = await host.upload(request(3_000_000).request, hooks());
    expect(full).toMatchObject({
      failure: { code: 'storage-full' },
      remedy: { kind: 'back-off' },
      arrival: 'partial',
    });
    expect(filesIn(path).size).toBe(0);
    expect(keep).toHaveBeenCalledExactlyOnceWith({ onlyMounted: 'yes' });
    expect((await host.upload(request(5_000).request, hooks())).kind).toBe('uploaded');

    execFileSync('mount', ['-o', 'remount,ro', path], { stdio: 'pipe' });
    const closed = await host.upload(request(5_000, { key: 'sf-closed' }).request, hooks());
    expect(closed).toMatchObject({
      failure: { code: 'storage-unwritable', params: { reason: 'readonly' } },
      remedy: { kind: 'back-off' },
    });

    execFileSync('umount', [path], { stdio: 'pipe' });
    const away = await host.upload(request(5_000, { key: 'sf-away' }).request, hooks());
    expect(away).toMatchObject({ failure: { code: 'storage-missing' }, arrival: 'none' });
    expect(readdirSync(path)).toEqual([]);
    const later = made(folder, { ...values, onlyMounted: 'yes' });
    expect(await later.checkConnection(signal)).toMatchObject({ code: 'storage-missing' });
  });
});

it.each<[HostValues, object]>([
  [{ path: '' }, { field: 'path', reason: 'missing' }],
  [{ path: 'pictures' }, { field: 'path', reason: 'path' }],
  [{ publicUrl: '' }, { field: 'publicUrl', reason: 'missing' }],
  [{ publicUrl: 'not an address' }, { field: 'publicUrl', reason: 'url' }],
  [{ keyTemplate: '{nome}' }, { field: 'keyTemplate', reason: 'template', part: '{nome}' }],
])('refuses the settings %j', (over, params) => {
  expect(folder.check?.({ path: tmpdir(), publicUrl, ...over })).toMatchObject({
    code: 'bad-setting',
    params,
  });
});

/** Runs without the rights of the superuser, where the tests have them. */
async function asSomebody<T>(work: () => Promise<T>): Promise<T> {
  if (process.geteuid?.() !== 0) return work();
  process.seteuid?.(65_534);
  try {
    return await work();
  } finally {
    process.seteuid?.(0);
  }
}
