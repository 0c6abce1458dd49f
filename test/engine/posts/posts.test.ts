import { join } from 'node:path';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import type { Post, PostState } from '../../../contract/posts.ts';
import type { Sandbox } from '../../../sandbox/index.ts';
import { fastClock } from '../../support/fast-clock.ts';
import { office, signIn } from '../accounts/support.ts';
import {
  makePictures,
  type RunningEngine,
  startTestEngine,
  startTestSandbox,
  temporaryFolder,
} from '../support/running-engine.ts';

async function postOf(engine: RunningEngine['engine'], id: string): Promise<Post> {
  const post = (await engine.call('posts', {})).posts.find((one) => one.id === id);
  if (!post) throw new Error(`no post ${id}`);
  return post;
}

const given = (paths: readonly string[]) => paths.map((path) => ({ kind: 'path' as const, path }));

const untilState = async (engine: RunningEngine['engine'], id: string, state: PostState): Promise<Post> => {
  await expect.poll(async () => (await postOf(engine, id)).state, { timeout: 20_000 }).toBe(state);
  return postOf(engine, id);
};

/** Returns the ids of the uploaded pictures in the order of their files. */
const idsInOrder = (post: Post) => post.pictures.map(({ link }) => /\/(\w+)\.\w+$/.exec(link ?? '')?.[1]);

const requests = (sandbox: Sandbox, kind: string) =>
  sandbox.log
    .filter(({ route }) => route === kind)
    .map(({ method, url }) => `${method} ${url.replace(/\w{15}/, '<hash>')}`);

describe('a post', () => {
  test('is sent by nobody as a draft, and then as one album in the order given', async () => {
    const sandbox = await startTestSandbox();
    const { engine, untilEvent } = await startTestEngine({ sandbox });
    const paths = await makePictures(await temporaryFolder(), 3);
    const { post, refused } = await engine.call('makePost', { given: given(paths), title: 'Three' });
    expect(refused).toEqual([]);
    const draft = await postOf(engine, post.id);
    await expect
      .poll(async () => (await engine.call('jobs', {})).jobs.map(({ state, held }) => [state, held?.why]))
      .toEqual(Array(3).fill(['paused', 'draft']));
    expect((await engine.call('snapshot', {})).summary.open).toBe(0);
    expect(sandbox.pictures()).toEqual([]);

    const [a, b, c] = draft.pictures.map(({ id }) => id) as [string, string, string];
    await engine.call('arrangePost', { id: post.id, entries: [c, a, b] });
    await engine.call('changePost', { id: post.id, cover: a, description: 'All of them' });
    await engine.call('describePictures', { id: post.id, entries: [c], title: 'The last one' });
    await engine.call('submitPost', { id: post.id });
    const end = await untilEvent('post-ended');
    const done = await untilState(engine, post.id, 'done');
    expect(end).toMatchObject({ postId: post.id, page: done.album?.page });

    const [album, ...others] = sandbox.albums();
    expect(others).toEqual([]);
    expect(album).toMatchObject({ title: 'Three', description: 'All of them', privacy: 'hidden' });
    expect(album?.pictureIds).toEqual(idsInOrder(done));
    expect(album?.cover).toBe(idsInOrder(done)[1]);
    expect(sandbox.pictures().find(({ id }) => id === idsInOrder(done)[0])?.title).toBe('The last one');
    expect(requests(sandbox, 'album')).toEqual([
      'POST /3/album',
      'PUT /3/album/<hash>',
      `GET /3/album/${album?.id}/images`,
    ]);
    expect(done.isChanged).toBe(false);
  });

  test('takes more later, keeps its link, and holds what it is given until it is submitted', async () => {
    const sandbox = await startTestSandbox();
    const { engine } = await startTestEngine({ sandbox });
    const paths = await makePictures(await temporaryFolder(), 3);
    const { post } = await engine.call('makePost', { given: given(paths.slice(0, 2)), title: 'Two' });
    await engine.call('submitPost', { id: post.id });
    const first = await untilState(engine, post.id, 'done');
    await engine.call('addToPost', { id: post.id, given: given(paths.slice(2)) });
    await expect.poll(async () => (await postOf(engine, post.id)).pictures[2]?.thumbnail).toBeTruthy();
    expect((await postOf(engine, post.id)).isChanged).toBe(true);
    expect(sandbox.pictures()).toHaveLength(2);
    await engine.call('changePost', { id: post.id, title: 'Three now' });
    await engine.call('submitPost', { id: post.id });
    const second = await untilState(engine, post.id, 'done');
    expect(second.album).toEqual(first.album);
    const [album] = sandbox.albums();
    expect(album?.pictureIds).toEqual(idsInOrder(second));
    expect(album).toMatchObject({ title: 'Three now' });
    expect(sandbox.albums()).toHaveLength(1);
  });

  test('is made of what is in the library without uploading it again', async () => {
    const sandbox = await startTestSandbox();
    const { engine, add, untilEvent } = await startTestEngine({ sandbox });
    await add(await makePictures(await temporaryFolder(), 4));
    await untilEvent('batch-ended');
    const { items } = await engine.call('history', {});
    const ids = items.map(({ id }) => id).slice(0, 3);
    const { post } = await engine.call('makePost', { items: ids, title: 'From the library' });
    await engine.call('describePictures', {
      id: post.id,
      entries: [post.pictures[1]?.id ?? ''],
      title: 'Mine',
    });
    expect(await engine.call('planPost', { id: post.id })).toMatchObject({ uploads: 0, credits: 4 });
    await engine.call('submitPost', { id: post.id });
    const done = await untilState(engine, post.id, 'done');
    expect(sandbox.pictures()).toHaveLength(4);
    expect(sandbox.albums()[0]?.pictureIds).toEqual(items.slice(0, 3).map(({ remote }) => remote.id));
    expect(sandbox.albums()[0]?.pictureIds).toEqual(idsInOrder(done));
    const { items: after } = await engine.call('libraryItems', { ids: [ids[1] ?? ''] });
    expect(after[0]?.title).toBe('Mine');
  });

  test('that waits for a picture which failed says so, and goes without it', async () => {
    const sandbox = await startTestSandbox();
    const { engine } = await startTestEngine({ sandbox });
    const paths = await picturesWithOneThatIsRefused(engine);
    const { post } = await engine.call('makePost', { given: given(paths), title: 'Nearly' });
    await engine.call('submitPost', { id: post.id });
    const stuck = await untilState(engine, post.id, 'stuck');
    expect(stuck.error?.code).toBe('unsupported-type');
    expect(sandbox.albums()).toEqual([]);
    const failed = stuck.pictures.filter(({ state }) => state === 'failed').map(({ id }) => id);
    expect(failed).toHaveLength(1);
    await engine.call('removeFromPost', { id: post.id, entries: failed });
    const done = await untilState(engine, post.id, 'done');
    expect(sandbox.albums()[0]?.pictureIds).toEqual(idsInOrder(done));
    expect(done.pictures).toHaveLength(2);
  });

  test('or is tried again as a whole', async () => {
    const sandbox = await startTestSandbox();
    const { engine } = await startTestEngine({ sandbox });
    const paths = await picturesWithOneThatIsRefused(engine);
    const { post } = await engine.call('makePost', { given: given(paths), title: 'Again' });
    await engine.call('submitPost', { id: post.id });
    await untilState(engine, post.id, 'stuck');
    await engine.call('changeSettings', { convertTypes: true });
    await engine.call('retryPost', { id: post.id });
    const done = await untilState(engine, post.id, 'done');
    expect(sandbox.albums()[0]?.pictureIds).toEqual(idsInOrder(done));
  });

  test('is forgotten with the pictures that were only for it', async () => {
    const sandbox = await startTestSandbox();
    const { engine, add } = await startTestEngine({ sandbox });
    await engine.call('pause', {});
    const [own = '', other = ''] = await makePictures(await temporaryFolder(), 2);
    const [job = ''] = await add([other]);
    const { post } = await engine.call('makePost', { given: given([own]), jobs: [job] });
    expect(post.pictures).toHaveLength(2);
    await engine.call('discardPost', { id: post.id });
    expect((await engine.call('posts', {})).posts).toEqual([]);
    expect((await engine.call('jobs', {})).jobs.map(({ id }) => id)).toEqual([job]);
    await engine.call('resume', {});
    await expect.poll(() => sandbox.pictures().length).toBe(1);
  });

  test('of which the host keeps the deletehash to itself is made all the same, and tells what was left', async () => {
    const sandbox = await startTestSandbox();
    const { engine } = await startTestEngine({ sandbox });
    sandbox.fault({ kind: 'album-without-deletehash' });
    const paths = await makePictures(await temporaryFolder(), 2);
    const { post } = await engine.call('makePost', { given: given(paths), title: 'Twice asked' });
    await engine.call('submitPost', { id: post.id });
    const done = await untilState(engine, post.id, 'done');
    expect(done.emptyLeft).toBe(true);
    expect(sandbox.albums().map(({ pictureIds, title }) => [pictureIds.length, title])).toEqual([
      [0, null],
      [2, 'Twice asked'],
    ]);
  });

  test('is deleted at the host, and its pictures stay', async () => {
    const sandbox = await startTestSandbox();
    const { engine } = await startTestEngine({ sandbox });
    const paths = await makePictures(await temporaryFolder(), 2);
    const { post } = await engine.call('makePost', { given: given(paths), title: 'Short' });
    await engine.call('submitPost', { id: post.id });
    await untilState(engine, post.id, 'done');
    await engine.call('deletePost', { id: post.id });
    expect(sandbox.albums()).toEqual([]);
    expect((await engine.call('history', {})).total).toBe(2);
    expect((await engine.call('posts', {})).posts).toEqual([]);
  });

  test('that the host only says to have deleted is kept here, and goes when it is gone', async () => {
    const sandbox = await startTestSandbox();
    const { engine } = await startTestEngine({ sandbox, clock: fastClock(60) });
    const paths = await makePictures(await temporaryFolder(), 1);
    const { post } = await engine.call('makePost', { given: given(paths), title: 'Stubborn' });
    await engine.call('submitPost', { id: post.id });
    await untilState(engine, post.id, 'done');
    sandbox.fault({ kind: 'hollow-yes', routes: ['album'] });
    await expect(engine.call('deletePost', { id: post.id })).rejects.toMatchObject({
      data: { code: 'still-there' },
    });
    expect((await engine.call('posts', {})).posts).toMatchObject([{ id: post.id, state: 'done' }]);
    await engine.call('deletePost', { id: post.id });
    expect(sandbox.albums()).toEqual([]);
    expect((await engine.call('posts', {})).posts).toEqual([]);
  });
});

describe('a public post', () => {
  test('asks once, is in the gallery under its title, and is taken back out of it', async () => {
    const { engine, sandbox } = await office();
    await signIn(engine, 'ann');
    const paths = await makePictures(await temporaryFolder(), 2);
    const { post } = await engine.call('makePost', {
      given: given(paths),
      privacy: 'public',
      credit: { notMine: true, author: 'Ada', link: 'https://example.org/ada' },
      tags: ['#Two words', 'cat'],
      mature: true,
    });
    const { id } = post;
    expect(post.problems.map(({ error }) => error.code)).toEqual(['title-needed']);
    await engine.call('changePost', { id, title: 'For all', description: 'Look.' });
    await expect(engine.call('submitPost', { id })).rejects.toMatchObject({
      data: { code: 'consent-needed' },
    });
    expect(sandbox.albums()).toEqual([]);
    await engine.call('submitPost', { id, accepted: true });
    const done = await untilState(engine, id, 'done');
    expect(done).toMatchObject({ isPublic: true, isChanged: false });
    const shown = { title: 'For all', description: 'Look.\n\nCredit: Ada, https://example.org/ada' };
    expect(sandbox.albums()).toMatchObject([{ ...shown, inGallery: true }]);
    expect(sandbox.albums()[0]?.pictureIds).toEqual(idsInOrder(done));

    // What is in it is locked there; nothing is lost, and it goes once the post is hidden.
    await engine.call('changePost', { id, title: 'For some' });
    await engine.call('submitPost', { id });
    const locked = await untilState(engine, id, 'failed');
    expect(locked).toMatchObject({ title: 'For some', isPublic: true, error: { code: 'album-locked' } });
    expect((await engine.call('makeHidden', { posts: [id] })).done).toEqual([id]);
    expect(await untilState(engine, id, 'done')).toMatchObject({ isPublic: false, privacy: 'hidden' });
    expect(sandbox.albums()).toMatchObject([{ title: 'For some', inGallery: false }]);

    // Consent is not asked for a second time.
    await engine.call('changePost', { id, privacy: 'public' });
    await engine.call('submitPost', { id });
    await expect.poll(() => sandbox.albums()[0]?.inGallery, { timeout: 20_000 }).toBe(true);
    expect(sandbox.albums()).toHaveLength(1);
    expect(sandbox.pictures()).toHaveLength(2);
  });
});

describe('bad input', () => {
  test('a title of 10,000 characters is kept whole, told, and not sent', async () => {
    const sandbox = await startTestSandbox();
    const profile = await temporaryFolder();
    const first = await startTestEngine({ sandbox, profile });
    const title = 'x'.repeat(10_000);
    const paths = await makePictures(await temporaryFolder(), 1);
    const { post } = await first.engine.call('makePost', { given: given(paths) });
    await first.engine.call('changePost', { id: post.id, title });
    expect((await postOf(first.engine, post.id)).problems).toMatchObject([
      { field: 'title', error: { code: 'title-too-long', params: { most: 128, length: 10_000 } } },
    ]);
    const refused = first.engine.call('submitPost', { id: post.id });
    await expect(refused).rejects.toMatchObject({ data: { code: 'title-too-long' } });
    await first.engine.stop(0);
    const second = await startTestEngine({ sandbox, profile });
    expect((await postOf(second.engine, post.id)).title).toBe(title);
    expect(sandbox.log).toEqual([]);
    await second.engine.call('changePost', { id: post.id, title: 'x'.repeat(128) });
    await second.engine.call('submitPost', { id: post.id });
    await untilState(second.engine, post.id, 'done');
    expect(sandbox.albums()[0]?.title).toBe('x'.repeat(128));
  });

  test('tags with everything in them are told one by one', async () => {
    const { engine } = await startTestEngine({ work: false });
    const paths = await makePictures(await temporaryFolder(), 1);
    const tags = [
      '#Cats, dogs and birds',
      '<script>',
      '\u0000',
      'снег',
      'a'.repeat(65),
      '',
      '💥',
      "'; DROP TABLE posts",
    ];
    const { post } = await engine.call('makePost', { given: given(paths), tags });
    expect(post.tags).toEqual(tags);
    expect(post.problems.map(({ error }) => error)).toMatchObject(
      ['<script>', '\u0000', 'a'.repeat(65), '💥', "'"].map((tag) => ({ code: 'bad-tag', params: { tag } })),
    );
    await expect(engine.call('submitPost', { id: post.id })).rejects.toMatchObject({
      data: { code: 'bad-tag' },
    });
  });

  test('what is told to be somebody else’s names whose it is', async () => {
    const { engine } = await startTestEngine({ work: false });
    const paths = await makePictures(await temporaryFolder(), 1);
    const nobody = { notMine: true, author: ' ', link: '' };
    const { post } = await engine.call('makePost', { given: given(paths), credit: nobody });
    const refused = engine.call('submitPost', { id: post.id });
    await expect(refused).rejects.toMatchObject({ data: { code: 'author-needed' } });
    for (const [credit, codes] of [
      [{ ...nobody, author: 'Ada' }, []],
      [{ ...nobody, link: 'https://example.org/ada' }, []],
      [{ ...nobody, link: 'example' }, ['bad-link']],
      [{ ...nobody, notMine: false, link: 'example' }, []],
    ] as const) {
      const { problems } = (await engine.call('changePost', { id: post.id, credit })).post;
      expect(problems.map(({ field, error }) => [field, error.code])).toEqual(
        codes.map((code) => ['credit', code]),
      );
    }
  });

  test('public without an account is refused before anything is sent', async () => {
    const sandbox = await startTestSandbox();
    const { engine } = await startTestEngine({ sandbox });
    const paths = await makePictures(await temporaryFolder(), 1);
    const { post } = await engine.call('makePost', {
      given: given(paths),
      title: 'For all',
      privacy: 'public',
    });
    await expect(engine.call('submitPost', { id: post.id, accepted: true })).rejects.toMatchObject({
      data: { code: 'account-needed' },
    });
    expect(sandbox.log).toEqual([]);
  });
});

test('what is given for several posts and for the queue keeps apart', async () => {
  const sandbox = await startTestSandbox();
  const { engine, add } = await startTestEngine({ sandbox });
  await engine.call('pause', {});
  const paths = await makePictures(await temporaryFolder(), 5);
  const [job = ''] = await add(paths.slice(4));
  const one = (await engine.call('makePost', { given: given(paths.slice(0, 2)), jobs: [job], title: 'One' }))
    .post;
  const two = (await engine.call('makePost', { given: given(paths.slice(2, 4)), title: 'Two' })).post;
  const foreign = two.pictures.flatMap(({ jobId }) => jobId ?? []);
  await expect
    .poll(async () => (await engine.call('jobs', { ids: foreign })).jobs.map(({ held }) => held?.why))
    .toEqual(['draft', 'draft']);
  const { refused } = await engine.call('addToPost', { id: one.id, jobs: foreign });
  expect(refused.map(({ error }) => error.code)).toEqual(['wrong-state', 'wrong-state']);
  for (const { id } of [one, two]) await engine.call('submitPost', { id });
  await engine.call('resume', {});
  const made = [await untilState(engine, one.id, 'done'), await untilState(engine, two.id, 'done')];
  expect(new Map(sandbox.albums().map(({ title, pictureIds }) => [title, pictureIds]))).toEqual(
    new Map(made.map((post) => [post.title, idsInOrder(post)])),
  );
  // The one from the queue comes first: jobs stand before what is given.
  expect(made[0]?.pictures[0]?.jobId).toBe(job);
});

test('nothing of a post goes while the queue is paused, as after a backup that may be behind the times', async () => {
  const sandbox = await startTestSandbox();
  const { engine, add, untilEvent } = await startTestEngine({ sandbox });
  await add(await makePictures(await temporaryFolder(), 2));
  await untilEvent('batch-ended');
  const { items } = await engine.call('history', {});
  await engine.call('pause', {});
  const { post } = await engine.call('makePost', { items: items.map(({ id }) => id), title: 'Later' });
  await engine.call('submitPost', { id: post.id });
  expect((await postOf(engine, post.id)).state).toBe('assembling');
  await engine.call('changePost', { id: post.id, description: 'Still waiting' });
  expect(requests(sandbox, 'album')).toEqual([]);
  await engine.call('resume', {});
  await untilState(engine, post.id, 'done');
  expect(sandbox.albums()).toMatchObject([{ title: 'Later', description: 'Still waiting' }]);
});

/** Creates three pictures; the host refuses the second one, and the settings forbid converting it. */
async function picturesWithOneThatIsRefused(engine: RunningEngine['engine']): Promise<string[]> {
  await engine.call('changeSettings', { convertTypes: false });
  const folder = await temporaryFolder();
  const [first = '', second = '', third = ''] = await makePictures(folder, 3);
  const refused = join(folder, 'refused.webp');
  await sharp(second).webp({ lossless: true }).toFile(refused);
  return [first, refused, third];
}
