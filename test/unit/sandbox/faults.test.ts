import { describe, expect, test } from 'vitest';
import { type FaultKind, FaultPlan } from '../../../sandbox/faults.ts';
import {
  headerOf,
  png,
  SteppingClock,
  sandboxWith,
  sendRequest,
  signIn,
  upload,
  urlencoded,
} from './support.ts';

const meeting = async (kind: FaultKind, more = {}) => {
  const sandbox = await sandboxWith();
  sandbox.fault({ kind, ...more });
  const answered = await upload(sandbox, await png());
  return { sandbox, answered };
};

describe('answers in place of the real one', () => {
  test('limited-errors: 429 as a list, with every budget shown full', async () => {
    const { sandbox, answered } = await meeting('limited-errors');
    expect(answered.status).toBe(429);
    expect(answered.headers.get('content-type')).toMatch(/^application\/vnd\.imgur\.v1\+json/);
    expect(JSON.parse(answered.text).errors[0]).toMatchObject({ code: '429' });
    expect(answered.headers.get('x-ratelimit-userremaining')).toBe('500');
    expect(answered.headers.get('x-post-rate-limit-remaining')).toBe('1250');
    expect(sandbox.log[0]).toMatchObject({ fault: 'limited-errors', refused: null, status: 429 });
    expect(sandbox.pictures()).toHaveLength(0);
    expect((await upload(sandbox, await png())).status).toBe(200);
  });

  test('limited-two-documents: 429 with two JSON documents', async () => {
    const { answered } = await meeting('limited-two-documents');
    expect(answered.status).toBe(429);
    expect(() => JSON.parse(answered.text)).toThrow();
    expect(answered.text.split('}{')).toHaveLength(2);
  });

  test('limited-html: 429 as a page', async () => {
    const { answered } = await meeting('limited-html');
    expect([answered.status, answered.headers.get('content-type')]).toEqual([
      429,
      'text/html; charset=utf-8',
    ]);
  });

  test('limited-minutes: N more minutes, and another status in the body', async () => {
    const { answered } = await meeting('limited-minutes', { minutes: 7 });
    expect([answered.status, answered.json.status]).toEqual([429, 400]);
    expect(answered.json.data.error).toMatchObject({
      code: 429,
      message: 'You are uploading too fast. Please wait 7 more minutes.',
      exception: [],
    });
  });

  test('redirect: to another host', async () => {
    const sandbox = await sandboxWith();
    sandbox.fault({ kind: 'redirect' });
    const asked = await fetch(`${sandbox.origin}/3/image`, {
      method: 'POST',
      redirect: 'manual',
      headers: { authorization: `Client-ID ${sandbox.clientId}` },
      body: new Uint8Array(await png()),
    });
    expect([asked.status, asked.headers.get('location')]).toEqual([
      302,
      'https://login.hotel.example/?next=imgur',
    ]);
    expect(sandbox.pictures()).toHaveLength(0);
  });

  test.each<[FaultKind, number]>([
    ['html-ok', 200],
    ['html-forbidden', 403],
    ['html-not-found', 404],
    ['internal-error-html', 500],
  ])('%s: a page where a document is due', async (kind, status) => {
    const { answered, sandbox } = await meeting(kind);
    expect(answered.status).toBe(status);
    expect(answered.text).toMatch(/^<!doctype html>/);
    expect(sandbox.pictures()).toHaveLength(0);
  });

  test('empty-ok: 200, and nothing', async () => {
    const { answered, sandbox } = await meeting('empty-ok');
    expect([answered.status, answered.text]).toEqual([200, '']);
    expect(sandbox.pictures()).toHaveLength(0);
  });

  const plain: [FaultKind, number, string | RegExp][] = [
    ['internal-error', 500, 'Internal server error'],
    ['over-capacity-403', 403, 'over capacity'],
    ['over-capacity-500', 500, 'over capacity'],
    ['over-capacity-html', 500, 'kittens'],
    ['varnish', 503, 'Error 54113'],
    ['first-byte-timeout', 503, 'first byte timeout'],
    ['bad-gateway', 502, 'Bad Gateway'],
    ['forbidden-edge', 400, 'These actions are forbidden.'],
    ['banned-country', 400, '1016'],
    ['client-revoked', 403, 'Invalid client_id'],
  ];
  test.each(plain)('%s', async (kind, status, text) => {
    const { sandbox, answered } = await meeting(kind);
    expect(answered.status).toBe(status);
    expect(answered.text).toMatch(text);
    expect(sandbox.pictures()).toHaveLength(0);
    if (kind === 'forbidden-edge') expect(answered.headers.get('cdn-error')).toBe('yes');
  });

  test('over-capacity-403 for one address only', async () => {
    const { answered } = await meeting('over-capacity-403', { ip: '127.0.0.9' });
    expect(answered.status).toBe(200);
  });

  test('over-capacity-1203: a status that HTTP does not know', async () => {
    const { answered } = await meeting('over-capacity-1203');
    expect([answered.status, answered.json.status]).toEqual([403, 1203]);
  });

  test('retry-after-zero', async () => {
    const { answered } = await meeting('retry-after-zero');
    expect([answered.status, answered.headers.get('retry-after')]).toEqual([503, '0']);
  });

  test('expectation-failed: 417 after a long stall', async () => {
    const clock = new SteppingClock();
    const sandbox = await sandboxWith({ clock });
    sandbox.fault({ kind: 'expectation-failed' });
    const pending = upload(sandbox, await png());
    await expect.poll(() => clock.waiting).toBe(1);
    clock.move(140_000);
    expect((await pending).status).toBe(417);
  });

  test('slow-answer: late and right', async () => {
    const clock = new SteppingClock();
    const sandbox = await sandboxWith({ clock });
    sandbox.fault({ kind: 'slow-answer', waitMs: 5000 });
    const pending = upload(sandbox, await png());
    await expect.poll(() => clock.waiting).toBe(1);
    clock.move(5000);
    expect((await pending).status).toBe(200);
  });
});

describe('headers that mislead', () => {
  test('client-frozen: stands still, and then refuses', async () => {
    const sandbox = await sandboxWith();
    sandbox.fault({ kind: 'client-frozen', times: 3 });
    const seen = [];
    for (let n = 0; n < 3; n += 1) {
      const { status, headers } = await upload(sandbox, await png());
      seen.push([status, headers.get('x-ratelimit-clientremaining')]);
    }
    expect(seen).toEqual([
      [200, '12500'],
      [200, '12500'],
      [429, '12500'],
    ]);
  });

  test('reset-unit: seconds become a date', async () => {
    const clock = new SteppingClock();
    const sandbox = await sandboxWith({ clock });
    sandbox.fault({ kind: 'reset-unit' });
    const { headers } = await upload(sandbox, await png());
    expect(headers.get('x-ratelimit-userreset')).toBe(String(clock.now() / 1000 + 3600));
    expect(headers.get('x-ratelimit-clientreset')).toBe('86400');
  });

  test('no-headers', async () => {
    const { answered } = await meeting('no-headers');
    expect(answered.status).toBe(200);
    expect([...answered.headers.keys()].filter((name) => name.includes('rate'))).toEqual([]);
  });
});

describe('connections', () => {
  test('reset-mid-body: nothing is kept', async () => {
    const sandbox = await sandboxWith();
    sandbox.fault({ kind: 'reset-mid-body', bytes: 100_000 });
    await expect(upload(sandbox, Buffer.concat([await png(), Buffer.alloc(5_000_000)]))).rejects.toThrow();
    await expect.poll(() => sandbox.log[0]?.endedAt).not.toBe(null);
    expect(sandbox.log[0]).toMatchObject({ status: null, fault: 'reset-mid-body' });
    expect(sandbox.pictures()).toHaveLength(0);
  });

  test('reply-lost: kept, and nobody is told', async () => {
    const sandbox = await sandboxWith();
    sandbox.fault({ kind: 'reply-lost' });
    await expect(upload(sandbox, await png(), { name: 'lost' })).rejects.toThrow();
    expect(sandbox.pictures()).toMatchObject([{ name: 'lost' }]);
    await expect.poll(() => sandbox.log[0]?.endedAt).not.toBe(null);
    expect(sandbox.log[0]?.status).toBe(null);
  });

  test.each<FaultKind>(['reset-before-body', 'reset-after-body'])(
    '%s: nothing is kept, nothing is said',
    async (kind) => {
      const sandbox = await sandboxWith();
      sandbox.fault({ kind });
      await expect(upload(sandbox, await png())).rejects.toThrow();
      expect(sandbox.log[0]).toMatchObject({ status: null, fault: kind, picture: null });
      expect(sandbox.pictures()).toHaveLength(0);
    },
  );

  test('unanswered: kept, and nothing is ever said', async () => {
    const sandbox = await sandboxWith();
    sandbox.fault({ kind: 'unanswered' });
    const ending = new AbortController();
    const asked = fetch(`${sandbox.origin}/3/image`, {
      method: 'POST',
      headers: { authorization: `Client-ID ${sandbox.clientId}` },
      body: new Uint8Array(await png()),
      signal: ending.signal,
    });
    await expect.poll(() => sandbox.pictures().length).toBe(1);
    expect(sandbox.log[0]).toMatchObject({ status: null, picture: sandbox.pictures()[0]?.id });
    ending.abort();
    await expect(asked).rejects.toThrow();
  });

  test('truncated-json: kept, and half of a document says so', async () => {
    const { answered, sandbox } = await meeting('truncated-json');
    expect(answered.status).toBe(200);
    expect(() => JSON.parse(answered.text)).toThrow();
    expect(sandbox.pictures()).toHaveLength(1);
  });

  test('slow-loris: the answer comes a little at a time', async () => {
    const clock = new SteppingClock();
    const sandbox = await sandboxWith({ clock });
    sandbox.fault({ kind: 'slow-loris', waitMs: 100_000 });
    const asked = upload(sandbox, await png());
    for (let part = 0; part < 20; part += 1) {
      await expect.poll(() => clock.waiting).toBe(1);
      clock.move(5_000);
    }
    expect((await asked).json.data.id).toMatch(/^\w{7}$/);
  });

  test('cut-answer: half of it', async () => {
    const sandbox = await sandboxWith();
    sandbox.fault({ kind: 'cut-answer' });
    await expect(upload(sandbox, await png())).rejects.toThrow();
    expect(sandbox.pictures()).toHaveLength(1);
    await expect.poll(() => sandbox.log[0]?.endedAt).not.toBe(null);
    expect(sandbox.log[0]?.status).toBe(null);
  });

  test('stall: no word until the other side gives up', async () => {
    const sandbox = await sandboxWith();
    sandbox.fault({ kind: 'stall' });
    const away = new AbortController();
    const pending = fetch(`${sandbox.origin}/3/image`, {
      method: 'POST',
      headers: { authorization: `Client-ID ${sandbox.clientId}` },
      body: 'x',
      signal: away.signal,
    });
    await expect.poll(() => sandbox.log.length).toBe(1);
    expect(sandbox.log[0]?.endedAt).toBe(null);
    away.abort();
    await expect(pending).rejects.toThrow();
    await expect.poll(() => sandbox.log[0]?.endedAt).not.toBe(null);
  });
});

describe('who may not', () => {
  test('token-revoked in the middle of a batch; refresh-invalid', async () => {
    const sandbox = await sandboxWith();
    const { accessToken, refreshToken } = await signIn(sandbox);
    sandbox.fault({ kind: 'token-revoked', after: 1 });
    const sent = [];
    for (let n = 0; n < 3; n += 1) {
      sent.push(await upload(sandbox, await png(n), {}, { token: accessToken }));
    }
    expect(sent.map(({ status }) => status)).toEqual([200, 403, 403]);
    expect(sent[1]?.json.data.error).toBe('The access token provided is invalid.');
    const refresh = () =>
      sendRequest(sandbox, '/oauth2/token', {
        method: 'POST',
        anonymous: true,
        body: urlencoded([
          ['client_id', sandbox.clientId],
          ['client_secret', 's'],
          ['grant_type', 'refresh_token'],
          ['refresh_token', refreshToken],
        ]),
      });
    sandbox.fault({ kind: 'refresh-invalid' });
    const refused = await refresh();
    expect([refused.status, refused.json.data.error]).toEqual([400, 'Invalid refresh token']);
    expect((await refresh()).status).toBe(200);
  });

  test('client-flaps: every other time', async () => {
    const sandbox = await sandboxWith();
    sandbox.fault({ kind: 'client-flaps', times: 4 });
    const statuses = [];
    for (let n = 0; n < 5; n += 1) statuses.push((await upload(sandbox, await png())).status);
    expect(statuses).toEqual([403, 200, 403, 200, 200]);
  });

  test('client-revoked for good', async () => {
    const sandbox = await sandboxWith();
    sandbox.fault({ kind: 'client-revoked', times: null });
    for (let n = 0; n < 3; n += 1) expect((await upload(sandbox, await png())).status).toBe(403);
    sandbox.clearFaults();
    expect((await upload(sandbox, await png())).status).toBe(200);
  });

  test('authorize-1024 and authorize-429', async () => {
    const sandbox = await sandboxWith();
    const path = `/oauth2/authorize?client_id=${sandbox.clientId}&response_type=token`;
    sandbox.fault({ kind: 'authorize-1024' });
    expect((await sendRequest(sandbox, path)).text).toContain('1024');
    sandbox.fault({ kind: 'authorize-429' });
    expect((await sendRequest(sandbox, path)).status).toBe(429);
  });

  test('registration-closed', async () => {
    const sandbox = await sandboxWith();
    const look = () => fetch(`${sandbox.origin}/oauth2/addclient`, { redirect: 'manual' });
    expect((await look()).status).toBe(200);
    sandbox.fault({ kind: 'registration-closed' });
    const closed = await look();
    expect([closed.status, closed.headers.get('location')]).toEqual([301, '/']);
  });
});

describe('answers that look like success', () => {
  test('error-in-success: 200 with an error inside', async () => {
    const sandbox = await sandboxWith();
    const { accessToken } = await signIn(sandbox);
    sandbox.fault({ kind: 'error-in-success' });
    const answered = await sendRequest(sandbox, '/3/account/me/images', { token: accessToken });
    expect(answered.status).toBe(200);
    expect(answered.json).toMatchObject({ success: true, data: { error: expect.any(String) } });
  });

  test('album-without-deletehash and album-locked', async () => {
    const sandbox = await sandboxWith();
    sandbox.fault({ kind: 'album-without-deletehash' });
    const album = await sendRequest(sandbox, '/3/album', { method: 'POST' });
    expect(Object.keys(album.json.data)).toEqual(['id']);
    sandbox.fault({ kind: 'album-locked' });
    const locked = await sendRequest(sandbox, `/3/album/${headerOf(album, 'id')}`, { method: 'POST' });
    expect([locked.status, locked.json.data.error]).toMatchObject([400, { code: 403 }]);
  });

  test('dead-link: accepted, and its link leads to the removed picture', async () => {
    const { answered } = await meeting('dead-link');
    expect(answered.status).toBe(200);
    const followed = await fetch(headerOf(answered, 'link'), { redirect: 'manual' });
    expect(followed.headers.get('location')).toBe('/removed.png');
  });

  test('late-mp4: empty at first', async () => {
    const sharp = (await import('sharp')).default;
    const clock = new SteppingClock();
    const sandbox = await sandboxWith({ clock });
    sandbox.fault({ kind: 'late-mp4', waitMs: 1000 });
    const frames = await Promise.all([png(1), png(200)]);
    const gif = await sharp(frames, { join: { animated: true } })
      .gif()
      .toBuffer();
    const sent = await upload(sandbox, gif);
    expect(sent.json.data.mp4).toBe('');
    clock.move(1000);
    expect(headerOf(await sendRequest(sandbox, `/3/image/${headerOf(sent, 'id')}`), 'mp4')).toMatch(/\.mp4$/);
  });
});

describe('the plan', () => {
  test('each request meets one fault, in the order in which they were added', () => {
    const plan = new FaultPlan(new SteppingClock(), () => 0);
    plan.add({ kind: 'varnish' });
    plan.add({ kind: 'bad-gateway', times: 2, after: 1 });
    const met = () => plan.take('upload', '127.0.0.1')?.kind ?? null;
    expect([met(), met(), met(), met(), met()]).toEqual([
      'varnish',
      null,
      'bad-gateway',
      'bad-gateway',
      null,
    ]);
  });

  test('only on the routes that it is for', () => {
    const plan = new FaultPlan(new SteppingClock(), () => 0);
    plan.add({ kind: 'varnish', routes: ['credits'] });
    expect(plan.take('upload', '127.0.0.1')).toBe(null);
    expect(plan.take('credits', '127.0.0.1')?.kind).toBe('varnish');
  });

  test('by time: from when it begins until it ends, however many it meets', () => {
    const clock = new SteppingClock();
    const plan = new FaultPlan(clock, () => 0);
    plan.add({ kind: 'varnish', inMs: 1_000, forMs: 90_000 });
    const met = () => plan.take('upload', '127.0.0.1')?.kind ?? null;
    expect(met()).toBe(null);
    clock.move(1_000);
    expect([met(), met(), met()]).toEqual(['varnish', 'varnish', 'varnish']);
    clock.move(89_999);
    expect(met()).toBe('varnish');
    clock.move(1);
    expect(met()).toBe(null);
  });

  test('by chance, which may be bounded by count and time', () => {
    const dice = [0.2, 0.7, 0.4, 0.9, 0.1, 0.1];
    const plan = new FaultPlan(new SteppingClock(), () => dice.shift() ?? 1);
    plan.add({ kind: 'varnish', chance: 0.5, times: 3 });
    const met = () => plan.take('upload', '127.0.0.1') !== null;
    expect([met(), met(), met(), met(), met(), met()]).toEqual([true, false, true, false, true, false]);
  });
});
