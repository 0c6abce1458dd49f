import { describe, expect, test } from 'vitest';
import type { LibraryItem } from '../../../contract/library.ts';
import { type Office, office, signIn } from '../accounts/support.ts';
import { makePictures, type RunningEngine, temporaryFolder } from '../support/running-engine.ts';

type Engine = RunningEngine['engine'];

async function upload(engine: Engine, how: { account?: string | null } = {}): Promise<LibraryItem> {
  const [path = ''] = await makePictures(await temporaryFolder(), 1);
  const { added } = await engine.call('add', {
    items: [{ kind: 'path', path }],
    origin: 'dialog',
    duplicates: 'upload',
    ...how,
  });
  const [one] = added;
  if (one?.kind !== 'job') throw new Error('not queued');
  return itemOfJob(engine, one.jobId);
}

async function itemOfJob(engine: Engine, jobId: string): Promise<LibraryItem> {
  let ids: readonly string[] = [];
  await expect
    .poll(
      async () => {
        ids = (await engine.call('itemsOfJobs', { ids: [jobId] })).ids;
        return ids.length;
      },
      { timeout: 20_000 },
    )
    .toBe(1);
  return itemOf(engine, ids[0] ?? '');
}

async function itemOf(engine: Engine, id: string): Promise<LibraryItem> {
  const [item] = (await engine.call('libraryItems', { ids: [id] })).items;
  if (!item) throw new Error(`no item ${id}`);
  return item;
}

const pictureOf = ({ sandbox }: Office, { remote }: LibraryItem) =>
  sandbox.pictures().find(({ id }) => id === remote.id);

describe('texts of what is at the host', () => {
  test('are changed there by deletehash, and found here by their tags', async () => {
    const at = await office();
    const item = await upload(at.engine);
    const texts = { title: 'Later', description: 'Better', tags: ['#Two words, cat'] };
    await at.engine.call('describeItems', { ids: [item.id], ...texts });
    expect(await itemOf(at.engine, item.id)).toMatchObject({ title: 'Later', tags: ['two_words', 'cat'] });
    await expect.poll(() => pictureOf(at, item)?.title).toBe('Later');
    await expect.poll(async () => (await itemOf(at.engine, item.id)).describing).toBeNull();
    expect(pictureOf(at, item)?.description).toBe('Better');
    const found = await at.engine.call('library', { text: 'two_w' });
    expect(found.items.map(({ id }) => id)).toEqual([item.id]);
  });

  test('of what was deleted meanwhile are kept, said to be gone, and taken back', async () => {
    const at = await office();
    const item = await upload(at.engine);
    const { deletehash } = item.remote;
    const headers = { authorization: 'Client-ID 0123456789abcde' };
    const gone = await fetch(`${at.sandbox.origin}/3/image/${deletehash}`, { method: 'DELETE', headers });
    expect(gone.status).toBe(200);
    await at.engine.call('describeItems', { ids: [item.id], title: 'Too late' });
    await expect
      .poll(async () => (await itemOf(at.engine, item.id)).describing)
      .toMatchObject({ state: 'failed', error: { code: 'gone' }, before: { title: null } });
    expect((await itemOf(at.engine, item.id)).title).toBe('Too late');
    await at.engine.call('dropChanges', { ids: [item.id] });
    expect(await itemOf(at.engine, item.id)).toMatchObject({ title: null, describing: null });
  });

  test('that no host takes are refused with the reason, and nothing is changed', async () => {
    const at = await office();
    const { id } = await upload(at.engine);
    await expect(
      at.engine.call('describeItems', { ids: [id], title: 'x'.repeat(10_000) }),
    ).rejects.toMatchObject({ data: { code: 'title-too-long', params: { most: 128, length: 10_000 } } });
    for (const tag of ['<b>', 'a\u0000b', '💥', '../x', 'x'.repeat(65)])
      await expect(at.engine.call('describeItems', { ids: [id], tags: [tag] })).rejects.toMatchObject({
        data: { code: 'bad-tag' },
      });
    expect(await itemOf(at.engine, id)).toMatchObject({ title: null, tags: [] });
  });
});

describe('who sees it', () => {
  test('public needs a yes, an account and a title; the item is public when the host says so', async () => {
    const at = await office();
    const account = await signIn(at.engine, 'ann');
    const anonymous = await upload(at.engine, { account: null });
    const own = await upload(at.engine, { account });
    const ask = { items: [anonymous.id, own.id], privacy: 'public' as const };
    await expect(at.engine.call('changePrivacy', ask)).rejects.toMatchObject({
      data: { code: 'consent-needed' },
    });
    const first = await at.engine.call('changePrivacy', { ...ask, accepted: true });
    expect(first.done).toEqual([]);
    expect(first.refused.map(({ error }) => error.code)).toEqual(['account-needed', 'title-needed']);
    const second = await at.engine.call('changePrivacy', { ...ask, items: [own.id], title: 'Look' });
    expect(second.done).toEqual([own.id]);
    await expect.poll(async () => (await itemOf(at.engine, own.id)).privacy).toBe('public');
    await expect.poll(async () => (await itemOf(at.engine, own.id)).sharing).toBeNull();
    expect(pictureOf(at, own)).toMatchObject({ inGallery: true, title: 'Look' });
    await at.engine.call('changePrivacy', { items: [own.id], privacy: 'hidden' });
    await expect.poll(async () => (await itemOf(at.engine, own.id)).privacy).toBe('hidden');
    expect(pictureOf(at, own)?.inGallery).toBe(false);
  });

  test('a job may become public before it has arrived, and is hidden until it is shown', async () => {
    const at = await office();
    const account = await signIn(at.engine, 'ann');
    await at.engine.call('pause', {});
    const [path = ''] = await makePictures(await temporaryFolder(), 1);
    const { added } = await at.engine.call('add', {
      items: [{ kind: 'path', path }],
      origin: 'dialog',
      account,
    });
    const jobs = added.flatMap((one) => (one.kind === 'job' ? [one.jobId] : []));
    const asked = await at.engine.call('changePrivacy', {
      jobs,
      privacy: 'public',
      title: 'Soon',
      accepted: true,
    });
    expect(asked.done).toEqual(jobs);
    await at.engine.call('resume', {});
    const item = await itemOfJob(at.engine, jobs[0] ?? '');
    await expect.poll(async () => (await itemOf(at.engine, item.id)).privacy).toBe('public');
    expect(pictureOf(at, item)).toMatchObject({ inGallery: true, title: 'Soon' });
  });
});

test('a favourite is what the host answers, also where it was one already', async () => {
  const at = await office();
  const account = await signIn(at.engine, 'ann');
  const item = await upload(at.engine, { account });
  await at.engine.call('favorite', { ids: [item.id], isFavorite: true });
  expect((await itemOf(at.engine, item.id)).favoriteOf).toBe(account);
  expect(pictureOf(at, item)?.favoriteOf).toHaveLength(1);
  // On another machine it was taken out: turning it over puts it back, so that it is turned once more.
  const kept = JSON.parse([...at.keychain.secrets.values()].find((one) => one.startsWith('{')) ?? '{}');
  const elsewhere = await fetch(`${at.sandbox.origin}/3/image/${item.remote.id}/favorite`, {
    method: 'POST',
    headers: { authorization: `Bearer ${kept.accessToken}` },
    body: new URLSearchParams({}),
  });
  expect(await elsewhere.json()).toMatchObject({ data: 'unfavorited' });
  await at.engine.call('favorite', { ids: [item.id], isFavorite: false });
  expect(pictureOf(at, item)?.favoriteOf).toEqual([]);
  expect((await itemOf(at.engine, item.id)).favoriteOf).toBeNull();
});

describe('folders of favourites', () => {
  test.each([
    ['changed', true],
    ['shown', false],
  ] as const)('where they are %s, it is told whether the host did it', async (favoriteFolders, isChanged) => {
    const at = await office({ rules: { favoriteFolders } });
    const account = await signIn(at.engine, 'ann');
    const before = (await at.engine.call('favoriteFolders', { account })).folders;
    expect(before).toMatchObject([
      { name: 'Wallpapers', isPrivate: false },
      { name: 'To read later', isPrivate: true },
    ]);
    const id = before?.[0]?.id ?? '';
    const after = await at.engine.call('changeFavoriteFolder', { account, id, isPrivate: true });
    expect(after.isChanged).toBe(isChanged);
    expect(after.folders?.map(({ isPrivate }) => isPrivate)).toEqual([isChanged, true]);
  });

  test('that the host does not tell of are not taken for none; a yes without a deed is none', async () => {
    const at = await office({ rules: { favoriteFolders: 'none' } });
    const account = await signIn(at.engine, 'ann');
    expect(await at.engine.call('favoriteFolders', { account })).toEqual({ folders: null });
    const other = await office({ rules: { favoriteFolders: 'changed' } });
    const own = await signIn(other.engine, 'ann');
    const [folder] = (await other.engine.call('favoriteFolders', { account: own })).folders ?? [];
    other.sandbox.fault({ kind: 'hollow-yes', routes: ['account'], after: 1 });
    const change = { account: own, id: folder?.id ?? '', isPrivate: true };
    expect(await other.engine.call('changeFavoriteFolder', change)).toMatchObject({ isChanged: false });
    expect(await other.engine.call('changeFavoriteFolder', change)).toMatchObject({ isChanged: true });
    await other.engine.call('signOut', { id: own });
    await expect(other.engine.call('favoriteFolders', { account: own })).rejects.toMatchObject({
      data: { code: 'sign-in-needed' },
    });
  });
});

test('an account that was signed out keeps its changes until it is back', async () => {
  const at = await office();
  const account = await signIn(at.engine, 'ann');
  const item = await upload(at.engine, { account });
  await at.engine.call('signOut', { id: account });
  await at.engine.call('describeItems', { ids: [item.id], title: 'Kept' });
  await expect
    .poll(async () => (await itemOf(at.engine, item.id)).describing)
    .toMatchObject({ state: 'pending', error: { code: 'sign-in-needed' } });
  expect((await itemOf(at.engine, item.id)).title).toBe('Kept');
  await signIn(at.engine, 'ann');
  await at.engine.call('chooseAccount', { id: account });
  await expect.poll(() => pictureOf(at, item)?.title, { timeout: 10_000 }).toBe('Kept');
});
