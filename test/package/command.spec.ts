import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { test as base, expect } from '@playwright/test';
import { createSandbox } from '../../sandbox/index.ts';
import { freePort } from '../support/free-port.ts';
import { drawPicture, given, served } from './pictures.ts';

const tarball = process.env.SNAPFERRY_COMMAND_PACKAGE ?? '';
/** The Node that the package is installed and used with. */
const node = process.env.SNAPFERRY_COMMAND_NODE ?? process.execPath;
const isWindows = process.platform === 'win32';

/** Returns the environment of a user who has only this Node on the path. */
function userEnvironment(own: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(
    ([name]) => !/^(npm_|INIT_CWD$|NODE_|SNAPFERRY_)/.test(name),
  );
  const path = [dirname(node), process.env.PATH ?? ''].join(delimiter);
  return { ...Object.fromEntries(kept), PATH: path, LANGUAGE: 'en', ...own };
}

/** @param options `timeout` ends it after so many milliseconds */
async function run(
  command: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv = {},
  options: { readonly timeout?: number } = {},
) {
  const child = spawn(command, args, {
    ...options,
    cwd: tmpdir(),
    env: userEnvironment(env),
    shell: isWindows,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let out = '';
  let err = '';
  child.stdout.on('data', (part: Buffer) => {
    out += part.toString();
  });
  child.stderr.on('data', (part: Buffer) => {
    err += part.toString();
  });
  const [code] = await once(child, 'close');
  return { code: code as number | null, out, err };
}

/** Installs the package from its tarball into an empty prefix. */
const test = base.extend<object, { prefix: string }>({
  prefix: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads from it what a fixture needs
    async ({}, use) => {
      const prefix = await mkdtemp(join(tmpdir(), 'snapferry-command-'));
      const args = [
        'install',
        '--global',
        '--prefix',
        prefix,
        '--prefer-offline',
        '--no-audit',
        '--no-fund',
        tarball,
      ];
      // What the registry does not answer is asked for once more: an installation that hangs tests nothing of ours.
      const patience = { timeout: 100_000 };
      const first = await run('npm', args, {}, patience);
      const installed = first.code === 0 ? first : await run('npm', args, {}, patience);
      expect(installed, installed.err).toMatchObject({ code: 0 });
      await use(prefix);
      await rm(prefix, { recursive: true, force: true, maxRetries: 10 });
    },
    { scope: 'worker', timeout: 300_000 },
  ],
});

const commandIn = (prefix: string) =>
  isWindows ? join(prefix, 'snapferry.cmd') : join(prefix, 'bin', 'snapferry');

test('the package is small and holds only what runs', async ({ prefix }) => {
  const size = statSync(tarball).size;
  const folder = join(prefix, isWindows ? '' : 'lib', 'node_modules', 'snapferry');
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
    (path) => !path.startsWith('node_modules'),
  );
  expect(size).toBeLessThan(10e6);
  expect(files.filter((path) => /\.(ts|map|tsx)$/.test(path))).toEqual([]);
  expect(files).toEqual(expect.arrayContaining(['LICENSE', 'README.md', 'THIRD-PARTY-NOTICES.txt']));
  const packages = readdirSync(join(folder, 'node_modules'), { recursive: true, encoding: 'utf8' }).filter(
    (path) => /(^|node_modules[\\/])(@[^\\/]+[\\/])?[^\\/@.]+[\\/]package\.json$/.test(path),
  );
  console.log(
    `    ${(size / 1e6).toFixed(1)} MB, ${files.length} files, ${packages.length + 1} packages with its own`,
  );
  expect(packages.length + 1).toBeLessThanOrEqual(40);
});

test('what is installed uploads, and tells its version', async ({ prefix }) => {
  const sandbox = await createSandbox({});
  const home = await mkdtemp(join(tmpdir(), 'snapferry-command-home-'));
  try {
    const { out: version } = await run('node', ['--version']);
    console.log(`    on Node ${version.trim()}`);
    const path = await drawPicture(home, 'from npm.png');
    const env = {
      SNAPFERRY_HOME: join(home, 'profile'),
      SNAPFERRY_API_URL: sandbox.origin,
      SNAPFERRY_CLIENT_ID: sandbox.clientId,
    };
    const { code, out, err } = await run(commandIn(prefix), ['upload', isWindows ? `"${path}"` : path], env);
    expect({ code, err }).toMatchObject({ code: 0 });
    expect(await served(out.trim())).toEqual(await given(path));
    expect((await run(commandIn(prefix), ['--version'])).out.trim()).toMatch(/^\d+\.\d+\.\d+/);
    expect(existsSync(join(home, 'profile'))).toBe(true);
  } finally {
    await sandbox.close();
    await rm(home, { recursive: true, force: true, maxRetries: 10 });
  }
});

test('a service answers its watchers, uploads what a program asks for, shows its window, and ends when told to', async ({
  prefix,
}) => {
  const sandbox = await createSandbox({});
  const home = await mkdtemp(join(tmpdir(), 'snapferry-service-'));
  const key = 'chosen-by-whoever-runs-it';
  const service = spawn(commandIn(prefix), ['serve', '--web', '--api-port', String(await freePort())], {
    cwd: home,
    shell: isWindows,
    stdio: ['ignore', 'pipe', 'inherit'],
    env: userEnvironment({
      SNAPFERRY_HOME: join(home, 'profile'),
      SNAPFERRY_API_URL: sandbox.origin,
      SNAPFERRY_CLIENT_ID: sandbox.clientId,
      // Arguments can be read by every program of this computer.
      SNAPFERRY_API_KEY: key,
    }),
  });
  const ended = once(service, 'exit');
  try {
    const address = await new Promise<string>((resolve, reject) => {
      let said = '';
      service.stdout.on('data', (part: Buffer) => {
        said += part.toString();
        const [found] = /http:\/\/127\.0\.0\.1:\d+/.exec(said) ?? [];
        if (found) resolve(found);
      });
      void ended.then(([code]) => reject(new Error(`It ended with ${code}: ${said}`)));
    });
    const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/json' };
    expect((await fetch(`${address}/healthz`)).status).toBe(401);
    // The files of the window are carried, and each that the page names is there.
    const page = await (await fetch(address)).text();
    const named = [...page.matchAll(/(?:src|href)="\.(\/assets\/[^"]+)"/g)].map(([, path]) => path);
    expect(named.length).toBeGreaterThan(2);
    for (const path of named) expect((await fetch(`${address}${path}`)).status, path).toBe(200);
    expect(await (await fetch(`${address}/healthz`, { headers })).json()).toEqual({ status: 'ok' });

    const path = await drawPicture(home, 'from a program.png');
    const body = JSON.stringify({ list: [path] });
    const asked = await fetch(`${address}/upload`, { method: 'POST', headers, body });
    const { result } = (await asked.json()) as { result: string[] };
    expect(await served(result[0] ?? '')).toEqual(await given(path));
    expect(await (await fetch(`${address}/metrics`, { headers })).text()).toContain(
      'snapferry_jobs{state="uploaded"} 1',
    );
  } finally {
    service.kill('SIGTERM');
    const [code, signal] = await ended;
    // Windows has no signal that a program could hear.
    if (!isWindows) expect({ code, signal }).toEqual({ code: 0, signal: null });
    await sandbox.close();
    await rm(home, { recursive: true, force: true, maxRetries: 10 });
  }
});
