import { pino } from 'pino';
import { expect, test } from 'vitest';
import { galleryHandlers } from '../../../main/engine/posts/gallery.ts';
import type { PostRegistry } from '../../../main/engine/posts/post-registry.ts';
import { createPostProgress } from '../../../main/engine/posts/progress.ts';
import { removalHandlers } from '../../../main/engine/posts/removal.ts';
import { StepExecutor } from '../../../main/engine/posts/step-executor.ts';
import type { StoredPost } from '../../../main/engine/store/types.ts';
import { manualClock } from '../../support/manual-clock.ts';
import { openIn, tempFolder, upload } from '../store/support.ts';
import { askingQueue, postOf } from './support.ts';

const done = async () => ({ kind: 'done', observation: null });
const otherHost = { code: 'forbidden', params: { host: 'imgur' } };

function shareAt(hostId: string) {
  const store = openIn(tempFolder());
  upload(store, 'a.png', { title: 'A cat', account: 'imgur:ada' });
  const asking = askingQueue(hostId, { share: done, unshare: done });
  const handlers = galleryHandlers({
    store,
    queue: asking.queue,
    publisher: { itemsChanged: () => {} },
    posts: {} as PostRegistry,
    submission: {
      demandGalleryConsent: () => {},
      submit: () => {
        throw new Error('No post was to be submitted.');
      },
    },
  });
  const ids = { items: ['history of a.png'], posts: [] };
  return { handlers, ids, asking };
}

test('an item is shown to everybody by the host that has it', async () => {
  const { handlers, ids, asking } = shareAt('imgur');
  const shared = await handlers.sharePublic({ ...ids, tags: [], mature: false, accepted: true });
  expect([shared.done, asking.requests]).toEqual([ids.items, 1]);
});

test('and by no other one, nor hidden by it', async () => {
  const { handlers, ids, asking } = shareAt('elsewhere');
  const shared = await handlers.sharePublic({ ...ids, tags: [], mature: false, accepted: true });
  const hidden = await handlers.makeHidden(ids);
  expect([shared, hidden]).toMatchObject([
    { done: [], refused: [{ error: otherHost }] },
    { done: [], refused: [{ error: otherHost }] },
  ]);
  expect(asking.requests).toBe(0);
});

function performAt(hostId: string, post: StoredPost) {
  const asking = askingQueue(hostId, {
    create: async () => ({
      kind: 'created',
      album: { id: 'album', page: 'https://example/a', deletehash: 'x' },
      observation: null,
    }),
  });
  const progress = createPostProgress();
  const executor = new StepExecutor({
    clock: manualClock(),
    log: pino({ enabled: false }),
    queue: asking.queue,
    progress,
    read: () => post,
    write: () => {},
    described: () => {},
    finished: () => {},
    signal: new AbortController().signal,
  });
  return { asking, progress, reaction: executor.perform(post, { kind: 'create' }) };
}

test('an album is made at the host of its post', async () => {
  const { asking, reaction } = performAt('imgur', postOf(1));
  expect([await reaction, asking.requests]).toEqual(['on', 1]);
});

test('while another host is in use the post waits, and says so', async () => {
  const { asking, progress, reaction } = performAt('elsewhere', postOf(1));
  expect([await reaction, asking.requests]).toEqual(['over', 0]);
  expect(progress.troubleOf('post')).toMatchObject(otherHost);
});

test('an album is not deleted at another host, and its post stays', async () => {
  const album = { id: 'album', page: 'https://example/a', deletehash: 'x' };
  const asking = askingQueue('elsewhere', { remove: done });
  const removed: string[] = [];
  const handlers = removalHandlers({
    store: openIn(tempFolder()),
    queue: {
      ...asking.queue,
      cancel: () => ({ done: [], refused: [] }),
      dismiss: () => ({ done: [], refused: [] }),
      reserveForPost: () => {},
    },
    posts: {
      demand: () => postOf(1, { state: 'done', album, doneAt: 1 }),
      remove: (id: string) => removed.push(id),
    } as unknown as PostRegistry,
    clock: manualClock(),
  });
  await expect(handlers.deletePost({ id: 'post' })).rejects.toMatchObject({ data: otherHost });
  expect([removed, asking.requests]).toEqual([[], 0]);
});
