import { describe, expect, it } from 'vitest';
import type { Scheduler, WorkItem } from '../../../main/engine/scheduler/types.ts';
import { ended, hour, item, minute, put, scheduler, settings, start, upload, view } from './fixture.ts';

/** Uploads one after the other until nothing may go; in the order in which they went. */
function drain(from: Scheduler, since: number, most = 1000): WorkItem[] {
  const sent: WorkItem[] = [];
  for (let now = since; sent.length < most; now += 1000) {
    const next = upload(from, now);
    if (!next) break;
    sent.push(next);
  }
  return sent;
}

describe('lanes', () => {
  it('go in their order, and what is urgent before all', () => {
    const one = scheduler();
    put(one, 1, { id: 'bulk' });
    put(one, 1, { id: 'normal', lane: 'normal' });
    put(one, 1, { id: 'interactive', lane: 'interactive' });
    put(one, 1, { id: 'urgent', urgent: true });
    expect(drain(one, start).map(({ id }) => id)).toEqual(['urgent', 'interactive', 'normal', 'bulk']);
  });

  it('leave a reserve for captures to those who make them, which melts towards the end', () => {
    const one = scheduler();
    put(one, 1, { lane: 'interactive', isCapture: true, leavesRoom: false });
    expect(upload(one, start)?.isCapture).toBe(true);
    put(one, 60);
    const sent = 1 + drain(one, start + 2000).length;
    expect(sent).toBeLessThan(50);
    const now = start + 2 * minute;
    expect(one.decide(now).reason?.kind).toBe('reserve');
    expect(view(one, 'user', now).kept).toBe(500 - 10 * sent);
    put(one, 1, { lane: 'interactive', isCapture: true, leavesRoom: false });
    expect(upload(one, now)?.lane).toBe('interactive');
    let rest = 0;
    for (let at = now + 2000; at < start + hour; at = Math.max(at + 2000, one.decide(at).wakeAt ?? 0)) {
      if (upload(one, at)) rest += 1;
    }
    expect(sent + 1 + rest).toBe(50);
  });

  it('keep nothing for captures before the first, and nothing any more a week after the last', () => {
    const one = scheduler();
    put(one, 60);
    expect(drain(one, start)).toHaveLength(50);
    const two = scheduler();
    put(two, 1, { lane: 'interactive', isCapture: true, leavesRoom: false });
    upload(two, start);
    put(two, 60);
    expect(drain(two, start + 8 * 24 * hour)).toHaveLength(50);
  });

  it('tell nobody to leave room who gave it by hand or waits for it', () => {
    const one = scheduler();
    put(one, 1, { lane: 'interactive', isCapture: true, leavesRoom: false });
    upload(one, start);
    put(one, 60, { lane: 'bulk', leavesRoom: false });
    expect(drain(one, start + 2000)).toHaveLength(49);
    expect(one.decide(start + 2 * minute).reason?.kind).toBe('credits');
  });

  it('have a slot beside the others for what somebody waits for', () => {
    const one = scheduler({ settings: { ...settings, maxParallel: 2 } });
    put(one, 5);
    for (const next of one.decide(start).start) one.started(next.id, next.id, start);
    expect(one.decide(start)).toMatchObject({ start: [], reason: { kind: 'turn' } });
    put(one, 2, { lane: 'interactive' });
    const prompt = one.decide(start).start;
    expect(prompt.map(({ lane }) => lane)).toEqual(['interactive']);
    one.started(prompt[0]?.id ?? '', 'prompt', start);
    expect(one.decide(start).start).toEqual([]);
  });

  it('starve for no stream of others', () => {
    const one = scheduler();
    put(one, 3, { source: 'patient' });
    const patient: number[] = [];
    for (let now = start; now < start + 12 * hour; now += minute) {
      put(one, 2, { lane: 'interactive', source: 'busy' });
      if (upload(one, now)?.source === 'patient') patient.push(now);
    }
    expect(patient).toHaveLength(3);
  });
});

describe('sources', () => {
  it('take turns, and one that comes later does not make up for the time before', () => {
    const one = scheduler();
    put(one, 20, { source: 'old' });
    drain(one, start, 10);
    put(one, 5, { source: 'new' });
    const order = drain(one, start + minute, 10).map(({ source }) => source);
    expect(order.filter((source) => source === 'new')).toHaveLength(5);
    expect(order.slice(0, 4).sort()).toEqual(['new', 'new', 'old', 'old']);
  });

  it('come back after a retry at their place', () => {
    const one = scheduler();
    const [first, second] = put(one, 2);
    one.started(first?.id ?? '', 'a', start);
    one.settle('a', ended('unknown'), start + 1000);
    one.put({ ...(first ?? item()), notBefore: start + 10_000 });
    expect(one.decide(start + 2000)).toMatchObject({ start: [second], wakeAt: start + 10_000 });
    expect(one.decide(start + 10_000).start[0]).toMatchObject({ id: first?.id });
  });
});

describe('posts', () => {
  it('wait for room for all of them while single pictures pass', () => {
    const one = scheduler();
    put(one, 30, { lane: 'normal' });
    drain(one, start, 30);
    put(one, 24, { lane: 'normal', postId: 'post' });
    put(one, 3, { lane: 'normal' });
    const now = start + 2 * minute;
    expect(drain(one, now).map(({ postId }) => postId)).toEqual([null, null, null]);
    const next = drain(one, start + hour + minute);
    expect(next.filter(({ postId }) => postId === 'post')).toHaveLength(24);
  });

  it('that have begun keep their credits from everybody else', () => {
    const one = scheduler();
    put(one, 20, { postId: 'post' });
    put(one, 100, { source: 'other' });
    expect(upload(one, start)?.postId).toBe('post');
    put(one, 100, { lane: 'interactive' });
    const sent = drain(one, start + 2000);
    expect(sent.slice(0, 19).every(({ postId }) => postId === 'post')).toBe(true);
    expect(one.size).toBe(220 - 1 - sent.length);
  });

  it('have their credits kept while their pictures wait for another try', () => {
    const one = scheduler();
    const pictures = put(one, 10, { lane: 'normal', postId: 'post' });
    expect(upload(one, start)?.postId).toBe('post');
    for (const picture of pictures.slice(1)) one.put({ ...picture, notBefore: start + 20 * minute });
    put(one, 100, { lane: 'interactive' });
    expect(drain(one, start + 2000)).toHaveLength(50 - 10);
    expect(one.uploadsNow(start + 3 * minute, { user: 10 })).toBe(9);
    expect(drain(one, start + 20 * minute).every(({ postId }) => postId === 'post')).toBe(true);
  });

  it('larger than a window begin with a full one', () => {
    const one = scheduler();
    put(one, 80, { lane: 'normal', postId: 'album' });
    expect(drain(one, start).length).toBeGreaterThan(40);
  });
});

describe('what the user says', () => {
  it('holds everything while paused or offline', () => {
    const one = scheduler({ settings: { ...settings, paused: true } });
    put(one, 1, { urgent: true });
    expect(one.decide(start)).toEqual({
      start: [],
      prepare: [],
      connections: 0,
      wakeAt: null,
      reason: null,
    });
    expect(one.forecast(start).allDoneBy).toBeNull();
    one.changeSettings({ paused: false });
    one.online(false);
    expect(one.decide(start)).toMatchObject({
      start: [],
      wakeAt: null,
      reason: { kind: 'network', until: null },
    });
    one.online(true);
    expect(one.decide(start).start).toHaveLength(1);
  });

  it('keeps quiet hours over midnight for all that nobody waits for', () => {
    const quietHours = { from: 22 * 60, to: 7 * 60, utcOffsetMinutes: 120 };
    const one = scheduler({ settings: { ...settings, quietHours } });
    put(one, 1);
    const night = Date.UTC(2026, 2, 10, 21, 30);
    const morning = Date.UTC(2026, 2, 11, 5, 0);
    expect(one.decide(night)).toMatchObject({ start: [], wakeAt: morning, reason: { kind: 'quiet-hours' } });
    put(one, 1, { lane: 'interactive' });
    expect(one.decide(night).start).toHaveLength(1);
    expect(one.decide(morning - 1).start).toHaveLength(1);
    expect(one.decide(morning).start.length).toBeGreaterThan(0);
    expect(one.forecast(night).allDoneBy).toBeGreaterThan(morning);
  });

  it('spaces uploads under a bandwidth limit', () => {
    const one = scheduler({ settings: { ...settings, bandwidth: 100_000 } });
    put(one, 3);
    upload(one, start);
    expect(one.decide(start + 2000)).toMatchObject({ start: [], wakeAt: start + 5000 });
    expect(one.decide(start + 5000).start).toHaveLength(1);
    put(one, 1, { lane: 'interactive' });
    expect(one.decide(start + 2000).start).toHaveLength(1);
  });

  it('never has more under way than allowed', () => {
    const one = scheduler({ settings: { ...settings, maxParallel: 1 } });
    put(one, 5);
    upload(one, start);
    const { start: first } = one.decide(start + 2000);
    expect(first).toHaveLength(1);
    one.started(first[0]?.id ?? '', 'a', start + 2000);
    put(one, 1, { lane: 'interactive' });
    expect(one.decide(start + 2000).start).toHaveLength(0);
  });
});

describe('promises', () => {
  it('are kept to the second where nothing comes in between', () => {
    const one = scheduler({ settings: { ...settings, maxParallel: 1 } });
    const items = put(one, 120);
    let now = start;
    upload(one, now);
    now += 1000;
    const promised = new Map(items.map(({ id }) => [id, one.forecast(now).doneBy(id)]));
    const off: number[] = [];
    while (one.size > 0) {
      const sent = upload(one, now);
      if (sent) off.push(Math.abs((promised.get(sent.id) ?? 0) - (now + 1000)) / (now + 1000 - start));
      now = sent ? now + 1000 : (one.decide(now).wakeAt ?? now);
    }
    off.sort((a, b) => a - b);
    expect(off[Math.floor(off.length / 2)]).toBeLessThan(0.02);
    expect(off.at(-2)).toBeLessThan(0.5);
  });

  it('stand still while nothing happens', () => {
    const one = scheduler();
    const items = put(one, 200);
    const last = items.at(-1)?.id ?? '';
    upload(one, start);
    const promised = one.forecast(start + 2000).doneBy(last);
    for (let wait = 3000; wait < 60_000; wait += 1000) {
      one.decide(start + wait);
      expect(one.forecast(start + wait).doneBy(last)).toBe(promised);
    }
  });

  it('tell what adding more would mean', () => {
    const one = scheduler();
    put(one, 100);
    upload(one, start);
    const alone =
      one.whatIf(start + 2000, 1, { user: 10, client: 10, post: 1, uploads: 1 }, 'interactive') ?? 0;
    expect(alone).toBeLessThan(start + minute);
    const many = one.whatIf(start + 2000, 200, { user: 10, client: 10, post: 1, uploads: 1 }, 'bulk') ?? 0;
    expect(many).toBeGreaterThan(start + 4 * hour);
    expect(one.size).toBe(99);
  });

  it('come with a reason for each item', () => {
    const one = scheduler();
    const items = put(one, 119);
    put(one, 1, { lane: 'interactive', isCapture: true, leavesRoom: false });
    const last = items.at(-1)?.id ?? '';
    upload(one, start);
    expect(one.reasonFor(last, start + 2000)).toMatchObject({ kind: 'turn', ahead: 118 });
    drain(one, start + 2000);
    expect(one.reasonFor(last, start + 2 * minute)).toMatchObject({ kind: 'reserve' });
    expect(one.reasonFor(last, start + 2 * minute)).toMatchObject({
      until: one.forecast(start + 2 * minute).doneBy(last) === null ? null : expect.any(Number),
    });
    expect(one.reasonFor('nobody', start)).toBeNull();
  });
});

describe('what is not ready', () => {
  it('is named to be made ready, and takes no turn from what is', () => {
    const one = scheduler();
    const unready = put(one, 3, { isReady: false });
    const ready = put(one, 2);
    const { start: now, prepare } = one.decide(start);
    expect(now.map(({ id }) => id)).toEqual(ready.map(({ id }) => id));
    expect(prepare.map(({ id }) => id)).toEqual(unready.map(({ id }) => id));
    for (const item of unready) one.put({ ...item, isReady: true });
    expect(one.decide(start).start[0]?.id).toBe(unready[0]?.id);
  });

  it('is named no more often than could go', () => {
    const one = scheduler();
    put(one, 100, { isReady: false });
    expect(one.decide(start).prepare.length).toBeLessThanOrEqual(5);
  });

  it('has connections opened for as many as will go, while none is under way', () => {
    const one = scheduler({ settings: { ...settings, maxParallel: 8 } });
    const [first] = put(one, 3, { isReady: false });
    expect(one.decide(start).connections).toBe(3);
    put(one, 50, { isReady: false });
    expect(one.decide(start).connections).toBe(8);
    one.changeSettings({ mostAtOnce: 1 });
    expect(one.decide(start).connections).toBe(1);
    if (!first) return expect.unreachable();
    one.put({ ...first, isReady: true });
    expect(one.decide(start).connections).toBe(0);
    one.started(first.id, 'attempt', start);
    expect(one.decide(start).connections).toBe(0);
  });

  it('has none opened for what may not go yet', () => {
    const quiet = { from: 0, to: 24 * 60 - 1, utcOffsetMinutes: 0 };
    const one = scheduler({ settings: { ...settings, quietHours: quiet } });
    put(one, 3, { isReady: false });
    expect(one.decide(start).connections).toBe(0);
    one.changeSettings({ quietHours: null, paused: true });
    expect(one.decide(start).connections).toBe(0);
    one.changeSettings({ paused: false });
    expect(one.decide(start).connections).toBe(3);
    one.online(false);
    expect(one.decide(start).connections).toBe(0);
  });
});

describe('side by side', () => {
  it('four go from the first on, then twice as many, and never more than allowed', () => {
    const one = scheduler({ settings: { ...settings, maxParallel: 8 } });
    put(one, 40);
    const first = one.decide(start).start;
    expect(first).toHaveLength(4);
    for (const { id } of first) one.started(id, id, start);
    for (const { id, bytes } of first)
      one.settle(
        id,
        { settlement: 'charged', health: 'good', measured: { bytes, tookMs: 300, answerMs: 300 } },
        start + 300,
      );
    expect(one.decide(start + 300).start).toHaveLength(8);
  });

  it('one goes beyond what is documented of a cap that no header shows', () => {
    const one = scheduler({ settings: { ...settings, maxParallel: 8 } });
    const rich = { user: { limit: 100_000, remaining: 90_000, resetInMs: hour } };
    put(one, 90);
    for (let count = 0; count < 50; count += 1) upload(one, start + count * 1000, { readings: rich });
    expect(one.decide(start + 51_000).start).toHaveLength(1);
    for (let count = 51; count < 62; count += 1) upload(one, start + count * 1000, { readings: rich });
    // It was not the documented one: the further beyond it, the more may be refused at once without harm.
    expect(one.decide(start + 63_000).start).toHaveLength(2);
  });

  it('what nothing is heard of gives its place to another while others go through, and to one where nothing does', () => {
    const one = scheduler({ settings: { ...settings, maxParallel: 3 } });
    put(one, 30);
    const begin = (now: number) => {
      const { start: next } = one.decide(now);
      for (const { id } of next) one.started(id, id, now);
      return next.map(({ id }) => id);
    };
    const first = begin(start);
    expect(first).toHaveLength(3);
    for (const id of first) one.silent(id, start + 15_000);
    const [probe = '', ...none] = begin(start + 15_000);
    expect(none).toEqual([]);
    one.settle(
      probe,
      { ...ended('charged'), measured: { bytes: 1, tookMs: 1, answerMs: 1 } },
      start + 16_000,
    );
    const second = begin(start + 16_000);
    expect(second).toHaveLength(3);
    for (const id of second) one.silent(id, start + 31_000);
    // No more than as many again.
    expect(begin(start + 31_000)).toEqual([]);
  });
});
