import { describe, expect, it } from 'vitest';
import { CircuitBreaker, type Health } from '../../../main/engine/scheduler/circuit-breaker.ts';

const second = 1_000;
const minute = 60 * second;

let count = 0;
/** One request from start to end, if the breaker lets it. */
function ask(
  breaker: CircuitBreaker,
  now: number,
  health: Health,
  tookMs = 100,
  namedMs: number | null = null,
) {
  if (!breaker.lets(now)) return false;
  count += 1;
  const id = `request ${count}`;
  breaker.started(id, now);
  breaker.ended({ id, health, startedAt: now, now: now + tookMs, namedMs });
  return true;
}

/** An outage from 0 on, before which the host worked: requests it costs, and when the first goes through after it. */
function outage(lastsMs: number, tookMs: number) {
  const breaker = new CircuitBreaker();
  for (let at = -20; at < -10; at += 1) ask(breaker, at, 'good', 0);
  let requests = 0;
  for (let now = 0; ; now += 50) {
    if (!ask(breaker, now, now < lastsMs ? 'trouble' : 'good', tookMs)) continue;
    if (now >= lastsMs) return { requests, lateMs: now - lastsMs };
    requests += 1;
    now += tookMs;
  }
}

describe('the circuit breaker', () => {
  it('stays closed while failures do not dominate', () => {
    const breaker = new CircuitBreaker();
    for (let at = 0; at < 400; at += 1) {
      expect(ask(breaker, at, at % 2 === 0 ? 'trouble' : 'good', 0)).toBe(true);
      expect(breaker.state(at)).toBe('closed');
    }
  });

  it('opens after five failures in a row for two seconds, and then lets one try', () => {
    const breaker = new CircuitBreaker();
    for (let at = 0; at < 5; at += 1) ask(breaker, at, 'trouble', 0);
    expect(breaker.state(5)).toBe('open');
    expect(breaker.openUntil(5)).toBe(4 + 2 * second);
    const later = 4 + 2 * second;
    expect(breaker.state(later)).toBe('half-open');
    expect(breaker.lets(later)).toBe(true);
    breaker.started('try', later);
    expect(breaker.lets(later)).toBe(false);
    breaker.ended({ id: 'try', health: 'good', startedAt: later, now: later + 100, namedMs: null });
    expect(breaker.state(later + 100)).toBe('closed');
  });

  it('doubles its pauses', () => {
    const breaker = new CircuitBreaker();
    for (let at = 0; at < 5; at += 1) ask(breaker, 0, 'trouble', 0);
    const pauses: number[] = [];
    for (let now = breaker.openUntil(0) ?? 0; pauses.length < 5; now = breaker.openUntil(now) ?? now) {
      ask(breaker, now, 'trouble', 0);
      pauses.push((breaker.openUntil(now) ?? 0) - now);
    }
    expect(pauses).toEqual([4 * second, 8 * second, 16 * second, 30 * second, 30 * second]);
  });

  it.each([0, 100, 2 * second])(
    'lets an outage of ten minutes cost 22 tries at most, seen within 30 s of its end (answers after %i ms)',
    (tookMs) => {
      for (let lasts = 9 * minute; lasts <= 10 * minute; lasts += 7 * second) {
        const { requests, lateMs } = outage(lasts, tookMs);
        // Five of them opened it, when no more were under way.
        expect(requests).toBeLessThanOrEqual(5 + 22);
        expect(lateMs).toBeLessThanOrEqual(30 * second);
      }
    },
  );

  it('sees the end of an hour within two minutes, and asks every two minutes for a day', () => {
    expect(outage(60 * minute, 100).lateMs).toBeLessThanOrEqual(2 * minute);
    const { requests, lateMs } = outage(24 * 60 * minute, 100);
    expect(lateMs).toBeLessThanOrEqual(2 * minute);
    expect(requests).toBeLessThan(24 * 30 + 60);
  });

  it('takes a try that nobody answers for a failed one, and its late answer for the end of the outage', () => {
    const breaker = new CircuitBreaker();
    for (let at = 0; at < 5; at += 1) ask(breaker, 0, 'trouble', 0);
    breaker.started('silent', 2 * second);
    expect(breaker.lets(2 * second)).toBe(false);
    breaker.silent('silent', 2 * second, 17 * second);
    expect(breaker.lets(17 * second)).toBe(true);
    breaker.started('second', 17 * second);
    expect(breaker.lets(17 * second)).toBe(false);
    breaker.ended({
      id: 'silent',
      health: 'good',
      startedAt: 2 * second,
      now: 18 * second,
      namedMs: null,
    });
    expect(breaker.state(18 * second)).toBe('closed');
  });

  it('does not count against a host that works again what goes wrong of before', () => {
    const breaker = new CircuitBreaker();
    for (let at = 0; at < 5; at += 1) ask(breaker, 0, 'trouble', 0);
    ask(breaker, 3 * second, 'good', 0);
    for (let at = 0; at < 8; at += 1)
      breaker.ended({ id: `old ${at}`, health: 'trouble', startedAt: 0, now: 4 * second, namedMs: null });
    expect(breaker.state(4 * second)).toBe('closed');
  });

  it('keeps the time that the server named, and no time beyond sense', () => {
    const breaker = new CircuitBreaker();
    ask(breaker, 0, 'trouble', 0, 7 * minute);
    expect(breaker.openUntil(0)).toBe(7 * minute);
    ask(breaker, 7 * minute, 'trouble', 0, 1e15);
    expect(breaker.openUntil(8 * minute)).toBe(7 * minute + 6 * 60 * minute);
  });

  it('is not moved by a request that tells nothing, and lets another try in its place', () => {
    const breaker = new CircuitBreaker();
    for (let at = 0; at < 5; at += 1) ask(breaker, 0, 'trouble', 0);
    ask(breaker, 2 * second, 'unknown', 0);
    expect(breaker.state(2 * second)).toBe('half-open');
    expect(breaker.lets(2 * second)).toBe(true);
  });
});
