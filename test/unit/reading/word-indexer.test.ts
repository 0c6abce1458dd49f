import fc from 'fast-check';
import { expect, test } from 'vitest';
import { AppError, errorData } from '../../../contract/app-error.ts';
import type { Media } from '../../../contract/media.ts';
import type { ReadingLanguage } from '../../../contract/reading.ts';
import type { Reading } from '../../../main/engine/media/index.ts';
import type { Reader } from '../../../main/engine/reading/reader.ts';
import { createWordIndexer } from '../../../main/engine/reading/word-indexer.ts';
import type { PictureWords } from '../../../main/engine/store/words/keep-words.ts';
import type { Unread } from '../../../main/engine/store/words/list-unread.ts';
import { manualClock } from '../../support/manual-clock.ts';

const failure = (
  code: 'vanished' | 'internal' | 'disk-full' | 'cancelled' | 'reading-missing' | 'cannot-be-looked-at',
) => new AppError(errorData(code, code));

/** A library of these pictures, the newest first, whose file holds what its name says. */
function library(...names: string[]) {
  const clock = manualClock();
  const items = names.map(
    (name, index): Unread => ({
      id: name,
      at: 1_000 - index,
      path: name === 'bytes' ? null : { folder: '/pictures', name },
      sha256: name,
    }),
  );
  const kept = new Map<string, PictureWords>();
  const world = {
    isOn: true,
    isBusy: false,
    languages: ['eng'] as ReadingLanguage[],
    /** What reading these throws. */
    failures: new Map<string, AppError>(),
    isFull: false,
    read: [] as string[],
    told: 0,
  };
  const reader: Reader = {
    languages: () => world.languages,
    async read(path) {
      const name = path.slice('/pictures/'.length);
      world.read.push(name);
      const thrown = world.failures.get(name);
      if (thrown) throw thrown;
      const word = { text: name, box: { x: 0, y: 0, width: 1, height: 1 }, confidence: 90 };
      return { width: 10, height: 10, lines: [[word]], codes: [], findings: [] } satisfies Reading;
    },
  };
  const indexer = createWordIndexer({
    store: {
      words: {
        keep(id, words) {
          if (world.isFull) throw failure('disk-full');
          return Boolean(kept.set(id, words));
        },
        listUnread: (before, limit) =>
          items.filter(({ id, at }) => at < before && !kept.has(id)).slice(0, limit),
        findMarks: () => null,
        count: () => ({ read: 0, failed: 0, unread: 0 }),
        forgetAll: () => kept.clear(),
      },
    },
    reader,
    clock,
    isOn: () => world.isOn,
    isBusy: () => world.isBusy,
    probe: async (path) => ({ sha256: path === '/pictures/changed' ? 'other' : path.slice(10) }) as Media,
    progressed: () => {
      world.told += 1;
    },
  });
  const pass = async (ms: number) => {
    for (let gone = 0; gone < ms; gone += 100) {
      clock.advance(100);
      for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
    }
  };
  const failures = () =>
    [...kept].flatMap(([id, words]) => (words.failure === null ? [] : [[id, words.failure]]));
  return { indexer, items, kept, world, pass, failures, clock };
}

test('the newest are read first, with pauses between them, and then it rests', async () => {
  const { indexer, world, pass, clock, kept } = library('c', 'b', 'a');
  indexer.wake();
  await pass(300);
  expect(world.read).toEqual(['c']);
  await pass(2_000);
  expect(world.read).toEqual(['c', 'b', 'a']);
  expect(kept.get('a')?.words.map(({ text }) => text)).toEqual(['a']);
  expect(indexer.isReading).toBe(false);
  expect(clock.timers).toBe(0);
});

test('what has no file, another one, or cannot be read is passed over once', async () => {
  const { indexer, world, pass, failures } = library('bytes', 'changed', 'lethal', 'a');
  world.failures.set('lethal', failure('cannot-be-looked-at'));
  indexer.wake();
  await pass(3_000);
  expect(failures()).toEqual([
    ['bytes', 'vanished'],
    ['changed', 'vanished'],
    ['lethal', 'cannot-be-looked-at'],
  ]);
  indexer.wake();
  await pass(3_000);
  expect(world.read).toEqual(['lethal', 'a']);
});

test('what fails for no fault of the picture is tried again later', async () => {
  const { indexer, world, pass, kept } = library('a');
  world.failures.set('a', failure('internal'));
  indexer.wake();
  await pass(1_000);
  expect(kept.size).toBe(0);
  world.failures.clear();
  await pass(50_000);
  expect(world.read).toEqual(['a']);
  await pass(20_000);
  expect(kept.get('a')?.failure).toBeNull();
});

test('what fails as often as that is kept as failed, and those behind it are read', async () => {
  const { indexer, world, pass, failures, clock } = library('bad', 'a');
  world.failures.set('bad', failure('internal'));
  indexer.wake();
  await pass(130_000);
  expect(world.read).toEqual(['bad', 'bad', 'bad', 'a']);
  expect(failures()).toEqual([['bad', 'internal']]);
  expect(clock.timers).toBe(0);
});

test('on a full disk it rests after some tries, until something is added', async () => {
  const { indexer, world, pass, kept, clock } = library('a');
  world.isFull = true;
  indexer.wake();
  await pass(300_000);
  expect(world.read).toEqual(['a', 'a', 'a']);
  expect(clock.timers).toBe(0);
  expect(indexer.isReading).toBe(false);
  world.isFull = false;
  indexer.wake();
  await pass(1_000);
  expect(kept.get('a')?.failure).toBeNull();
});

test('whatever fails, it ends', async () => {
  const codes = [null, 'internal', 'disk-full', 'cancelled', 'vanished', 'cannot-be-looked-at'] as const;
  const each = fc.record({ code: fc.constantFrom(...codes), isFull: fc.boolean() });
  const plan = fc.array(each, { minLength: 1, maxLength: 12 });
  await fc.assert(
    fc.asyncProperty(plan, async (steps) => {
      const { indexer, world, pass, clock } = library('c', 'b', 'a');
      indexer.wake();
      // The failures change from minute to minute; the last of them stay.
      for (const { code, isFull } of steps) {
        world.isFull = isFull;
        for (const name of ['a', 'b', 'c']) {
          if (code === null) world.failures.delete(name);
          else world.failures.set(name, failure(code));
        }
        await pass(20_000);
      }
      await pass(10 * 60_000);
      expect(clock.timers).toBe(0);
      expect(indexer.isReading).toBe(false);
      expect(world.read.length).toBeLessThanOrEqual(9);
    }),
    { numRuns: 40 },
  );
});

test('nothing is read while something is sent', async () => {
  const { indexer, world, pass } = library('a');
  world.isBusy = true;
  indexer.wake();
  await pass(60_000);
  expect(world.read).toEqual([]);
  world.isBusy = false;
  await pass(6_000);
  expect(world.read).toEqual(['a']);
});

test('without a language it rests, until there is one', async () => {
  const { indexer, world, pass, clock } = library('a');
  world.languages = [];
  indexer.wake();
  await pass(1_000);
  expect(clock.timers).toBe(0);
  world.languages = ['eng'];
  world.failures.set('a', failure('reading-missing'));
  indexer.wake();
  await pass(1_000);
  expect(clock.timers).toBe(0);
  world.failures.clear();
  indexer.wake();
  await pass(1_000);
  expect(world.read).toEqual(['a', 'a']);
});

test('what is added meanwhile is not passed over', async () => {
  const { indexer, items, world, pass } = library('b', 'a');
  indexer.wake();
  await pass(200);
  items.unshift({ id: 'new', at: 2_000, path: { folder: '/pictures', name: 'new' }, sha256: 'new' });
  indexer.wake();
  await pass(3_000);
  expect(world.read).toEqual(['b', 'new', 'a']);
});

test('what was read when it is switched off is not kept', async () => {
  const { indexer, world, pass, kept, clock } = library('b', 'a');
  indexer.wake();
  clock.advance(20);
  expect(indexer.isReading).toBe(true);
  world.isOn = false;
  expect(indexer.isReading).toBe(false);
  await pass(2_000);
  expect(kept.size).toBe(0);
  indexer.wake();
  expect(clock.timers).toBe(0);
  await indexer.stop();
});
