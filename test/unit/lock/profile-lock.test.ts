import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { toErrorData } from '../../../contract/app-error.ts';
import { acquireProfileLock, readLockRecord } from '../../../main/engine/lock/profile-lock.ts';

const about = { version: '1.2.3', protocol: 1, socket: '/somewhere/engine.sock', secret: 'word' };
let folder: string;
let profile: string;
const children: ChildProcess[] = [];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'snapferry-lock-'));
  profile = join(folder, 'profile');
});

afterEach(async () => {
  for (const child of children.splice(0)) {
    if (child.exitCode !== null || child.signalCode !== null) continue;
    child.kill('SIGKILL');
    await once(child, 'exit');
  }
  rmSync(folder, { recursive: true, force: true });
});

async function starter(): Promise<ChildProcess> {
  const child = fork(new URL('./holder.ts', import.meta.url), [profile], { execArgv: [] });
  children.push(child);
  expect((await once(child, 'message'))[0]).toBe('here');
  return child;
}

async function tryToTake(child: ChildProcess): Promise<string> {
  const said = once(child, 'message');
  child.send('take');
  return String((await said)[0]);
}

const failureOf = (act: () => unknown) => {
  try {
    act();
  } catch (thrown) {
    return toErrorData(thrown);
  }
  throw new Error('it did not fail');
};

test('the record tells who runs the engine, to this user only, and goes with the lock', () => {
  const lock = acquireProfileLock(profile, about);
  expect(readLockRecord(profile)).toEqual({ pid: process.pid, ...about });
  expect(JSON.parse(readFileSync(join(profile, 'engine.lock'), 'utf8'))).toEqual(lock.record);
  if (process.platform !== 'win32') {
    expect(statSync(join(profile, 'engine.lock')).mode & 0o777).toBe(0o600);
    expect(statSync(profile).mode & 0o777).toBe(0o700);
  }
  lock.release();
  lock.release();
  expect(readLockRecord(profile)).toBeNull();
  expect(readdirSync(profile)).toEqual(['engine.guard']);
});

test('a second engine is refused and told the first one, in this process and in others', async () => {
  const lock = acquireProfileLock(profile, about);
  expect(failureOf(() => acquireProfileLock(profile, about))).toMatchObject({
    code: 'profile-locked',
    params: { pid: process.pid, version: '1.2.3' },
  });
  expect(await tryToTake(await starter())).toBe('profile-locked');
  lock.release();
  acquireProfileLock(profile, about).release();
});

test('the lock of an engine that was killed is taken over', async () => {
  const first = await starter();
  expect(await tryToTake(first)).toBe('won');
  expect(readLockRecord(profile)?.pid).toBe(first.pid);
  first.kill('SIGKILL');
  await once(first, 'exit');
  expect(existsSync(join(profile, 'engine.lock'))).toBe(true);
  expect(readLockRecord(profile)).toBeNull();
  const lock = acquireProfileLock(profile, about);
  expect(readLockRecord(profile)?.pid).toBe(process.pid);
  lock.release();
});

test('of six processes that race for what a killed one left, one wins each time', async () => {
  const racers = await Promise.all(Array.from({ length: 6 }, starter));
  for (let round = 0; round < 3; round += 1) {
    const alive = racers.filter((racer) => racer.exitCode === null && racer.signalCode === null);
    const results = await Promise.all(alive.map(tryToTake));
    expect(results.filter((result) => result === 'won')).toHaveLength(1);
    expect(results.filter((result) => result === 'profile-locked')).toHaveLength(alive.length - 1);
    const winner = alive[results.indexOf('won')];
    expect(readLockRecord(profile)?.pid).toBe(winner?.pid);
    winner?.kill('SIGKILL');
    if (winner) await once(winner, 'exit');
  }
});

test('a profile where a file is in the way cannot be written, and that is said', () => {
  writeFileSync(join(folder, 'file'), '');
  const blocked = join(folder, 'file', 'profile');
  expect(failureOf(() => acquireProfileLock(blocked, about))).toMatchObject({
    code: 'profile-unwritable',
    params: { path: blocked },
  });
  expect(readLockRecord(blocked)).toBeNull();
});

test('a record that cannot be read is no engine to talk to', () => {
  const lock = acquireProfileLock(profile, about);
  writeFileSync(join(profile, 'engine.lock'), '{"pid":');
  expect(readLockRecord(profile)).toBeNull();
  expect(failureOf(() => acquireProfileLock(profile, about))).toMatchObject({
    code: 'profile-locked',
    params: { pid: 0 },
  });
  lock.release();
});
