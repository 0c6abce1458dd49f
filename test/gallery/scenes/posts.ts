import type { Post, PostPicture } from '../../../contract/posts.ts';
import { busyJobs, files, longName, mediaOf, remoteOf } from './records.ts';
import { type Scene, shell, snapshotOf } from './scene.ts';
import { at, minute } from './time.ts';

function postOf(index: number, state: Post['state'], change: Partial<Post> = {}): Post {
  const isUp = state === 'done' || state === 'assembling';
  return {
    id: `post-${index}`,
    host: 'imgur',
    account: null,
    state,
    title: 'A weekend by the lake',
    description: 'Three days of rain, and then this. With @ada_l and @grace.',
    tags: ['lake', 'autumn'],
    cover: null,
    credit: { notMine: false, author: '', link: '' },
    mature: false,
    privacy: 'hidden',
    pictures: Array.from({ length: 5 }, (_, place) =>
      pictureOf(index * 10 + place, isUp ? 'uploaded' : 'waiting'),
    ),
    mentions: ['ada_l', 'grace'],
    problems: [],
    album: state === 'done' ? { id: 'aLbUm01', page: 'https://imgur.com/a/aLbUm01' } : null,
    isPublic: false,
    isChanged: false,
    emptyLeft: false,
    error: null,
    doneBy: null,
    createdAt: at(13, 30) - index * minute,
    updatedAt: at(13, 40),
    doneAt: state === 'done' ? at(13, 40) : null,
    ...change,
  };
}

function pictureOf(
  index: number,
  state: PostPicture['state'],
  change: Partial<PostPicture> = {},
): PostPicture {
  const media = mediaOf(index);
  return {
    id: `entry-${index}`,
    jobId: `job-${index}`,
    itemId: null,
    title: index % 10 === 1 ? 'The boat house' : '',
    description: '',
    name: files[index % files.length]?.[0] ?? 'picture.png',
    state,
    thumbnail: media.kind === 'image' ? media.sha256 : null,
    link: state === 'uploaded' ? remoteOf(index).link : null,
    error: null,
    ...change,
  };
}

export const draft = postOf(0, 'draft');

const manyPosts: readonly Post[] = [
  draft,
  postOf(1, 'uploading', {
    title: longName,
    doneBy: at(13, 58),
    pictures: [0, 1, 2, 3].map((place) => pictureOf(10 + place, place < 2 ? 'uploaded' : 'uploading')),
  }),
  postOf(2, 'done', { title: 'Release notes in pictures', emptyLeft: true }),
  postOf(3, 'done', { title: 'Harbour', isPublic: true, privacy: 'public' }),
  postOf(4, 'done', { title: '', isChanged: true }),
];

const wrongPosts: readonly Post[] = [
  postOf(0, 'draft', {
    title: 'x'.repeat(10_000),
    tags: ['lake', '<script>', longName],
    privacy: 'public',
    credit: { notMine: true, author: 'Ada', link: 'not a link' },
    problems: [
      {
        field: 'title',
        entryId: null,
        error: { code: 'title-too-long', message: '', params: { most: 128, length: 10_000 } },
      },
      { field: 'tags', entryId: null, error: { code: 'bad-tag', message: '', params: { tag: '<script>' } } },
      { field: 'credit', entryId: null, error: { code: 'bad-link', message: '', params: {} } },
      { field: 'privacy', entryId: null, error: { code: 'account-needed', message: '', params: {} } },
    ],
  }),
  postOf(1, 'stuck', {
    title: 'Stuck',
    error: { code: 'too-big', message: '', params: { bytes: 23_000_000, limit: 20_000_000 } },
    pictures: [
      pictureOf(10, 'uploaded'),
      pictureOf(11, 'failed', {
        error: { code: 'too-big', message: '', params: { bytes: 23_000_000, limit: 20_000_000 } },
      }),
      pictureOf(12, 'gone', { error: { code: 'gone', message: '', params: {} } }),
    ],
  }),
  postOf(2, 'failed', { title: 'Failed', error: { code: 'album-locked', message: '', params: {} } }),
];

export const postScenes = {
  posts: () => ({ snapshot: snapshotOf({ posts: manyPosts, jobs: busyJobs }), shell, says: [] }),
  'posts-paused': () => ({ snapshot: snapshotOf({ posts: manyPosts, paused: true }), shell, says: [] }),
  'posts-wrong': () => ({ snapshot: snapshotOf({ posts: wrongPosts }), shell, says: [] }),
} satisfies Record<string, () => Scene>;
