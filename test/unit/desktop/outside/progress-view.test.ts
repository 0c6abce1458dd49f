import { describe, expect, test } from 'vitest';
import { loadTranslator } from '../../../../i18n/load-translator.ts';
import { createProgressView, type ProgressFacts } from '../../../../main/desktop/progress/progress-view.ts';
import { createThrottle } from '../../../../main/desktop/progress/throttle.ts';
import { manualClock } from '../../../support/manual-clock.ts';

const now = new Date(2026, 2, 12, 13, 0).getTime();
const until = new Date(2026, 2, 12, 17, 8).getTime();
const i18n = loadTranslator(['en']);

const view = (facts: Partial<ProgressFacts>) =>
  createProgressView(
    {
      run: { open: 9, going: 2, done: 3, failed: 0, share: 0.375 },
      summary: { paused: false, open: 9, uploading: 2 },
      blocked: null,
      unseenFailures: 0,
      isBroken: false,
      ...facts,
    },
    i18n,
    now,
  );
const credits = { kind: 'credits', budget: 'user', needed: 10, until } as const;

describe('title, bar and badge', () => {
  test('say how far it is while something goes', () => {
    expect(view({})).toEqual({
      title: '37 % · 3 of 12 · Snapferry',
      bar: { share: 0.375, mode: 'normal' },
      badge: 0,
    });
    expect(view({ run: { open: 1, going: 1, done: 11, failed: 0, share: 0.9999 } }).title).toContain('99 %');
  });

  test('say why nothing goes, and until when', () => {
    const standing = { open: 9, going: 0, done: 3, failed: 0, share: 0.25 };
    const summary = { paused: false, open: 9, uploading: 0 };
    expect(view({ run: standing, summary, blocked: credits })).toMatchObject({
      title: 'Waiting until 17:08 · 3 of 12 · Snapferry',
      bar: { mode: 'paused' },
    });
    // What was begun before the credits were spent is still on its way.
    expect(view({ blocked: credits }).bar?.mode).toBe('normal');
    expect(view({ run: standing, summary: { ...summary, paused: true } })).toMatchObject({
      title: 'Paused · 3 of 12 · Snapferry',
      bar: { mode: 'paused' },
    });
    expect(view({ run: standing, summary, blocked: { kind: 'client-id', until: null } })).toMatchObject({
      title: 'Needs you · 3 of 12 · Snapferry',
      bar: { mode: 'error' },
    });
    expect(view({ run: standing, summary }).title).toBe('Preparing · 3 of 12 · Snapferry');
    const days = { ...credits, until: now + 3 * 24 * 3_600_000 };
    expect(view({ run: standing, summary, blocked: days }).title).toContain('Sunday');
  });

  test('are empty when nothing is to go, but for failures that nobody saw', () => {
    const run = { open: 0, going: 0, done: 0, failed: 0, share: 0 };
    expect(view({ run })).toEqual({ title: 'Snapferry', bar: null, badge: 0 });
    expect(view({ run, unseenFailures: 2 })).toEqual({
      title: 'Snapferry',
      bar: { share: 1, mode: 'error' },
      badge: 2,
    });
  });
});

describe('changes are drawn', () => {
  const drawn = () => {
    const clock = manualClock();
    let count = 0;
    const changed = createThrottle({
      now: () => clock.now(),
      after: clock.after,
      everyMs: 1_000,
      run: () => {
        count += 1;
      },
    });
    return { clock, changed, count: () => count };
  };

  test('at once, at most once a second, and the last one always; at rest there is no timer', () => {
    const { clock, changed, count } = drawn();
    changed();
    expect([count(), clock.timers]).toEqual([1, 0]);
    for (let at = 0; at < 50; at += 1) {
      changed();
      clock.advance(100);
    }
    expect(count()).toBe(6);
    changed();
    clock.advance(5_000);
    expect([count(), clock.timers]).toEqual([7, 0]);
  });

  test('also after the clock was set back', () => {
    const { clock, changed, count } = drawn();
    changed();
    clock.now = () => Date.UTC(2020, 0, 1);
    changed();
    expect(count()).toBe(2);
  });
});
