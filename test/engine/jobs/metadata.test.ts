import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import type { Job } from '../../../contract/job.ts';
import { hasMarker, pixelsOf, unexpectedTags } from '../../support/metadata-fixtures/checks.ts';
import { makeMetadataFixtures, withSegment } from '../../support/metadata-fixtures/pictures.ts';
import { readTags } from '../../support/metadata-fixtures/tools.ts';
import { addFolder, patiently } from '../folders/support.ts';
import {
  allInState,
  makePictures,
  startTestEngine,
  startTestSandbox,
  temporaryFolder,
} from '../support/running-engine.ts';

const secretComment = Buffer.from('PRIVATE comment');

async function commented(folder: string, name = 'commented.jpg'): Promise<string> {
  const plain = await sharp({ create: { width: 40, height: 30, channels: 3, background: '#258' } })
    .jpeg()
    .toBuffer();
  const path = join(folder, name);
  await writeFile(path, withSegment(plain, 0xfe, secretComment));
  return path;
}

/** Creates a JPEG with unknown bytes between two segments, which decoders skip. */
async function malformed(folder: string): Promise<string> {
  const path = await commented(folder, 'malformed.jpg');
  const bytes = await readFile(path);
  const second = 4 + secretComment.length + 2;
  await writeFile(
    path,
    Buffer.concat([bytes.subarray(0, second), Buffer.from('PRIVATE garbage'), bytes.subarray(second)]),
  );
  return path;
}

const ended = allInState('uploaded', 'failed', 'cancelled');
const only = (jobs: Job[]) => jobs[0] as Job;

test('of more than forty pictures nothing private arrives, and every pixel does', async () => {
  const folder = await temporaryFolder();
  const tagged = await makeMetadataFixtures(join(folder, 'given'));
  const sandbox = await startTestSandbox({ limits: { uploads: 1_000, user: 10_000 }, videos: 'completed' });
  const { add, until } = await startTestEngine({ sandbox });
  // The host takes no WebP; all others go there.
  const sent = tagged.filter(({ name }) => !name.endsWith('.webp'));
  expect(sent.length).toBeGreaterThanOrEqual(40);
  await add(sent.map(({ path }) => path));
  const jobs = await until((now) => now.length === sent.length && ended(now));
  expect(jobs.map(({ name, state, error }) => [name, state, error])).toEqual(
    sent.map(({ name }) => [name, 'uploaded', null]),
  );
  const received = join(folder, 'received');
  await mkdir(received);
  for (const job of jobs)
    await writeFile(join(received, job.name), await sandbox.bytesOf(job.remote?.id ?? ''));
  const tags = await readTags(sent.map(({ name }) => join(received, name)));
  for (const { name, path } of sent) {
    const arrived = join(received, name);
    expect([name, unexpectedTags(tags.get(arrived) ?? { none: 1 })]).toEqual([name, []]);
    expect([name, hasMarker(await readFile(arrived))]).toEqual([name, false]);
    expect([name, await pixelsOf(arrived)]).toEqual([name, await pixelsOf(path)]);
  }
  for (const job of jobs) expect(job.cleaned?.removed.length).toBeGreaterThan(0);
}, 180_000);

describe('what a picture carries', () => {
  test('is told while it waits, and its own file stays as it is', async () => {
    const sandbox = await startTestSandbox();
    const { engine, add, until } = await startTestEngine({ sandbox });
    const path = await commented(await temporaryFolder());
    const before = await readFile(path);
    await engine.call('pause', {});
    await add([path]);
    const [job] = await until((jobs) => jobs.some(({ media }) => media !== null));
    expect(job).toMatchObject({
      carries: [{ kind: 'comment', text: 'PRIVATE comment', near: null }],
      cleaned: { removed: ['comment'], bytes: before.length - secretComment.length - 4 },
      media: { bytes: before.length },
    });
    await engine.call('resume', {});
    await until(ended);
    expect(await readFile(path)).toEqual(before);
    const { items } = await engine.call('library', {});
    expect(items[0]?.metadata).toEqual({ removed: ['comment'], kept: [] });
  });

  test('stays where that is wanted for one, or for all', async () => {
    const sandbox = await startTestSandbox();
    const { engine, add, until } = await startTestEngine({ sandbox });
    const folder = await temporaryFolder();
    const path = await commented(folder);
    const items = [{ kind: 'path' as const, path }];
    await engine.call('add', { items, origin: 'command-line', metadata: 'keep' });
    const kept = only(await until(ended));
    expect(await sandbox.bytesOf(kept.remote?.id ?? '')).toEqual(await readFile(path));
    expect(kept).toMatchObject({ cleaned: null, carries: [{ kind: 'comment' }] });
    await engine.call('changeSettings', { metadata: 'keep' });
    const other = await commented(folder, 'other.jpg');
    await writeFile(other, Buffer.concat([await readFile(other), Buffer.from('PRIVATE end')]));
    await add([other]);
    const second = (await until((jobs) => jobs.length === 2 && ended(jobs)))[1];
    expect(hasMarker(await sandbox.bytesOf(second?.remote?.id ?? ''))).toBe(true);
  });

  test('can be decided anew for a picture that waits', async () => {
    const sandbox = await startTestSandbox();
    const { engine, add, until } = await startTestEngine({ sandbox });
    const path = await commented(await temporaryFolder());
    await engine.call('pause', {});
    const ids = await add([path]);
    await until((jobs) => jobs.some(({ cleaned }) => cleaned));
    expect((await engine.call('changeMetadata', { ids, metadata: 'keep' })).done).toEqual(ids);
    await until((jobs) =>
      jobs.some(({ metadata, cleaned, media }) => metadata === 'keep' && media && !cleaned),
    );
    await engine.call('resume', {});
    const job = only(await until(ended));
    expect(await sandbox.bytesOf(job.remote?.id ?? '')).toEqual(await readFile(path));
    expect((await engine.call('changeMetadata', { ids, metadata: 'remove' })).refused).toMatchObject([
      { error: { code: 'wrong-state' } },
    ]);
  });

  test('holds it back where that is the rule; what carries nothing goes', async () => {
    const sandbox = await startTestSandbox();
    const { engine, until } = await startTestEngine({ sandbox });
    const folder = await temporaryFolder();
    const [plain = ''] = await makePictures(folder, 1);
    const items = [await commented(folder), plain].map((path) => ({ kind: 'path' as const, path }));
    await engine.call('add', { items, origin: 'drop', metadata: 'hold' });
    const [held, free] = await until((jobs) => jobs[0]?.held != null && jobs[1]?.state === 'uploaded');
    expect(held).toMatchObject({
      state: 'paused',
      held: { why: 'metadata' },
      carries: [{ kind: 'comment' }],
    });
    expect(free?.cleaned).toBe(null);
    expect(sandbox.pictures().length).toBe(1);
    const ids = [held?.id ?? ''];
    expect((await engine.call('uploadAnyway', { ids })).refused).toHaveLength(1);
    await engine.call('changeMetadata', { ids, metadata: 'remove' });
    const cleaned = only(await until(ended));
    expect(cleaned).toMatchObject({ state: 'uploaded', held: null, cleaned: { removed: ['comment'] } });
    expect(hasMarker(await sandbox.bytesOf(cleaned.remote?.id ?? ''))).toBe(false);
  });

  test('is told of one that is made into another, and holds it back', async () => {
    const sandbox = await startTestSandbox();
    const { engine, until } = await startTestEngine({ sandbox });
    const path = join(await temporaryFolder(), 'phone.avif');
    await sharp({ create: { width: 40, height: 30, channels: 3, background: '#258' } })
      .withExif({
        IFD0: { Make: 'PRIVATE make' },
        IFD3: {
          GPSLatitudeRef: 'N',
          GPSLatitude: '52/1 30/1 58/1',
          GPSLongitudeRef: 'E',
          GPSLongitude: '13/1 22/1 39/1',
        },
      })
      .avif()
      .toFile(path);
    await engine.call('add', { items: [{ kind: 'path', path }], origin: 'drop', metadata: 'hold' });
    const held = only(await until(([job]) => job?.held != null));
    expect(held).toMatchObject({
      state: 'paused',
      held: { why: 'metadata' },
      converted: { from: 'image/avif' },
      carries: [
        { kind: 'place', near: { latitude: 52.5, longitude: 13.4 } },
        { kind: 'camera', text: 'PRIVATE make' },
      ],
    });
    expect(sandbox.log).toEqual([]);
    await engine.call('changeMetadata', { ids: [held.id], metadata: 'keep' });
    const sent = only(await until(ended));
    // There is nothing that could be kept.
    expect(sent).toMatchObject({ state: 'uploaded', cleaned: { removed: ['place', 'camera'] } });
    expect(hasMarker(await sandbox.bytesOf(sent.remote?.id ?? ''))).toBe(false);
    const { items } = await engine.call('library', {});
    expect(items[0]?.metadata).toEqual({ removed: ['place', 'camera'], kept: [] });
  });

  test('survives a stop and a start, and the same file is known again', async () => {
    const sandbox = await startTestSandbox();
    const profile = await temporaryFolder();
    const path = await commented(await temporaryFolder());
    const first = await startTestEngine({ sandbox, profile });
    await first.engine.call('pause', {});
    await first.add([path]);
    await first.until((jobs) => jobs.some(({ cleaned }) => cleaned));
    await first.engine.stop(0);
    const second = await startTestEngine({ sandbox, profile });
    await second.engine.call('resume', {});
    const job = only(await second.until(ended));
    expect(hasMarker(await sandbox.bytesOf(job.remote?.id ?? ''))).toBe(false);
    await second.add([path]);
    const again = (await second.until((jobs) => jobs.some(({ held }) => held)))[1];
    expect(again?.held).toMatchObject({ why: 'duplicate' });
  });
});

describe('a picture that makes no sense beside its pixels', () => {
  test('is not sent before somebody says so', async () => {
    const sandbox = await startTestSandbox();
    const { engine, add, until } = await startTestEngine({ sandbox });
    const path = await malformed(await temporaryFolder());
    const ids = await add([path]);
    const failed = only(await until(ended));
    expect(failed).toMatchObject({ state: 'failed', error: { code: 'metadata-unreadable' } });
    expect(sandbox.pictures()).toEqual([]);
    await engine.call('retry', { ids });
    await until((jobs) => jobs[0]?.state === 'failed');
    expect(sandbox.pictures()).toEqual([]);
    await engine.call('changeMetadata', { ids, metadata: 'keep' });
    const sent = only(await until(allInState('uploaded')));
    expect(sent).toMatchObject({ state: 'uploaded', metadata: 'keep', carries: null, cleaned: null });
    expect(await sandbox.bytesOf(sent.remote?.id ?? '')).toEqual(await readFile(path));
  });

  test('one that changes or goes while it waits is not sent half cleaned', async () => {
    const sandbox = await startTestSandbox();
    const { engine, add, until } = await startTestEngine({ sandbox });
    const folder = await temporaryFolder();
    const [changes, goes] = [await commented(folder, 'changes.jpg'), await commented(folder, 'goes.jpg')];
    await writeFile(goes, Buffer.concat([await readFile(goes), Buffer.from('!')]));
    await engine.call('pause', {});
    await add([changes, goes]);
    await until((jobs) => jobs.length === 2 && jobs.every(({ cleaned }) => cleaned));
    // As long as before, and with its comment elsewhere.
    const bytes = await readFile(changes);
    await writeFile(
      changes,
      Buffer.concat([bytes.subarray(0, 2), bytes.subarray(21), Buffer.from('PRIVATE comment 123')]),
    );
    await rm(goes);
    await engine.call('resume', {});
    const jobs = await until(ended);
    expect(jobs.map(({ error }) => error?.code)).toEqual(['changed-while-reading', 'vanished']);
    expect(sandbox.pictures()).toEqual([]);
  });
});

test('a file name is sent as the title only where that is wanted, and never in place of one', async () => {
  const sandbox = await startTestSandbox();
  const { engine, add, until } = await startTestEngine({ sandbox });
  const [first = '', second = '', third = ''] = await makePictures(await temporaryFolder(), 3);
  await add([first]);
  await engine.call('changeSettings', { sendFileName: true });
  await add([second]);
  const items = [{ kind: 'path' as const, path: third }];
  await engine.call('add', { items, origin: 'drop', title: 'Mine' });
  const jobs = await until((now) => now.length === 3 && ended(now));
  expect(jobs.map(({ title }) => title)).toEqual([null, 'picture 002', 'Mine']);
  // They go side by side, so that any may be first.
  const titles = new Set(sandbox.pictures().map(({ title }) => title));
  expect(titles).toEqual(new Set([null, 'picture 002', 'Mine']));
});

test('a watched folder may hold back what carries something private; the rest goes', async () => {
  const sandbox = await startTestSandbox();
  const run = await startTestEngine({ sandbox, watchesFolders: true });
  const folder = await temporaryFolder();
  await addFolder(run, folder, { metadata: 'hold' });
  await commented(folder);
  await makePictures(folder, 1);
  await expect
    .poll(
      async () => (await run.engine.call('jobs', {})).jobs.map(({ name, state }) => [name, state]).sort(),
      patiently,
    )
    .toEqual([
      ['commented.jpg', 'paused'],
      ['picture 001.png', 'uploaded'],
    ]);
  const { jobs } = await run.engine.call('jobs', {});
  expect(jobs.find(({ state }) => state === 'paused')?.held).toEqual({ why: 'metadata' });
  expect(sandbox.pictures()).toHaveLength(1);
});

test('a program that waits is never held: what it hands over is cleaned', async () => {
  const sandbox = await startTestSandbox();
  const { engine, until } = await startTestEngine({ sandbox });
  await engine.call('changeSettings', { metadata: 'hold' });
  const items = [{ kind: 'path' as const, path: await commented(await temporaryFolder()) }];
  await engine.call('add', { items, origin: 'command-line' });
  expect(only(await until(ended))).toMatchObject({ state: 'uploaded', cleaned: { removed: ['comment'] } });
});
