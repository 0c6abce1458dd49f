import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { backupsPath, databasePath } from '../../../main/engine/store/paths.ts';
import packageJson from '../../../package.json' with { type: 'json' };
import { makePictures, startTestSandbox, temporaryFolder } from '../support/running-engine.ts';
import { lines, objects, snapferry } from './support.ts';

describe('credits', () => {
  test('nulls before the host has told anything, then what it told', async () => {
    const sandbox = await startTestSandbox();
    const profile = await temporaryFolder();
    const unknown = { limit: null, remaining: null, resetAt: null };
    const before = await snapferry(['credits', '--json'], { profile, env: { SNAPFERRY_CLIENT_ID: '' } });
    expect(before).toMatchObject({ code: 0, stderr: '' });
    expect(JSON.parse(before.stdout)).toEqual({
      user: unknown,
      client: unknown,
      post: unknown,
      uploadsNow: expect.any(Number),
    });
    const paths = await makePictures(await temporaryFolder(), 1);
    await snapferry(['upload', ...paths], { profile, sandbox });
    const after = JSON.parse((await snapferry(['credits', '--json'], { profile, sandbox })).stdout);
    expect(after.user).toEqual({
      limit: 500,
      remaining: 490,
      resetAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
    });
    expect(after.uploadsNow).toBe(49);
    const forPeople = await snapferry(['credits'], { profile, sandbox });
    expect(forPeople.stdout).toMatch(/490 of 500 left/);
  });
});

describe('history, retry and cancel', () => {
  test('what was uploaded is found again, newest first', async () => {
    const sandbox = await startTestSandbox();
    const profile = await temporaryFolder();
    const paths = await makePictures(await temporaryFolder(), 3);
    for (const path of paths) await snapferry(['upload', path], { profile, sandbox });
    const all = objects((await snapferry(['history', '--json'], { profile, sandbox })).stdout);
    expect(all.map(({ name }) => name)).toEqual(['picture 003.png', 'picture 002.png', 'picture 001.png']);
    const found = await snapferry(['history', '--json', '--search', '002'], { profile, sandbox });
    expect(objects(found.stdout)).toEqual([all[1]]);
    const newest = await snapferry(['history', '--limit', '1'], { profile, sandbox });
    expect(lines(newest.stdout)).toEqual([expect.stringContaining(String(all[0]?.link))]);
  });

  test('a waiting picture is cancelled, put back, and what cannot be done is told', async () => {
    const profile = await temporaryFolder();
    const paths = await makePictures(await temporaryFolder(), 1);
    const [id = ''] = lines((await snapferry(['upload', '--no-wait', ...paths], { profile })).stdout);
    expect(await snapferry(['cancel', id], { profile })).toMatchObject({
      code: 0,
      stdout: `${id}: cancelled\n`,
    });
    const [cancelled] = objects((await snapferry(['queue', '--json'], { profile })).stdout);
    expect(cancelled).toMatchObject({ id, state: 'cancelled', name: 'picture 001.png' });
    expect(await snapferry(['retry', id], { profile })).toMatchObject({
      code: 0,
      stdout: `${id}: back in the queue\n`,
    });
    const unknown = await snapferry(['cancel', 'nothing'], { profile });
    expect(unknown).toMatchObject({ code: 1, stdout: '' });
    expect(unknown.stderr).toMatch(/^nothing: There is nothing under this name\./);
  });

  test('a damaged picture is told with the way to send it all the same, and goes that way', async () => {
    const sandbox = await startTestSandbox();
    const profile = await temporaryFolder();
    const [path = ''] = await makePictures(await temporaryFolder(), 1);
    const whole = await readFile(path);
    await writeFile(path, whole.subarray(0, whole.length - 20));
    const refused = await snapferry(['upload', '--json', path], { profile, sandbox });
    const [told] = objects(refused.stdout);
    expect(told).toMatchObject({ status: 'failed', error: { code: 'picture-damaged' } });
    expect(refused.stderr).toContain('It ends too early');
    expect(refused.stderr).toContain('snapferry retry --damaged');
    expect(sandbox.pictures()).toEqual([]);
    const id = String(told?.id);
    expect(await snapferry(['retry', '--damaged', id], { profile })).toMatchObject({
      code: 0,
      stdout: `${id}: back in the queue\n`,
    });
    // Whatever runs the queue next sends it.
    const [other = ''] = await makePictures(await temporaryFolder(), 1);
    await snapferry(['upload', other], { profile, sandbox });
    const [first] = objects((await snapferry(['queue', '--json'], { profile })).stdout);
    expect(first).toMatchObject({ id, state: 'uploaded' });
  });
});

describe('wrong usage is exit code 2, with nothing on standard output', () => {
  test.each([
    ['no command', [], {}, 'Usage:'],
    ['an unknown command', ['frobnicate'], {}, 'frobnicate'],
    ['an unknown option', ['upload', '--fast', 'a.png'], {}, '--fast'],
    ['nothing to upload', ['upload'], {}, '<what>'],
    ['an option without its value', ['upload', 'a.png', '--title'], {}, '--title'],
    ['an argument too many', ['credits', 'today'], {}, 'today'],
    ['a limit that is no number', ['history', '--limit', 'many'], {}, 'many'],
    ['two pipes', ['upload', '-', '-'], {}, 'once'],
    ['an empty name', ['upload', ''], {}, 'empty'],
    ['an empty folder name', ['watch', ''], {}, 'empty'],
    ['plain http elsewhere', ['queue'], { SNAPFERRY_API_URL: 'http://example.org' }, 'SNAPFERRY_API_URL'],
    ['no address', ['queue'], { SNAPFERRY_API_URL: 'imgur' }, 'SNAPFERRY_API_URL'],
  ])('%s', async (_name, args, env, word) => {
    const { code, stdout, stderr } = await snapferry(args, { profile: await temporaryFolder(), env });
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(word);
  });
});

test('--help and --version answer on standard output', async () => {
  const profile = await temporaryFolder();
  expect(await snapferry(['--version'], { profile })).toMatchObject({
    code: 0,
    stdout: `${packageJson.version}\n`,
    stderr: '',
  });
  const help = await snapferry(['--help'], { profile });
  expect(help).toMatchObject({ code: 0, stderr: '' });
  for (const name of ['upload', 'credits', 'serve', 'queue', 'history', 'retry', 'cancel', 'doctor'])
    expect(help.stdout).toMatch(new RegExp(`^  ${name} `, 'm'));
  const inRussian = await snapferry(['upload', '--help'], { profile, env: { LC_ALL: 'ru_RU.UTF-8' } });
  expect(inRussian.stdout).toMatch(/Использование: snapferry upload[\s\S]*Параметры:/);
});

test('what others cannot be let upload is wrong usage, and without others nothing is tried', async () => {
  const folder = await temporaryFolder();
  const at = { profile: await temporaryFolder(), sandbox: await startTestSandbox(), folder };
  const [path = ''] = await makePictures(folder, 1);
  const post = await snapferry(['upload', '--any', '--post', path], at);
  expect(post).toMatchObject({ code: 2, stdout: '' });
  expect(post.stderr).toMatch(/post/);
  const alone = await snapferry(['upload', '--any', path], at);
  expect(alone).toMatchObject({ code: 3, stdout: '' });
  expect(alone.stderr).toMatch(/ledger/);
  expect(at.sandbox.pictures()).toEqual([]);
});

test('a name that no browser sends is refused, and a key that can be guessed where others may try', async () => {
  const at = { profile: await temporaryFolder() };
  const named = await snapferry(['serve', '--web', '--web-host', 'https://pictures.example'], at);
  expect(named).toMatchObject({ code: 2, stdout: '' });
  expect(named.stderr).toContain('pictures.example:8443, without http://');
  const env = { SNAPFERRY_API_KEY: 'short' };
  const open = await snapferry(['serve', '--web', '--web-listen', '0.0.0.0'], { ...at, env });
  expect(open).toMatchObject({ code: 3, stdout: '' });
  expect(open.stderr).toContain('at least 16 characters');
});

describe('a profile that cannot be used is told, with exit code 3', () => {
  test('one that cannot be written', async () => {
    const folder = await temporaryFolder();
    await writeFile(join(folder, 'file'), '');
    const profile = join(folder, 'file', 'profile');
    for (const args of [['upload', 'a.png'], ['queue'], ['serve']]) {
      const { code, stdout, stderr } = await snapferry(args, { profile, folder });
      expect({ code, stdout }).toEqual({ code: 3, stdout: '' });
      expect(stderr).toContain(profile);
    }
    const examined = await snapferry(['doctor'], { profile, folder });
    expect(examined.code).toBe(3);
    expect(examined.stdout).toMatch(/^NO {2}Your data: /m);
  });

  test('one whose database is damaged: what became of it is said, and it goes on', async () => {
    const sandbox = await startTestSandbox();
    const profile = await temporaryFolder();
    await writeFile(databasePath(profile), 'This is no database. '.repeat(1000));
    const paths = await makePictures(await temporaryFolder(), 1);
    const { code, stdout, stderr } = await snapferry(['upload', ...paths], { profile, sandbox });
    expect(code).toBe(0);
    expect(lines(stdout)).toHaveLength(1);
    expect(stderr).toMatch(/damaged and a new one was begun.*set aside, not deleted: .*snapferry/);
  });

  test('one whose database came from a backup: nothing is sent before somebody has looked', async () => {
    const sandbox = await startTestSandbox();
    const profile = await temporaryFolder();
    const paths = await makePictures(await temporaryFolder(), 2);
    await snapferry(['upload', '--no-wait', paths[0] ?? ''], { profile, sandbox });
    await mkdir(backupsPath(profile), { recursive: true });
    await rename(databasePath(profile), join(backupsPath(profile), 'older.db'));
    await writeFile(databasePath(profile), 'This is no database. '.repeat(1000));
    const first = await snapferry(['upload', paths[1] ?? ''], { profile, sandbox });
    expect(first).toMatchObject({ code: 3, stdout: '' });
    expect(first.stderr).toMatch(/backup .* is used now/);
    expect(sandbox.pictures()).toEqual([]);
    const second = await snapferry(['upload', paths[1] ?? ''], { profile, sandbox });
    expect(second.code).toBe(0);
    expect(second.stderr).toMatch(/was paused\. It goes on now/);
  });

  test('one of a newer version', async () => {
    const profile = await temporaryFolder();
    await snapferry(['queue'], { profile });
    const file = new Database(databasePath(profile));
    file.pragma('user_version = 9999');
    // A newer one says so in two places; a flipped bit in one of them is damage.
    file.prepare("UPDATE meta SET value = '9999' WHERE name = 'schema'").run();
    file.close();
    const { code, stdout, stderr } = await snapferry(['upload', 'a.png'], { profile });
    expect({ code, stdout }).toEqual({ code: 3, stdout: '' });
    expect(stderr).toContain('newer');
  });
});

describe('doctor', () => {
  test('all that uploads need is there', async () => {
    const sandbox = await startTestSandbox();
    const { code, stdout } = await snapferry(['doctor', '--json'], {
      profile: await temporaryFolder(),
      sandbox,
    });
    expect(code).toBe(0);
    const { ok, checks } = JSON.parse(stdout);
    expect(ok).toBe(true);
    const names = ['node', 'profile', 'engine', 'database', 'vault', 'host', 'client-id', 'electron'];
    expect(checks.map(({ name }: { name: string }) => name)).toEqual(names);
  });

  test('says what is missing and what to do', async () => {
    const profile = await temporaryFolder();
    const { code, stdout } = await snapferry(['doctor', '--report'], {
      profile,
      env: { SNAPFERRY_CLIENT_ID: '' },
    });
    expect(code).toBe(3);
    expect(stdout).toMatch(/^NO {2}Client-ID: .*SNAPFERRY_CLIENT_ID/m);
    expect(stdout).toMatch(/^NO {2}Way to the host: http:\/\/127\.0\.0\.1:9 /m);
    expect(stdout).toMatch(/^ok {2}Database: /m);
    // The text that the window copies, too.
    expect(stdout).toMatch(/^## System$/m);
    expect(stdout).toMatch(/^profile <profile>$/m);
  });
});

test('relative paths are meant from where npm was called', async () => {
  const sandbox = await startTestSandbox();
  const profile = await temporaryFolder();
  const folder = await temporaryFolder();
  await mkdir(join(folder, 'here'));
  await makePictures(join(folder, 'here'), 1);
  const env = { npm_lifecycle_event: 'snapferry', INIT_CWD: join(folder, 'here') };
  const { code, stderr } = await snapferry(['upload', 'picture 001.png'], { profile, sandbox, folder, env });
  expect({ code, stderr }).toEqual({ code: 0, stderr: expect.stringMatching(/^Pictures that [^\n]+\n$/) });
});
