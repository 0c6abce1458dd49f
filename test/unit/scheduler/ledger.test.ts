import { describe, expect, it } from 'vitest';
import type { LedgerSnapshot, Scheduler } from '../../../main/engine/scheduler/types.ts';
import {
  cost,
  day,
  ended,
  hour,
  item,
  minute,
  put,
  rules,
  scheduler,
  seen,
  settings,
  start,
  upload,
  view,
} from './fixture.ts';

const full = (spent: number, resetInMs = hour - minute) => ({
  user: { limit: 500, remaining: 500 - spent, resetInMs },
});

describe('reservations', () => {
  it('take a cost off before the answer and give it back only where nothing was sent', () => {
    const one = scheduler();
    const [first, second] = put(one, 2);
    one.started(first?.id ?? '', 'a', start);
    expect(view(one, 'user', start)).toMatchObject({ remaining: 500, reserved: 10 });
    one.settle('a', ended('nothing-sent'), start + 1);
    expect(view(one, 'user', start)).toMatchObject({ remaining: 500, reserved: 0, resetAt: null });
    one.started(second?.id ?? '', 'b', start + 2);
    one.settle('b', ended('unknown'), start + 3);
    expect(view(one, 'user', start + 3)).toMatchObject({ remaining: 490, reserved: 0 });
  });

  it('are refused to a request that is no upload when there is nothing left', () => {
    const one = scheduler();
    put(one, 1);
    upload(one, start, { readings: full(500) });
    expect(one.reserve('ask', { user: 1 }, start + 2000)).toBe(false);
    expect(one.reserve('delete', { post: 1 }, start + 2000)).toBe(true);
  });

  it('of a dead engine stay spent in their window, and only there', () => {
    const spent = scheduler({ leftOver: [{ cost, startedAt: start - minute }] });
    expect(view(spent, 'user', start)).toMatchObject({ remaining: 490, resetAt: start - minute + hour });
    const over = scheduler({ leftOver: [{ cost, startedAt: start - 2 * hour }] });
    expect(view(over, 'user', start)).toMatchObject({ remaining: 500, resetAt: null });
    expect(view(over, 'client', start)).toMatchObject({ remaining: 12_490 });
  });
});

describe('windows', () => {
  it('open at their first use and are full again when they end', () => {
    const one = scheduler();
    put(one, 60);
    let now = start;
    while (upload(one, now)) now += 1000;
    const { wakeAt, reason } = one.decide(now);
    expect(reason?.kind).toBe('credits');
    expect(wakeAt).toBeLessThan(start + hour + 2000);
    expect(view(one, 'user', start + hour + 2000)).toMatchObject({ remaining: 500, resetAt: null });
  });

  it('end a second later than announced, because servers tell whole seconds', () => {
    const one = scheduler();
    put(one, 1);
    upload(one, start, { readings: { user: { limit: 500, remaining: 0, resetInMs: 10 * minute } } });
    const reset = start + 1000 + 10 * minute + 1000;
    expect(view(one, 'user', start + 2000).resetAt).toBe(reset);
    expect(view(one, 'user', reset - 1).remaining).toBe(0);
    expect(view(one, 'user', reset).remaining).toBe(500);
  });

  it('keep what was charged at their very end in the next one too', () => {
    const one = scheduler();
    put(one, 2);
    upload(one, start);
    // Started inside the first window, settled when the server may have begun the next.
    const [second] = one.decide(start + hour - 2000).start;
    one.started(second?.id ?? '', 'late', start + hour - 2000);
    one.settle('late', ended('charged'), start + hour + 500);
    expect(view(one, 'uploads', start + hour + 1000)).toMatchObject({ remaining: 49 });
  });

  it('are not opened by a request that was turned away', () => {
    const one = scheduler();
    put(one, 2);
    const [first] = one.decide(start).start;
    one.started(first?.id ?? '', 'refused', start);
    const full = { kind: 'capacity', budget: null, waitMs: null } as const;
    one.observe(seen(start + 500, {}, full), start + 500, 'refused');
    one.settle('refused', ended('charged', 'trouble'), start + 500);
    upload(one, start + 2000, { readings: { user: { limit: 500, remaining: 490, resetInMs: hour } } });
    // By the answer to the one that was taken; half a second of it may be rounding.
    expect(view(one, 'user', start + 3000).resetAt).toBeGreaterThanOrEqual(start + 3000 + hour);
  });

  it('that are full of what was charged at the end of the one before end too, so that nothing waits for ever', () => {
    const one = scheduler({
      rules: [{ id: 'user', windowMs: hour, assumedLimit: 20, announced: true, countsStrikes: false }],
    });
    put(one, 5, { cost: { user: 10 } });
    upload(one, start);
    const late = start + hour - 2000;
    const [second] = one.decide(late).start;
    one.started(second?.id ?? '', 'late', late);
    one.settle('late', ended('charged'), start + hour + 500);
    // It may have been the first of the next window, and so may another that was charged in the same second.
    const [third] = one.decide(start + hour + 600).start;
    one.started(third?.id ?? '', 'later', start + hour + 600);
    one.settle('later', ended('charged'), start + hour + 700);
    for (let now = start + hour + 800, sent = 0; sent < 2; ) {
      const { start: next, wakeAt, reason } = one.decide(now);
      if (next[0]) {
        one.started(next[0].id, next[0].id, now);
        one.settle(next[0].id, ended('charged'), now + 100);
        sent += 1;
        now += 200;
        continue;
      }
      expect(reason).toMatchObject({ kind: 'credits', budget: 'user' });
      expect(reason?.until).not.toBeNull();
      expect(wakeAt).toBeGreaterThan(now);
      now = wakeAt ?? Number.POSITIVE_INFINITY;
      expect(now).toBeLessThan(start + 4 * hour);
    }
  });
});

describe('the cost of an upload', () => {
  it('looks no lower for those that got lost on the way', () => {
    const one = scheduler({ settings: { ...settings, maxParallel: 1 } });
    put(one, 40);
    let now = start;
    let remaining = 500;
    for (let turn = 0; turn < 30; turn += 1, now += 2000) {
      const [next] = one.decide(now).start;
      if (!next) break;
      one.started(next.id, next.id, now);
      // Every third one breaks off before the host has all of it.
      if (turn % 3 === 1) one.settle(next.id, ended('unknown', 'unknown'), now + 1000);
      else {
        remaining -= 10;
        const user = { limit: 500, remaining, resetInMs: hour - (now - start) };
        one.observe(seen(now + 1000, { user }), now + 1000, next.id);
        one.settle(next.id, ended('charged'), now + 1000);
      }
    }
    put(one, 1, { id: 'priced' });
    const before = view(one, 'user', now).reserved;
    one.started('priced', 'priced', now);
    expect(view(one, 'user', now).reserved - before).toBe(10);
  });
});

describe('readings', () => {
  it('are the last word', () => {
    const one = scheduler();
    put(one, 3);
    upload(one, start, { readings: full(200) });
    expect(view(one, 'user', start + 2000)).toMatchObject({ remaining: 300, source: 'header' });
  });

  it('of an older request do not raise what younger ones have spent', () => {
    const one = scheduler();
    const items = put(one, 4);
    upload(one, start, { readings: full(10) });
    for (const [index, name] of (['a', 'b', 'c'] as const).entries()) {
      one.started(items[index + 1]?.id ?? '', name, start + 2000);
    }
    // The youngest is answered first, and then the oldest with what the server knew before.
    one.observe(seen(start + 3000, full(40)), start + 3000, 'c');
    one.settle('c', ended('charged'), start + 3000);
    one.observe(seen(start + 3500, full(20)), start + 3500, 'a');
    one.settle('a', ended('charged'), start + 3500);
    const { remaining, reserved } = view(one, 'user', start + 3500);
    expect(reserved).toBe(10);
    expect((remaining ?? 0) - reserved).toBeLessThanOrEqual(460);
  });

  it('that already count what is still under way cost nothing twice', () => {
    const one = scheduler();
    const items = put(one, 4);
    upload(one, start, { readings: full(10) });
    for (const [index, name] of (['a', 'b', 'c'] as const).entries()) {
      one.started(items[index + 1]?.id ?? '', name, start + 2000);
    }
    // The server had charged all three when it answered the first.
    one.observe(seen(start + 3000, full(40)), start + 3000, 'a');
    for (const name of ['a', 'b', 'c']) one.settle(name, ended('charged'), start + 3000);
    expect(view(one, 'user', start + 3000)).toMatchObject({ remaining: 460, reserved: 0 });
  });

  it.each([
    ['negative', { limit: 500, remaining: -3, resetInMs: -1 }],
    ['huge', { limit: 1e15, remaining: 1e14, resetInMs: 10 * 365 * day }],
    ['not numbers', { limit: Number.NaN, remaining: Number.NaN, resetInMs: Number.NaN }],
    ['a limit of zero', { limit: 0, remaining: 0, resetInMs: 0 }],
    ['more left than there is', { limit: 500, remaining: 600 }],
  ])('that are nonsense change nothing: %s', (_name, reading) => {
    const one = scheduler();
    put(one, 2);
    upload(one, start, { readings: { user: reading } });
    expect(view(one, 'user', start + 2000)).toMatchObject({ limit: 500, remaining: 490 });
    expect(one.decide(start + 2000).start).toHaveLength(1);
  });

  it('that never move are seen through: own counting goes on', () => {
    const one = scheduler();
    put(one, 30);
    let now = start;
    for (let count = 0; count < 30; count += 1, now += 2000) {
      upload(one, now, { readings: { client: { limit: 12_500, remaining: 12_500, resetInMs: day } } });
    }
    expect(view(one, 'client', now).remaining).toBe(12_200);
    // The countdown that does not count is not believed either.
    expect(view(one, 'client', now).resetAt).toBeLessThan(start + day + 10_000);
  });

  it('of a lower limit take effect at once', () => {
    const one = scheduler();
    put(one, 3);
    upload(one, start, { readings: full(10) });
    upload(one, start + 2000, { readings: { user: { limit: 300, remaining: 280, resetInMs: hour } } });
    expect(view(one, 'user', start + 4000)).toMatchObject({ limit: 300, remaining: 280 });
  });

  it('show that uploads have become cheaper, and dearer again', () => {
    const one = scheduler();
    put(one, 60);
    let now = start;
    let remaining = 500;
    const go = (price: number, times: number) => {
      for (let count = 0; count < times; count += 1, now += 2000) {
        remaining -= price;
        upload(one, now, { readings: { user: { limit: 500, remaining, resetInMs: hour - (now - start) } } });
      }
    };
    go(1, 12);
    expect(one.uploadsNow(now, { user: 10 })).toBe(488);
    go(10, 4);
    expect(one.uploadsNow(now, { user: 10 })).toBe(Math.floor(remaining / 10));
  });
});

describe('refusals', () => {
  /**
   * Uploads every five seconds, of which this many fit into each window.
   * @returns refusals in each window
   */
  function refusedBy(cap: number, windows: number, one = scheduler()): number[] {
    put(one, cap * windows + 400);
    const rich = { user: { limit: 2000, remaining: 1900, resetInMs: hour } };
    const refusal = { kind: 'rate', budget: null, waitMs: null } as const;
    const counts: number[] = [];
    for (let window = 0; window < windows; window += 1) {
      const from = start + window * (hour + 2 * minute);
      let used = 0;
      let refused = 0;
      for (let now = from; now < from + hour; now += 5000) {
        const fits = used < cap;
        const sent = upload(one, now, { readings: rich, refusal: fits ? null : refusal });
        if (!sent) continue;
        if (!fits) one.put(sent);
        if (fits) used += 1;
        else refused += 1;
      }
      counts.push(refused);
    }
    return counts;
  }

  it('with every budget full teach a hidden cap by the second window, which is tried again later', () => {
    const one = scheduler();
    const [first = 0, second = 0, ...later] = refusedBy(20, 6, one);
    expect(first).toBeLessThanOrEqual(6);
    expect(second).toBe(1);
    expect(Math.max(...later)).toBeLessThanOrEqual(1);
    expect(later.reduce((sum, count) => sum + count)).toBeLessThanOrEqual(3);
    expect(one.snapshot().budgets).toContainEqual(
      expect.objectContaining({ id: 'uploads', limit: 20, source: 'learned' }),
    );
  });

  it('where the documentation has the cap are explained by it at once', () => {
    expect(refusedBy(50, 1)).toEqual([1]);
  });

  it('of one moment are no cap: asked again after half a minute, and then all goes on', () => {
    const one = scheduler();
    put(one, 30);
    for (let count = 0; count < 5; count += 1) upload(one, start + count * 2000);
    const blip = upload(one, start + 10_000, { refusal: { kind: 'rate', budget: null, waitMs: null } });
    const { wakeAt, reason } = one.decide(start + 12_000);
    expect(reason).toMatchObject({ kind: 'refused', until: start + 41_000 });
    expect(wakeAt).toBe(start + 41_000);
    one.put(blip ?? item());
    const asking = one.decide(start + 41_000).start;
    expect(asking.map(({ id }) => id)).toEqual([blip?.id]);
    expect(upload(one, start + 41_000)?.id).toBe(blip?.id);
    expect(one.decide(start + 43_000).start.length).toBeGreaterThan(1);
    expect(view(one, 'uploads', start + 43_000)).toMatchObject({ limit: 50, source: 'assumed' });
  });

  it('that name how long to wait are believed', () => {
    const one = scheduler();
    put(one, 2);
    upload(one, start, { refusal: { kind: 'rate', budget: null, waitMs: 7 * minute } });
    expect(one.decide(start + 2000)).toMatchObject({ start: [], wakeAt: start + 1000 + 7 * minute + 1000 });
  });

  it('of everything lead to ever rarer tries, and to a bounded number in a day', () => {
    const one = scheduler();
    put(one, 5);
    const tries: number[] = [];
    for (let now = start; now < start + day; now += 500) {
      const next = upload(one, now, { refusal: { kind: 'rate', budget: null, waitMs: null } });
      if (next === null) continue;
      tries.push(now);
      one.put(next);
    }
    const gaps = tries.slice(1).map((time, index) => time - (tries[index] ?? 0));
    expect(Math.min(...gaps)).toBeGreaterThanOrEqual(30_000);
    expect(tries.length).toBeGreaterThan(20);
    expect(tries.length).toBeLessThan(24 * 5);
    expect(one.decide(start + day).reason?.kind).toBe('refused');
  });
});

describe('trouble of the host', () => {
  /** Starts what may go, up to a number, and ends it with a failure. */
  const fail = (one: Scheduler, now: number, most = 100): number => {
    const next = one.decide(now).start.slice(0, most);
    for (const { id } of next) one.started(id, id, now);
    for (const { id } of next) one.settle(id, ended('charged', 'trouble'), now);
    return next.length;
  };

  it('of single requests stops nothing, and makes fewer go at once', () => {
    const one = scheduler({ settings: { ...settings, maxParallel: 8 } });
    put(one, 20);
    expect(fail(one, start, 1)).toBe(1);
    expect(one.decide(start).start).toHaveLength(2);
    expect(one.breaker(start)).toEqual({ state: 'closed', openUntil: null });
  });

  it('that dominates stops all, and then one tries alone', () => {
    const one = scheduler();
    put(one, 20);
    for (let failed = 0, now = start; failed < 5; now += 100) failed += fail(one, now);
    const { wakeAt, reason, start: none } = one.decide(start + 500);
    expect(none).toEqual([]);
    expect(reason).toMatchObject({ kind: 'host', until: wakeAt });
    expect(wakeAt).toBeLessThanOrEqual(start + 2500);
    expect(one.reserve('ask', { user: 1 }, start + 500)).toBe(false);
    expect(one.decide(wakeAt ?? 0).start).toHaveLength(1);
    const [probe] = one.decide(wakeAt ?? 0).start;
    one.started(probe?.id ?? '', 'probe', wakeAt ?? 0);
    expect(one.decide(wakeAt ?? 0).start).toEqual([]);
    one.settle(
      'probe',
      { ...ended('charged'), measured: { bytes: 1, tookMs: 1, answerMs: 1 } },
      (wakeAt ?? 0) + 1,
    );
    expect(one.decide((wakeAt ?? 0) + 1).start.length).toBeGreaterThan(1);
  });

  it('follows a clock that is set', () => {
    let steady = 5000;
    const one = scheduler({ steady: () => steady });
    put(one, 20);
    for (let failed = 0; failed < 5; ) failed += fail(one, start);
    const before = one.breaker(start).openUntil ?? 0;
    steady += 10;
    expect(one.breaker(start + 10 + 2 * hour).openUntil).toBe(before + 2 * hour);
  });
});

describe('strikes', () => {
  const daily = { kind: 'daily', budget: 'client', waitMs: null } as const;

  it('count once a window, widen the margin and stop everything at four until the UTC month ends', () => {
    const days = [2, 4, 6].map((back) => start - back * day);
    const one = scheduler({ snapshot: { version: 1, budgets: [], learned: null, strikes: days } });
    put(one, 3);
    expect(one.strikes).toBe(3);
    expect(one.uploadsNow(start, { client: 10 })).toBe(1125);
    upload(one, start, { refusal: daily });
    expect(one.strikes).toBe(4);
    const april = Date.UTC(2026, 3, 1);
    expect(one.decide(start + 2 * day)).toMatchObject({
      start: [],
      wakeAt: april,
      reason: { kind: 'strikes', strikes: 4, until: april },
    });
    expect(one.decide(april).start).toHaveLength(1);
    expect(one.strikes).toBe(0);
  });

  it('of several answers in one window are one', () => {
    const one = scheduler();
    const items = put(one, 2);
    for (const { id } of items) one.started(id, id, start);
    for (const { id } of items) one.observe(seen(start + 1000, {}, daily), start + 1000, id);
    expect(one.strikes).toBe(1);
  });

  it('go by the month of the server and not by ours', () => {
    const lastOfMarch = Date.UTC(2026, 3, 1) - hour;
    const one = scheduler({ now: lastOfMarch });
    put(one, 1);
    const next = one.decide(lastOfMarch).start[0];
    one.started(next?.id ?? '', 'a', lastOfMarch);
    // The server is two hours ahead of this machine, so there it is April.
    one.observe(seen(lastOfMarch + 1, {}, daily, { clockOffsetMs: 2 * hour }), lastOfMarch + 1, 'a');
    expect(one.snapshot().strikes).toEqual([lastOfMarch + 1 + 2 * hour]);
  });
});

describe('a clock that is set', () => {
  it('moves the resets along where a steady clock tells', () => {
    let steady = 5000;
    const one = scheduler({ steady: () => steady });
    put(one, 2);
    upload(one, start, { readings: { user: { limit: 500, remaining: 0, resetInMs: 30 * minute } } });
    const before = view(one, 'user', start + 1000).resetAt ?? 0;
    steady += 1000;
    expect(view(one, 'user', start + 2000 + 2 * hour).resetAt).toBe(before + 2 * hour + 1000);
    steady += 9 * hour;
    // A long sleep is no jump: the window really is over.
    expect(view(one, 'user', start + 2000 + 11 * hour).resetAt).toBe(null);
  });

  it('moves the resets along as soon as an answer tells, or when it runs backwards', () => {
    const one = scheduler();
    put(one, 3);
    upload(one, start, { readings: { user: { limit: 500, remaining: 0, resetInMs: 30 * minute } } });
    const before = view(one, 'user', start + 1000).resetAt ?? 0;
    expect(view(one, 'user', start + 1000 - 2 * hour).resetAt).toBe(before - 2 * hour);
    one.observe(seen(start - 2 * hour, {}, null, { clockOffsetMs: 2 * hour }), start - 2 * hour, null);
    one.observe(seen(start - hour, {}, null, { clockOffsetMs: hour }), start - hour, null);
    expect(view(one, 'user', start - hour).resetAt).toBeGreaterThanOrEqual(before - hour);
  });
});

describe('a snapshot', () => {
  it('brings everything back', () => {
    const one = scheduler();
    put(one, 30);
    for (let count = 0; count < 20; count += 1) {
      upload(one, start + count * 2000, { readings: full(10 * (count + 1), hour - count * 2000) });
    }
    const snapshot: LedgerSnapshot = JSON.parse(JSON.stringify(one.snapshot()));
    const later = start + 10 * minute;
    const two = scheduler({ snapshot, now: later });
    expect(two.views(later).map(({ kept, ...rest }) => rest)).toEqual(
      one.views(later).map(({ kept, ...rest }) => rest),
    );
    expect(JSON.stringify(snapshot).length).toBeLessThan(4000);
  });

  it.each([
    ['foreign', { version: 7, budgets: 3 }],
    ['text', 'no'],
    ['of nothing', { version: 1 }],
    [
      'damaged',
      {
        version: 1,
        budgets: [null, { id: 'user', limit: 'x', remaining: -1, cost: 4 }],
        strikes: ['a', Number.NaN],
      },
    ],
  ])('that is %s counts as none', (_name, snapshot) => {
    const one = scheduler({ snapshot: snapshot as unknown as LedgerSnapshot });
    put(one, 1);
    expect(view(one, 'user', start)).toMatchObject({ limit: 500, remaining: 500 });
    expect(one.strikes).toBe(0);
    expect(one.decide(start).start).toHaveLength(1);
  });
});

describe('asking for the budgets', () => {
  it('is wanted when headers have said nothing for long, and not again and again', () => {
    const one = scheduler();
    put(one, 400);
    expect(one.wantsReading(start)).toBe(false);
    for (let count = 0; count < 10; count += 1) upload(one, start + count * 2000);
    const now = start + 20_000;
    expect(one.wantsReading(now)).toBe(true);
    expect(one.reserve('ask', { user: 1, client: 1 }, now)).toBe(true);
    one.observe(seen(now + 1000, {}, null, { source: 'asked' }), now + 1000, 'ask');
    one.settle('ask', ended('charged'), now + 1000);
    expect(one.wantsReading(start + 5 * minute)).toBe(false);
  });
});

it('a limit too small for one upload is tried once in each window, because it may be wrong', () => {
  const one = scheduler({ rules: rules.slice(0, 1) });
  one.put(item({ cost: { user: 10 } }));
  one.put(item({ cost: { user: 10 } }));
  upload(one, start, { readings: { user: { limit: 5, remaining: 5, resetInMs: 10 * minute } } });
  expect(one.decide(start + 2000).start).toHaveLength(0);
  expect(one.decide(start + 12 * minute).start).toHaveLength(1);
});
