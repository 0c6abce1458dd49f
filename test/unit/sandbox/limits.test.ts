import { connect } from 'node:net';
import { Agent, request } from 'undici';
import { describe, expect, test } from 'vitest';
import { Budgets } from '../../../sandbox/budgets.ts';
import type { Sandbox } from '../../../sandbox/index.ts';
import { resolveRules, type SandboxOptions } from '../../../sandbox/options.ts';
import { headerOf, png, SteppingClock, sandboxWith, sendRequest, signIn, upload } from './support.ts';

const hour = 3_600_000;
const spender = { ip: '127.0.0.1', clientId: 'c', accountId: null };
const budgetsWith = (options: SandboxOptions, clock: SteppingClock) =>
  new Budgets(resolveRules(options), clock);

/** The answer to a call, letter by letter. */
function headOnTheWire(sandbox: Sandbox): Promise<string> {
  return new Promise((done, fail) => {
    let all = '';
    const socket = connect(Number(new URL(sandbox.origin).port), '127.0.0.1');
    socket.on('data', (chunk) => {
      all += chunk;
    });
    socket.on('error', fail);
    socket.on('close', () => done(all));
    const path = `/3/credits?client_id=${sandbox.clientId}`;
    socket.write(`GET ${path} HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n`);
  });
}

describe('windows', () => {
  test('each begins with its first use and is full again at its end', () => {
    const clock = new SteppingClock();
    const budgets = budgetsWith({ limits: { user: 20 } }, clock);
    expect(budgets.standing(spender, 'user')).toEqual({ limit: 20, remaining: 20, resetInMs: hour });
    clock.move(10 * hour + 1234);
    expect(budgets.charge(spender, { user: 10, post: 1 })).toBe(null);
    clock.move(hour - 1);
    expect(budgets.standing(spender, 'user')).toEqual({ limit: 20, remaining: 10, resetInMs: 1 });
    expect(budgets.charge(spender, { client: 10 })).toBe(null);
    clock.move(1);
    expect(budgets.standing(spender, 'user')).toEqual({ limit: 20, remaining: 20, resetInMs: hour });
    expect(budgets.standing(spender, 'client')?.resetInMs).toBe(24 * hour - 1);
  });

  test('users are addresses or accounts, applications apart; POSTs count by address', () => {
    const budgets = budgetsWith({}, new SteppingClock());
    budgets.charge(spender, { user: 10, client: 10, post: 1 });
    const remaining = (who: typeof spender, budget: 'user' | 'client' | 'post') =>
      budgets.standing(who, budget)?.remaining;
    const elsewhere = { ...spender, ip: '127.0.0.2' };
    const otherApp = { ...spender, clientId: 'd' };
    const account = { ...spender, accountId: 7 } as unknown as typeof spender;
    expect(remaining(spender, 'user')).toBe(490);
    expect(remaining(elsewhere, 'user')).toBe(500);
    expect(remaining(otherApp, 'user')).toBe(500);
    expect(remaining(account, 'user')).toBe(2000);
    expect(remaining(elsewhere, 'client')).toBe(12_490);
    expect(remaining(otherApp, 'client')).toBe(12_500);
    expect(remaining(otherApp, 'post')).toBe(1249);
    expect(remaining(elsewhere, 'post')).toBe(1250);
  });

  test('a refused call is charged, down to zero, or not at all', () => {
    const strict = budgetsWith({ limits: { user: 15 } }, new SteppingClock());
    strict.charge(spender, { user: 10, client: 10 });
    expect(strict.charge(spender, { user: 10, client: 10 })).toBe('user');
    expect(strict.standing(spender, 'user')?.remaining).toBe(0);
    expect(strict.standing(spender, 'client')?.remaining).toBe(12_480);
    const kind = budgetsWith({ limits: { user: 15 }, chargesRefused: false }, new SteppingClock());
    kind.charge(spender, { user: 10, client: 10 });
    expect(kind.charge(spender, { user: 10, client: 10 })).toBe('user');
    expect(kind.standing(spender, 'user')?.remaining).toBe(5);
    expect(kind.charge(spender, { user: 5 })).toBe(null);
  });

  test('windowScale shortens all of them, windows sets single ones', () => {
    const rules = resolveRules({ windowScale: 450, windows: { postMs: 5 } });
    expect(rules.windows).toMatchObject({ userMs: 8000, clientMs: 192_000, postMs: 5, uploadsMs: 8000 });
    expect(() => resolveRules({ windowScale: 0 })).toThrow(RangeError);
  });
});

describe('strikes', () => {
  test('the last credit is a hit, once a day; the fifth blocks until after the month', () => {
    const clock = new SteppingClock(Date.UTC(2026, 4, 10));
    const budgets = budgetsWith({ limits: { client: 10 } }, clock);
    for (let day = 1; day <= 5; day += 1) {
      expect(budgets.charge(spender, { client: 10 })).toBe(null);
      expect(budgets.charge(spender, { client: 1 })).toBe('client');
      expect(budgets.strikes('c')).toBe(day);
      clock.move(24 * hour);
    }
    expect(budgets.charge(spender, { client: 1 })).toBe('client');
    const lifts = Date.UTC(2026, 5, 1) + 12 * hour;
    expect(budgets.standing(spender, 'client')?.resetInMs).toBe(lifts - clock.now());
    clock.move(lifts - clock.now() - 1);
    expect(budgets.charge(spender, { client: 1 })).toBe('client');
    clock.move(1);
    expect(budgets.charge(spender, { client: 1 })).toBe(null);
    expect(budgets.strikes('c')).toBe(0);
  });

  test('by refusal only, where the switch says so', () => {
    const clock = new SteppingClock();
    const budgets = budgetsWith({ limits: { client: 10 }, strikeAt: 'refused', monthBlockSlackMs: 0 }, clock);
    budgets.charge(spender, { client: 10 });
    expect(budgets.strikes('c')).toBe(0);
    budgets.charge(spender, { client: 1 });
    expect(budgets.strikes('c')).toBe(1);
  });

  test('a scaled month ends too', () => {
    const clock = new SteppingClock();
    const budgets = budgetsWith({ limits: { client: 1 }, windowScale: 3600 }, clock);
    for (let day = 0; day < 12 && budgets.charge(spender, { client: 1 }) === null; day += 1)
      clock.move(24_000);
    expect(budgets.charge(spender, { client: 1 })).toBe('client');
    clock.move(720_000 + 12_000);
    expect(budgets.charge(spender, { client: 1 })).toBe(null);
  });

  test('the sandbox tells them', async () => {
    const sandbox = await sandboxWith({ limits: { client: 10 } });
    await upload(sandbox, await png());
    expect(sandbox.dailyStrikes).toBe(1);
  });
});

describe('over HTTP', () => {
  test('an upload costs 10 and a read 1; the headers tell what is left and the seconds to go', async () => {
    const clock = new SteppingClock();
    const sandbox = await sandboxWith({ clock });
    const sent = await upload(sandbox, await png());
    const shown = (headers: Headers) =>
      Object.fromEntries([...headers].filter(([name]) => name.includes('rate')));
    expect(shown(sent.headers)).toEqual({
      'x-ratelimit-userlimit': '500',
      'x-ratelimit-userremaining': '490',
      'x-ratelimit-userreset': '3600',
      'x-ratelimit-clientlimit': '12500',
      'x-ratelimit-clientremaining': '12490',
      'x-ratelimit-clientreset': '86400',
      'x-post-rate-limit-limit': '1250',
      'x-post-rate-limit-remaining': '1249',
      'x-post-rate-limit-reset': '3600',
    });
    clock.move(60_000);
    const read = await sendRequest(sandbox, `/3/image/${headerOf(sent, 'id')}`);
    expect(shown(read.headers)).toMatchObject({
      'x-ratelimit-userremaining': '489',
      'x-ratelimit-userreset': '3540',
    });
    expect(shown(read.headers)).not.toHaveProperty('x-post-rate-limit-limit');
    expect(read.headers.get('date')).toBe(new Date(clock.now()).toUTCString());
    expect(sandbox.log.map(({ spent }) => spent)).toEqual([
      { user: 10, client: 10, post: 1, uploads: 1 },
      { user: 1, client: 1 },
    ]);
  });

  test('the cheap cost profile', async () => {
    const sandbox = await sandboxWith({ costs: { upload: 1, other: 1 } });
    expect((await upload(sandbox, await png())).headers.get('x-ratelimit-userremaining')).toBe('499');
  });

  test('accounts have 2000', async () => {
    const sandbox = await sandboxWith();
    const { accessToken } = await signIn(sandbox);
    const sent = await upload(sandbox, await png(), {}, { token: accessToken });
    expect(sent.headers.get('x-ratelimit-userlimit')).toBe('2000');
    expect(sandbox.log.at(-1)?.auth).toBe('bearer');
  });

  test('names on the wire: in mixed letters, or in small ones; resets as a date where told so', async () => {
    const mixed = await headOnTheWire(await sandboxWith());
    expect(mixed).toContain('\r\nX-RateLimit-UserRemaining: 499\r\n');
    expect(mixed).toContain('\r\nX-RateLimit-ClientReset: 86400\r\n');
    const clock = new SteppingClock();
    const small = await headOnTheWire(await sandboxWith({ clock, resets: 'epoch', headerCase: 'lower' }));
    expect(small).toContain(`\r\nx-ratelimit-userreset: ${(clock.now() + hour) / 1000}\r\n`);
  });

  test('/3/credits: two budgets, ends since 1970, its own cost', async () => {
    const clock = new SteppingClock();
    const sandbox = await sandboxWith({ clock, costs: { upload: 10, other: 2, credits: 0 } });
    await upload(sandbox, await png());
    const credits = await sendRequest(sandbox, '/3/credits');
    expect(credits.json.data).toEqual({
      UserLimit: 500,
      UserRemaining: 490,
      UserReset: (clock.now() + hour) / 1000,
      ClientLimit: 12_500,
      ClientRemaining: 12_490,
    });
    const usual = await sandboxWith({ creditsResets: 'seconds', clock });
    expect((await sendRequest(usual, '/3/credits')).json.data).toMatchObject({
      UserRemaining: 499,
      UserReset: 3600,
    });
  });

  test('an answer that is known already costs all the same', async () => {
    const sandbox = await sandboxWith();
    const id = headerOf(await upload(sandbox, await png()), 'id');
    const first = await sendRequest(sandbox, `/3/image/${id}`);
    const headers = { 'if-none-match': first.headers.get('etag') ?? '' };
    const second = await sendRequest(sandbox, `/3/image/${id}`, { headers });
    expect([second.status, second.text]).toEqual([304, '']);
    expect(sandbox.log.at(-1)?.spent).toEqual({ user: 1, client: 1 });
  });

  test('a request beyond the budget is refused, logged and keeps nothing', async () => {
    const sandbox = await sandboxWith({ limits: { user: 25 } });
    const statuses = [];
    for (let n = 0; n < 3; n += 1) statuses.push((await upload(sandbox, await png(n))).status);
    expect(statuses).toEqual([200, 200, 429]);
    expect(sandbox.refusals).toBe(1);
    expect(sandbox.log.map(({ refused, status }) => [refused, status])).toEqual([
      [null, 200],
      [null, 200],
      ['user', 429],
    ]);
    // Charged all the same, unless told otherwise.
    expect(sandbox.log.at(-1)?.spent).toEqual({ user: 10, client: 10, post: 1, uploads: 1 });
    expect(sandbox.log.at(-1)?.bytes).toBeGreaterThan(100);
    expect(sandbox.pictures()).toHaveLength(2);
  });

  test('exactly as many as there are credits for, of many at once', async () => {
    const sandbox = await sandboxWith({ limits: { user: 300 } });
    const file = await png();
    const answers = await Promise.all(Array.from({ length: 40 }, () => upload(sandbox, file)));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(30);
    expect(sandbox.refusals).toBe(10);
  });

  test('application’s day: its own words; POSTs: errors as a list', async () => {
    const day = await sandboxWith({ limits: { client: 5 } });
    const refused = await upload(day, await png());
    expect([refused.status, refused.json.data.error]).toEqual([429, 'Daily client requests exceeded']);
    const posts = await sandboxWith({ limits: { post: 0 } });
    const list = await upload(posts, await png());
    expect(list.headers.get('content-type')).toMatch(/^application\/vnd\.imgur\.v1\+json/);
    expect(JSON.parse(list.text)).toMatchObject({ errors: [{ code: '429' }] });
  });

  test.each([
    ['too-fast', 429, 'You are uploading too fast. Please wait 60 more minutes.'],
    ['errors', 429, 'Please wait 60 more minutes.'],
    ['plain-400', 400, 'Uploading file too fast!'],
  ] as const)('the hidden cap, refused as %s, is in no header', async (hiddenRefusal, status, text) => {
    const sandbox = await sandboxWith({ hiddenRefusal, limits: { uploads: 1 }, clock: new SteppingClock() });
    await upload(sandbox, await png());
    const refused = await upload(sandbox, await png());
    expect(refused.status).toBe(status);
    expect(refused.text).toContain(text);
    if (hiddenRefusal === 'too-fast') expect(refused.json.status).toBe(400);
    expect(refused.headers.get('x-ratelimit-userremaining')).toBe('480');
    expect(sandbox.log.at(-1)?.refused).toBe('uploads');
  });

  test('by address: another one of this machine has budgets of its own', async () => {
    const sandbox = await sandboxWith({ limits: { user: 1 } });
    await sendRequest(sandbox, '/3/credits');
    expect((await sendRequest(sandbox, '/3/credits')).status).toBe(429);
    const agent = new Agent({ localAddress: '127.0.0.2' });
    const other = await request(`${sandbox.origin}/3/credits?client_id=${sandbox.clientId}`, {
      dispatcher: agent,
    });
    await other.body.dump();
    await agent.close();
    expect(other.statusCode).toBe(200);
  });

  test('what was not found: only POST figures on POST, none on DELETE', async () => {
    const sandbox = await sandboxWith();
    const names = async (method: string) => {
      const answered = await sendRequest(sandbox, '/3/image/nothere', { method });
      expect(answered.status).toBe(404);
      return [...answered.headers.keys()].filter(
        (name) => name.includes('limit-limit') || name.includes('userlimit'),
      );
    };
    expect(await names('POST')).toEqual(['x-post-rate-limit-limit']);
    expect(await names('DELETE')).toEqual([]);
    expect(await names('GET')).toEqual(['x-ratelimit-userlimit']);
  });

  test.each([
    ['banned', 1016],
    ['forbidden', 'These actions are forbidden.'],
  ] as const)('a region that is %s', async (region, said_) => {
    const sandbox = await sandboxWith({ region });
    const refused = await upload(sandbox, await png());
    expect(refused.status).toBe(400);
    expect(JSON.stringify(refused.json.data.error)).toContain(String(said_));
  });
});
