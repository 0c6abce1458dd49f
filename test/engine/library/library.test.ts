import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { EngineEvent } from '../../../contract/engine.ts';
import type { LibraryItem } from '../../../contract/library.ts';
import { fastClock } from '../../support/fast-clock.ts';
import { manualClock } from '../../support/manual-clock.ts';
import {
  allInState,
  makePictures,
  type RunningEngine,
  startTestEngine,
  startTestSandbox,
  temporaryFolder,
} from '../support/running-engine.ts';

type Sandbox = Awaited<ReturnType<typeof startTestSandbox>>;

/** Starts an engine that has uploaded this many pictures. */
async function withUploads(
  count: number,
  options: Parameters<typeof startTestEngine>[0] & { sandbox: Sandbox },
) {
  const run = await startTestEngine(options);
  const paths = await makePictures(await temporaryFolder(), count);
  // One after the other: side by side they would arrive in any order.
  for (const [index, path] of paths.entries()) {
    await run.add([path]);
    await run.until((jobs) => jobs.length === index + 1 && allInState('uploaded')(jobs));
  }
  const { items } = await run.engine.call('library', { sort: 'oldest' });
  return { ...run, paths, items, ids: items.map(({ id }) => id) };
}

/** Waits for events with the item in the wanted state. */
async function itemWhen(
  { engine, events }: Pick<RunningEngine, 'engine' | 'events'>,
  id: string,
  wanted: (item: LibraryItem) => boolean,
): Promise<LibraryItem> {
  const newest = () =>
    events
      .flatMap((event) => (event.kind === 'delta' ? (event.library ?? []) : []))
      .filter((item) => item.id === id)
      .at(-1);
  return new Promise((resolve) => {
    const look = () => {
      const item = newest();
      if (!item || !wanted(item)) return;
      leave();
      resolve(item);
    };
    const leave = engine.subscribe(look);
    look();
  });
}

/** Machines that do much else need their time. */
const soon = <T>(look: () => T | Promise<T>) => expect.poll(look, { timeout: 20_000 });

const deletes = (sandbox: Sandbox) => sandbox.log.filter(({ method }) => method === 'DELETE').length;
const first = (ids: readonly string[]) => ids[0] ?? '';

test('new uploads are in the library, counted by day, told in deltas, and found', async () => {
  const sandbox = await startTestSandbox();
  const { engine, ids, events } = await withUploads(3, { sandbox });
  const page = await engine.call('library', { text: 'picture', limit: 2 });
  expect(page.counts).toMatchObject({ total: 3, groups: [{ count: 3 }] });
  expect(page.items).toHaveLength(2);
  const rest = await engine.call('library', { text: 'picture', limit: 2, after: page.next ?? '' });
  expect(rest).toMatchObject({ items: [{ id: ids[0] }], next: null, counts: null });
  expect((await engine.call('libraryIds', { text: '' })).ids).toBe(JSON.stringify([...ids].reverse()));
  const told = () => events.flatMap((event) => (event.kind === 'delta' ? (event.library ?? []) : []));
  await soon(() => new Set(told().map(({ id }) => id))).toEqual(new Set(ids));
  await expect(engine.call('library', { after: 'nonsense' })).rejects.toMatchObject({
    data: { code: 'bad-call' },
  });
});

describe('deleting at the host', () => {
  test('waits for the grace to pass, is paid from the budgets, and is verified', async () => {
    const sandbox = await startTestSandbox();
    const run = await withUploads(2, { sandbox, clock: fastClock(60) });
    const [kept = '', gone = ''] = run.ids;
    const { done, refused } = await run.engine.call('deleteRemote', { ids: [gone, 'none'] });
    expect(done).toEqual([gone]);
    expect(refused).toMatchObject([{ id: 'none', error: { code: 'not-found' } }]);
    const before = await run.engine.call('credits', {});
    await itemWhen(run, gone, ({ presence }) => presence === 'deleting');
    const item = await itemWhen(run, gone, ({ presence }) => presence === 'deleted');
    expect(item).toMatchObject({
      deletion: { state: 'deleted' },
      remote: { deletehash: expect.any(String) },
    });
    expect(sandbox.pictures().map(({ isDeleted }) => isDeleted)).toEqual([false, true]);
    const left = (view: typeof before) => view.budgets.find(({ id }) => id === 'user')?.remaining ?? 0;
    expect(left(await run.engine.call('credits', {}))).toBe(left(before) - 1);
    const presences = await run.engine.call('libraryItems', { ids: [kept, gone] });
    expect(presences.items.map(({ presence }) => presence)).toEqual(['unchecked', 'deleted']);
    const again = await run.engine.call('deleteRemote', { ids: [gone] });
    expect(again.refused).toMatchObject([{ error: { code: 'wrong-state' } }]);
  });

  test('that is undone never happens', async () => {
    const sandbox = await startTestSandbox();
    const run = await withUploads(2, { sandbox, clock: fastClock(60) });
    const [undone = '', gone = ''] = run.ids;
    await run.engine.call('deleteRemote', { ids: [undone, gone] });
    expect((await run.engine.call('undoDelete', { ids: [undone] })).done).toEqual([undone]);
    await itemWhen(run, gone, ({ presence }) => presence === 'deleted');
    expect((await run.engine.call('undoDelete', { ids: [gone] })).refused).toMatchObject([
      { error: { code: 'wrong-state' } },
    ]);
    expect(deletes(sandbox)).toBe(1);
    const { items } = await run.engine.call('libraryItems', { ids: [undone] });
    expect(items).toMatchObject([{ presence: 'unchecked', deletion: null }]);
  });

  test('can still be undone after a start long after its grace has passed', async () => {
    const sandbox = await startTestSandbox();
    const profile = await temporaryFolder();
    const { engine, ids } = await withUploads(1, { sandbox, profile });
    await engine.call('deleteRemote', { ids });
    await engine.stop(0);
    const later = manualClock(Date.now() + 86_400_000);
    const run = await startTestEngine({ sandbox, profile, clock: later });
    later.advance(9_000);
    expect((await run.engine.call('undoDelete', { ids })).done).toEqual(ids);
    later.advance(60_000);
    expect(deletes(sandbox)).toBe(0);
  });

  test('outlives a restart within its grace', async () => {
    const sandbox = await startTestSandbox();
    const profile = await temporaryFolder();
    const { engine, ids } = await withUploads(1, { sandbox, profile });
    await engine.call('deleteRemote', { ids });
    await engine.stop(0);
    expect(deletes(sandbox)).toBe(0);
    const run = await startTestEngine({ sandbox, profile, clock: fastClock(60) });
    await itemWhen(run, first(ids), ({ presence }) => presence === 'deleted');
    expect(sandbox.pictures()).toMatchObject([{ isDeleted: true }]);
  });

  test('that a host in trouble does not do is done when it is well again', async () => {
    const sandbox = await startTestSandbox();
    const run = await withUploads(1, { sandbox, clock: fastClock(120) });
    sandbox.fault({ kind: 'forbidden-edge', times: 2, routes: ['image'] });
    await run.engine.call('deleteRemote', { ids: run.ids });
    await itemWhen(run, first(run.ids), ({ presence }) => presence === 'deleted');
    expect(sandbox.pictures()).toMatchObject([{ isDeleted: true }]);
  });

  test('that the host only says is not believed while the link leads to the picture, and is when it does not', async () => {
    const sandbox = await startTestSandbox();
    const run = await withUploads(1, { sandbox, clock: fastClock(120) });
    sandbox.fault({ kind: 'hollow-yes' });
    await run.engine.call('deleteRemote', { ids: run.ids });
    const there = await itemWhen(run, first(run.ids), ({ deletion }) => deletion?.state === 'still-there');
    expect(there.presence).toBe('alive');
    expect(sandbox.pictures()).toMatchObject([{ isDeleted: false }]);
    // Deleted by another program: the next check of the link settles it.
    const { deletehash } = there.remote;
    const headers = { authorization: 'Client-ID 0123456789abcde' };
    await fetch(`${sandbox.origin}/3/image/${deletehash}`, { method: 'DELETE', headers });
    await run.engine.call('checkLinks', { ids: run.ids });
    const gone = await itemWhen(run, first(run.ids), ({ presence }) => presence === 'deleted');
    expect(gone.deletion?.state).toBe('deleted');
  });

  test('that cannot be verified is not called done, until the link can be looked at', async () => {
    const sandbox = await startTestSandbox();
    const run = await withUploads(1, { sandbox, clock: fastClock(120) });
    sandbox.fault({ kind: 'bad-gateway', routes: ['link'], times: 3 });
    await run.engine.call('deleteRemote', { ids: run.ids });
    const unsure = await itemWhen(run, first(run.ids), ({ deletion }) => deletion?.state === 'unverified');
    expect(unsure).toMatchObject({ presence: 'unchecked', deletion: { error: { code: 'server-trouble' } } });
    await run.engine.call('checkLinks', { ids: run.ids });
    const gone = await itemWhen(run, first(run.ids), ({ presence }) => presence === 'deleted');
    expect(gone.deletion?.state).toBe('deleted');
  });

  test('is tried again when the server is in trouble', async () => {
    const sandbox = await startTestSandbox();
    const run = await withUploads(1, { sandbox, clock: fastClock(120) });
    sandbox.fault({ kind: 'over-capacity-500', times: 2, routes: ['image'] });
    await run.engine.call('deleteRemote', { ids: run.ids });
    await itemWhen(run, first(run.ids), ({ presence }) => presence === 'deleted');
    expect(deletes(sandbox)).toBe(3);
  });
});

test('forgetting leaves the host alone and can be undone', async () => {
  const sandbox = await startTestSandbox();
  const { engine, ids, events } = await withUploads(2, { sandbox });
  expect((await engine.call('forget', { ids: [first(ids)] })).done).toEqual([first(ids)]);
  expect((await engine.call('library', {})).counts?.total).toBe(1);
  await soon(() =>
    events.flatMap((event) => (event.kind === 'delta' ? (event.removedItems ?? []) : [])),
  ).toEqual([first(ids)]);
  expect((await engine.call('undoForget', { ids: [first(ids)] })).done).toEqual([first(ids)]);
  expect((await engine.call('libraryIds', { sort: 'oldest' })).ids).toBe(JSON.stringify(ids));
  expect(deletes(sandbox)).toBe(0);
});

describe('checking links', () => {
  const checks = (events: readonly EngineEvent[]) =>
    events.flatMap((event) => (event.kind === 'delta' && event.linkCheck ? [event.linkCheck] : []));

  test('tells what is alive, removed and replaced, free of credits and at its pace', async () => {
    const sandbox = await startTestSandbox();
    const run = await withUploads(4, { sandbox, clock: fastClock(4) });
    const [alive = '', removed = '', replaced = ''] = run.ids;
    await run.engine.call('deleteRemote', { ids: [removed] });
    await itemWhen(run, removed, ({ presence }) => presence === 'deleted');
    // As seen from another machine: the deletion is not known here, and another picture has another size.
    const text = (await run.engine.call('exportLibrary', { format: 'json' })).text ?? '';
    const told = JSON.parse(text) as { items: { link: string; bytes: number }[] };
    const linkOf = (id: string) => run.items.find((item) => item.id === id)?.remote.link;
    for (const item of told.items) if (item.link === linkOf(replaced)) item.bytes += 1;
    const other = await startTestEngine({ sandbox, clock: fastClock(4) });
    await other.engine.call('importLibrary', { text: JSON.stringify(told), name: 'library.json' });
    const paid = sandbox.log.filter(({ route }) => route !== 'link').length;

    const began = await other.engine.call('checkLinks', {});
    expect(began).toMatchObject({ running: true, total: 4, done: 0 });
    await expect(other.engine.call('checkLinks', {})).rejects.toMatchObject({
      data: { code: 'wrong-state' },
    });
    await soon(() => checks(other.events).at(-1)?.running).toBe(false);
    expect(checks(other.events).at(-1)).toEqual({
      running: false,
      total: 4,
      done: 4,
      alive: 2,
      removed: 1,
      replaced: 1,
      unclear: 0,
      error: null,
    });
    const { items } = await other.engine.call('library', { sort: 'oldest' });
    const presence = (id: string) => items.find(({ remote }) => remote.link === linkOf(id))?.presence;
    expect([alive, removed, replaced].map(presence)).toEqual(['alive', 'removed', 'replaced']);
    expect(items.every(({ checkedAt }) => checkedAt !== null)).toBe(true);
    expect(sandbox.log.filter(({ route }) => route !== 'link')).toHaveLength(paid);
  });

  test('can be called off', async () => {
    const sandbox = await startTestSandbox();
    const { engine } = await withUploads(3, { sandbox });
    await engine.call('checkLinks', {});
    expect(await engine.call('cancelCheck', {})).toMatchObject({ error: { code: 'cancelled' } });
    await soon(async () => (await engine.call('linkCheck', {})).running).toBe(false);
    const { done, total } = await engine.call('linkCheck', {});
    expect(done).toBeLessThan(total);
  });

  test('ends when nothing can be reached, and takes nothing for removed', async () => {
    const sandbox = await startTestSandbox();
    const { engine } = await withUploads(8, { sandbox, clock: fastClock(8) });
    await sandbox.close();
    await engine.call('checkLinks', {});
    await soon(async () => (await engine.call('linkCheck', {})).running).toBe(false);
    expect(await engine.call('linkCheck', {})).toMatchObject({ removed: 0, error: { code: 'unreachable' } });
    const { items } = await engine.call('library', {});
    expect(items.every(({ presence }) => presence === 'unchecked')).toBe(true);
  });
});

describe('the same content again', () => {
  const held = (jobs: readonly { held?: unknown; state: string }[]) =>
    jobs.some((job) => job.state === 'paused' && job.held);

  test('is held without a credit, and ends with the link that is there', async () => {
    const sandbox = await startTestSandbox();
    const { engine, add, until, paths, items } = await withUploads(1, { sandbox });
    const [id = ''] = await add(paths);
    const job = (await until(held)).find((one) => one.id === id);
    expect(job?.held).toEqual({ why: 'duplicate', historyId: items[0]?.id, link: items[0]?.remote.link });
    const requests = sandbox.log.length;
    expect((await engine.call('useExisting', { ids: [id] })).done).toEqual([id]);
    const [ended] = (await engine.call('jobs', { ids: [id] })).jobs;
    expect(ended).toMatchObject({ state: 'uploaded', attempts: 0, remote: items[0]?.remote });
    expect(sandbox.log).toHaveLength(requests);
    expect((await engine.call('library', {})).counts?.total).toBe(1);
  });

  test('is uploaded when that is wanted, from the command line at once', async () => {
    const sandbox = await startTestSandbox();
    const { engine, add, until, paths } = await withUploads(1, { sandbox });
    const [id = ''] = await add(paths);
    await until(held);
    expect((await engine.call('uploadAnyway', { ids: [id] })).done).toEqual([id]);
    await until(allInState('uploaded'));
    const itemsToAdd = paths.map((path) => ({ kind: 'path' as const, path }));
    await engine.call('add', { items: itemsToAdd, origin: 'command-line' });
    await until((jobs) => jobs.length === 3 && allInState('uploaded')(jobs));
    expect(sandbox.pictures()).toHaveLength(3);
    await engine.call('add', { items: itemsToAdd, origin: 'command-line', duplicates: 'link' });
    const jobs = await until((list) => list.length === 4 && allInState('uploaded')(list));
    expect(jobs[3]).toMatchObject({ attempts: 0 });
    expect(sandbox.pictures()).toHaveLength(3);
  });

  test('stays held over a restart, and can be cancelled', async () => {
    const sandbox = await startTestSandbox();
    const profile = await temporaryFolder();
    const { engine, add, until, paths } = await withUploads(1, { sandbox, profile });
    const [id = ''] = await add(paths);
    await until(held);
    await engine.stop(0);
    const next = await startTestEngine({ sandbox, profile });
    const { jobs } = await next.engine.call('jobs', { ids: [id] });
    expect(jobs).toMatchObject([{ state: 'paused', held: { link: expect.any(String) } }]);
    expect((await next.engine.call('sendNow', { ids: [id] })).refused).toHaveLength(1);
    expect((await next.engine.call('cancel', { ids: [id] })).done).toEqual([id]);
    expect(sandbox.pictures()).toHaveLength(1);
  });

  test('is not asked about once the first was deleted', async () => {
    const sandbox = await startTestSandbox();
    const run = await withUploads(1, { sandbox, clock: fastClock(60) });
    await run.engine.call('deleteRemote', { ids: run.ids });
    await run.add(run.paths);
    await run.until((jobs) => jobs.length === 2 && allInState('uploaded')(jobs));
    expect(sandbox.pictures()).toHaveLength(2);
  });
});

describe('keeping', () => {
  test('thumbnails that are missing come back from the file, or else from the host', async () => {
    const sandbox = await startTestSandbox();
    const profile = await temporaryFolder();
    const { engine, ids, paths, items } = await withUploads(2, { sandbox, profile });
    const folder = join(profile, 'thumbnails');
    await rm(folder, { recursive: true });
    await engine.stop(0);
    const again = await startTestEngine({ sandbox, profile });
    await writeFile(paths[1] ?? '', 'something else');
    const made = await again.engine.call('makeThumbnails', { ids });
    expect(made.items.map(({ id, hasThumbnail }) => [id, hasThumbnail])).toEqual(ids.map((id) => [id, true]));
    expect(readdirSync(folder).sort()).toEqual(items.map(({ thumbnail }) => `${thumbnail}.webp`).sort());
  });

  test('thumbnails and spool come back where their folders are cleared away while it runs', async () => {
    const sandbox = await startTestSandbox();
    const profile = await temporaryFolder();
    const { engine, ids, paths, add, until } = await withUploads(1, { sandbox, profile });
    const clear = async () => {
      for (const name of ['thumbnails', 'spool'])
        await rm(join(profile, name), { recursive: true, force: true });
    };
    await clear();
    expect((await engine.call('makeThumbnails', { ids })).items).toMatchObject([{ hasThumbnail: true }]);
    await clear();
    await writeFile(paths[0] ?? '', 'no picture any more');
    // Out of the host's picture.
    expect((await engine.call('makeThumbnails', { ids })).items).toMatchObject([{ hasThumbnail: true }]);
    await clear();
    const [second = '', third = ''] = (await makePictures(await temporaryFolder(), 3)).slice(1);
    await engine.call('addBytes', { bytes: readFileSync(second), name: 'pasted.png', origin: 'paste' });
    await clear();
    await add([third]);
    // Thumbnails are drawn in the gaps between uploads.
    const jobs = await until(
      (list) => list.length === 3 && list[2]?.hasThumbnail === true && list[2].endedAt !== null,
    );
    expect(jobs[2]?.state).toBe('uploaded');
  });

  test('the backup of the day is restored with a copy of what was there, and the engine goes on', async () => {
    const sandbox = await startTestSandbox();
    const profile = await temporaryFolder();
    const { engine: uploader, ids } = await withUploads(2, { sandbox, profile });
    await uploader.stop(0);
    const { engine } = await startTestEngine({ sandbox, profile, clock: fastClock(60) });
    await soon(async () => (await engine.call('backups', {})).backups).toMatchObject([{ kind: 'daily' }]);
    const [backup] = (await engine.call('backups', {})).backups;
    await engine.stop(0);

    const run = await startTestEngine({ sandbox, profile });
    await run.engine.call('forget', { ids: [first(ids)] });
    await run.add(await makePictures(await temporaryFolder(), 4));
    await run.until((jobs) => jobs.filter(({ state }) => state === 'uploaded').length === 3);
    const { seq: before } = await run.engine.call('snapshot', {});
    const { keptAs } = await run.engine.call('restoreBackup', { path: backup?.path ?? '' });
    expect((await run.engine.call('libraryIds', { sort: 'oldest' })).ids).toBe(JSON.stringify(ids));
    expect((await run.engine.call('backups', {})).backups[0]).toMatchObject({
      path: keptAs,
      kind: 'restore',
    });
    // Sequence numbers continue behind a gap, which makes listeners ask for a snapshot.
    await soon(() => run.events.at(-1)?.seq ?? 0).toBeGreaterThan(before + 1);
    const numbers = run.events.map(({ seq }) => seq);
    expect(numbers.filter((seq, index) => index > 0 && seq !== (numbers[index - 1] ?? 0) + 1)).toHaveLength(
      1,
    );
    const [fresh = ''] = await run.add((await makePictures(await temporaryFolder(), 5)).slice(4));
    await run.until((jobs) => jobs.some(({ id, state }) => id === fresh && state === 'uploaded'));
    const { jobs } = await run.engine.call('jobs', {});
    expect(jobs).toHaveLength(3);
  });

  test('a backup that is none changes nothing', async () => {
    const sandbox = await startTestSandbox();
    const profile = await temporaryFolder();
    const { engine, ids } = await withUploads(1, { sandbox, profile });
    const wrong = join(await temporaryFolder(), 'wrong.db');
    await writeFile(wrong, 'not a database at all');
    const code = async (path: string) =>
      engine.call('restoreBackup', { path }).then(
        () => null,
        (thrown) => thrown.data.code,
      );
    expect(await code(wrong)).toBe('profile-damaged');
    expect(await code(join(profile, 'none.db'))).toBe('not-found');
    expect((await engine.call('libraryIds', {})).ids).toBe(JSON.stringify(ids));
  });

  test('an export is for its user alone', async () => {
    const sandbox = await startTestSandbox();
    const { engine, items } = await withUploads(1, { sandbox });
    const path = join(await temporaryFolder(), 'library.csv');
    expect(await engine.call('exportLibrary', { format: 'csv', path })).toEqual({ count: 1, text: null });
    expect(readFileSync(path, 'utf8')).toContain(items[0]?.remote.deletehash);
    if (process.platform !== 'win32') expect(statSync(path).mode & 0o777).toBe(0o600);
    const there = join(path, 'under a file.csv');
    await expect(engine.call('exportLibrary', { format: 'csv', path: there })).rejects.toMatchObject({
      data: {},
    });
    expect(existsSync(`${path}.partial`)).toBe(false);
    await expect(engine.call('importLibrary', { path: join(path, 'none') })).rejects.toMatchObject({
      data: {},
    });
  });
});

describe('real files for other programs', () => {
  test('the original as long as it is unchanged, else the picture from its link, kept for the next time', async () => {
    const sandbox = await startTestSandbox();
    const { engine, ids, paths } = await withUploads(3, { sandbox });
    const [kept = '', changed = '', gone = ''] = paths;
    const before = readFileSync(changed);
    const asked = () => sandbox.log.filter(({ method }) => method === 'GET').length;
    await writeFile(changed, Buffer.concat([before, Buffer.from('x')]));
    await rm(gone);
    const wanted = { kind: 'items' as const, ids };
    const { files, refused } = await engine.call('realFiles', wanted);
    expect(refused).toEqual([]);
    expect(files.map(({ id }) => id)).toEqual(ids);
    expect(files[0]?.path).toBe(kept);
    expect(files[1]?.path).not.toBe(changed);
    expect(files.map(({ path }) => path.split('/').at(-1))).toEqual([
      'picture 001.png',
      'picture 002.png',
      'picture 003.png',
    ]);
    expect(readFileSync(files[1]?.path ?? '').equals(before)).toBe(true);
    const count = asked();
    expect((await engine.call('realFiles', wanted)).files).toEqual(files);
    expect(asked()).toBe(count);
  });

  test('neither a file nor a link is said to be gone, one by one; jobs give theirs too', async () => {
    const sandbox = await startTestSandbox();
    const { engine, ids, paths, until } = await withUploads(2, { sandbox });
    await rm(paths[0] ?? '');
    const [item] = (await engine.call('libraryItems', { ids: [first(ids)] })).items;
    await fetch(`${sandbox.origin}/3/image/${item?.remote.deletehash}`, {
      method: 'DELETE',
      headers: { authorization: `Client-ID ${sandbox.clientId}` },
    });
    const { files, refused } = await engine.call('realFiles', { kind: 'items', ids });
    expect(refused).toMatchObject([{ id: first(ids), error: { code: 'gone' } }]);
    expect(files).toEqual([{ id: ids[1], path: paths[1] }]);

    const jobs = await until(allInState('uploaded'));
    const jobIds = jobs.map(({ id }) => id);
    expect((await engine.call('realFiles', { kind: 'jobs', ids: jobIds.slice(1) })).files).toEqual([
      { id: jobIds[1], path: paths[1] },
    ]);
    expect((await engine.call('itemsOfJobs', { ids: [...jobIds, 'none'] })).ids).toEqual(ids);
  });
});

test('what has no deletehash is refused as that', async () => {
  const sandbox = await startTestSandbox();
  const { engine } = await startTestEngine({ sandbox });
  const text = JSON.stringify([
    {
      Host: 'Imgur',
      URL: 'https://i.imgur.com/abcdefg.png',
      FileName: 'a.png',
      DateTime: '2024-01-01T00:00:00Z',
      Type: 'Image',
    },
  ]);
  await engine.call('importLibrary', { text, name: 'History.json' });
  const { items } = await engine.call('library', {});
  const { refused } = await engine.call('deleteRemote', { ids: items.map(({ id }) => id) });
  expect(refused).toMatchObject([{ error: { code: 'no-deletehash' } }]);
});
