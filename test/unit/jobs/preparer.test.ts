import { expect, test } from 'vitest';
import { AppError, errorData } from '../../../contract/app-error.ts';
import type { Lane } from '../../../contract/records.ts';
import { createPreparerPool } from '../../../main/engine/jobs/preparer.ts';
import type { PreparedContent, StoredJob } from '../../../main/engine/store/types.ts';

const nothing: PreparedContent = { media: null, hasThumbnail: false, look: null };

/** A preparer whose looking ends when the test says so. */
function preparing() {
  const said: string[] = [];
  const looks = new Map<
    string,
    { end: (found: PreparedContent) => void; fail: (thrown: unknown) => void; signal: AbortSignal }
  >();
  const sources = new Map<string, StoredJob['source']>();
  const preparers = createPreparerPool({
    sourceOf: (id) => sources.get(id),
    begin(id) {
      said.push(`begin ${id}`);
      return { id } as StoredJob;
    },
    prepare: (job, signal) =>
      new Promise((resolve, reject) => {
        looks.set(job.id, { end: resolve, fail: reject, signal });
        signal.addEventListener('abort', () => reject(signal.reason));
      }),
    done: (id) => said.push(`done ${id}`),
    failed: (id, reason) => said.push(`failed ${id} ${reason.code}`),
    aborted: (id) => said.push(`broken off ${id}`),
  });
  const add = (id: string, lane: Lane, source: StoredJob['source'] = { kind: 'file', path: id }) => {
    sources.set(id, source);
    preparers.add({ id, lane, source });
  };
  const preparer = { ...preparers, add };
  const settled = () => new Promise((resolve) => setImmediate(resolve));
  return { preparer, said, looks, settled };
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
