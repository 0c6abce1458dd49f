import { chmod, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { errorData } from '../../../contract/app-error.ts';
import { createMemoryStore } from '../../../main/engine/secrets/memory-store.ts';
import { memoryKind } from '../../support/memory-host.ts';
import { makePictures, startTestEngine, temporaryFolder } from '../support/running-engine.ts';
import { lines, objects, snapferry } from './support.ts';

const url = 'https://pictures.example';
const encode = (text: string) => new TextEncoder().encode(text);

/** An engine with hosts of memory, and the command as its guest, which has no Client-ID. */
async function office() {
  const { kind, memory } = memoryKind();
  const profile = await temporaryFolder();
  const run = await startTestEngine({ profile, hostKinds: [kind], vault: createMemoryStore('') });
  const env = { SNAPFERRY_CLIENT_ID: '', SNAPFERRY_API_URL: '' };
  const command = (args: readonly string[], input?: string) =>
    snapferry(args, { profile, env, ...(input === undefined ? {} : { input: encode(input) }) });
  const add = (name: string, token = 'right') =>
    command(
      ['hosts', 'add', 'memory', '--name', name, '--set', `url=${url}`, '--secret', 'token=-'],
      `${token}\n`,
    );
  return { ...run, memory, profile, command, add };
}

test('kinds are listed with their fields and with what is so at them', async () => {
  const { command } = await office();
  const { code, stdout } = await command(['hosts', 'kinds']);
  expect(code).toBe(0);
  expect(stdout).toContain('memory  Memory: Keeps pictures until the tests end.');
  expect(stdout).toContain('token  token (required, secret)');
  expect(objects((await command(['hosts', 'kinds', '--json'])).stdout)).toMatchObject([
    {
      kind: 'memory',
      deletion: 'request',
      fields: [
        { key: 'url', required: true },
        { key: 'token', secret: true },
        { key: 'size' },
        { key: 'quiet' },
      ],
    },
  ]);
});

test('a host is added, used without a Client-ID, made the default and tested', async () => {
  const { add, command, memory } = await office();
  const added = await add('My Host');
  expect(added).toMatchObject({ code: 0, stdout: '' });
  expect(added.stderr).toContain('snapferry upload --host my-host');
  expect(added.stderr).toContain('My Host works.');
  const [one = '', two = '', three = ''] = await makePictures(await temporaryFolder(), 3);

  const named = await command(['upload', '--host', 'MY HOST', one]);
  expect(named.stderr).toContain('Pictures that this command is given go to My Host, without an account');
  expect(named).toMatchObject({ code: 0 });
  expect(lines(named.stdout)).toEqual([`${url}/1.png`]);

  const unnamed = await command(['upload', two]);
  expect(unnamed).toMatchObject({ code: 3, stdout: '' });
  expect(unnamed.stderr).toContain('Client-ID');
  expect((await command(['hosts', 'default', 'my-host'])).code).toBe(0);
  expect(lines((await command(['upload', two])).stdout)).toEqual([`${url}/2.png`]);
  expect(objects((await command(['upload', '--json', three])).stdout)).toMatchObject([
    { status: 'uploaded', host: 'my-host', link: `${url}/3.png` },
  ]);
  expect(memory.pictures.size).toBe(3);

  expect(objects((await command(['hosts', 'list', '--json'])).stdout)).toMatchObject([
    { id: 'imgur', default: false },
    { id: 'my-host', name: 'My Host', default: true, values: { url }, secrets: { token: 'memory' } },
  ]);
  expect((await command(['hosts', 'list'])).stdout).toContain(`my-host  My Host  memory  ${url}  default`);
  expect(await command(['hosts', 'test', 'my-host'])).toMatchObject({ code: 0, stdout: 'My Host works.\n' });
});

test('secrets are never arguments, and no answer holds one', async () => {
  const { command, add, profile } = await office();
  const given = ['hosts', 'add', 'memory', '--name', 'x', '--set', `url=${url}`];
  for (const args of [
    [...given, '--set', 'token=hush'],
    [...given, '--secret', 'token=hush'],
  ]) {
    const refused = await command(args);
    expect(refused.code).toBe(2);
    expect(refused.stderr).toContain('--secret token=-');
    expect(refused.stdout + refused.stderr).not.toContain('hush');
  }
  expect(await command([...given, '--secret', 'token=-'], '')).toMatchObject({ code: 2 });
  await add('held', 'hush');
  const told = await Promise.all([
    command(['hosts', 'list', '--json']),
    command(['hosts', 'test', 'held', '--json']),
    command(['hosts', 'test', 'held']),
  ]);
  for (const { stdout, stderr } of told) expect(stdout + stderr).not.toContain('hush');
  expect(told[1]).toMatchObject({ code: 1 });
  expect(objects(told[1].stdout)).toMatchObject([
    { id: 'held', ok: false, problems: [{ code: 'forbidden' }] },
  ]);
  expect(told[2].stderr).toContain('held does not allow this');

  const path = join(profile, 'token');
  await writeFile(path, 'right');
  await chmod(path, 0o644);
  const filed = [
    ...given.slice(0, 3),
    '--name',
    'filed',
    '--set',
    `url=${url}`,
    '--secret-file',
    `token=${path}`,
  ];
  const open = await command(filed);
  expect(open.code).toBe(3);
  expect(open.stderr).toContain('chmod 600');
  await chmod(path, 0o600);
  expect(objects((await command([...filed, '--json'])).stdout)).toMatchObject([
    { id: 'filed', secrets: { token: `file:${path}` }, problem: null },
  ]);
});

test.each([
  [['hosts', 'nonsense'], 'list, kinds, add, set, test, remove, default'],
  [['hosts', 'add', 'ftp', '--name', 'x'], 'There are: memory.'],
  [['hosts', 'add', 'memory'], '--name'],
  [['hosts', 'add', 'memory', '--name', 'x', '--set', 'url'], 'key=value'],
  [['hosts', 'add', 'memory', '--name', 'x', '--set', 'url=ftp://x'], 'url'],
  [
    ['hosts', 'add', 'memory', '--name', 'imgur', '--set', `url=${url}`, '--secret', 'token=-'],
    'has this name',
  ],
  [['hosts', 'test', 'none'], 'no host called “none”'],
  [['hosts', 'remove', 'imgur'], 'built in'],
  [['upload', '--host', 'none', 'x.png'], 'no host called “none”'],
  [['upload', '--host', 'there', '--anonymous', 'x.png'], '--host'],
])('wrong usage is told in words: %j', async (args, words) => {
  const { command, add } = await office();
  await add('there');
  const { code, stdout, stderr } = await command(args, 'right\n');
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  expect(stderr).toContain(words);
});

test('a host for which pictures wait is only removed when it is said what becomes of them', async () => {
  const { command, add, engine, until, memory } = await office();
  await add('old');
  await add('new');
  await engine.call('pause', {});
  const paths = await makePictures(await temporaryFolder(), 3);
  for (const path of paths.slice(0, 2)) await command(['upload', '--no-wait', '--host', 'old', path]);
  const refused = await command(['hosts', 'remove', 'old']);
  expect(refused).toMatchObject({ code: 3, stdout: '' });
  expect(refused.stderr).toContain('2 pictures wait for “old”');
  expect(refused.stderr).toContain('--move-to');
  const removed = await command(['hosts', 'remove', 'old', '--move-to', 'new', '--json']);
  expect(objects(removed.stdout)).toEqual([{ id: 'old', moved: 2, cancelled: 0 }]);
  await engine.call('resume', {});
  await until((jobs) => jobs.length === 2 && jobs.every(({ state }) => state === 'uploaded'));
  expect([...memory.pictures.values()].map(({ destination }) => destination)).toEqual(['new', 'new']);

  await engine.call('pause', {});
  await command(['upload', '--no-wait', '--host', 'new', paths[2] ?? '']);
  const cancelled = await command(['hosts', 'remove', 'new', '--cancel-waiting']);
  expect(cancelled.code).toBe(0);
  expect(cancelled.stderr).toContain('1 picture was cancelled.');
});

test('what goes wrong at another host is told under its name', async () => {
  const { command, add, memory } = await office();
  await add('Busy');
  memory.fate = () => ({ failure: errorData('rejected', 'No.'), remedy: { kind: 'none' } });
  const [path = ''] = await makePictures(await temporaryFolder(), 1);
  const { code, stderr } = await command(['upload', '--host', 'busy', path]);
  expect(code).toBe(1);
  expect(stderr).toContain('Busy did not accept the picture.');
  expect(stderr).not.toContain('Imgur');
});

test('a folder is watched for another host', async () => {
  const { add, engine, until, memory } = await office();
  await add('shelf');
  const folder = await temporaryFolder();
  const [path = ''] = await makePictures(folder, 1);
  await engine.call('watchForCaller', { path: folder, existing: 'upload', host: 'shelf' });
  const [job] = await until((jobs) => jobs.length === 1 && jobs.every(({ state }) => state === 'uploaded'));
  expect(job).toMatchObject({ host: 'shelf', source: { kind: 'file', path } });
  expect(memory.pictures.size).toBe(1);
});
