import { describe, expect, test } from 'vitest';
import type { RemoteImage } from '../../../contract/host.ts';
import type { RemoteAlbum } from '../../../main/engine/hosts/albums.ts';
import type { Credentials } from '../../../main/engine/hosts/host.ts';
import { png, signIn } from '../../unit/sandbox/support.ts';
import { startTestSandbox } from '../support/running-engine.ts';
import { bodyOf, hooks, hostAt, requestFor, serving } from './support.ts';

const never = new AbortController().signal;

/** Creates a host, a signed-in account, and its pictures. */
async function withPictures(count: number) {
  const sandbox = await startTestSandbox();
  const host = hostAt(sandbox.origin);
  const { accessToken } = await signIn(sandbox, 'ada');
  const account: Credentials = { kind: 'account', clientId: sandbox.clientId, accessToken };
  const anonymous: Credentials = { kind: 'anonymous', clientId: sandbox.clientId };
  const uploadAs = async (credentials: Credentials, seed: number): Promise<RemoteImage> => {
    const origin = await serving(async (_request, response) => response.end(await png(seed)));
    const body = { kind: 'url', url: `${origin}/a.png` } as const;
    const outcome = await host.upload(requestFor(body, { credentials }), hooks());
    if (outcome.kind !== 'uploaded') throw new Error(outcome.kind);
    return outcome.image;
  };
  const pictures = async (credentials: Credentials) => {
    const images: RemoteImage[] = [];
    for (let seed = 0; seed < count; seed++) images.push(await uploadAs(credentials, seed));
    return images;
  };
  const create = async (credentials: Credentials, mark = 'a mark'): Promise<RemoteAlbum> => {
    const made = await host.albums.create(mark, credentials, never, () => {});
    if (made.kind === 'failed') throw new Error(made.failure.message);
    return made.album;
  };
  return { sandbox, host, account, anonymous, pictures, create };
}

const content = (pictures: readonly RemoteImage[]) => ({
  title: 'Title',
  description: null,
  pictures,
  cover: pictures[0] ?? null,
});

describe('with an account', () => {
  test('an album is found again by its mark, on whatever page it is', async () => {
    const { host, account, create } = await withPictures(0);
    for (let index = 0; index < 103; index++) await create(account, `other ${index}`);
    const album = await create(account, 'the one');
    const first = await host.albums.find('the one', 0, account, never);
    expect(first).toMatchObject({ kind: 'searched', album: null, hasMore: true });
    const second = await host.albums.find('the one', 1, account, never);
    expect(second).toMatchObject({ kind: 'searched', album: { id: album.id } });
    expect(await host.albums.find('none', 2, account, never)).toMatchObject({ album: null, hasMore: false });
  });

  test('it is filled by ids where deletehashes are not known, and locked while it is public', async () => {
    const { host, account, pictures, create } = await withPictures(2);
    const own = (await pictures(account)).map((image) => ({ ...image, deletehash: null }));
    const album = await create(account);
    expect((await host.albums.update(album, content(own), account, never)).kind).toBe('done');
    const seen = await host.albums.readContents(album, account, never);
    expect(seen).toMatchObject({ kind: 'seen', pictures: own.map(({ id }) => id) });

    const entry = { title: 'For all', tags: ['cats', 'dogs'], mature: true };
    const shared = await host.albums.share({ kind: 'album', album }, entry, account, never);
    expect(shared.kind).toBe('done');
    const locked = await host.albums.update(album, content(own.toReversed()), account, never);
    expect(locked).toMatchObject({ kind: 'failed', failure: { code: 'album-locked' } });
    expect((await host.albums.unshare({ kind: 'album', album }, account, never)).kind).toBe('done');
    expect((await host.albums.update(album, content(own.toReversed()), account, never)).kind).toBe('done');
  });

  test('a single picture goes public and back; doing it twice is no error', async () => {
    const { sandbox, host, account, pictures } = await withPictures(1);
    const [image] = await pictures(account);
    if (!image) throw new Error('no picture');
    const entry = { title: 'One', tags: [], mature: false };
    const what = { kind: 'image', image } as const;
    for (let time = 0; time < 2; time++)
      expect((await host.albums.share(what, entry, account, never)).kind).toBe('done');
    expect(sandbox.pictures()[0]?.title).toBe('One');
    for (let time = 0; time < 2; time++)
      expect((await host.albums.unshare(what, account, never)).kind).toBe('done');
    const untitled = await host.albums.share(what, { ...entry, title: ' ' }, account, never);
    expect(untitled).toMatchObject({ kind: 'failed', failure: { code: 'change-rejected' } });
  });

  test('what belongs to somebody else is told as that', async () => {
    const { host, account, anonymous, pictures, create } = await withPictures(1);
    const foreign = (await pictures(anonymous)).map((image) => ({ ...image, deletehash: null }));
    const album = await create(account);
    const refused = await host.albums.update(album, content(foreign), account, never);
    expect(refused).toMatchObject({ kind: 'failed', failure: { code: 'not-yours' } });
  });
});

describe('without an account', () => {
  test('nothing is asked for that cannot be', async () => {
    const { sandbox, host, anonymous, pictures, create } = await withPictures(1);
    const [image] = await pictures(anonymous);
    if (!image) throw new Error('no picture');
    const album = await create(anonymous);
    const before = sandbox.log.length;
    const entry = { title: 'One', tags: [], mature: false };
    expect(await host.albums.share({ kind: 'album', album }, entry, anonymous, never)).toMatchObject({
      failure: { code: 'account-needed' },
    });
    expect(
      await host.albums.update(album, content([{ ...image, deletehash: null }]), anonymous, never),
    ).toMatchObject({ failure: { code: 'not-yours' } });
    expect(sandbox.log).toHaveLength(before);
  });

  test('an album that is gone is told as gone, and deleting it again is no error', async () => {
    const { host, anonymous, create } = await withPictures(0);
    const album = await create(anonymous);
    for (let time = 0; time < 2; time++)
      expect((await host.albums.remove(album, anonymous, never)).kind).toBe('done');
    expect(await host.albums.readContents(album, anonymous, never)).toMatchObject({
      kind: 'seen',
      pictures: null,
    });
    expect(await host.albums.update(album, content([]), anonymous, never)).toMatchObject({
      failure: { code: 'gone' },
    });
  });
});

describe('the making of an album', () => {
  test('is committed before its last byte leaves, and not a byte sooner than all others', async () => {
    const order: string[] = [];
    const origin = await serving(async (request, response) => {
      request.on('data', (chunk: Buffer) => order.push(`${chunk.length} bytes`));
      const body = await bodyOf(request);
      order.push(`whole: ${body}`);
      response.end(JSON.stringify({ success: true, data: { id: 'aBcDeF1', deletehash: 'abcdefghij12345' } }));
    });
    const credentials = { kind: 'anonymous', clientId: 'abc' } as const;
    const made = await hostAt(origin).albums.create('m', credentials, never, () => order.push('committed'));
    expect(made).toMatchObject({ kind: 'created', album: { id: 'aBcDeF1' } });
    expect(order.indexOf('committed')).toBeLessThan(order.indexOf('whole: privacy=hidden'));
    expect(order.at(-1)).toBe('whole: privacy=hidden');
  });

  test('that could not be written down is not finished', async () => {
    const sandbox = await startTestSandbox();
    const credentials: Credentials = { kind: 'anonymous', clientId: sandbox.clientId };
    const made = await hostAt(sandbox.origin).albums.create('m', credentials, never, () => {
      throw new Error('the disk is full');
    });
    expect(made).toMatchObject({ kind: 'failed', mayBeThere: false });
    expect(sandbox.albums()).toEqual([]);
  });

  test('whose answer is lost may have worked, and a clear no has not', async () => {
    const sandbox = await startTestSandbox();
    const credentials: Credentials = { kind: 'anonymous', clientId: sandbox.clientId };
    const { albums } = hostAt(sandbox.origin);
    sandbox.fault({ kind: 'reply-lost', routes: ['album'] });
    expect(await albums.create('m', credentials, never, () => {})).toMatchObject({ mayBeThere: true });
    sandbox.fault({ kind: 'limited-errors', routes: ['album'] });
    expect(await albums.create('m', credentials, never, () => {})).toMatchObject({ mayBeThere: false });
    expect(sandbox.albums()).toHaveLength(1);
  });
});
