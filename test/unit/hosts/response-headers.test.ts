import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseHeaders } from '../../../main/engine/hosts/imgur/response-headers.ts';

const date = 'Wed, 31 May 2017 14:56:02 GMT';
const serverNow = Date.parse(date);
const here = serverNow + 7_000;

describe('reading headers', () => {
  it('reads every budget, whatever the case of the names', () => {
    const facts = parseHeaders(
      {
        'X-RateLimit-UserLimit': '500',
        'x-ratelimit-userremaining': '499',
        'X-RATELIMIT-USERRESET': '3047',
        'X-RateLimit-ClientLimit': '12500',
        'X-RateLimit-ClientRemaining': '12497',
        'X-RateLimit-ClientReset': '86341',
        'X-Post-Rate-Limit-Limit': '1250',
        'X-Post-Rate-Limit-Remaining': '1246',
        'X-Post-Rate-Limit-Reset': '3130',
      },
      here,
    );
    expect(facts).toEqual({
      isOfEdge: false,
      readings: {
        user: { limit: 500, remaining: 499, resetInMs: 3_047_000 },
        client: { limit: 12_500, remaining: 12_497, resetInMs: 86_341_000 },
        post: { limit: 1_250, remaining: 1_246, resetInMs: 3_130_000 },
      },
      clockOffsetMs: null,
      retryAfterMs: null,
    });
  });

  it('measures a reset given as a time by the clock of the server', () => {
    const epoch = String(serverNow / 1000 + 3_600);
    const facts = parseHeaders({ date, 'X-RateLimit-UserReset': epoch }, here);
    expect(facts.readings).toEqual({ user: { resetInMs: 3_600_000 } });
    expect(facts.clockOffsetMs).toBe(-7_000);
    expect(parseHeaders({ 'X-RateLimit-UserReset': epoch }, here).readings.user?.resetInMs).toBe(3_593_000);
  });

  it('leaves out what is no number and passes on numbers that make no sense', () => {
    const facts = parseHeaders(
      {
        'x-ratelimit-userlimit': 'none',
        'x-ratelimit-userremaining': '-3',
        'x-post-rate-limit-limit': '',
        'x-ratelimit-clientlimit': ['7', '8'],
      },
      here,
    );
    expect(facts.readings).toEqual({ user: { remaining: -3 }, client: { limit: 7 } });
  });

  it('knows the names that RapidAPI uses', () => {
    const facts = parseHeaders(
      { 'X-RateLimit-Requests-Limit': '9000', 'X-RateLimit-Uploads-Remaining': '12' },
      here,
    );
    expect(facts.readings).toEqual({ client: { limit: 9_000 }, uploads: { remaining: 12 } });
  });

  it.each([
    ['120', 120_000],
    ['0', null],
    ['-5', null],
    ['soon', null],
    [new Date(serverNow + 60_000).toUTCString(), 60_000],
    [date, null],
  ])('takes Retry-After %s for %s ms', (value, expected) => {
    expect(parseHeaders({ date, 'retry-after': value }, here).retryAfterMs).toBe(expected);
  });

  it('does not take any odd text for a date', () => {
    expect(parseHeaders({ date: '5' }, here).clockOffsetMs).toBeNull();
  });

  it('reads garbage without falling over, and says nothing but numbers', () => {
    const names = fc.constantFrom(
      'Date',
      'Retry-After',
      'X-RateLimit-UserLimit',
      'X-RateLimit-UserRemaining',
      'x-ratelimit-userreset',
      'X-RateLimit-ClientReset',
      'X-Post-Rate-Limit-Reset',
      'X-RateLimit-Uploads-Limit',
    );
    const value = fc.oneof(
      fc.string(),
      fc.integer().map(String),
      fc.double().map(String),
      fc.array(fc.string()),
    );
    fc.assert(
      fc.property(fc.dictionary(names, value), fc.nat(), (headers, now) => {
        const facts = parseHeaders(headers, now);
        const numbers = Object.values(facts.readings).flatMap((reading) => Object.values(reading ?? {}));
        for (const number of numbers) expect(number).toSatisfy(Number.isFinite);
        for (const number of [facts.clockOffsetMs ?? 0, facts.retryAfterMs ?? 1]) {
          expect(number).toSatisfy(Number.isFinite);
        }
      }),
    );
  });
});
