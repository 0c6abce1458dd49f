import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import {
  allInState,
  makePictures,
  startTestEngine,
  startTestSandbox,
  temporaryFolder,
} from '../support/running-engine.ts';

describe('a picture goes in, its link comes out', () => {
  test('links come back in the order given, the bytes are the same, history has them', async () => {
    const sandbox = await startTestSandbox();
    const { engine, add, untilEvent } = await startTestEngine({ sandbox });
    const paths = await makePictures(await temporaryFolder(), 12);
    const ids = await add(paths);
    const end = await untilEvent('batch-ended');
    const { jobs } = await engine.call('jobs', { ids });
    expect(jobs.map((job) => job.state)).toEqual(Array(12).fill('uploaded'));
    expect(end.links).toEqual(jobs.map((job) => job.remote?.link));
    for (const [index, job] of jobs.entries()) {
      const path = paths[index] ?? '';
      expect(await sandbox.bytesOf(job.remote?.id ?? '')).toEqual(await readFile(path));
    }
    const { items, total } = await engine.call('history', {});
    expect(total).toBe(12);
    expect(new Set(items.map((item) => item.jobId))).toEqual(new Set(ids));
    expect(sandbox.refusals).toBe(0);
  });

  test('nothing of the file name is sent', async () => {
    const sandbox = await startTestSandbox();
    const { engine, add, until } = await startTestEngine({ sandbox });
    const [path = ''] = await makePictures(await temporaryFolder(), 1);
    await add([path]);
    await until(allInState('uploaded'));
    expect(sandbox.pictures().map((picture) => picture.name)).not.toContainEqual(
      expect.stringContaining('picture'),
    );
    expect((await engine.call('jobs', {})).jobs[0]?.name).toBe('picture 001.png');
  });

  test('bytes that are no file are kept until their picture is up, and then no longer', async () => {
    const sandbox = await startTestSandbox();
    const { engine, until } = await startTestEngine({ sandbox });
    const [path = ''] = await makePictures(await temporaryFolder(), 1);
    const bytes = new Uint8Array(await readFile(path));
    await engine.call('pause', {});
    await engine.call('addBytes', { name: 'Pasted', bytes, origin: 'paste' });
    const [job] = await until(allInState('paused'));
    const spooled = job?.source.kind === 'spool' ? job.source.path : '';
    expect(await readFile(spooled)).toEqual(Buffer.from(bytes));
    await engine.call('resume', {});
    await until(allInState('uploaded'));
    await expect.poll(() => readFile(spooled).catch(() => 'gone')).toBe('gone');
  });

  test('what waited when a command was given is the same upload, though it was sent before its list was read', async () => {
    const sandbox = await startTestSandbox();
    const { engine, until } = await startTestEngine({ sandbox });
    const [path = ''] = await makePictures(await temporaryFolder(), 1);
    const add = (givenAt?: number) =>
      engine.call('add', {
        items: [{ kind: 'path', path }],
        origin: 'command-line',
        ...(givenAt !== undefined && { givenAt }),
      });
    const given = Date.now();
    const first = await add(given);
    await until(allInState('uploaded'));
    const [jobId] = first.added.map((one) => one.kind === 'job' && one.jobId);
    expect((await add(given)).added).toMatchObject([{ kind: 'job', jobId, isKnown: true }]);
    expect(sandbox.pictures()).toHaveLength(1);
    // Given after it was sent, it is wanted once more.
    const [job] = (await engine.call('jobs', { ids: [String(jobId)] })).jobs;
    const again = await add((job?.endedAt ?? 0) + 1);
    expect(again.added[0]).not.toHaveProperty('isKnown');
    await until((jobs) => jobs.length === 2 && allInState('uploaded')(jobs));
    expect(sandbox.pictures()).toHaveLength(2);
  });

  test('a folder means the pictures in it, in natural order', async () => {
    const sandbox = await startTestSandbox();
    const { engine } = await startTestEngine({ sandbox, work: false });
    const folder = await temporaryFolder();
    const [first = ''] = await makePictures(await temporaryFolder(), 1);
    const bytes = await readFile(first);
    for (const name of ['b10.png', 'b9.png', 'without ending', '.hidden.png'])
      await writeFile(join(folder, name), bytes);
    await writeFile(join(folder, 'notes.txt'), 'no picture');
    const { added } = await engine.call('add', { items: [{ kind: 'path', path: folder }], origin: 'drop' });
    expect(added.map((one) => one.input)).toEqual(
      ['b9.png', 'b10.png', 'without ending'].map((name) => join(folder, name)),
    );
  });
});

test('what a drop comes to is told beforehand, and nothing of it is queued', async () => {
  const { engine, events } = await startTestEngine({ work: false });
  const folder = await temporaryFolder();
  const [first = ''] = await makePictures(folder, 3);
  await writeFile(join(folder, 'notes.txt'), 'no picture');
  const items = [
    { kind: 'path' as const, path: folder },
    { kind: 'path' as const, path: first },
    { kind: 'path' as const, path: join(folder, 'gone.png') },
    { kind: 'url' as const, url: 'https://example.org/a.png' },
    { kind: 'url' as const, url: 'no address' },
  ];
  expect(await engine.call('preview', { items })).toEqual({ pictures: 5, refused: 2 });
  expect((await engine.call('jobs', {})).jobs).toEqual([]);
  expect(events).toEqual([]);
});

test("waiting for one's turn is no trouble", async () => {
  const sandbox = await startTestSandbox({ bytesPerSecond: 2_000_000 });
  const { add, untilEvent, events } = await startTestEngine({ sandbox });
  await add(await makePictures(await temporaryFolder(), 12));
  await untilEvent('batch-ended');
  const told = events.flatMap((event) =>
    event.kind === 'delta' && event.credits ? [event.credits.blocked] : [],
  );
  expect(told.length).toBeGreaterThan(0);
  expect(told.filter((blocked) => blocked !== null)).toEqual([]);
});

test('changing one setting leaves the others as they are', async () => {
  const { engine } = await startTestEngine({ work: false });
  await engine.call('changeSettings', { clientId: '0123456789abcde', theme: 'dark' });
  expect(await engine.call('changeSettings', { copyLinks: false })).toMatchObject({
    clientId: '0123456789abcde',
    theme: 'dark',
    copyLinks: false,
  });
});

describe('bad input is told, and the rest goes on', () => {
  test('each with its own code', async () => {
    const sandbox = await startTestSandbox();
    const { engine, untilEvent } = await startTestEngine({ sandbox });
    const folder = await temporaryFolder();
    const [good = ''] = await makePictures(folder, 1);
    const at = (name: string) => join(folder, name);
    await writeFile(at('empty.png'), '');
    await writeFile(at('text.png'), 'This is no picture at all.');
    const without = await temporaryFolder();
    const items = [
      { kind: 'path' as const, path: at('missing.png') },
      { kind: 'path' as const, path: at('empty.png') },
      { kind: 'path' as const, path: without },
      { kind: 'url' as const, url: 'ftp://example.org/a.png' },
      { kind: 'path' as const, path: at('text.png') },
      { kind: 'path' as const, path: good },
    ];
    const { added } = await engine.call('add', { items, origin: 'drop' });
    expect(added.map((one) => (one.kind === 'refused' ? one.error.code : 'job'))).toEqual([
      'vanished',
      'empty-file',
      'folder-without-pictures',
      'bad-url',
      'job',
      'job',
    ]);
    await untilEvent('batch-ended');
    const { jobs } = await engine.call('jobs', {});
    expect(jobs.map((job) => [job.state, job.error?.code ?? null])).toEqual([
      ['failed', 'not-an-image'],
      ['uploaded', null],
    ]);
  });

  test('pictures behind one that is none do not wait for it', async () => {
    const sandbox = await startTestSandbox({ limits: { user: 20 }, windowScale: 1800 });
    const { add, until } = await startTestEngine({ sandbox });
    const folder = await temporaryFolder();
    const pictures = await makePictures(folder, 3);
    const texts = ['a.png', 'b.png', 'c.png'].map((name) => join(folder, name));
    for (const path of texts) await writeFile(path, 'no picture');
    await add([...texts, ...pictures]);
    const jobs = await until(allInState('uploaded', 'failed'));
    expect(jobs.map((job) => job.state)).toEqual([
      ...texts.map(() => 'failed'),
      ...pictures.map(() => 'uploaded'),
    ]);
  });

  test('a file that vanishes while it waits fails by name', async () => {
    const sandbox = await startTestSandbox();
    const { engine, add, until } = await startTestEngine({ sandbox });
    const [gone = '', stays = ''] = await makePictures(await temporaryFolder(), 2);
    await engine.call('pause', {});
    await add([gone, stays]);
    await until((jobs) => jobs.length === 2 && jobs.every((job) => job.media !== null));
    await rm(gone);
    await engine.call('resume', {});
    const jobs = await until(allInState('uploaded', 'failed'));
    expect(jobs.map((job) => job.error?.code ?? job.state)).toEqual(['vanished', 'uploaded']);
  });
});
