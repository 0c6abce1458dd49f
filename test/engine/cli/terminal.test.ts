import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { databasePath } from '../../../main/engine/store/paths.ts';
import { freePort } from '../../support/free-port.ts';
import { makePictures, startTestSandbox, temporaryFolder } from '../support/running-engine.ts';
import { type Circumstances, entry, environmentOf, lines, objects, snapferry, start } from './support.ts';

const isLinux = process.platform === 'linux';

/** Runs a shell script, which can do what a process that is spawned by Node cannot. */
function inShell(script: string, at: Circumstances) {
  return spawnSync('bash', ['-c', script], {
    cwd: at.folder ?? at.profile,
    env: { ...environmentOf(at), NODE: process.execPath, CLI: entry },
    encoding: 'utf8',
    timeout: 50_000,
  });
}

describe('Ctrl-C', () => {
  /** Uploads two pictures while the others wait for the next hour. */
  async function stalled() {
    const sandbox = await startTestSandbox({ windowScale: 1, limits: { user: 20 } });
    const profile = await temporaryFolder();
    const paths = await makePictures(await temporaryFolder(), 4);
    return { sandbox, profile, paths };
  }

  test('says how to call it off, and by that it is; the same files again are the same jobs', async () => {
    const { sandbox, profile, paths } = await stalled();
    const first = start(['upload', ...paths], { profile, sandbox });
    await first.said(/wait and will go then/);
    first.child.kill('SIGINT');
    const { stderr } = await first.ended;
    const id = /snapferry cancel (\w{8})/.exec(stderr)?.[1] ?? '';
    const queued = async () =>
      objects((await snapferry(['queue', '--json'], { profile, sandbox })).stdout).filter(
        ({ endedAt }) => endedAt === null,
      );
    const waiting = async () => (await queued()).length;
    // On a busy machine it need not be the first two that were ready first.
    const names = new Set((await queued()).map(({ name }) => name));
    const last = paths.filter((path) => names.has(basename(path)));
    const left = last.length;
    expect(left).toBeGreaterThan(0);
    const again = await snapferry(['upload', '--no-wait', ...last], { profile, sandbox });
    expect(again.stderr.match(/waits in the queue already/g)).toHaveLength(left);
    expect(await waiting()).toBe(left);
    const cancelled = await snapferry(['cancel', id], { profile, sandbox });
    expect({ code: cancelled.code, lines: lines(cancelled.stdout).length }).toEqual({ code: 0, lines: left });
    expect(await waiting()).toBe(0);
  });

  test('a file that was written anew meanwhile is another picture', async () => {
    const { sandbox, profile, paths } = await stalled();
    await snapferry(['upload', '--no-wait', ...paths], { profile, sandbox });
    const [path = ''] = paths;
    await writeFile(path, await readFile(paths[1] ?? ''));
    const again = await snapferry(['upload', '--no-wait', path], { profile, sandbox });
    expect(again.stderr).not.toContain('already');
    const queue = objects((await snapferry(['queue', '--json'], { profile, sandbox })).stdout);
    expect(queue).toHaveLength(paths.length + 1);
  });

  test('with --discard-on-interrupt nothing stays', async () => {
    const { sandbox, profile, paths } = await stalled();
    const uploading = start(['upload', '--discard-on-interrupt', ...paths], { profile, sandbox });
    await uploading.said(/wait and will go then/);
    uploading.child.kill('SIGINT');
    const { code } = await uploading.ended;
    expect(code).toBe(1);
    const queue = objects((await snapferry(['queue', '--json'], { profile, sandbox })).stdout);
    expect(queue.filter(({ endedAt }) => endedAt === null)).toEqual([]);
  });

  test('with --discard-on-interrupt what an earlier command gave stays', async () => {
    const { sandbox, profile, paths } = await stalled();
    const more = await makePictures(await temporaryFolder(), 6);
    // Two of these go with the credits that are left.
    const first = start(['upload', ...paths], { profile, sandbox });
    await first.said(/wait and will go then/);
    first.child.kill('SIGINT');
    await first.ended;
    const open = async () =>
      objects((await snapferry(['queue', '--json'], { profile, sandbox })).stdout).filter(
        ({ endedAt }) => endedAt === null,
      );
    const before = await open();
    const again = paths.filter((path) => before.some(({ name }) => name === basename(path)));
    const args = ['--discard-on-interrupt', ...again, ...more.slice(4)];
    const second = start(['upload', ...args], { profile, sandbox });
    await second.said(/wait and will go then/);
    second.child.kill('SIGINT');
    const { stderr } = await second.ended;
    expect((await open()).map(({ id }) => id)).toEqual(before.map(({ id }) => id));
    expect(stderr.match(/You cancelled it/g)).toHaveLength(2);
    expect(stderr).toContain(`${before.length} pictures stay in the queue.`);
    for (const { id } of before) expect(stderr).toContain(String(id).slice(0, 8));
  });

  test('the end of the terminal is the same', async () => {
    const { sandbox, profile, paths } = await stalled();
    const uploading = start(['upload', ...paths], { profile, sandbox });
    await uploading.said(/wait and will go then/);
    uploading.child.kill('SIGHUP');
    expect(await uploading.ended).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('snapferry cancel'),
    });
  });
});

describe('what is given', () => {
  test.skipIf(!isLinux)('a named pipe, a shell’s <(…) and /dev/stdin are read as - is', async () => {
    const sandbox = await startTestSandbox();
    const profile = await temporaryFolder();
    const folder = await temporaryFolder();
    const [one = '', two = '', three = ''] = await makePictures(folder, 3);
    const script = `mkfifo pipe; cat '${one}' > pipe &
      "$NODE" "$CLI" upload pipe <(cat '${two}') /dev/stdin < '${three}'`;
    const { stdout, status } = await new Promise<{ stdout: string; status: number | null }>((resolve) => {
      const at = { profile, sandbox, folder };
      const child = spawn('bash', ['-c', script], {
        cwd: folder,
        env: { ...environmentOf(at), NODE: process.execPath, CLI: entry },
      });
      let stdout = '';
      child.stdout.on('data', (text) => (stdout += text));
      child.on('close', (status) => resolve({ stdout, status }));
    });
    expect(status).toBe(0);
    const sent = await Promise.all(
      lines(stdout).map((link) => sandbox.bytesOf(/(\w+)\.\w+$/.exec(link)?.[1] ?? '')),
    );
    expect(sent).toEqual(await Promise.all([one, two, three].map((path) => readFile(path))));
  });

  test.skipIf(!isLinux)('a name that is no UTF-8 is uploaded, as itself and in a folder', async () => {
    const sandbox = await startTestSandbox();
    const profile = await temporaryFolder();
    const folder = await temporaryFolder();
    const [path = ''] = await makePictures(folder, 1);
    const bytes = await readFile(path);
    const inside = join(folder, 'inside');
    await mkdir(inside);
    await writeFile(
      Buffer.concat([Buffer.from(`${folder}/bad`), Buffer.from([0xff]), Buffer.from('.png')]),
      bytes,
    );
    await writeFile(
      Buffer.concat([Buffer.from(`${inside}/bad`), Buffer.from([0xfe]), Buffer.from('.png')]),
      bytes,
    );
    for (const given of ["$'bad\\xff.png'", 'inside']) {
      const child = spawn('bash', ['-c', `exec "$NODE" "$CLI" upload --json ${given}`], {
        cwd: folder,
        env: { ...environmentOf({ profile, sandbox }), NODE: process.execPath, CLI: entry },
      });
      let stdout = '';
      child.stdout.on('data', (text) => (stdout += text));
      const [code] = await once(child, 'close');
      const [told] = objects(stdout);
      expect([code, told?.status]).toEqual([0, 'uploaded']);
      expect(await sandbox.bytesOf(/(\w+)\.\w+$/.exec(String(told?.link))?.[1] ?? '')).toEqual(bytes);
    }
  });
});

describe('what is written', () => {
  test.skipIf(!isLinux)('a list that nobody reads to its end speaks of no uploads', async () => {
    const profile = await temporaryFolder();
    const paths = await makePictures(await temporaryFolder(), 30);
    await snapferry(['upload', '--no-wait', ...paths], { profile });
    const piped = inShell('set -o pipefail; "$NODE" "$CLI" queue --json | head -1', { profile });
    expect(objects(piped.stdout)).toHaveLength(1);
    expect(piped.stderr).toBe('');
    const full = inShell('exec "$NODE" "$CLI" queue --json > /dev/full', { profile });
    expect([full.status, full.stderr]).toEqual([1, 'The output could not be written (ENOSPC).\n']);
  });

  test.skipIf(!isLinux)('output that cannot be written is told with the link, and an exit code', async () => {
    const sandbox = await startTestSandbox();
    const profile = await temporaryFolder();
    const [path = ''] = await makePictures(await temporaryFolder(), 1);
    const at = { profile, sandbox };
    const child = spawn('bash', ['-c', `exec "$NODE" "$CLI" upload '${path}' > /dev/full`], {
      env: { ...environmentOf(at), NODE: process.execPath, CLI: entry },
    });
    let stderr = '';
    child.stderr.on('data', (text) => (stderr += text));
    const [code] = await once(child, 'close');
    expect(code).toBe(1);
    expect(stderr).toMatch(/could not be written \(ENOSPC\)[\s\S]*\/i\/\w+\.png/);
  });

  test('escapes and newlines in names never reach the terminal', async () => {
    const profile = await temporaryFolder();
    const sandbox = await startTestSandbox();
    const folder = await temporaryFolder();
    const name = 'a\u001b[31m\nb\u202e.png';
    await writeFile(join(folder, name), 'no picture');
    const { stderr, stdout } = await snapferry(['upload', name], { profile, sandbox, folder });
    expect(stderr).toContain('a\\x1b[31m\\nb\\u202e.png');
    const queue = await snapferry(['queue'], { profile, sandbox });
    for (const text of [stderr, stdout, queue.stdout]) expect(text).not.toMatch(/(?!\n)\p{Cc}|\u202e/u);
    const [told] = objects(
      (await snapferry(['upload', '--json', name], { profile, sandbox, folder })).stdout,
    );
    expect(told?.input).toBe(name);
  });

  test('with --json nothing but the contract, whatever a library prints', async () => {
    const sandbox = await startTestSandbox();
    const profile = await temporaryFolder();
    const folder = await temporaryFolder();
    const [path = ''] = await makePictures(folder, 1);
    const noise = join(folder, 'noise.mjs');
    await writeFile(
      noise,
      'setInterval(() => { console.log("noise"); process.stdout.write("more noise\\n"); }, 5);',
    );
    const env = { NODE_OPTIONS: `--import file://${noise}` };
    const { code, stdout, stderr } = await snapferry(['upload', '--json', path], { profile, sandbox, env });
    expect({ code, objects: objects(stdout).length }).toEqual({ code: 0, objects: 1 });
    expect(stderr).toContain('more noise');
  });

  test('--quiet leaves the links, and what went wrong', async () => {
    const sandbox = await startTestSandbox();
    const profile = await temporaryFolder();
    const folder = await temporaryFolder();
    const [path = ''] = await makePictures(folder, 1);
    const { code, stdout, stderr } = await snapferry(['upload', '--quiet', path, 'none.png'], {
      profile,
      sandbox,
      folder,
    });
    expect(code).toBe(1);
    expect(lines(stdout)).toHaveLength(1);
    expect(lines(stderr)).toEqual([expect.stringMatching(/^none\.png: /)]);
  });

  test.skipIf(!isLinux)(
    '--copy puts the links into the clipboard, and says where nobody takes them',
    async () => {
      const sandbox = await startTestSandbox();
      const profile = await temporaryFolder();
      const folder = await temporaryFolder();
      const paths = await makePictures(folder, 2);
      await writeFile(join(folder, 'xclip'), `#!/bin/sh\ncat > '${join(folder, 'clipboard')}'\n`);
      await chmod(join(folder, 'xclip'), 0o700);
      const env = { PATH: `${folder}:${process.env.PATH}`, DISPLAY: ':0', WAYLAND_DISPLAY: '' };
      const { code, stdout } = await snapferry(['upload', '--copy', ...paths], { profile, sandbox, env });
      expect(code).toBe(0);
      expect(await readFile(join(folder, 'clipboard'), 'utf8')).toBe(stdout.trimEnd());
      const refused = await snapferry(['upload', '--copy', '--no-wait', ...paths], { profile, sandbox });
      expect(refused.code).toBe(2);
    },
  );

  test.skipIf(!isLinux || spawnSync('script', ['--version']).status !== 0)(
    'a terminal shows a bar with bytes, rate and count; the link stays when it is gone',
    async () => {
      const sandbox = await startTestSandbox({ bytesPerSecond: 200 });
      const profile = await temporaryFolder();
      const paths = await makePictures(await temporaryFolder(), 3);
      const command = [process.execPath, entry, 'upload', ...paths].map((one) => `'${one}'`).join(' ');
      const child = spawn('script', ['-qec', `stty cols 120; ${command}`, '/dev/null'], {
        env: { ...environmentOf({ profile, sandbox }), TERM: 'xterm' },
      });
      let shown = '';
      child.stdout.on('data', (text) => (shown += text));
      const [code] = await once(child, 'close');
      expect(code).toBe(0);
      expect(shown).toMatch(/\[#+-*\] *\d+ % {2}\d of 3 up {2}\d+ bytes? of \d+ bytes/);
      expect(shown.match(/\/i\/\w+\.png\r\n/g)).toHaveLength(3);
    },
  );
});

describe('places and secrets', () => {
  test.skipIf(!isLinux)('a home that no folder can be made in ends with words', async () => {
    const profile = await temporaryFolder();
    for (const args of [['queue'], ['doctor']]) {
      const { code, signal, stderr, stdout } = await snapferry(args, {
        profile,
        env: { SNAPFERRY_HOME: '/proc/x' },
      });
      expect({ code, signal }).toEqual({ code: 3, signal: null });
      expect(stderr + stdout).toContain('/proc/x');
    }
  });

  test.skipIf(!isLinux)('what is in the profile is for its owner only, whatever the mask', async () => {
    const profile = join(await temporaryFolder(), 'profile');
    const sandbox = await startTestSandbox();
    const { status } = inShell('umask 000; "$NODE" "$CLI" queue', { profile, sandbox, folder: '/' });
    expect(status).toBe(0);
    const { stdout } = spawnSync('find', [profile, '-perm', '/077', '!', '-type', 'l'], { encoding: 'utf8' });
    expect(stdout).toBe('');
    expect(await readFile(databasePath(profile)).then(({ length }) => length)).toBeGreaterThan(0);
  });
});

describe('watch', () => {
  test('what is converted is named by its path too, and what cannot be taken is told once', async () => {
    const sandbox = await startTestSandbox();
    const profile = await temporaryFolder();
    const folder = await temporaryFolder();
    await mkdir(join(folder, 'deep'));
    const watching = start(['watch', '--json', '--recursive', folder], { profile, sandbox });
    await watching.said(/Watching/);
    const svg =
      '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="30"><rect width="9" height="9"/></svg>';
    await writeFile(join(folder, 'deep', 'a.svg'), svg);
    await watching.said(/a\.svg/);
    await writeFile(join(folder, 'deep', 'a.ppm'), 'P3\n1 1\n255\n1 2 3\n');
    await watching.said(/a\.ppm: /);
    watching.child.kill('SIGTERM');
    const { stdout, stderr } = await watching.ended;
    expect(objects(stdout)).toMatchObject([
      { input: join(folder, 'deep', 'a.svg'), status: 'uploaded', losses: [] },
      { input: join(folder, 'deep', 'a.ppm'), status: 'failed', error: { code: 'unsupported-type' } },
    ]);
    expect(stderr.match(/a\.ppm: /g)).toHaveLength(1);
    expect(stderr).toContain('Its kind is PPM.');
  });

  test('--recursive, --include and --exclude say which files; a half one is told after a while', async () => {
    const sandbox = await startTestSandbox();
    const profile = await temporaryFolder();
    const folder = await temporaryFolder();
    await mkdir(join(folder, 'deep'));
    const made = await makePictures(await temporaryFolder(), 3);
    const watching = start(
      ['watch', '--json', '--recursive', '--include', '*.png', '--exclude', 'no-*', folder],
      { profile, sandbox },
    );
    await watching.said(/Watching/);
    const [one = '', two = '', three = ''] = made;
    await writeFile(join(folder, 'deep', 'yes.png'), await readFile(one));
    await writeFile(join(folder, 'no-thanks.png'), await readFile(two));
    const half = await readFile(three);
    await writeFile(join(folder, 'half.png'), half.subarray(0, half.length - 12));
    await watching.said(/yes\.png/);
    await watching.said(/half\.png is not whole yet/);
    watching.child.kill('SIGTERM');
    const { stdout } = await watching.ended;
    expect(objects(stdout).map(({ input }) => input)).toEqual([join(folder, 'deep', 'yes.png')]);
    expect(sandbox.pictures()).toHaveLength(1);
  });
});

describe('serve --api', () => {
  test('a key is taken from a file that is closed to others, or from the environment, and never as an argument', async () => {
    const sandbox = await startTestSandbox();
    const profile = await temporaryFolder();
    const folder = await temporaryFolder();
    const refused = await snapferry(['serve', '--api', '--api-key', 'seen by all'], { profile, sandbox });
    expect({ code: refused.code, stderr: refused.stderr }).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('--api-key-file'),
    });
    expect(refused.stderr).not.toContain('seen by all');
    const file = join(folder, 'key');
    await writeFile(file, 'from a file\n', { mode: 0o644 });
    if (process.platform !== 'win32') {
      const open = await snapferry(['serve', '--api', '--api-key-file', file], { profile, sandbox });
      expect({ code: open.code, stderr: open.stderr }).toMatchObject({
        code: 3,
        stderr: expect.stringContaining('chmod 600'),
      });
    }
    await chmod(file, 0o600);
    for (const [args, env, key] of [
      [['--api-key-file', file], {}, 'from a file'],
      [[], { SNAPFERRY_API_KEY: 'from outside' }, 'from outside'],
    ] as const) {
      const port = await freePort();
      const serving = start(['serve', '--api', '--api-port', String(port), ...args], {
        profile,
        sandbox,
        env,
      });
      await serving.said(/Editors reach/);
      const ask = async (query: string) =>
        (await fetch(`http://127.0.0.1:${port}/heartbeat${query}`, { method: 'POST' })).status;
      // A key set for this run is required of all clients.
      expect(await ask('')).toBe(401);
      expect(await ask(`?key=${encodeURIComponent(key)}`)).toBe(200);
      serving.child.kill('SIGTERM');
      await serving.ended;
    }
  });
});

test('serve takes no empty name for the folder that it stands in', async () => {
  const profile = await temporaryFolder();
  for (const args of [
    ['--api-folder', ''],
    ['--api-key-file', ''],
  ]) {
    const { code, stderr } = await snapferry(['serve', '--api', ...args], { profile });
    expect(code).toBe(2);
    expect(stderr).toMatch(/empty/);
  }
});

test('cancel and retry take the beginning of an id, and say what has ended already', async () => {
  const profile = await temporaryFolder();
  const paths = await makePictures(await temporaryFolder(), 1);
  const [id = ''] = lines((await snapferry(['upload', '--no-wait', ...paths], { profile })).stdout);
  expect((await snapferry(['cancel', id.slice(0, 4)], { profile })).stdout).toBe(`${id}: cancelled\n`);
  expect((await snapferry(['retry', id.slice(0, 8)], { profile })).stdout).toBe(`${id}: back in the queue\n`);
  const short = await snapferry(['cancel', id.slice(0, 3)], { profile });
  expect([short.code, short.stderr]).toEqual([
    1,
    `${id.slice(0, 3)}: the beginning of an id needs at least 4 characters.\n`,
  ]);
  expect((await snapferry(['cancel', id.slice(0, 8)], { profile })).stdout).toBe(`${id}: cancelled\n`);
  const again = await snapferry(['cancel', id], { profile });
  expect(again.stderr).toContain('It is cancelled already.');
});
