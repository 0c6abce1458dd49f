import { spawnSync } from 'node:child_process';
import { type Dirent, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { Clock } from '../../../main/engine/clock.ts';
import { createKeychainStore, type Keychain } from '../../../main/engine/secrets/keychain-store.ts';
import { openSecretStore } from '../../../main/engine/secrets/open-store.ts';
import { manualClock } from '../../support/manual-clock.ts';

const child = fileURLToPath(new URL('./children/child.ts', import.meta.url));
const secret = 'correct horse battery staple';

/** Returns an environment with a separate home, so that no real keychain is touched, and without a session bus. */
function lonelyEnvironment(): NodeJS.ProcessEnv & { HOME: string } {
  const home = mkdtempSync(join(tmpdir(), 'snapferry-vault-'));
  onTestFinished(() => rmSync(home, { recursive: true, force: true, maxRetries: 5 }));
  const { DBUS_SESSION_BUS_ADDRESS: _bus, DISPLAY: _x11, WAYLAND_DISPLAY: _wayland, ...others } = process.env;
  const places = {
    XDG_RUNTIME_DIR: home,
    XDG_DATA_HOME: join(home, 'data'),
    XDG_CACHE_HOME: join(home, 'cache'),
  };
  return { ...others, ...places, HOME: home };
}

function run(command: string, words: string[], env: NodeJS.ProcessEnv) {
  const { stdout, stderr, status, error } = spawnSync(command, words, { env, encoding: 'utf8' });
  if (error) throw error;
  return { stdout, stderr, status };
}

function demandPrograms(env: NodeJS.ProcessEnv): void {
  for (const program of ['dbus-run-session', 'gnome-keyring-daemon'])
    if (run('which', [program], env).status !== 0)
      throw new Error(`${program} is missing: apt-get install --no-install-recommends dbus gnome-keyring`);
}

/** Lists regular files. A daemon that is ending takes its sockets and their folder away meanwhile. */
function filesBelow(folder: string): string[] {
  return entriesOf(folder).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return filesBelow(path);
    return entry.isFile() ? [path] : [];
  });
}

function entriesOf(folder: string): Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch (thrown) {
    if ((thrown as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw thrown;
  }
}

describe.runIf(process.platform === 'linux')('on Linux', () => {
  test('secrets outlive the process in a real Secret Service, and lie nowhere in the open', () => {
    const env = lonelyEnvironment();
    demandPrograms(env);
    const session = `
      echo -n password | gnome-keyring-daemon --unlock --components=secrets > "$HOME/keyring.log" 2>&1
      "$0" "$1" read && "$0" "$1" write "$2" && "$0" "$1" forget && "$0" "$1" write "$2"`;
    const { stdout, stderr } = run(
      'dbus-run-session',
      ['--', 'bash', '-c', session, process.execPath, child, secret],
      env,
    );
    const answers = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as unknown);
    const keychain = { kind: 'keychain', why: null };
    expect(answers, stderr).toEqual([
      { ...keychain, before: null, after: null },
      { ...keychain, before: null, after: secret },
      { ...keychain, before: secret, after: null },
      { ...keychain, before: null, after: secret },
    ]);
    const files = filesBelow(env.HOME);
    expect(files.some((path) => path.endsWith('.keyring'))).toBe(true);
    expect(files.filter((path) => readFileSync(path).includes(secret))).toEqual([]);
  });

  test('a Secret Service that is locked for good has them kept in memory, and that is said', () => {
    const env = lonelyEnvironment();
    demandPrograms(env);
    const words = ['--', process.execPath, child, 'write', secret];
    const { stdout, stderr } = run('dbus-run-session', words, env);
    const answer = JSON.parse(stdout || stderr) as { why: string };
    expect(answer).toMatchObject({ kind: 'memory', before: null, after: secret });
    expect(answer.why).toMatch(/^The keychain takes no secrets: .+/);
  });

  test('without a session bus they stay in memory', () => {
    const env = lonelyEnvironment();
    const { stdout, stderr } = run(process.execPath, [child, 'write', secret], env);
    const answer = JSON.parse(stdout || stderr) as { why: string };
    expect(answer).toMatchObject({ kind: 'memory', before: null, after: secret });
    expect(answer.why).toMatch(/^The keychain cannot be used: .+/);
    expect(filesBelow(env.HOME)).toEqual([]);
  });
});

test('where no native module can be loaded they stay in memory', () => {
  const { stdout, stderr } = run(
    process.execPath,
    ['--no-addons', child, 'write', secret],
    lonelyEnvironment(),
  );
  const answer = JSON.parse(stdout || stderr) as { why: string };
  expect(answer).toMatchObject({ kind: 'memory', before: null, after: secret });
  expect(answer.why).toMatch(/^The keychain module cannot be loaded \(Linux needs libsecret-1-0\): .+/);
});

test('a keychain that never answers is not waited for', async () => {
  const waits: { ms: number; callback: () => void }[] = [];
  const clock: Clock = {
    now: () => 0,
    after: (ms, callback) => {
      waits.push({ ms, callback });
      return () => undefined;
    },
  };
  const silent: Keychain = {
    getPassword: () => {
      queueMicrotask(() => waits[0]?.callback());
      return new Promise(() => undefined);
    },
    setPassword: async () => undefined,
    deletePassword: async () => false,
  };
  const vault = await openSecretStore({ service: 's', clock, load: async () => silent });
  expect(waits.map(({ ms }) => ms)).toEqual([5000]);
  expect([vault.kind, vault.why]).toEqual(['memory', 'The keychain did not answer within 5 s.']);
});

test('memory forgets, and only what it is told to', async () => {
  const vault = await openSecretStore({ service: 's', load: () => Promise.reject(new Error('none')) });
  await vault.write('a', '1');
  await vault.write('b', '2');
  await vault.remove('a');
  await vault.remove('never there');
  expect([await vault.read('a'), await vault.read('b')]).toEqual([null, '2']);
});

test('opening writes nothing and stops its clock', async () => {
  const calls: string[] = [];
  const clock: Clock = { now: () => 0, after: () => () => calls.push('stopped') };
  const keychain: Keychain = {
    getPassword: async (service, name) => {
      calls.push(`read ${service} ${name}`);
      return null;
    },
    setPassword: async () => {
      calls.push('written');
    },
    deletePassword: async () => true,
  };
  expect((await openSecretStore({ service: 's', clock, load: async () => keychain })).kind).toBe('keychain');
  expect(calls).toEqual(['read s probe', 'stopped']);
});

test('a Secret Service that was started anew is told apart from one that is locked', async () => {
  const refuse = async () => {
    throw new Error('The name :1.0 was not provided by any .service files');
  };
  const keychain: Keychain = { getPassword: async () => null, setPassword: refuse, deletePassword: refuse };
  const vault = await openSecretStore({ service: 's', load: async () => keychain });
  expect([await vault.isLocked(), vault.kind]).toEqual([true, 'memory']);
  expect(vault.why).toMatch(/start Snapferry again to use it/);
});

test('a keychain that takes something again is trusted with that again', async () => {
  const taken = new Map<string, string>();
  let locked = true;
  const keychain: Keychain = {
    getPassword: async (_, name) => taken.get(name) ?? null,
    setPassword: async (_, name, value) => {
      if (locked) throw new Error('locked');
      taken.set(name, value);
    },
    deletePassword: async (_, name) => {
      if (locked) throw new Error('locked');
      return taken.delete(name);
    },
  };
  const vault = await openSecretStore({ service: 's', load: async () => keychain });
  await vault.write('token', 'first');
  expect([await vault.read('token'), taken.size, vault.kind, vault.why]).toEqual([
    'first',
    0,
    'memory',
    'The keychain takes no secrets: locked.',
  ]);
  await expect(vault.remove('token')).rejects.toThrow('locked');
  await vault.write('token', 'first');
  locked = false;
  await vault.write('token', 'second');
  expect([await vault.read('token'), taken.get('token')]).toEqual(['second', 'second']);
  await vault.remove('token');
  expect(await vault.read('token')).toBeNull();
});

describe('a keychain that keeps silent', () => {
  const silentFrom = () => {
    const asked: string[] = [];
    const taken = new Map<string, string>();
    let goOn = () => {};
    const silence = new Promise<void>((resolve) => {
      goOn = resolve;
    });
    const keychain: Keychain = {
      getPassword: async (_, name) => {
        asked.push(`read ${name}`);
        await silence;
        return taken.get(name) ?? null;
      },
      setPassword: async (_, name, value) => {
        asked.push(`write ${name}`);
        await silence;
        taken.set(name, value);
      },
      deletePassword: async (_, name) => {
        asked.push(`forget ${name}`);
        await silence;
        return taken.delete(name);
      },
    };
    const clock = manualClock();
    return { vault: createKeychainStore(keychain, 's', clock), asked, taken, clock, goOn };
  };
  const flush = () => new Promise<void>((resolve) => setImmediate(resolve));

  test('is asked one thing at a time, and nobody waits for long', async () => {
    const { vault, asked, taken, clock, goOn } = silentFrom();
    const reading = vault.read('a').catch((thrown: Error) => thrown.message);
    await flush();
    const ends = [
      reading,
      vault.write('b', '1'),
      vault.remove('c').catch((thrown: Error) => thrown.message),
      vault.isLocked(),
    ];
    await flush();
    expect(asked).toEqual(['read a']);
    clock.advance(20_000);
    const silent = 'The keychain did not answer within 20 s.';
    expect(await Promise.all(ends)).toEqual([silent, 'memory', silent, true]);
    expect([vault.kind, await vault.read('b')]).toEqual(['memory', '1']);
    goOn();
    await flush();
    // Written late rather than never; a read whose caller has given up is not performed.
    expect([asked, [...taken]]).toEqual([['read a', 'write b'], [['b', '1']]]);
  });

  test('does not put an older secret in the place of a newer one', async () => {
    const { vault, taken, clock, goOn } = silentFrom();
    const writing = [vault.write('a', 'old'), vault.write('a', 'new')];
    await flush();
    clock.advance(20_000);
    await Promise.all(writing);
    goOn();
    await flush();
    expect([taken.get('a'), await vault.read('a')]).toEqual(['new', 'new']);
  });

  test('keeps what it has until it says that it has forgotten it', async () => {
    const { vault, clock } = silentFrom();
    const writing = vault.write('a', '1');
    await flush();
    clock.advance(20_000);
    await writing;
    const forgetting = vault.remove('a');
    const judged = expect(forgetting).rejects.toThrow('did not answer');
    await flush();
    clock.advance(20_000);
    await judged;
    expect(await vault.read('a')).toBe('1');
  });
});
