import { describe, expect, test } from 'vitest';
import { type Extent, type OutageReport, runOutage, type Trouble } from '../../support/fault-harness.ts';

/** Every kind of fault that was seen with Imgur or on the way to it. `npm run faults` runs all, with many pictures. */
const all: readonly Trouble[] = [
  { at: 'host', kind: 'internal-error' },
  { at: 'host', kind: 'internal-error-html' },
  { at: 'host', kind: 'bad-gateway' },
  { at: 'host', kind: 'varnish' },
  { at: 'host', kind: 'first-byte-timeout' },
  { at: 'host', kind: 'retry-after-zero' },
  { at: 'host', kind: 'over-capacity-403' },
  { at: 'host', kind: 'over-capacity-500' },
  { at: 'host', kind: 'over-capacity-html' },
  { at: 'host', kind: 'expectation-failed', waitMs: 5_000 },
  { at: 'host', kind: 'redirect' },
  { at: 'host', kind: 'html-ok' },
  { at: 'host', kind: 'html-forbidden' },
  { at: 'host', kind: 'html-not-found' },
  { at: 'host', kind: 'empty-ok' },
  { at: 'host', kind: 'limited-errors' },
  { at: 'host', kind: 'limited-two-documents' },
  { at: 'host', kind: 'limited-html' },
  { at: 'host', kind: 'forbidden-edge' },
  { at: 'host', kind: 'error-in-success', routes: ['upload'] },
  { at: 'host', kind: 'no-headers' },
  { at: 'host', kind: 'reset-before-body' },
  { at: 'host', kind: 'reset-mid-body' },
  { at: 'host', kind: 'reset-after-body' },
  { at: 'host', kind: 'reply-lost' },
  { at: 'host', kind: 'unanswered' },
  { at: 'host', kind: 'cut-answer' },
  { at: 'host', kind: 'truncated-json' },
  { at: 'host', kind: 'stall' },
  { at: 'host', kind: 'slow-loris', waitMs: 100_000 },
  { at: 'way', kind: 'refused' },
  { at: 'way', kind: 'reset-at-once' },
  { at: 'way', kind: 'reset-after-body' },
  { at: 'way', kind: 'silent' },
  { at: 'way', kind: 'intercepted-certificate' },
  { at: 'way', kind: 'expired-certificate' },
  { at: 'way', kind: 'unknown-name' },
  { at: 'way', kind: 'no-resolver' },
];

/** One fault of each sort: a page, a redirect, a lost answer, an unknown name. */
const few = new Set(['internal-error-html', 'redirect', 'html-forbidden', 'reply-lost', 'unknown-name']);
const isLarge = process.env.SNAPFERRY_FAULTS === 'all';
const kinds = isLarge ? all : all.filter(({ kind }) => few.has(kind));
const jobs = isLarge ? 50 : 6;
/** Factor to real time: a minute and a half passes in some seconds. */
const factor = 30;
const outage: Extent = { forMs: 90_000 };

/** Clear refusals of the picture by the host, the only reason for which it may fail. */
const clearNo = new Set(['rejected', 'unsupported-type', 'too-big']);

function judge(report: OutageReport, given: number): void {
  expect(report.failed.filter((code) => !clearNo.has(code))).toEqual([]);
  expect(report.uploaded + report.failed.length).toBe(given);
  expect(report.doubles).toBeLessThanOrEqual(report.lostAnswers);
  expect(report.unflagged).toBe(0);
}

describe('an outage is not a no: all arrive, or the host said no to the picture', () => {
  test.each(kinds.map((trouble) => [`${trouble.kind} (${trouble.at})`, trouble] as const))(
    '%s for 90 s',
    { timeout: 300_000 },
    async (name, trouble) => {
      const report = await runOutage(trouble, outage, jobs, factor);
      if (isLarge) console.log(`${name}: ${JSON.stringify({ ...report, failed: report.failed.length })}`);
      judge(report, jobs);
    },
  );

  test('half of all requests, again and again', { timeout: 300_000 }, async () => {
    const flaky: Extent = { chance: 0.5, times: jobs };
    judge(await runOutage({ at: 'host', kind: 'bad-gateway' }, flaky, jobs, factor), jobs);
  });
});
