import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
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
  expect(readLockRecord(profile)).toEqual({ pid: process.pid, role: 'app', ...about });
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

test.each(['engine.guard', 'engine.guard-journal', 'engine.guard-wal', 'engine.lock'])(
  'whatever a crash or a bad disk left in %s, an engine starts and keeps others out',
  (name) => {
    const scratch = join(folder, 'any.db');
    const db = new Database(scratch);
    db.pragma('journal_mode = WAL');
    db.exec('CREATE TABLE anything (x)');
    db.close();
    const database = readFileSync(scratch);
    mkdirSync(profile);
    for (const [at, value] of [
      [0, 0xff],
      [16, 0x03],
      [18, 0x07],
      [19, 0x07],
      [28, 0x7f],
      [44, 0x09],
      [100, 0x00],
    ] as const) {
      const damaged = Buffer.from(database);
      damaged.writeUInt8(value, at);
      for (const content of [damaged, damaged.subarray(0, 50), damaged.subarray(0, 600)]) {
        writeFileSync(join(profile, name), content);
        expect(readLockRecord(profile)).toBeNull();
        const lock = acquireProfileLock(profile, about);
        expect(failureOf(() => acquireProfileLock(profile, about)).code).toBe('profile-locked');
        expect(readLockRecord(profile)).toEqual(lock.record);
        lock.release();
      }
    }
  },
  30_000,
);

test('a guard that something was written into is emptied, and keeps who comes second out all the same', async () => {
  mkdirSync(profile, { mode: 0o700 });
  writeFileSync(join(profile, 'engine.guard'), 'This is no database. '.repeat(500));
  expect(readLockRecord(profile)).toBeNull();
  const lock = acquireProfileLock(profile, about);
  expect(readLockRecord(profile)?.pid).toBe(process.pid);
  expect(await tryToTake(await starter())).toBe('profile-locked');
  lock.release();
});

test.skipIf(process.platform === 'win32')(
  'rights of others on the profile and its files are taken away',
  () => {
    mkdirSync(profile);
    chmodSync(profile, 0o755);
    const files = ['snapferry.db', 'snapferry.db-wal', 'engine.guard'].map((name) => join(profile, name));
    for (const path of files) {
      writeFileSync(path, '');
      chmodSync(path, 0o644);
    }
    const foreign = join(profile, 'notes.txt');
    writeFileSync(foreign, '');
    chmodSync(foreign, 0o644);
    acquireProfileLock(profile, about).release();
    const rights = (path: string) => statSync(path).mode & 0o777;
    expect(rights(profile)).toBe(0o700);
    expect(files.map(rights)).toEqual([0o600, 0o600, 0o600]);
    expect(rights(foreign)).toBe(0o644);
  },
);

test.skipIf(process.platform === 'win32')('a folder that all may write into keeps its rights', () => {
  mkdirSync(profile);
  chmodSync(profile, 0o1777);
  acquireProfileLock(profile, about).release();
  expect(statSync(profile).mode & 0o7777).toBe(0o1777);
});

test.skipIf(process.platform !== 'linux')(
  'a place that takes no folders is told, and not tried for ever',
  () => {
    expect(failureOf(() => acquireProfileLock('/proc/nowhere/profile', about))).toMatchObject({
      code: 'profile-unwritable',
    });
  },
);
