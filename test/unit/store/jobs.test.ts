import { describe, expect, test } from 'vitest';
import {
  addOne,
  addReady,
  addUploading,
  done,
  failedOutcome,
  finish,
  media,
  noon,
  openIn,
  outgoing,
  picture,
  refusal,
  remote,
  tempFolder,
  trouble,
  upload,
} from './support.ts';

describe('adding', () => {
  test('gives each job an id, a place in the order and a key of its own', () => {
    const store = openIn(tempFolder());
    const jobs = store.jobs.add([
      picture,
      { ...picture, name: 'dog.png', title: 'Dog', lane: 'interactive' },
    ]);
    expect(jobs.map((job) => job.seq)).toEqual([1, 2]);
    expect(new Set(jobs.map((job) => job.id)).size).toBe(2);
    expect(new Set(jobs.map((job) => job.uploadKey)).size).toBe(2);
    expect(jobs[0]?.uploadKey).toMatch(/^[a-z2-9]{20}$/);
    expect(jobs[1]).toMatchObject({
      name: 'dog.png',
      title: 'Dog',
      lane: 'interactive',
      state: 'queued',
      media: null,
      attempts: 0,
      notBefore: 0,
      createdAt: noon,
      endedAt: null,
    });
    expect(store.jobs.getMany(jobs.map((job) => job.id))).toEqual(jobs);
  });

  test('is all or nothing', () => {
    const store = openIn(tempFolder());
    const broken = { ...picture, name: null as unknown as string };
    expect(() => store.jobs.add([picture, broken])).toThrow();
    expect(store.jobs.list()).toEqual([]);
  });

  test('takes a hundred thousand at once', () => {
    const store = openIn(tempFolder());
    store.jobs.add(Array.from({ length: 100_000 }, () => picture));
    expect(store.jobs.count().queued).toBe(100_000);
  });

  test('never reuses a place in the order, not after a reopening either', () => {
    const profile = tempFolder();
    const first = addOne(openIn(profile));
    expect(addOne(openIn(profile)).seq).toBe(first.seq + 1);
  });
});

describe('looking up', () => {
  test('one job, and none', () => {
    const store = openIn(tempFolder());
    const job = addOne(store);
    expect(store.jobs.get(job.id)).toEqual(job);
    expect(store.jobs.get('none')).toBeNull();
  });

  test('many in the order asked, without the unknown', () => {
    const store = openIn(tempFolder());
    const [a, b, c] = store.jobs.add([picture, picture, picture]).map((job) => job.id);
    const asked = [c, 'none', a, b].map(String);
    expect(store.jobs.getMany(asked).map((job) => job.id)).toEqual([c, a, b]);
  });

  test('a batch in its order', () => {
    const store = openIn(tempFolder());
    store.jobs.add(['1', '2', '3'].map((name) => ({ ...picture, name, batchId: name === '2' ? 'x' : 'y' })));
    expect(store.jobs.listOfBatch('y').map((job) => job.name)).toEqual(['1', '3']);
  });

  test('lists and counts by state, without the dismissed', () => {
    const store = openIn(tempFolder());
    const gone = addOne(store, { name: 'gone' });
    store.jobs.cancel([gone.id]);
    store.jobs.dismiss([gone.id]);
    store.jobs.cancel([addOne(store, { name: 'cancelled' }).id]);
    addReady(store, { name: 'ready' });
    const names = (filter?: Parameters<typeof store.jobs.list>[0]) =>
      store.jobs.list(filter).map((job) => job.name);
    expect(names()).toEqual(['cancelled', 'ready']);
    expect(names({ open: true })).toEqual(['ready']);
    expect(names({ dismissed: true })).toEqual(['gone', 'cancelled', 'ready']);
    const ids = store.jobs.list({ dismissed: true }).map(({ id }) => id);
    expect(store.jobs.getMany(ids).map(({ name }) => name)).toEqual(['gone', 'cancelled', 'ready']);
    expect(store.jobs.getListed(ids).map(({ name }) => name)).toEqual(['cancelled', 'ready']);
    expect(store.jobs.count()).toEqual({
      queued: 0,
      preparing: 0,
      ready: 1,
      held: 0,
      uploading: 0,
      uncertain: 0,
      processing: 0,
      uploaded: 0,
      failed: 0,
      cancelled: 1,
    });
  });
});

describe('preparing', () => {
  test('writes down what was found', () => {
    const store = openIn(tempFolder());
    const { id } = addOne(store);
    expect(done(store.jobs.beginPreparing(id)).state).toBe('preparing');
    const ready = done(store.jobs.finishPreparing(id, { media, outgoing, hasThumbnail: true, look: null }));
    expect(ready).toMatchObject({ state: 'ready', media, hasThumbnail: true, look: null });
    expect(store.jobs.get(id)).toEqual(ready);
  });

  test('can be broken off', () => {
    const store = openIn(tempFolder());
    const { id } = addOne(store);
    done(store.jobs.beginPreparing(id));
    expect(done(store.jobs.requeue(id)).state).toBe('queued');
  });

  test('knows nothing of the picture behind an address', () => {
    const store = openIn(tempFolder());
    const { id } = addOne(store, { source: { kind: 'url', url: 'https://example/cat.png' } });
    done(store.jobs.beginPreparing(id));
    expect(
      done(store.jobs.finishPreparing(id, { media: null, hasThumbnail: false, look: null })),
    ).toMatchObject({
      state: 'ready',
      media: null,
    });
  });

  test('is refused in another state and for an unknown job', () => {
    const store = openIn(tempFolder());
    const { id } = addReady(store);
    expect(refusal(store.jobs.beginPreparing(id))).toBe('wrong-state');
    expect(refusal(store.jobs.finishPreparing(id, { media, outgoing, hasThumbnail: true, look: null }))).toBe(
      'wrong-state',
    );
    expect(refusal(store.jobs.requeue(id))).toBe('wrong-state');
    expect(refusal(store.jobs.beginPreparing('none'))).toBe('not-found');
  });
});

describe('failing outside of an attempt', () => {
  test('keeps the error', () => {
    const store = openIn(tempFolder());
    const failed = done(store.jobs.fail(addOne(store).id, trouble));
    expect(failed).toMatchObject({ state: 'failed', error: trouble, endedAt: noon });
    expect(store.jobs.get(failed.id)).toEqual(failed);
  });

  test('is refused during one', () => {
    const store = openIn(tempFolder());
    expect(refusal(store.jobs.fail(addUploading(store, 'a').id, trouble))).toBe('wrong-state');
  });
});

describe('cancelling', () => {
  test('does what it can and says what it cannot', () => {
    const store = openIn(tempFolder());
    const queued = addOne(store).id;
    const uploading = addUploading(store, 'a').id;
    const answer = store.jobs.cancel([uploading, queued, 'none', queued]);
    expect(answer.done.map((job) => [job.id, job.state, job.endedAt])).toEqual([[queued, 'cancelled', noon]]);
    expect(answer.refused.map(({ id, error }) => [id, error.code])).toEqual([
      [uploading, 'wrong-state'],
      ['none', 'not-found'],
    ]);
  });

  test('of an uncertain job remembers that it may be there', () => {
    const store = openIn(tempFolder());
    const { id } = addUploading(store, 'a');
    done(finish(store, 'a', failedOutcome('uncertain')));
    expect(store.jobs.cancel([id]).done[0]).toMatchObject({ state: 'cancelled', maybeTwice: true });
    expect(store.jobs.retry([id]).done[0]).toMatchObject({ state: 'ready', maybeTwice: true });
  });
});

describe('trying again', () => {
  test('begins with preparing where nothing is known of the picture', () => {
    const store = openIn(tempFolder());
    const { id } = addOne(store);
    done(store.jobs.fail(id, trouble));
    expect(store.jobs.retry([id]).done[0]).toMatchObject({ state: 'queued', error: null, endedAt: null });
  });

  test('is ready at once where it is known, and keeps count', () => {
    const store = openIn(tempFolder());
    const { id } = addUploading(store, 'a');
    done(finish(store, 'a', failedOutcome('failed', true)));
    expect(store.jobs.retry([id]).done[0]).toMatchObject({
      state: 'ready',
      error: null,
      notBefore: 0,
      attempts: 1,
      maybeTwice: true,
    });
  });

  test('brings a dismissed job back into the list', () => {
    const store = openIn(tempFolder());
    const { id } = addOne(store);
    store.jobs.cancel([id]);
    store.jobs.dismiss([id]);
    store.jobs.retry([id]);
    expect(store.jobs.list().map((job) => job.id)).toEqual([id]);
  });

  test('is refused for what has arrived or has not ended', () => {
    const store = openIn(tempFolder());
    const ids = [upload(store, 'a').job.id, addOne(store).id];
    expect(store.jobs.retry(ids).refused.map(({ error }) => error.code)).toEqual([
      'wrong-state',
      'wrong-state',
    ]);
  });
});

test('an uncertain job is sent again, flagged', () => {
  const store = openIn(tempFolder());
  const { id } = addUploading(store, 'a');
  expect(refusal(store.jobs.resend(id, true))).toBe('wrong-state');
  done(finish(store, 'a', failedOutcome('uncertain')));
  expect(done(store.jobs.resend(id, true))).toMatchObject({ state: 'ready', maybeTwice: true });
});

test('an uncertain job that the host did not have is sent again without a doubt', () => {
  const store = openIn(tempFolder());
  const { id } = addUploading(store, 'a', { account: 'imgur:ada' });
  done(finish(store, 'a', failedOutcome('uncertain')));
  expect(done(store.jobs.resend(id, false))).toMatchObject({ state: 'ready', maybeTwice: false });
});

test('an uncertain job that the host has is uploaded, and in the library', () => {
  const store = openIn(tempFolder());
  const { id } = addUploading(store, 'a', { account: 'imgur:ada' });
  expect(refusal(store.jobs.resolveUploaded(id, 'imgur', remote, 'h'))).toBe('wrong-state');
  done(finish(store, 'a', failedOutcome('uncertain')));
  const { job, history } = done(store.jobs.resolveUploaded(id, 'imgur', remote, 'h'));
  expect(job).toMatchObject({ state: 'uploaded', remote, error: null, maybeTwice: false });
  expect(history).toMatchObject({ id: 'h', account: 'imgur:ada', host: 'imgur' });
  expect(store.library.getMany(['h'])).toMatchObject([{ jobId: id, account: 'imgur:ada' }]);
});

test('only ended jobs are dismissed, and history keeps what arrived', () => {
  const store = openIn(tempFolder());
  const { job, history } = upload(store, 'a');
  const open = addOne(store);
  const answer = store.jobs.dismiss([job.id, open.id, 'none']);
  expect(answer.done.map(({ id }) => id)).toEqual([job.id]);
  expect(answer.refused.map(({ error }) => error.code)).toEqual(['wrong-state', 'not-found']);
  expect(store.jobs.list().map(({ id }) => id)).toEqual([open.id]);
  expect(store.jobs.get(job.id)?.remote).toEqual({ ...remote, link: 'https://i.example/a' });
  expect(store.library.getByJob(job.id)).toEqual(history);
});

test('describing changes what is given, until the upload has begun', () => {
  const store = openIn(tempFolder());
  const job = addOne(store, { title: 'old', description: 'kept' });
  const uploading = addUploading(store, 'a');
  const answer = store.jobs.describe([job.id, uploading.id, 'none'], { title: 'new' });
  expect(answer.done[0]).toMatchObject({ title: 'new', description: 'kept' });
  expect(answer.refused.map(({ error }) => error.code)).toEqual(['wrong-state', 'not-found']);
  expect(store.jobs.describe([job.id], { title: null, description: '' }).done[0]).toMatchObject({
    title: null,
    description: '',
  });
  expect(store.jobs.get(job.id)).toMatchObject({ title: null, description: '' });
});

describe('an order', () => {
  const places = (store: ReturnType<typeof openIn>) =>
    store.jobs.list().map(({ name, place }) => [name, place]);

  test('is that of those named, then of those put in order before, and outlasts a restart', () => {
    const profile = tempFolder();
    const store = openIn(profile);
    const [a, b, c] = ['a', 'b', 'c'].map((name) => addReady(store, { name }).id) as [string, string, string];
    expect(store.jobs.arrange([c]).done.map(({ id }) => id)).toEqual([c]);
    expect(store.jobs.arrange([b]).done.map(({ id }) => id)).toEqual([b, c]);
    expect(places(store)).toEqual([
      ['a', null],
      ['b', 0],
      ['c', 1],
    ]);
    store.close();
    const again = openIn(profile);
    expect(again.jobs.arrange([a, c]).done.map(({ id }) => id)).toEqual([a, c, b]);
    again.close();
  });

  test('is refused for what is under way or unknown, and has what waits', () => {
    const store = openIn(tempFolder());
    const sent = addUploading(store, 'try').id;
    const { id } = addReady(store);
    const { done: arranged, refused } = store.jobs.arrange([sent, 'none', id]);
    expect(arranged.map((job) => [job.id, job.place])).toEqual([[id, 0]]);
    expect(refused.map(({ id: of, error }) => [of, error.code])).toEqual([
      [sent, 'wrong-state'],
      ['none', 'not-found'],
    ]);
  });

  test('keeps a post together, and what joins it', () => {
    const store = openIn(tempFolder());
    const single = addReady(store, { name: 'single' });
    const first = addReady(store, { name: 'first', postId: 'p' });
    const second = addReady(store, { name: 'second', postId: 'p' });
    expect(store.jobs.arrange([second.id, single.id]).done.map(({ id }) => id)).toEqual([
      second.id,
      first.id,
      single.id,
    ]);
    const late = addReady(store, { name: 'late' });
    expect(store.jobs.joinPost([late.id], 'p').done).toMatchObject([{ place: 1 }]);
  });

  test('is forgotten by what is tried again', () => {
    const store = openIn(tempFolder());
    const { id } = addReady(store);
    store.jobs.arrange([id]);
    store.jobs.cancel([id]);
    expect(store.jobs.retry([id]).done).toMatchObject([{ place: null }]);
  });
});
