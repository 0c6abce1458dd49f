import { readdirSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { toErrorData } from '../../../contract/app-error.ts';
import { systemClock } from '../../../main/engine/clock.ts';
import { createPool, type Pool } from '../../../main/engine/media/pool/pool.ts';
import type { LaunchMediaProcess, MediaProcess, ToWorker } from '../../../main/engine/media/pool/protocol.ts';
import { temporaryFolder } from '../../engine/support/running-engine.ts';
import { manualClock } from '../../support/manual-clock.ts';
import { launchMediaProcess } from '../../support/media/launch-lethal.ts';
import { canvas } from './support.ts';

const pools: Pool[] = [];
afterEach(() => {
  for (const pool of pools.splice(0)) pool.close();
});

function poolOf(launch: LaunchMediaProcess = launchMediaProcess, clock = systemClock): Pool {
  const pool = createPool({ launch, clock, usual: 2, most: 4 });
  pools.push(pool);
  return pool;
}

async function file(content: string | Buffer): Promise<string> {
  const path = join(await temporaryFolder(), 'given');
  await writeFile(path, content);
  return path;
}

const judge = async (content: string | Buffer) => ({
  name: 'checkFile',
  input: { path: await file(content), size: content.length, thoroughly: true },
  silence: 20_000,
  memory: 200_000_000,
  attempts: 2,
});
const failed = (work: Promise<unknown>) =>
  work.then(
    () => null,
    (thrown) => toErrorData(thrown),
  );

test('what a process does, it does for whoever asked', async () => {
  const pool = poolOf();
  const png = await canvas(30, 20).png().toBuffer();
  expect(await pool.run(await judge(png))).toMatchObject({ completeness: 'complete' });
  const nowhere = { ...(await judge(png)), input: { path: '/nowhere', size: 1, thoroughly: true } };
  expect(await failed(pool.run(nowhere))).toMatchObject({ code: 'internal' });
});

test('a process that was started in advance does the first operation, and is started once', async () => {
  let started = 0;
  const told: ToWorker['type'][] = [];
  const pool = poolOf(() => {
    started += 1;
    const launched = launchMediaProcess();
    return {
      ...launched,
      post(message) {
        told.push(message.type);
        launched.post(message);
      },
    };
  });
  pool.warmUp();
  pool.warmUp();
  expect(started).toBe(1);
  // It loads what pictures need before the first one is there.
  expect(told).toEqual(['warm-up']);
  expect(await pool.run(await judge(await canvas(30, 20).png().toBuffer()))).toMatchObject({
    completeness: 'complete',
  });
  pool.warmUp();
  expect(started).toBe(1);
  pool.close();
  pool.warmUp();
  expect(started).toBe(1);
});

test.each([
  ['SPIN', 'time', { silence: 1_000 }],
  ['EAT', 'memory', {}],
  ['ABORT', 'crash', {}],
] as const)(
  'a file that makes a process %s is tried twice and refused (%s), and others go on meanwhile',
  async (word, reason, limits) => {
    let started = 0;
    const pool = poolOf(() => {
      started += 1;
      return launchMediaProcess();
    });
    const lethal = failed(pool.run({ ...(await judge(word)), ...limits }));
    const png = await canvas(30, 20).png().toBuffer();
    for (let index = 0; index < 5; index += 1)
      expect(await pool.run(await judge(png))).toMatchObject({ completeness: 'complete' });
    expect(await lethal).toMatchObject({ code: 'cannot-be-looked-at', params: { reason } });
    expect(await pool.run(await judge(png))).toMatchObject({ completeness: 'complete' });
    // One for each try, and one for the others.
    expect(started).toBeGreaterThanOrEqual(3);
    expect(started).toBeLessThanOrEqual(4);
  },
);

test('whoever no longer waits is told at once, and the process is free again', async () => {
  const pool = poolOf();
  const abort = new AbortController();
  const spinning = failed(pool.run(await judge('SPIN'), abort.signal));
  const png = await canvas(30, 20).png().toBuffer();
  await pool.run(await judge(png));
  abort.abort();
  expect((await spinning)?.code).toBe('cancelled');
  expect((await failed(pool.run(await judge(png), AbortSignal.abort())))?.code).toBe('cancelled');
  const both = await Promise.all([judge(png), judge(png)].map(async (one) => pool.run(await one)));
  expect(both).toMatchObject([{ completeness: 'complete' }, { completeness: 'complete' }]);
});

test('nothing that a library prints is printed by us', async () => {
  const printed: string[] = [];
  const { write } = process.stdout;
  process.stdout.write = (text) => printed.push(String(text)) > 0;
  try {
    expect(await poolOf().run(await judge('PRINT'))).toMatchObject({ completeness: 'unknown' });
  } finally {
    process.stdout.write = write;
  }
  expect(printed.join('')).not.toContain('a word of a decoder');
});

test('where no process starts, that is told and not waited for, and the next one tries anew', async () => {
  const refuses = poolOf(() => {
    throw new Error('EAGAIN');
  });
  expect(await failed(refuses.run(await judge('x')))).toMatchObject({ code: 'internal' });
  let starts = 0;
  const dies = poolOf(() => {
    starts += 1;
    return dead();
  });
  expect(await failed(dies.run(await judge('x')))).toMatchObject({ code: 'internal' });
  expect(starts).toBe(3);
});

/** Ends before it is ready. */
function dead(): MediaProcess {
  return {
    post: () => {},
    onMessage: () => {},
    onExit: (listener) => void setImmediate(() => listener('crash')),
    kill: () => {},
    keepAlive: () => {},
  };
}

/** Is ready at once and never answers. */
function mute(): MediaProcess & { readonly got: ToWorker[] } {
  let onExit: (death: 'memory' | 'crash') => void = () => {};
  const got: ToWorker[] = [];
  return {
    got,
    post: (message) => void got.push(message),
    onMessage: (listener) => void queueMicrotask(() => listener({ type: 'ready' })),
    onExit: (listener) => {
      onExit = listener;
    },
    kill: () => onExit('crash'),
    keepAlive: () => {},
  };
}

test('one while that is enough, then two, and more in the place of those that are slow, up to a bound', async () => {
  const clock = manualClock();
  const made: ReturnType<typeof mute>[] = [];
  const pool = poolOf(() => {
    const one = mute();
    made.push(one);
    return one;
  }, clock);
  const operation = { name: 'any', input: {}, silence: 60_000, memory: 1, attempts: 1 };
  const all = Array.from({ length: 9 }, () => failed(pool.run(operation)));
  const settle = () => new Promise((resolve) => setImmediate(resolve));
  await settle();
  // One does short work for all of them.
  expect(made.length).toBe(1);
  const after = async (ms: number) => {
    for (let passed = 0; passed < ms; passed += 50) {
      clock.advance(50);
      await settle();
    }
    return made.length;
  };
  expect(await after(200)).toBe(1);
  expect(await after(300)).toBe(2);
  expect(await after(1_400)).toBe(2);
  // Slow ones do not count.
  expect(await after(500)).toBe(3);
  expect(await after(10_000)).toBe(4);
  // All of them are silent for too long, one after the other.
  await after(260_000);
  for (const outcome of all) expect((await outcome)?.code).toBe('cannot-be-looked-at');
});

test('a process is kept for the next file, and gets none of our secrets', async () => {
  process.env.SNAPFERRY_CLIENT_SECRET = 'hush';
  let started = 0;
  const pool = poolOf(() => {
    started += 1;
    return launchMediaProcess();
  });
  const png = await canvas(30, 20).png().toBuffer();
  for (let index = 0; index < 4; index += 1) await pool.run(await judge(png));
  delete process.env.SNAPFERRY_CLIENT_SECRET;
  expect(started).toBe(1);
  if (process.platform !== 'linux') return;
  const children = (await readFile(`/proc/${process.pid}/task/${process.pid}/children`, 'utf8'))
    .trim()
    .split(' ');
  expect(children.length).toBeGreaterThan(0);
  for (const child of children.filter((pid) => readdirSync('/proc').includes(pid)))
    expect(await readFile(`/proc/${child}/environ`, 'utf8')).not.toContain('hush');
});
