import { describe, expect, test } from 'vitest';
import { errorData } from '../../../contract/app-error.ts';
import type { ErrorCode } from '../../../contract/errors.ts';
import { assessWait, stallReason } from '../../../main/cli/wait-policy.ts';
import { jobOf, waitingJob } from './jobs.ts';

const credits = (until: number | null) => ({ kind: 'credits', budget: 'user', needed: 10, until }) as const;
const turn = { kind: 'turn', ahead: 3, until: null } as const;
const retry = (code: ErrorCode) => ({ kind: 'retry', error: errorData(code, 'No.'), until: 5 }) as const;

describe('whether waiting makes sense', () => {
  test.each([
    [
      'while anything moves',
      [jobOf('a', { state: 'uploading' }), waitingJob('b', { kind: 'network', until: null })],
      false,
      'good',
    ],
    ['for credits', [waitingJob('a', credits(9)), waitingJob('b', turn)], false, 'good'],
    ['for a server in trouble', [waitingJob('a', retry('server-trouble'))], false, 'good'],
    ['for a host out of reach', [waitingJob('a', { kind: 'network', until: null })], false, 'poor'],
    [
      'for one tried again, others behind it',
      [waitingJob('a', retry('unreachable')), waitingJob('b', turn)],
      false,
      'poor',
    ],
    ['for a host that was reached before', [waitingJob('a', { kind: 'network', until: null })], true, 'good'],
    [
      'for a Client-ID',
      [waitingJob('a', { kind: 'client-id', until: null }), waitingJob('b', turn)],
      true,
      'none',
    ],
    ['for what answers in its place', [waitingJob('a', retry('foreign-answer'))], false, 'poor'],
    ['for a certificate', [waitingJob('a', retry('untrusted-certificate'))], true, 'none'],
    [
      'for a network that is shut out',
      [waitingJob('a', { kind: 'host', error: errorData('forbidden', 'No.'), until: 5 })],
      true,
      'none',
    ],
    [
      'for a proxy that is out of reach',
      [waitingJob('a', { kind: 'network', error: errorData('proxy-trouble', 'No.'), until: null })],
      false,
      'poor',
    ],
    [
      'for what is no proxy',
      [waitingJob('a', { kind: 'network', error: errorData('bad-proxy', 'No.'), until: null })],
      true,
      'none',
    ],
    ['for a sign-in', [waitingJob('a', { kind: 'sign-in', until: null })], false, 'none'],
  ] as const)('%s', (_name, open, hasUploaded, prospects) => {
    expect(assessWait(open, hasUploaded)).toBe(prospects);
  });
});

describe('a standstill is told', () => {
  test('when all wait, and not only their turn', () => {
    expect(stallReason([waitingJob('a', turn), waitingJob('b', credits(60_000))], 0)).toEqual(
      credits(60_000),
    );
    expect(stallReason([waitingJob('a', turn)], 0)).toBeNull();
    expect(stallReason([], 0)).toBeNull();
  });

  test('not while one moves, nor for a moment', () => {
    expect(stallReason([jobOf('a', { state: 'uploading' }), waitingJob('b', credits(60_000))], 0)).toBeNull();
    expect(stallReason([waitingJob('a', credits(61_000))], 60_000)).toBeNull();
    expect(stallReason([waitingJob('a', credits(null))], 0)).toEqual(credits(null));
  });
});
