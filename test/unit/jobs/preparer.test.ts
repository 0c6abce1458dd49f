import { expect, test } from 'vitest';
import { AppError, errorData, toErrorData } from '../../../contract/app-error.ts';
import type { Lane } from '../../../contract/origin.ts';
import { createPreparerPool } from '../../../main/engine/jobs/preparer.ts';
import type { PreparedContent, StoredJob } from '../../../main/engine/store/types.ts';
import { manualClock } from '../../support/manual-clock.ts';

const nothing: PreparedContent = { media: null, hasThumbnail: false, look: null };

/** A preparer whose looking ends when the test says so. */
function preparing() {
  const said: string[] = [];
  const looks = new Map<
    string,
    { end: (found: PreparedContent) => void; fail: (thrown: unknown) => void; signal: AbortSignal }
  >();
  const sources = new Map<string, StoredJob['source']>();
  const clock = manualClock();
  /** What the profile refuses to be told. */
  const refused = new Set<string>();
  const write = (what: string) => {
    if (refused.has(what)) throw new AppError(errorData('disk-full', 'Text.'));
    said.push(what);
  };
  const state = { isSupplied: false };
  const preparers = createPreparerPool({
    clock,
    isSupplied: () => state.isSupplied,
    onRest: (thrown) => said.push(`rests: ${toErrorData(thrown).code}`),
    sourceOf: (id) => sources.get(id),
    begin(id) {
      write(`begin ${id}`);
      return { id } as StoredJob;
    },
    prepare: (job, signal) =>
      new Promise((resolve, reject) => {
        looks.set(job.id, { end: resolve, fail: reject, signal });
        signal.addEventListener('abort', () => reject(signal.reason));
      }),
    done: (id) => write(`done ${id}`),
    failed: (id, reason) => write(`failed ${id} ${reason.code}`),
    elsewhere: () => 0,
    aborted: (id) => write(`broken off ${id}`),
  });
  const add = (id: string, lane: Lane, source: StoredJob['source'] = { kind: 'file', path: id }) => {
    sources.set(id, source);
    preparers.add({ id, lane, source });
  };
  const preparer = { ...preparers, add };
  const settled = () => new Promise((resolve) => setImmediate(resolve));
  return { preparer, said, looks, settled, clock, refused, state };
}

test('two at once, by lane and then by arrival', async () => {
  const { preparer, said, looks, settled } = preparing();
  preparer.add('bulk 1', 'bulk');
  preparer.add('bulk 2', 'bulk');
  preparer.add('bulk 3', 'bulk');
  preparer.add('normal 1', 'normal');
  preparer.add('shot', 'interactive');
  expect(said).toEqual(['begin bulk 1', 'begin bulk 2']);
  looks.get('bulk 1')?.end(nothing);
  await settled();
  expect(said.slice(2)).toEqual(['done bulk 1', 'begin shot']);
  looks.get('bulk 2')?.end(nothing);
  await settled();
  expect(said.slice(4)).toEqual(['done bulk 2', 'begin normal 1']);
});

test('what the planner wants now goes first', async () => {
  const { preparer, said, looks, settled } = preparing();
  for (const id of ['a', 'b', 'c', 'd']) preparer.add(id, 'normal');
  preparer.prioritize('d');
  looks.get('a')?.end(nothing);
  await settled();
  expect(said.at(-1)).toBe('begin d');
});

test('a picture that is none fails alone', async () => {
  const { preparer, said, looks, settled } = preparing();
  for (const id of ['a', 'b', 'c']) preparer.add(id, 'normal');
  looks.get('a')?.fail(new AppError(errorData('not-an-image', 'Text.')));
  await settled();
  expect(said.slice(2)).toEqual(['failed a not-an-image', 'begin c']);
});

test('one that was taken out is neither done nor failed', async () => {
  const { preparer, said, settled } = preparing();
  preparer.add('a', 'normal');
  preparer.remove('a');
  await settled();
  expect(said).toEqual(['begin a']);
});

test('stopping breaks off what is under way and begins nothing more', async () => {
  const { preparer, said } = preparing();
  for (const id of ['a', 'b', 'c']) preparer.add(id, 'normal');
  await preparer.stop();
  expect(said).toEqual(['begin a', 'begin b', 'broken off a', 'broken off b']);
});

test('servers that do not answer keep no file waiting, and no more than four are waited for at once', async () => {
  const { preparer, said, looks, settled } = preparing();
  for (const id of ['a', 'b', 'c', 'd', 'e', 'f'])
    preparer.add(id, 'normal', { kind: 'url', url: `https://slow.example/${id}` });
  preparer.add('file', 'bulk');
  expect(said).toEqual(['begin a', 'begin b', 'begin c', 'begin d', 'begin file']);
  preparer.prioritize('f');
  looks.get('a')?.end(nothing);
  await settled();
  expect(said.slice(5)).toEqual(['done a', 'begin f']);
  preparer.remove('b');
  expect(looks.get('b')?.signal.aborted).toBe(true);
});

test('a profile that cannot be written is no fault of a picture: it rests, and begins anew', async () => {
  const { preparer, said, looks, settled, clock, refused } = preparing();
  for (const id of ['a', 'b', 'c']) preparer.add(id, 'normal');
  for (const what of ['done a', 'failed a', 'failed b not-an-image', 'begin c']) refused.add(what);
  looks.get('a')?.end(nothing);
  looks.get('b')?.fail(new AppError(errorData('not-an-image', 'Text.')));
  await settled();
  expect(said.splice(0)).toEqual(['begin a', 'begin b', 'rests: disk-full', 'rests: disk-full']);
  // As long as that lasts nothing is begun, or called damaged.
  refused.add('broken off a');
  clock.advance(30_000);
  await settled();
  expect(said.splice(0)).toEqual(['rests: disk-full']);
  expect(clock.timers).toBe(1);

  refused.clear();
  clock.advance(30_000);
  expect(said.splice(0)).toEqual(['broken off a', 'broken off b', 'begin a', 'begin b']);
  for (const id of ['a', 'b']) looks.get(id)?.end(nothing);
  await settled();
  expect(said).toEqual(['done a', 'done b', 'begin c']);
});

test('one that was taken out during a rest is not begun anew', async () => {
  const { preparer, said, settled, clock, refused } = preparing();
  refused.add('begin a');
  preparer.add('a', 'normal');
  await settled();
  preparer.remove('a');
  refused.clear();
  clock.advance(30_000);
  expect(said).toEqual(['rests: disk-full']);
});

test('while pictures are sent the others are prepared one at a time, with pauses; what somebody waits for at once', async () => {
  const { preparer, said, looks, settled, clock, state } = preparing();
  state.isSupplied = true;
  for (const id of ['1', '2', '3', '4']) preparer.add(id, 'bulk');
  expect(said).toEqual(['begin 1']);
  clock.advance(20);
  looks.get('1')?.end(nothing);
  await settled();
  expect(said).toEqual(['begin 1', 'done 1']);
  clock.advance(59);
  expect(said).not.toContain('begin 2');
  preparer.prioritize('4');
  preparer.add('shot', 'interactive');
  expect(said.slice(2)).toEqual(['begin 4', 'begin shot']);
  clock.advance(1);
  looks.get('4')?.end(nothing);
  looks.get('shot')?.end(nothing);
  await settled();
  // What took a minute costs no minutes of pause.
  clock.advance(1_000);
  await settled();
  expect(said.slice(4)).toEqual(['done 4', 'done shot', 'begin 2']);
  state.isSupplied = false;
  preparer.add('5', 'bulk');
  expect(said.slice(7)).toEqual(['begin 3']);
});

test('an address is fetched beside what is sent', () => {
  const { preparer, said, state } = preparing();
  state.isSupplied = true;
  for (const id of ['1', '2', '3', '4']) preparer.add(id, 'bulk', { kind: 'url', url: id, by: 'here' });
  expect(said).toHaveLength(4);
});
