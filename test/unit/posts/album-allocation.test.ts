import { expect, test } from 'vitest';
import { allocateToAlbums } from '../../../main/engine/posts/album-allocation.ts';
import type { StoredJob, StoredPost } from '../../../main/engine/store/types.ts';

const job = (id: string, more: Partial<StoredJob> = {}) =>
  ({ id, account: null, remote: { id, link: '', deletehash: 'd' }, ...more }) as StoredJob;
const post = (id: string, title: string, jobIds: readonly string[], more: Partial<StoredPost> = {}) =>
  ({
    id,
    title,
    account: null,
    state: 'done',
    privacy: 'hidden',
    isPublic: false,
    error: null,
    entries: jobIds.map((jobId) => ({ jobId })),
    ...more,
  }) as StoredPost;
const shown = (jobs: readonly StoredJob[], posts: readonly StoredPost[], most = 3) =>
  allocateToAlbums('Trips', jobs, posts, most).map((share) => [
    share.post?.id ?? null,
    share.title,
    share.jobs.map(({ id }) => id).join(' '),
  ]);

test('the album of that title is filled, and others follow when it is full', () => {
  const jobs = ['c', 'd', 'e', 'f', 'g', 'h'].map((id) => job(id));
  expect(shown(jobs, [])).toEqual([
    [null, 'Trips', 'c d e'],
    [null, 'Trips (2)', 'f g h'],
  ]);
  expect(shown(jobs, [post('1', 'Trips', ['a', 'b', 'x']), post('2', 'Trips (2)', ['y'])])).toEqual([
    ['2', 'Trips (2)', 'c d'],
    [null, 'Trips (3)', 'e f g'],
    [null, 'Trips (4)', 'h'],
  ]);
  expect(shown(jobs.slice(0, 1), [post('1', 'Trips', ['a', 'b', 'x'])])).toEqual([[null, 'Trips (2)', 'c']]);
});

test('what is in one of them stays there, whichever it is', () => {
  const posts = [post('1', 'Trips', ['a', 'b', 'c']), post('2', 'Trips (2)', ['d'])];
  expect(shown([job('a'), job('d')], posts)).toEqual([]);
});

test('drafts, public ones, those that are gone and those of other accounts or titles are left alone', () => {
  const posts = [
    post('1', 'Trips', [], { state: 'draft' }),
    post('2', 'Trips', [], { isPublic: true }),
    post('3', 'Trips', [], { privacy: 'public' }),
    post('4', 'Trips', [], { state: 'failed', error: { code: 'gone', message: '', params: {} } }),
    post('5', 'Trips', [], { account: 'imgur:ada' }),
    post('6', 'Trips to go', []),
    post('7', 'Trips (two)', []),
  ];
  expect(shown([job('a')], posts)).toEqual([[null, 'Trips', 'a']]);
  expect(shown([job('a'), job('b', { account: 'imgur:ada' })], posts)).toEqual([
    [null, 'Trips', 'a'],
    ['5', 'Trips', 'b'],
  ]);
});

test('a picture that nobody here has a right to goes into no album', () => {
  const foreign = { id: 'a', link: '', deletehash: null } as StoredJob['remote'];
  expect(shown([job('a', { remote: foreign }), job('b', { remote: null })], [])).toEqual([]);
  expect(shown([job('a', { remote: foreign, account: 'imgur:ada' })], [])).toEqual([[null, 'Trips', 'a']]);
});
