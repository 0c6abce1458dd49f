import { describe, expect, test } from 'vitest';
import type { Sandbox } from '../../../sandbox/index.ts';
import {
  formWith,
  headerOf,
  png,
  SteppingClock,
  sandboxWith,
  sendRequest,
  signIn,
  upload,
  urlencoded,
} from './support.ts';

const post = (sandbox: Sandbox, path: string, fields: [string, string][] = [], token?: string) =>
  sendRequest(sandbox, path, { method: 'POST', body: urlencoded(fields), ...(token ? { token } : {}) });
const remove = (sandbox: Sandbox, path: string, token?: string) =>
  sendRequest(sandbox, path, { method: 'DELETE', ...(token ? { token } : {}) });
const idsIn = async (sandbox: Sandbox, album: string, token?: string) => {
  const answered = await sendRequest(sandbox, `/3/album/${album}/images`, token ? { token } : {});
  return (answered.json.data as unknown as { id: string }[]).map(({ id }) => id);
};

async function withAccount(options = {}) {
  const sandbox = await sandboxWith(options);
  const { accessToken: token } = await signIn(sandbox);
  const pictures = [];
  for (const seed of [1, 2, 3]) pictures.push(await upload(sandbox, await png(seed), {}, { token }));
  return {
    sandbox,
    token,
    ids: pictures.map((picture) => headerOf(picture, 'id')),
    hashes: pictures.map((picture) => headerOf(picture, 'deletehash')),
  };
}

describe('images', () => {
  test('without an account only the deletehash may change and delete', async () => {
    const sandbox = await sandboxWith();
    const sent = await upload(sandbox, await png());
    const [id, hash] = [headerOf(sent, 'id'), headerOf(sent, 'deletehash')];
    const update = await post(sandbox, `/3/image/${id}`, [['title', 'x']]);
    expect([update.status, update.json.data.error]).toEqual([403, 'Permission denied']);
    const deletion = await remove(sandbox, `/3/image/${id}`);
    expect([deletion.status, deletion.json.data.error]).toEqual([403, 'Unauthorized']);
    expect((await post(sandbox, `/3/image/${hash}`, [['title', 'x']])).json.data).toBe(true);
    expect((await sendRequest(sandbox, `/3/image/${id}`)).json.data).toMatchObject({ title: 'x' });
    expect((await sendRequest(sandbox, `/3/image/${id}`)).json.data).not.toHaveProperty('deletehash');
    expect((await remove(sandbox, `/3/image/${hash}`)).json).toEqual({
      data: true,
      success: true,
      status: 200,
    });
  });

  test('the owner may use id and deletehash', async () => {
    const { sandbox, token, ids, hashes } = await withAccount();
    const body = formWith({ title: 'mine', description: '' });
    expect((await sendRequest(sandbox, `/3/image/${ids[0]}`, { method: 'PUT', token, body })).json.data).toBe(
      true,
    );
    expect((await sendRequest(sandbox, `/3/image/${ids[0]}`, { token })).json.data).toMatchObject({
      title: 'mine',
      description: null,
      deletehash: hashes[0],
    });
    expect((await remove(sandbox, `/3/image/${ids[0]}`, token)).json.data).toBe(true);
    expect((await remove(sandbox, `/3/image/${hashes[1]}`, token)).json.data).toBe(true);
  });

  test('deleting again is fine for a while; what is gone is an HTML page', async () => {
    const clock = new SteppingClock();
    const sandbox = await sandboxWith({ clock });
    const sent = await upload(sandbox, await png());
    const [id, hash] = [headerOf(sent, 'id'), headerOf(sent, 'deletehash')];
    for (let time = 0; time < 2; time += 1) {
      expect((await remove(sandbox, `/3/image/${hash}`)).status).toBe(200);
    }
    clock.move(11 * 60_000);
    for (const gone of [
      await remove(sandbox, `/3/image/${hash}`),
      await sendRequest(sandbox, `/3/image/${id}`),
      await post(sandbox, `/3/image/${hash}`, [['title', 'x']]),
    ]) {
      expect(gone.status).toBe(404);
      expect(gone.headers.get('content-type')).toContain('text/html');
    }
    const plain = await sandboxWith({ notFound: 'json' });
    expect((await sendRequest(plain, '/3/image/nothere')).json).toMatchObject({
      success: false,
      status: 404,
    });
  });

  test('favorites come and go, for accounts alone', async () => {
    const { sandbox, token, ids } = await withAccount();
    expect((await post(sandbox, `/3/image/${ids[0]}/favorite`)).json.data.error).toBe('Unauthorized');
    expect((await post(sandbox, `/3/image/${ids[0]}/favorite`, [], token)).json.data).toBe('favorited');
    const mine = await sendRequest(sandbox, '/3/account/me/favorites', { token });
    expect(mine.json.data).toMatchObject([{ id: ids[0], favorite: true }]);
    expect((await post(sandbox, `/3/image/${ids[0]}/favorite`, [], token)).json.data).toBe('unfavorited');
  });

  test('reading by deletehash only where the switch allows it', async () => {
    const strict = await sandboxWith();
    const hash = headerOf(await upload(strict, await png()), 'deletehash');
    expect((await sendRequest(strict, `/3/image/${hash}`)).status).toBe(404);
    const kind = await sandboxWith({ getByDeletehash: true });
    const other = headerOf(await upload(kind, await png()), 'deletehash');
    expect((await sendRequest(kind, `/3/image/${other}`)).status).toBe(200);
  });
});

describe('albums', () => {
  test('made without an account: sparse answer, ids dropped in silence, deletehashes kept', async () => {
    const sandbox = await sandboxWith();
    const sent = await upload(sandbox, await png());
    const byId = await post(sandbox, '/3/album', [['ids[]', headerOf(sent, 'id')]]);
    expect(Object.keys(byId.json.data).sort()).toEqual(['deletehash', 'id']);
    expect(await idsIn(sandbox, headerOf(byId, 'id'))).toEqual([]);
    const byHash = await post(sandbox, '/3/album', [['deletehashes[]', headerOf(sent, 'deletehash')]]);
    expect(await idsIn(sandbox, headerOf(byHash, 'id'))).toEqual([headerOf(sent, 'id')]);
    const refused = await post(sandbox, `/3/album/${headerOf(byHash, 'id')}/add`, []);
    expect(refused.status).toBe(403);
    expect(refused.json.data.error).toContain('deletehash');
    const emptied = await post(sandbox, `/3/album/${headerOf(byHash, 'deletehash')}`, []);
    expect(emptied.json.data).toBe(true);
    expect(await idsIn(sandbox, headerOf(byHash, 'id'))).toEqual([]);
  });

  test('made with an account: hidden, ids as array and with commas, in the order given', async () => {
    const { sandbox, token, ids } = await withAccount();
    const [a = '', b = '', c = ''] = ids;
    const made = await post(
      sandbox,
      '/3/album',
      [
        ['ids[]', c],
        ['ids[]', a],
        ['title', 'T'],
      ],
      token,
    );
    const album = headerOf(made, 'id');
    expect(await idsIn(sandbox, album, token)).toEqual([c, a]);
    const view = await sendRequest(sandbox, `/3/album/${album}`, { token });
    expect(view.json.data).toMatchObject({ privacy: 'hidden', title: 'T', images_count: 2, cover: c });
    await post(sandbox, `/3/album/${album}/add`, [['ids', `${b},${a}`]], token);
    expect(await idsIn(sandbox, album, token)).toEqual([c, a, b]);
    await post(sandbox, `/3/album/${album}`, [['ids', `${a},${b}`]], token);
    expect(await idsIn(sandbox, album, token)).toEqual([a, b]);
    await remove(sandbox, `/3/album/${album}/remove_images?ids=${a}`, token);
    await post(sandbox, `/3/album/${album}/remove_images`, [['ids', 'unknown']], token);
    expect(await idsIn(sandbox, album, token)).toEqual([b]);
    expect((await sendRequest(sandbox, `/3/album/${album}/image/${b}`, { token })).json.data.id).toBe(b);
  });

  test('PUT changes what is said and leaves what is in it; POST replaces', async () => {
    const { sandbox, token, ids } = await withAccount();
    const album = headerOf(await post(sandbox, '/3/album', [['ids', ids.join()]], token), 'id');
    const body = urlencoded([
      ['title', 'new'],
      ['privacy', 'public'],
      ['cover', ids[2] ?? ''],
      ['order', '4'],
    ]);
    await sendRequest(sandbox, `/3/album/${album}`, { method: 'PUT', token, body });
    expect(await idsIn(sandbox, album, token)).toEqual(ids);
    const view = await sendRequest(sandbox, `/3/album/${album}`, { token });
    expect(view.json.data).toMatchObject({ title: 'new', privacy: 'public', cover: ids[2], order: 4 });
  });

  test('other people’s pictures are refused, secret albums are not seen, a full one takes no more', async () => {
    const { sandbox, token, ids } = await withAccount({ albumCapacity: 2 });
    const theirs = headerOf(await upload(sandbox, await png(9)), 'id');
    const foreign = await post(sandbox, '/3/album', [['ids', theirs]], token);
    expect(foreign.status).toBe(403);
    expect(foreign.json.data.error).toMatch(/^You must own all the image ids to add them to album/);
    expect((await post(sandbox, '/3/album', [['ids', ids.join()]], token)).status).toBe(400);
    const secret = headerOf(await post(sandbox, '/3/album', [['privacy', 'secret']], token), 'id');
    expect((await sendRequest(sandbox, `/3/album/${secret}`)).status).toBe(404);
    expect((await sendRequest(sandbox, `/3/album/${secret}`, { token })).status).toBe(200);
    expect((await post(sandbox, `/3/album/${secret}/favorite`, [], token)).json.data).toBe('favorited');
    expect((await remove(sandbox, `/3/album/${secret}`, token)).json.data).toBe(true);
    expect((await sendRequest(sandbox, `/3/album/${secret}`, { token })).status).toBe(404);
  });
});

describe('gallery', () => {
  test('wants title and terms; locks the album; gives it back', async () => {
    const { sandbox, token, ids } = await withAccount();
    const album = headerOf(await post(sandbox, '/3/album', [['ids', ids.join()]], token), 'id');
    const share = (fields: [string, string][], as?: string) =>
      post(sandbox, `/3/gallery/album/${album}`, fields, as);
    expect((await share([['terms', '1']], token)).status).toBe(400);
    expect((await share([['title', 'x']], token)).json.data.error).toMatchObject({ type: 'ImgurException' });
    expect(
      (
        await share([
          ['title', 'x'],
          ['terms', '1'],
        ])
      ).status,
    ).toBe(403);
    expect(
      (
        await share(
          [
            ['title', 'x'],
            ['terms', '1'],
          ],
          token,
        )
      ).json.data,
    ).toBe(true);
    const locked = await post(sandbox, `/3/album/${album}/add`, [['ids', ids[0] ?? '']], token);
    expect(locked.status).toBe(400);
    expect(locked.json.data.error).toMatchObject({
      code: 403,
      message: 'Cannot change album contents while in gallery',
    });
    expect((await sendRequest(sandbox, `/3/gallery/${album}`)).json.data).toMatchObject({
      is_album: true,
      in_gallery: true,
    });
    expect((await remove(sandbox, `/3/gallery/${album}`, token)).json.data).toBe(true);
    expect((await sendRequest(sandbox, `/3/gallery/album/${album}`)).status).toBe(404);
    expect((await post(sandbox, `/3/album/${album}/add`, [['ids', ids[0] ?? '']], token)).status).toBe(200);
  });

  test('accepting the terms once in the settings is enough; errors can be plain texts', async () => {
    const { sandbox, token, ids } = await withAccount({ galleryErrors: 'string' });
    const share = () => post(sandbox, `/3/gallery/image/${ids[0]}`, [['title', 'x']], token);
    expect((await share()).json.data.error).toBe('You must accept the gallery terms');
    const body = urlencoded([['accepted_gallery_terms', 'true']]);
    await sendRequest(sandbox, '/3/account/me/settings', { method: 'PUT', token, body });
    expect((await share()).json.data).toBe(true);
    expect((await post(sandbox, `/3/gallery/${ids[1]}`, [['title', 'y']], token)).json.data).toBe(true);
  });
});

describe('account', () => {
  test('who one is, and settings', async () => {
    const { sandbox, token } = await withAccount();
    expect((await sendRequest(sandbox, '/3/account/me', { token })).json.data.url).toBe('alice');
    expect((await sendRequest(sandbox, '/3/account/alice')).json.data.url).toBe('alice');
    expect((await sendRequest(sandbox, '/3/account/me')).status).toBe(401);
    expect((await sendRequest(sandbox, '/3/account/alice/settings')).status).toBe(403);
    const settings = await sendRequest(sandbox, '/3/account/me/settings', { token });
    expect(settings.json.data).toMatchObject({ album_privacy: 'hidden', accepted_gallery_terms: false });
    expect((await sendRequest(sandbox, '/3/account/me/verifyemail', { token })).json.data).toBe(true);
    expect((await post(sandbox, '/3/account/me/verifyemail', [], token)).json.data).toBe(true);
  });

  test('pages of 50, at most 100, newest first; ids and counts', async () => {
    const sandbox = await sandboxWith({ limits: { uploads: null } });
    const { accessToken: token } = await signIn(sandbox);
    const file = await png();
    const ids: string[] = [];
    for (let n = 0; n < 103; n += 1) ids.unshift(headerOf(await upload(sandbox, file, {}, { token }), 'id'));
    const page = async (path: string) =>
      (await sendRequest(sandbox, `/3/account/me/images${path}`, { token })).json.data as unknown as {
        id: string;
      }[];
    expect((await page('')).map(({ id }) => id)).toEqual(ids.slice(0, 50));
    expect((await page('/2')).map(({ id }) => id)).toEqual(ids.slice(100));
    expect(await page('/3')).toEqual([]);
    expect(await page('/0?perPage=500')).toHaveLength(100);
    expect(await page('/ids/1?perPage=100')).toEqual(ids.slice(100));
    expect(await page('/count')).toBe(103);
    expect((await sendRequest(sandbox, '/3/account/alice/images')).status).toBe(403);
  });

  test('strangers see public albums; the owner deletes by id and by deletehash', async () => {
    const { sandbox, token, ids, hashes } = await withAccount();
    const hidden = headerOf(await post(sandbox, '/3/album', [], token), 'id');
    const open = headerOf(await post(sandbox, '/3/album', [['privacy', 'public']], token), 'id');
    expect((await sendRequest(sandbox, '/3/account/alice/albums/ids')).json.data).toEqual([open]);
    expect((await sendRequest(sandbox, '/3/account/me/albums/ids/0', { token })).json.data).toEqual([
      hidden,
      open,
    ]);
    expect((await sendRequest(sandbox, '/3/account/me/albums/count', { token })).json.data).toBe(2);
    expect((await sendRequest(sandbox, '/3/account/me/albums/0', { token })).json.data).toMatchObject([
      { id: hidden },
      { id: open },
    ]);
    expect((await remove(sandbox, `/3/account/me/image/${hashes[0]}`, token)).json.data).toBe(true);
    expect((await remove(sandbox, `/3/account/me/image/${ids[1]}`, token)).json.data).toBe(true);
    expect((await sendRequest(sandbox, `/3/account/me/image/${ids[2]}`, { token })).json.data.id).toBe(
      ids[2],
    );
    expect((await remove(sandbox, `/3/account/me/album/${hidden}`, token)).json.data).toBe(true);
    expect((await sendRequest(sandbox, '/3/account/alice/gallery_favorites')).json.data).toEqual([]);
  });

  test('deleting the account wants a password and takes everything along', async () => {
    const { sandbox, token } = await withAccount();
    expect((await post(sandbox, '/3/account/me/delete', [], token)).status).toBe(400);
    expect((await post(sandbox, '/3/account/me/delete', [['password', 'x']], token)).json.data).toBe(true);
    expect(sandbox.pictures().every((picture) => picture.isDeleted)).toBe(true);
    expect((await sendRequest(sandbox, '/3/account/me', { token })).json.data.error).toBe(
      'The access token provided is invalid.',
    );
  });
});
