import { createHash, randomBytes } from 'node:crypto';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import sharp from 'sharp';
import { request } from 'undici';
import { describe, expect, test } from 'vitest';
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

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
const linked = async (link: string) => Buffer.from(await (await fetch(link)).arrayBuffer());

/** A PNG that says of itself that it is animated, two frames of it. */
async function apng(): Promise<Buffer> {
  const still = await png(7);
  const crcTable = Array.from({ length: 256 }, (_, n) => {
    let c = n;
    for (let k = 0; k < 8; k += 1) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1;
    return c >>> 0;
  });
  const chunk = (type: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(type), data]);
    let crc = 0xffffffff;
    for (const byte of body) crc = (crcTable[(crc ^ byte) & 0xff] ?? 0) ^ (crc >>> 8);
    const length = Buffer.alloc(4);
    length.writeUInt32BE(data.length);
    const check = Buffer.alloc(4);
    check.writeUInt32BE((crc ^ 0xffffffff) >>> 0);
    return Buffer.concat([length, body, check]);
  };
  const control = Buffer.alloc(8);
  control.writeUInt32BE(1, 0);
  const frame = Buffer.alloc(26);
  frame.writeUInt32BE(24, 4);
  frame.writeUInt32BE(24, 8);
  frame.writeUInt16BE(1, 20);
  frame.writeUInt16BE(10, 22);
  const afterHeader = 33;
  return Buffer.concat([
    still.subarray(0, afterHeader),
    chunk('acTL', control),
    chunk('fcTL', frame),
    still.subarray(afterHeader),
  ]);
}

/** Enough of an MP4 to be known as one. */
function mp4(bytes = 4096): Buffer {
  const file = Buffer.alloc(bytes, 1);
  file.writeUInt32BE(24, 0);
  file.write('ftypisom', 4, 'latin1');
  file.write('isomiso2', 16, 'latin1');
  return file;
}

describe('bodies', () => {
  test('multipart: the link gives the bytes back', async () => {
    const sandbox = await sandboxWith();
    const file = await png(1);
    const answered = await upload(sandbox, file, { title: 'A', description: 'B', name: 'key-1' });
    expect(answered.status).toBe(200);
    expect(answered.json).toMatchObject({ success: true, status: 200 });
    expect(answered.json.data).toMatchObject({
      title: 'A',
      description: 'B',
      name: 'key-1',
      type: 'image/png',
      width: 24,
      height: 24,
      size: file.length,
    });
    expect(await linked(headerOf(answered, 'link'))).toEqual(file);
    const [kept] = sandbox.pictures();
    expect(kept).toMatchObject({
      bytes: file.length,
      sha256: sha256(file),
      name: 'key-1',
      link: headerOf(answered, 'link'),
    });
    expect(await sandbox.bytesOf(headerOf(answered, 'id'))).toEqual(file);
  });

  test('both addresses and every extension take pictures', async () => {
    const sandbox = await sandboxWith();
    for (const path of ['/3/image', '/3/upload', '/3/image.json', '/3/upload.json']) {
      expect((await upload(sandbox, await png(), {}, { path })).json.success).toBe(true);
    }
    const xml = await upload(sandbox, await png(), { title: 'a < b' }, { path: '/3/upload.xml' });
    expect(xml.headers.get('content-type')).toContain('xml');
    expect(xml.text).toMatch(/<data success="1" status="200"><id>\w{7}<\/id><title>a &lt; b<\/title>/);
  });

  test('urlencoded base64, also said to be a file', async () => {
    const sandbox = await sandboxWith();
    const file = await png(2);
    for (const type of ['base64', 'file', 'URL', 'nonsense']) {
      const body = urlencoded([
        ['image', file.toString('base64')],
        ['type', type],
      ]);
      const answered = await sendRequest(sandbox, '/3/image', { method: 'POST', body });
      expect(await linked(headerOf(answered, 'link'))).toEqual(file);
    }
  });

  test('multipart base64 in a text field', async () => {
    const sandbox = await sandboxWith();
    const file = await png(3);
    const body = formWith({ type: 'base64', image: file.toString('base64') });
    const answered = await sendRequest(sandbox, '/3/image', { method: 'POST', body });
    expect(await linked(headerOf(answered, 'link'))).toEqual(file);
  });

  test('the bare bytes with the rest in the query', async () => {
    const sandbox = await sandboxWith();
    const file = await png(4);
    for (const type of ['image/png', 'application/octet-stream', 'application/whatever']) {
      const answered = await sendRequest(sandbox, '/3/upload?title=Raw&description=D', {
        method: 'POST',
        headers: { 'content-type': type },
        body: new Uint8Array(file),
      });
      expect(answered.json.data).toMatchObject({ title: 'Raw', description: 'D' });
      expect(await linked(headerOf(answered, 'link'))).toEqual(file);
    }
  });

  test('an address on this machine is fetched, one elsewhere is not', async () => {
    const sandbox = await sandboxWith();
    const file = await png(5);
    const server = createServer((_request, response) => response.end(file));
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    const address = server.address();
    if (address === null || typeof address === 'string') throw new Error('no port');
    const url = `http://127.0.0.1:${address.port}/x`;
    const post = (image: string, type: string) =>
      sendRequest(sandbox, '/3/image', {
        method: 'POST',
        body: urlencoded([
          ['image', image],
          ['type', type],
        ]),
      });
    try {
      expect(await linked(headerOf(await post(url, 'url'), 'link'))).toEqual(file);
      expect((await post(url, 'base64')).json.data.error).toMatchObject({ code: 1003 });
      expect((await post('http://example.invalid/x.png', 'url')).status).toBe(400);
      expect((await post('http://127.0.0.1.example.invalid/x.png', 'url')).status).toBe(400);
    } finally {
      server.close();
    }
    expect(sandbox.pictures()).toHaveLength(1);
  });

  test('nothing in it', async () => {
    const sandbox = await sandboxWith();
    for (const body of [
      formWith({ title: 'x' }),
      urlencoded([['title', 'x']]),
      formWith({}, new Uint8Array()),
    ]) {
      const answered = await sendRequest(sandbox, '/3/image', { method: 'POST', body });
      expect(answered.status).toBe(400);
      expect(answered.json.data).toMatchObject({
        error: 'No image data was sent to the upload api',
        request: '/3/image',
        method: 'POST',
      });
    }
    const bare = await sendRequest(sandbox, '/3/image', { method: 'POST' });
    expect(bare.json.data.error).toBe('No image data was sent to the upload api');
  });

  test('bytes that are said to be base64', async () => {
    const sandbox = await sandboxWith();
    const answered = await upload(sandbox, await png(), { type: 'base64' });
    expect(answered.status).toBe(400);
    expect(answered.json.data.error).toBe('File was not uploaded correctly');
    expect(sandbox.pictures()).toHaveLength(0);
  });

  test('a body that is cut before its end leaves nothing', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'sandbox-cut-'));
    try {
      const sandbox = await sandboxWith({ folder });
      const file = await png(6, 200);
      const port = Number(new URL(sandbox.origin).port);
      const heads = [
        [
          'multipart/form-data; boundary=b',
          '--b\r\nContent-Disposition: form-data; name="image"; filename="x"\r\n\r\n',
        ],
        ['image/png', ''],
      ] as const;
      for (const [type, before] of heads) {
        const socket = connect(port, '127.0.0.1');
        socket.on('error', () => undefined);
        socket.write(
          `POST /3/image HTTP/1.1\r\nHost: x\r\nAuthorization: Client-ID ${sandbox.clientId}\r\n` +
            `Content-Type: ${type}\r\nContent-Length: ${file.length + 1000}\r\n\r\n${before}`,
        );
        const before_ = sandbox.log.length;
        await new Promise<void>((done) => socket.write(file, () => done()));
        await expect.poll(() => sandbox.log.length).toBe(before_ + 1);
        await expect.poll(() => sandbox.log.at(-1)?.bytes).toBeGreaterThan(0);
        socket.destroy();
        await expect.poll(() => sandbox.log.at(-1)?.endedAt).not.toBe(null);
        expect(sandbox.log.at(-1)?.status).toBe(null);
      }
      expect(sandbox.pictures()).toHaveLength(0);
      await expect.poll(() => readdir(join(folder, 'incoming'))).toEqual([]);
      expect(await readdir(join(folder, 'served'))).toEqual([]);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  });

  test('a multipart body without its closing boundary leaves nothing', async () => {
    const sandbox = await sandboxWith();
    const head = '--b\r\nContent-Disposition: form-data; name="image"; filename="x"\r\n\r\n';
    const answered = await sendRequest(sandbox, '/3/image', {
      method: 'POST',
      headers: { 'content-type': 'multipart/form-data; boundary=b' },
      body: new Uint8Array(Buffer.concat([Buffer.from(head), await png()])),
    });
    expect(answered.status).toBe(400);
    expect(sandbox.pictures()).toHaveLength(0);
  });

  test('200 MB of video pass through memory a little at a time', async () => {
    const sandbox = await sandboxWith();
    const head = mp4(1_000_000);
    const before = process.memoryUsage.rss();
    let most = 0;
    async function* video() {
      for (let sent = 0; sent < 200; sent += 1) {
        most = Math.max(most, process.memoryUsage.rss());
        yield head;
      }
    }
    const response = await request(`${sandbox.origin}/3/upload`, {
      method: 'POST',
      headers: { authorization: `Client-ID ${sandbox.clientId}`, 'content-type': 'video/mp4' },
      body: Readable.from(video()),
    });
    await response.body.dump();
    expect(response.statusCode).toBe(200);
    expect(sandbox.pictures()[0]?.bytes).toBe(200_000_000);
    expect(most - before).toBeLessThan(120_000_000);
  });
});

describe('what is taken', () => {
  test('by content and not by name', async () => {
    const sandbox = await sandboxWith();
    const jpeg = await sharp(await png())
      .jpeg()
      .toBuffer();
    const form = new FormData();
    form.append('image', new Blob([new Uint8Array(jpeg)], { type: 'image/png' }), 'x.png');
    const answered = await sendRequest(sandbox, '/3/image', { method: 'POST', body: form });
    expect(answered.json.data.type).toBe('image/jpeg');
    expect(headerOf(answered, 'link')).toMatch(/\/i\/\w{7}\.jpg$/);
  });

  test('a TIFF whose directory lies at its end', async () => {
    const sandbox = await sandboxWith();
    const side = 300;
    const noise = { raw: { width: side, height: side, channels: 3 as const } };
    const tiff = await sharp(randomBytes(side * side * 3), noise)
      .tiff({ compression: 'none' })
      .toBuffer();
    const answered = await upload(sandbox, tiff);
    expect(headerOf(answered, 'link')).toMatch(/\.tiff$/);
  });

  test('WebP, text and broken pictures get code 1003', async () => {
    const sandbox = await sandboxWith();
    const webp = await sharp(await png())
      .webp()
      .toBuffer();
    for (const file of [webp, Buffer.from('just words'), (await png()).subarray(0, 20)]) {
      const answered = await upload(sandbox, file);
      expect(answered.status).toBe(400);
      expect(answered.json.data.error).toMatchObject({ code: 1003, type: 'ImgurException', exception: [] });
    }
    expect(sandbox.pictures()).toHaveLength(0);
  });

  test('sizes by profile, to the byte, and every shape of the refusal', async () => {
    const file = await png();
    const padded = (bytes: number) => Buffer.concat([file, Buffer.alloc(bytes - file.length)]);
    const strict = await sandboxWith();
    expect((await upload(strict, padded(10_000_000))).status).toBe(200);
    const refused = await upload(strict, padded(10_000_001));
    expect(refused.status).toBe(413);
    expect(refused.json.data.error).toMatchObject({ code: '413', status: '413' });
    const generous = await sandboxWith({ sizeProfile: 'help-centre', oversize: 'string-413' });
    expect((await upload(generous, padded(20_000_000))).status).toBe(200);
    expect((await upload(generous, padded(20_000_001))).json.data.error).toBe('file is over the size limit');
    const old = await sandboxWith({ oversize: 'string-400' });
    expect((await upload(old, padded(10_000_001))).status).toBe(400);
  });

  test('recompression is off unless asked for; then a big PNG becomes a JPEG', async () => {
    const raw = { width: 1400, height: 1400, channels: 3 as const };
    const noise = randomBytes(raw.width * raw.height * raw.channels);
    const big = await sharp(noise, { raw }).png({ compressionLevel: 0 }).toBuffer();
    expect(big.length).toBeGreaterThan(5_000_000);
    const plain = await sandboxWith();
    expect(sha256(await linked(headerOf(await upload(plain, big), 'link')))).toBe(sha256(big));
    const changing = await sandboxWith({ recompression: true });
    const answered = await upload(changing, big);
    expect(answered.json.data.type).toBe('image/jpeg');
    expect(headerOf(answered, 'link')).toMatch(/\.jpg$/);
    const served = await linked(headerOf(answered, 'link'));
    expect(served.length).toBe(answered.json.data.size);
    expect(served.length).not.toBe(big.length);
    expect(sha256(await changing.bytesOf(headerOf(answered, 'id')))).toBe(sha256(big));
  });

  test('an animated PNG survives /3/image and is a still after /3/upload', async () => {
    const sandbox = await sandboxWith();
    const file = await apng();
    const kept = await upload(sandbox, file);
    expect(kept.json.data.animated).toBe(true);
    expect(await linked(headerOf(kept, 'link'))).toEqual(file);
    const flat = await upload(sandbox, file, {}, { path: '/3/upload' });
    expect(flat.json.data.animated).toBe(false);
    expect(await linked(headerOf(flat, 'link'))).not.toEqual(file);
    const spared = await sandboxWith({ flattensApng: false });
    const whole = await upload(spared, file, {}, { path: '/3/upload' });
    expect(await linked(headerOf(whole, 'link'))).toEqual(file);
  });

  test('videos: pending, then completed', async () => {
    const clock = new SteppingClock();
    const sandbox = await sandboxWith({ clock });
    const answered = await upload(
      sandbox,
      mp4(),
      { disable_audio: '1' },
      { field: 'video', path: '/3/upload' },
    );
    expect(answered.json.data).toMatchObject({
      processing: { status: 'pending' },
      mp4: '',
      has_sound: false,
    });
    clock.move(300_000);
    const later = await sendRequest(sandbox, `/3/image/${headerOf(answered, 'id')}`);
    expect(later.json.data).toMatchObject({ processing: { status: 'completed' }, mp4_size: 4096 });
    expect(headerOf(later, 'mp4')).toMatch(/\.mp4$/);
  });

  test('videos: a ticket to poll for', async () => {
    const clock = new SteppingClock();
    const sandbox = await sandboxWith({ clock, videos: 'ticket' });
    const ticket = headerOf(await upload(sandbox, mp4(), {}, { field: 'video' }), 'ticket');
    const poll = () =>
      sendRequest(sandbox, `/upload/poll?tickets[]=${ticket}&tickets[]=other`, { anonymous: true });
    expect((await poll()).json.data.done).toEqual({});
    clock.move(300_000);
    expect((await poll()).json.data.done).toEqual({ [ticket]: sandbox.pictures()[0]?.id });
  });

  test('the link of a WebM may end with its dot', async () => {
    const webm = Buffer.concat([
      Buffer.from('1a45dfa39f4286810142f7810142f2810442f381084282847765626d42878104', 'hex'),
      Buffer.alloc(200),
    ]);
    const sandbox = await sandboxWith({ videos: 'completed' });
    const answered = await upload(sandbox, webm, {}, { field: 'video' });
    expect(headerOf(answered, 'link')).toMatch(/\/i\/\w{7}\.$/);
    expect(await linked(headerOf(answered, 'link'))).toEqual(webm);
  });

  test('an animated GIF tells of its other forms', async () => {
    const frames = await Promise.all([png(1), png(200)]);
    const gif = await sharp(frames, { join: { animated: true } })
      .gif({ delay: [80, 80] })
      .toBuffer();
    const sandbox = await sandboxWith();
    const answered = await upload(sandbox, gif);
    expect(answered.json.data).toMatchObject({
      type: 'image/gif',
      animated: true,
      looping: true,
      height: 24,
    });
    expect(headerOf(answered, 'gifv')).toMatch(/\.gifv$/);
  });
});

describe('names and texts', () => {
  test('shapes of id and deletehash', async () => {
    const sandbox = await sandboxWith();
    const answered = await upload(sandbox, await png());
    expect(headerOf(answered, 'id')).toMatch(/^[A-Za-z0-9]{7}$/);
    expect(headerOf(answered, 'deletehash')).toMatch(/^[A-Za-z0-9]{15}$/);
  });

  test('anonymous and account fields', async () => {
    const sandbox = await sandboxWith();
    const { accessToken } = await signIn(sandbox);
    expect((await upload(sandbox, await png())).json.data).toMatchObject({
      account_id: null,
      account_url: null,
    });
    const mine = await upload(sandbox, await png(), {}, { token: accessToken });
    expect(mine.json.data).toMatchObject({ account_url: null, account_id: expect.any(Number) });
    expect(headerOf(mine, 'deletehash')).toHaveLength(15);
    const old = await sandboxWith({ anonymousAccountId: 0 });
    expect((await upload(old, await png())).json.data.account_id).toBe(0);
  });

  test('a title is kept to 128 characters and said back whole; blank is none', async () => {
    const sandbox = await sandboxWith();
    const long = await upload(sandbox, await png(), { title: 'x'.repeat(200), description: '   ' });
    expect(headerOf(long, 'title')).toHaveLength(200);
    expect(long.json.data.description).toBe(null);
    const read = await sendRequest(sandbox, `/3/image/${headerOf(long, 'id')}`);
    expect(headerOf(read, 'title')).toHaveLength(128);
  });

  test('into an album: its deletehash for anybody, its id for the owner alone', async () => {
    const sandbox = await sandboxWith();
    const { accessToken } = await signIn(sandbox);
    const album = await sendRequest(sandbox, '/3/album', { method: 'POST', token: accessToken });
    const [id, hash] = [headerOf(album, 'id'), headerOf(album, 'deletehash')];
    const mine = await upload(sandbox, await png(1), { album: id }, { token: accessToken });
    const guest = await upload(sandbox, await png(2), { album: hash });
    const stranger = await upload(sandbox, await png(3), { album: id });
    expect(stranger.status).toBe(403);
    expect(stranger.json.data.error).toBe(`You must own all the image ids to add them to album ${id}`);
    expect(sandbox.pictures().map((picture) => [picture.id, picture.album])).toEqual([
      [headerOf(mine, 'id'), id],
      [headerOf(guest, 'id'), id],
    ]);
  });
});

test('uploads are read no faster than asked', async () => {
  const clock = new SteppingClock();
  const sandbox = await sandboxWith({ clock, bytesPerSecond: 1000 });
  const file = await png(8, 100);
  const pending = upload(sandbox, file);
  await expect.poll(() => clock.waiting).toBe(1);
  expect(sandbox.pictures()).toHaveLength(0);
  while (sandbox.pictures().length === 0) {
    clock.move(10_000);
    await new Promise((done) => setImmediate(done));
  }
  expect((await pending).status).toBe(200);
});

test('pictures and albums are still there after a restart with the same folder', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'sandbox-kept-'));
  try {
    const file = await png(9);
    const first = await sandboxWith({ folder });
    const sent = await upload(first, file, { name: 'kept' });
    const hash = headerOf(sent, 'deletehash');
    const album = await sendRequest(first, '/3/album', {
      method: 'POST',
      body: formWith({ 'deletehashes[]': hash }),
    });
    const port = Number(new URL(first.origin).port);
    await first.close();
    const second = await sandboxWith({ folder, port });
    expect(await linked(headerOf(sent, 'link'))).toEqual(file);
    expect(second.pictures()).toMatchObject([{ name: 'kept', album: headerOf(album, 'id') }]);
    expect((await sendRequest(second, `/3/image/${hash}`, { method: 'DELETE' })).json.data).toBe(true);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});

test('links: page, thumbnails, and the removed picture after deleting', async () => {
  const sandbox = await sandboxWith();
  const answered = await upload(sandbox, await png(10, 400), { title: '<b>' });
  const id = headerOf(answered, 'id');
  const page = await fetch(`${sandbox.origin}/${id}`);
  expect(await page.text()).toContain('&#60;b&#62;');
  const sides = { s: 90, b: 160, t: 160, m: 320, l: 400, h: 400 };
  for (const [letter, side] of Object.entries(sides)) {
    const small = await linked(`${sandbox.origin}/i/${id}${letter}.png`);
    expect(await sharp(small).metadata()).toMatchObject({ format: 'jpeg', width: side });
  }
  await sendRequest(sandbox, `/3/image/${headerOf(answered, 'deletehash')}`, { method: 'DELETE' });
  const gone = await fetch(headerOf(answered, 'link'), { redirect: 'manual' });
  expect([gone.status, gone.headers.get('location')]).toEqual([302, '/removed.png']);
  expect((await fetch(headerOf(answered, 'link'))).headers.get('content-type')).toBe('image/png');
  expect((await fetch(`${sandbox.origin}/${id}`)).status).toBe(404);
});
