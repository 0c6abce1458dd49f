import { execFileSync } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { chmodSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { Server, type ServerConfig, utils } from 'ssh2';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { systemClock } from '../../../main/engine/clock.ts';
import type { HostValues } from '../../../main/engine/hosts/kind.ts';
import { sftp } from '../../../main/engine/hosts/sftp/index.ts';
import { createNetwork } from '../../../main/engine/network/network.ts';
import { filesIn } from '../../support/files-in.ts';
import { programOf, startProgram } from '../../support/programs.ts';
import { connectProxy } from '../../support/proxies.ts';
import { type SshServer, startSsh } from '../../support/ssh-server.ts';
import { wireTo } from '../../support/wire.ts';
import { conformance, type Ground, made, withDefaults } from './conformance.ts';
import { hooks, pictureFile, requestFor } from './support.ts';

const signal = new AbortController().signal;
const publicUrl = 'https://pictures.example.org/';

function valuesFor({ port, user, keyFile, hostKey, root }: SshServer, over: HostValues = {}): HostValues {
  return { host: '127.0.0.1', port: String(port), user, keyFile, hostKey, path: root, publicUrl, ...over };
}

async function ground(): Promise<Ground> {
  const server = await startSsh();
  return {
    port: server.port,
    values: (port) => valuesFor(server, { port: String(port) }),
    // What is under its hidden name is nowhere yet: no link leads there.
    objects: async () => new Map([...filesIn(server.root)].filter(([name]) => !name.endsWith('.part'))),
  };
}

conformance('sftp', {
  kind: sftp,
  start: ground,
  over: 'stream',
  finishesWithBytes: false,
  wrongCredentials: { user: 'nobody-of-that-name' },
  named: { keyTemplate: 'holiday pictures/{name}-{hash8}{ext}' },
});

const picture = (bytes = 50_000, over: Parameters<typeof requestFor>[1] = {}) => {
  const { path, media } = pictureFile(bytes);
  return requestFor({ kind: 'file', path, media }, { credentials: { kind: 'own' }, ...over });
};

describe('the key of a server', () => {
  it('that is not known is named, and nothing is sent', async () => {
    const server = await startSsh();
    const host = made(sftp, valuesFor(server, { hostKey: '' }));
    const unknown = {
      code: 'host-key-unknown',
      params: { fingerprint: server.hostKey, host: `127.0.0.1:${server.port}` },
    };
    expect(await host.upload(picture(), hooks())).toMatchObject({
      failure: unknown,
      remedy: { kind: 'sign-in' },
      arrival: 'none',
    });
    expect(await host.checkConnection(signal)).toMatchObject(unknown);
    expect(await host.test?.(signal)).toMatchObject([unknown]);
    expect(filesIn(server.root).size).toBe(0);
    // What was named is what lets it in.
    const accepted = made(sftp, valuesFor(server, { hostKey: String(unknown.params.fingerprint) }));
    expect(await accepted.checkConnection(signal)).toBeNull();
  });

  it('that is another than before is refused, whoever shows it', async () => {
    const server = await startSsh();
    const other = 'SHA256:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA';
    const host = made(sftp, valuesFor(server, { hostKey: other }));
    expect(await host.upload(picture(), hooks())).toMatchObject({
      failure: { code: 'host-key-changed', params: { fingerprint: server.hostKey } },
      arrival: 'none',
    });
    const several = made(sftp, valuesFor(server, { hostKey: `${other}, ${server.hostKey}` }));
    expect(await several.checkConnection(signal)).toBeNull();
  });

  it('is believed once where the user said so, kept, and not believed again', async () => {
    const server = await startSsh();
    const keep = vi.fn();
    const clock = systemClock;
    const parts = { id: 'there', clock, network: createNetwork({ clock }), random: () => 0.5, keep };
    const host = sftp.create(withDefaults(sftp, valuesFor(server, { hostKey: 'accept-new' })), parts);
    onTestFinished(() => host.close());
    expect((await host.upload(picture(), hooks())).kind).toBe('uploaded');
    await host.upload(picture(), hooks());
    expect(keep).toHaveBeenCalledExactlyOnceWith({ hostKey: server.hostKey });
  });
});

describe('signing in', () => {
  it('works with a key under a passphrase', async () => {
    const server = await startSsh();
    const { lockedKeyFile: keyFile, passphrase } = server;
    const check = (over: HostValues) =>
      made(sftp, valuesFor(server, { keyFile, ...over })).checkConnection(signal);
    expect(await check({ passphrase })).toBeNull();
    expect(await check({ passphrase: 'wrong' })).toMatchObject({
      code: 'bad-setting',
      params: { field: 'passphrase', reason: 'passphrase' },
    });
    expect(await check({})).toMatchObject({
      code: 'bad-setting',
      params: { field: 'passphrase', reason: 'missing' },
    });
  });

  it('says which key file is none', async () => {
    const server = await startSsh();
    const noKey = join(server.folder, 'no-key');
    writeFileSync(noKey, 'not a key');
    const publicHalf = `${server.keyFile}.pub`;
    for (const [keyFile, reason] of [
      [noKey, 'key'],
      [publicHalf, 'key'],
      [join(server.folder, 'not-there'), 'file'],
    ] as const) {
      const host = made(sftp, valuesFor(server, { keyFile }));
      expect(await host.upload(picture(), hooks())).toMatchObject({
        failure: { code: 'bad-setting', params: { field: 'keyFile', reason } },
        remedy: { kind: 'sign-in' },
        arrival: 'none',
      });
    }
  });

  it('asks the agent where there is neither key nor password', async () => {
    const server = await startSsh();
    const socket = join(server.folder, 'agent');
    const agent = startProgram(programOf('ssh-agent', 'openssh-client'), ['-D', '-a', socket]);
    await vi.waitFor(() => expect(agent.output()).toContain('SSH_AUTH_SOCK'));
    const values = valuesFor(server, { keyFile: '' });
    vi.stubEnv('SSH_AUTH_SOCK', socket);
    onTestFinished(() => {
      vi.unstubAllEnvs();
    });
    expect(await made(sftp, values).checkConnection(signal)).toMatchObject({ code: 'credentials-refused' });
    execFileSync(programOf('ssh-add', 'openssh-client'), ['-q', server.keyFile], {
      env: { ...process.env, SSH_AUTH_SOCK: socket },
      stdio: 'pipe',
    });
    expect(await made(sftp, values).checkConnection(signal)).toBeNull();
    vi.stubEnv('SSH_AUTH_SOCK', '');
    expect(await made(sftp, values).checkConnection(signal)).toMatchObject({ code: 'credentials-refused' });
  });

  it.each(['password', 'keyboard-interactive'] as const)(
    'works with a password, asked for by %s',
    async (method) => {
      const key = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({
        type: 'pkcs1',
        format: 'pem',
      });
      const config: ServerConfig = { hostKeys: [key] };
      const parsed = utils.parseKey(key);
      if (parsed instanceof Error) throw parsed;
      const server = new Server(config, (client) => {
        client.on('error', () => {});
        client.on('authentication', (asked) => {
          if (asked.method === 'password' && method === 'password' && asked.password === 'open sesame')
            return asked.accept();
          if (asked.method !== 'keyboard-interactive' || method === 'password') return asked.reject([method]);
          asked.prompt([{ prompt: 'Password: ', echo: false }], ([answer]) =>
            answer === 'open sesame' ? asked.accept() : asked.reject([method]),
          );
        });
        client.on('ready', () => {
          client.on('session', (accept) => {
            accept().on('sftp', (acceptSftp) => {
              const channel = acceptSftp();
              channel.on('STAT', (id) =>
                channel.attrs(id, { mode: 0o40755, uid: 0, gid: 0, size: 0, atime: 0, mtime: 0 }),
              );
            });
          });
        });
      });
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
      onTestFinished(() => {
        server.close();
      });
      const { port } = server.address() as AddressInfo;
      const values: HostValues = {
        host: '127.0.0.1',
        port: String(port),
        user: 'me',
        path: '/www',
        publicUrl,
      };
      const first = await made(sftp, { ...values, password: 'x' }).checkConnection(signal);
      const hostKey = String(first?.params.fingerprint);
      expect(
        await made(sftp, { ...values, hostKey, password: 'open sesame' }).checkConnection(signal),
      ).toBeNull();
      expect(await made(sftp, { ...values, hostKey, password: 'x' }).checkConnection(signal)).toMatchObject({
        code: 'credentials-refused',
      });
    },
  );
});

describe('at the server', () => {
  it('a picture has its name only when it is whole, and others may read it', async () => {
    const server = await startSsh();
    const host = made(sftp, valuesFor(server));
    const seen = new Set<string>();
    const pace = async () => {
      for (const name of filesIn(server.root).keys()) seen.add(name);
    };
    expect((await host.upload(picture(3_000_000), hooks({ pace }))).kind).toBe('uploaded');
    for (const name of seen) expect(name).toMatch(/\.snapferry-[0-9a-f]{24}\.part$/);
    expect([...filesIn(server.root).keys()]).toEqual([
      expect.stringMatching(/^2026\/11\/[0-9a-f]{20}\.png$/),
    ]);
  });

  it('nothing is left of an upload that was called off', async () => {
    const server = await startSsh();
    const host = made(sftp, valuesFor(server));
    const controller = new AbortController();
    const pace = async () => {
      if (filesIn(server.root).size > 0) controller.abort();
    };
    const outcome = await host.upload(picture(6_000_000), hooks({ pace, signal: controller.signal }));
    expect(outcome).toMatchObject({ failure: { code: 'cancelled' }, arrival: 'partial' });
    await vi.waitFor(() => expect(filesIn(server.root).size).toBe(0));
  });

  it('many pictures go over one connection, and another is opened when that one breaks', async () => {
    const server = await startSsh();
    const wire = await wireTo(server.port);
    const host = made(sftp, valuesFor(server, { port: String(wire.port) }));
    const send = (key: string) => host.upload(picture(50_000, { key }), hooks());
    const ends = await Promise.all(['a', 'b', 'c', 'd', 'e', 'f'].map(send));
    expect(ends.map(({ kind }) => kind)).toEqual(Array(6).fill('uploaded'));
    expect(wire.connections).toBe(1);
    wire.reset();
    await vi.waitFor(async () => expect((await send('g')).kind).toBe('uploaded'));
    expect(wire.connections).toBe(2);
    expect(filesIn(server.root).size).toBe(7);
  });

  it('the folder is missing, or may not be written', async () => {
    const server = await startSsh();
    const path = join(server.folder, 'holidays');
    const host = made(sftp, valuesFor(server, { path }));
    const missing = { code: 'storage-missing', params: { what: 'folder', name: path } };
    expect(await host.upload(picture(), hooks())).toMatchObject({
      failure: missing,
      remedy: { kind: 'back-off' },
    });
    expect(await host.checkConnection(signal)).toMatchObject(missing);
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
    expect(await host.remove?.(image, { kind: 'own' }, signal)).toMatchObject({ failure: missing });
  });

  it('the right to write is missing', async ({ skip }) => {
    skip(process.getuid?.() === 0, 'root, as whom the server signs in, may write everywhere');
    const server = await startSsh();
    chmodSync(server.root, 0o555);
    const host = made(sftp, valuesFor(server));
    expect(await host.upload(picture(), hooks())).toMatchObject({ failure: { code: 'storage-unwritable' } });
  });

  it('the disk is full', async ({ skip }) => {
    const server = await startSsh();
    let canMount = true;
    try {
      execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', server.root], { stdio: 'pipe' });
    } catch {
      canMount = false;
    }
    skip(!canMount, 'this user may not mount anything');
    onTestFinished(() => {
      execFileSync('umount', ['-l', server.root], { stdio: 'pipe' });
    });
    const host = made(sftp, valuesFor(server));
    expect(await host.upload(picture(3_000_000), hooks())).toMatchObject({
      failure: { code: 'storage-full' },
      remedy: { kind: 'back-off' },
      arrival: 'partial',
    });
    await vi.waitFor(() => expect(filesIn(server.root).size).toBe(0));
  });

  it('nothing outside of the folder is deleted', async () => {
    const server = await startSsh();
    writeFileSync(join(server.folder, 'diary.txt'), 'mine');
    mkdirSync(join(server.root, 'x'));
    const host = made(sftp, valuesFor(server));
    for (const id of ['../diary.txt', 'x/../../diary.txt', '', '/etc/passwd']) {
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
      expect(await host.remove?.(image, { kind: 'own' }, signal)).toMatchObject({
        failure: { code: 'not-found' },
      });
    }
    expect(readFileSync(join(server.folder, 'diary.txt'), 'utf8')).toBe('mine');
    rmSync(join(server.root, 'x'), { recursive: true });
  });

  it('is reached through a proxy', async () => {
    const server = await startSsh();
    const proxy = await connectProxy({ names: { 'ssh.example.org': '127.0.0.1' } });
    const [proxyHost = '', proxyPort = ''] = proxy.address.split(':');
    const clock = systemClock;
    const network = createNetwork({
      clock,
      routes: async () => [
        { kind: 'http', host: proxyHost, port: Number(proxyPort), user: null, password: null },
      ],
    });
    const values = withDefaults(sftp, valuesFor(server, { host: 'ssh.example.org' }));
    const host = sftp.create(values, { id: 'there', clock, network, random: () => 0.5, keep: () => {} });
    onTestFinished(() => host.close());
    expect((await host.upload(picture(), hooks())).kind).toBe('uploaded');
    expect(proxy.asked).toEqual([`ssh.example.org:${server.port}`]);
  });
});

it.each(['::1', '[::1]', 'fe80::1%eth0', 'müller.example', 'host_x-1.example'])(
  'accepts the host %s',
  (host) => {
    expect(sftp.check?.({ host, user: 'me', path: '/www', publicUrl })).toBeNull();
  },
);

it.each<[HostValues, object]>([
  [{ host: '' }, { field: 'host', reason: 'missing' }],
  [{ host: 'a b' }, { field: 'host', reason: 'server' }],
  [{ host: 'ssh.example.org:2222' }, { field: 'host', reason: 'server' }],
  [{ host: 'me@ssh.example.org' }, { field: 'host', reason: 'server' }],
  [{ port: '70000' }, { field: 'port', reason: 'port' }],
  [{ user: '' }, { field: 'user', reason: 'missing' }],
  [{ path: '' }, { field: 'path', reason: 'missing' }],
  [{ hostKey: 'yes' }, { field: 'hostKey', reason: 'fingerprint' }],
  [{ hostKey: 'MD5:aa:bb' }, { field: 'hostKey' }],
  [{ keyTemplate: '{name}{ext}' }, { field: 'keyTemplate', reason: 'collides' }],
  [{ publicUrl: '' }, { field: 'publicUrl', reason: 'missing' }],
])('refuses the settings %j', (over, params) => {
  const good = { host: 'ssh.example.org', user: 'me', path: '/www', publicUrl };
  expect(sftp.check?.({ ...good, ...over })).toMatchObject({ code: 'bad-setting', params });
});
