import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { WaitReason } from '../../../contract/wait-reason.ts';
import { loadTranslator } from '../../../i18n/load-translator.ts';
import { expectedEndsAt } from '../../../renderer/state/destinations.ts';
import { allPromisedBy, promisedAt } from '../../../renderer/state/promises.ts';
import { describeJobState } from '../../../renderer/text/job-state-text.ts';
import { jobWith } from '../../support/records.ts';

const now = Date.UTC(2026, 2, 10, 8);
const i18n = loadTranslator(['en']);
/** Within a day, so that all of them are told by the clock. */
const time = fc.option(
  fc.integer({ min: 1, max: 900 }).map((minutes) => now + minutes * 60_000),
  { nil: null },
);

const reason: fc.Arbitrary<WaitReason | null> = fc.oneof(
  fc.constant(null),
  time.map((until): WaitReason => ({ kind: 'turn', ahead: 2, until })),
  time.map((until): WaitReason => ({ kind: 'reserve', until })),
  time.map((until): WaitReason => ({ kind: 'credits', budget: 'user', needed: 10, until })),
  time.map((until): WaitReason => ({ kind: 'quiet-hours', until })),
  fc.constant<WaitReason>({ kind: 'sign-in', until: null }),
);
const queue = fc
  .array(fc.record({ reason, doneBy: time }), { minLength: 1, maxLength: 8 })
  .map((made) =>
    made.map((one, index) =>
      jobWith({ id: `j${index}`, state: one.reason === null ? 'ready' : 'waiting', ...one }),
    ),
  );

/** The times of day in a text. */
const clocks = (text: string): string[] => text.match(/\d\d:\d\d/g) ?? [];

describe('what is promised', () => {
  it('is never before the end of a wait, and of all never before that of one, in rows, banner and header', () => {
    fc.assert(
      fc.property(queue, time, (jobs, doneBy) => {
        const all = allPromisedBy({ doneBy }, new Map(jobs.map((job) => [job.id, job])));
        const ends = expectedEndsAt(new Map(jobs.map((job) => [job.id, job])), 'imgur');
        for (const job of jobs) {
          const told = promisedAt(job);
          if (told === null) continue;
          expect(told).toBeGreaterThanOrEqual(job.reason?.until ?? 0);
          if (all !== null) expect(all).toBeGreaterThanOrEqual(told);
          if (ends && job.state === 'waiting' && job.doneBy !== null) {
            expect(ends.first).toBeLessThanOrEqual(told);
            expect(ends.last).toBeGreaterThanOrEqual(told);
          }
        }
      }),
    );
  });

  it('is what a row says, and the only time that it says', () => {
    fc.assert(
      fc.property(queue, (jobs) => {
        for (const job of jobs) {
          const { detail } = describeJobState(i18n, job, null, now, 'Imgur', 2);
          const told = promisedAt(job);
          const isWithoutTime = job.reason?.kind === 'quiet-hours' || told === null;
          if (!isWithoutTime) expect(clocks(detail)).toEqual(clocks(i18n.formatDateTime(told, now)));
          if (told === null) expect(clocks(detail)).toEqual([]);
        }
      }),
    );
  });

  it('is nothing for all as long as one waits for a person', () => {
    const open = [
      jobWith({ id: 'j1', state: 'ready', doneBy: now }),
      jobWith({ id: 'j2', state: 'waiting', reason: { kind: 'sign-in', until: null } }),
    ];
    const jobs = new Map(open.map((job) => [job.id, job]));
    expect(allPromisedBy({ doneBy: now }, jobs)).toBeNull();
    jobs.delete('j2');
    expect(allPromisedBy({ doneBy: now }, jobs)).toBe(now);
  });
});
