import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Origin } from '../../../../contract/origin.ts';
import { originSchema } from '../../../../contract/origin.ts';
import { type Settings, settingsSchema } from '../../../../contract/settings.ts';
import { loadTranslator } from '../../../../i18n/load-translator.ts';
import {
  type BatchNotice,
  BatchNotices,
  groupOf,
  isWanted,
} from '../../../../main/desktop/notifications/batch-notices.ts';
import { BatchNotifier } from '../../../../main/desktop/notifications/batch-notifier.ts';
import {
  describeNotice,
  type NoticeAction,
  type NoticeText,
} from '../../../../main/desktop/notifications/notice-text.ts';
import { manualClock } from '../../../support/manual-clock.ts';
import { jobWith } from '../../../support/records.ts';

const day = 24 * 3_600_000;
const ids = (prefix: string, count: number) => Array.from({ length: count }, (_, at) => `${prefix}${at}`);
const batch = (batchId: string, done: string[], failed: string[] = []) => ({
  batchId,
  jobIds: done,
  failedIds: failed,
});
const open = (id: string, origin: Origin) => jobWith({ id, origin, state: 'ready' });

describe('what somebody added', () => {
  test('is told of once a batch, with its failures, however many there are', () => {
    const notices = new BatchNotices();
    notices.ended('yours', batch('a', ids('d', 497), ids('f', 3)), 0);
    expect(notices.take(0)).toEqual({ notices: [], nextAt: 1_500 });
    const [told, ...others] = notices.take(1_500).notices;
    expect([told?.done.length, told?.failed.length, others.length]).toEqual([497, 3, 0]);
    expect(notices.take(9_000)).toEqual({ notices: [], nextAt: null });
  });

  test('two batches are told of by themselves, and together where they end together', () => {
    const notices = new BatchNotices();
    notices.ended('yours', batch('a', ['1']), 0);
    notices.copied('a');
    expect(notices.take(2_000).notices).toMatchObject([{ done: ['1'], isCopied: true }]);
    notices.ended('yours', batch('b', ['2']), 3_000);
    notices.ended('yours', batch('c', ['3']), 4_000);
    notices.copied('c');
    expect(notices.take(4_600).notices).toEqual([]);
    // The clipboard has the links of the second alone.
    expect(notices.take(5_500).notices).toMatchObject([{ done: ['2', '3'], isCopied: false }]);
  });

  test('of one that was tried again, what came of it last counts', () => {
    const notices = new BatchNotices();
    notices.ended('yours', batch('a', ['1'], ['2']), 0);
    notices.ended('yours', batch('a', ['1', '2']), 500);
    expect(notices.take(2_000).notices).toMatchObject([{ done: ['1', '2'], failed: [] }]);
  });

  test('nothing is told of what was cancelled as a whole', () => {
    const notices = new BatchNotices();
    notices.ended('yours', batch('a', []), 0);
    expect(notices.take(day)).toEqual({ notices: [], nextAt: null });
  });
});

describe('what comes by itself', () => {
  test('is told of when nothing of it is left to go, once a burst', () => {
    const notices = new BatchNotices();
    notices.follow([open('1', 'folder'), open('2', 'folder')], []);
    notices.ended('folder', batch('a', ['1']), 0);
    expect(notices.take(60_000).notices).toEqual([]);
    notices.follow([jobWith({ id: '1', origin: 'folder', state: 'uploaded' })], ['2']);
    expect(notices.take(60_000).notices).toMatchObject([{ group: 'folder', done: ['1'] }]);
  });

  test('does not wait for what needs an answer', () => {
    const notices = new BatchNotices();
    const held = { why: 'consent', kind: 'folder', username: null } as const;
    notices.reset([jobWith({ id: '1', origin: 'folder', state: 'paused', held })]);
    notices.ended('folder', batch('a', ['2']), 0);
    expect(notices.take(5_000).notices).toHaveLength(1);
  });

  test('is told of once a minute at most, and once a day where it never rests', () => {
    const notices = new BatchNotices();
    let told = 0;
    for (let at = 0; at < 3_600_000; at += 6_000) {
      notices.ended('editor', batch(`b${at}`, [`j${at}`]), at);
      told += notices.take(at + 5_000).notices.length;
    }
    expect(told).toBeLessThanOrEqual(61);
    expect(told).toBeGreaterThan(50);

    const endless = new BatchNotices();
    endless.follow([open('never done', 'folder')], []);
    const counts: number[] = [];
    for (let at = 0; at < 3 * day; at += 600_000) {
      endless.ended('folder', batch(`b${at}`, [`j${at}`]), at);
      for (const { done } of endless.take(at).notices) counts.push(done.length);
    }
    expect(counts).toEqual([145, 145]);
  });

  test('is not held up by a clock that was set back', () => {
    const notices = new BatchNotices();
    notices.ended('folder', batch('a', ['1']), 10 * day);
    expect(notices.take(0)).toEqual({ notices: [], nextAt: 5_000 });
    expect(notices.take(5_000).notices).toHaveLength(1);
  });
});

test('each picture is told of exactly once, and there are never more notices than batches', () => {
  const step = fc.record({
    group: fc.constantFrom('yours', 'folder', 'editor', 'clipboard-watch' as const),
    done: fc.integer({ min: 0, max: 3 }),
    failed: fc.integer({ min: 0, max: 2 }),
    afterMs: fc.integer({ min: 0, max: 90_000 }),
  });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
      const notices = new BatchNotices();
      const told: BatchNotice[] = [];
      let now = 0;
      let total = 0;
      const waitUntil = (end: number) => {
        for (;;) {
          const { notices: due, nextAt } = notices.take(now);
          told.push(...due);
          if (nextAt === null || nextAt > end) break;
          expect(nextAt).toBeGreaterThan(now);
          now = nextAt;
        }
        now = Math.max(now, end);
      };
      for (const [at, { group, done, failed, afterMs }] of steps.entries()) {
        notices.ended(group, batch(`b${at}`, ids(`d${at}-`, done), ids(`f${at}-`, failed)), now);
        total += done + failed;
        waitUntil(now + afterMs);
      }
      waitUntil(now + 2 * day);
      const all = told.flatMap(({ done, failed }) => [...done, ...failed]);
      expect(all.length).toBe(total);
      expect(new Set(all).size).toBe(total);
      expect(told.length).toBeLessThanOrEqual(steps.length);
    }),
  );
});

describe('whether it is told', () => {
  const settings = (more: Partial<Settings> = {}) => settingsSchema.parse(more);
  test('the command tells itself, here or elsewhere, and the card tells of a capture', () => {
    const silent = new Set(['command-line', 'machine', 'capture']);
    for (const origin of originSchema.options) {
      const group = groupOf(origin, { captureCard: true });
      expect(group === null, origin).toBe(silent.has(origin));
    }
    expect(groupOf('capture', { captureCard: false })).toBe('yours');
  });

  test('nothing in front of the window, unless that is wanted; only failures where that is wanted', () => {
    const good = { done: ['1'], failed: [] };
    const bad = { done: ['1'], failed: ['2'] };
    expect(isWanted(good, settings(), false)).toBe(true);
    expect(isWanted(bad, settings(), true)).toBe(false);
    expect(isWanted(good, settings({ notifyInFront: true }), true)).toBe(true);
    expect(isWanted(good, settings({ notifications: 'failures' }), false)).toBe(false);
    expect(isWanted(bad, settings({ notifications: 'failures' }), false)).toBe(true);
    expect(isWanted(bad, settings({ notifications: 'off', notifyInFront: true }), false)).toBe(false);
  });

  test('the words name what can be done', () => {
    const i18n = loadTranslator(['en']);
    const notice = { group: 'yours', done: ['1'], failed: [], isCopied: true } as const;
    expect(describeNotice(notice, 'lake.png', i18n)).toEqual({
      title: '1 picture uploaded',
      body: 'lake.png · Link copied',
      actions: [{ id: 'show', text: 'Show' }],
    });
    expect(
      describeNotice({ ...notice, group: 'folder', failed: ['2'], isCopied: false }, null, i18n),
    ).toEqual({
      title: '1 picture uploaded, 1 failed',
      body: 'From your watched folders · Open Snapferry to see why',
      actions: [
        { id: 'retry', text: 'Try again' },
        { id: 'copy', text: 'Copy links' },
        { id: 'show', text: 'Show' },
      ],
    });
  });
});

describe('the notifier', () => {
  function notifier(more: Partial<Settings> = {}) {
    const clock = manualClock();
    const shown: { text: NoticeText; isSilent: boolean; act: (action: NoticeAction) => void }[] = [];
    const done: string[] = [];
    let isInFront = false;
    const subject = new BatchNotifier({
      engine: {
        async call(name: string, input: unknown) {
          if (name === 'retry') done.push(`retry ${JSON.stringify(input)}`);
          return { jobs: [jobWith({ id: '1', name: 'lake.png' })] } as never;
        },
        subscribe: () => () => {},
      },
      clock,
      settings: () => settingsSchema.parse(more),
      i18n: () => loadTranslator(['en']),
      isInFront: () => isInFront,
      show: (text, isSilent, act) => void shown.push({ text, isSilent, act }),
      copyLinks: (jobIds) => void done.push(`copy ${jobIds}`),
      showJobs: (jobIds) => void done.push(`show ${jobIds}`),
    });
    const end = (origin: Origin, jobIds: string[], failedIds: string[]) =>
      subject.onEvent({
        kind: 'batch-ended',
        seq: 1,
        batchId: 'b',
        origin,
        links: [],
        jobIds,
        failed: failedIds.length,
        failedIds,
      });
    const setInFront = (is: boolean) => {
      isInFront = is;
    };
    return { subject, clock, shown, done, end, setInFront };
  }

  test('tells one batch once, does what is asked of it, and keeps no timer afterwards', async () => {
    const { subject, clock, shown, done, end } = notifier();
    expect(clock.timers).toBe(0);
    end('drop', ['1'], ['2', '3']);
    clock.advance(1_500);
    await expect.poll(() => shown.length).toBe(1);
    expect(shown[0]).toMatchObject({ text: { title: '1 picture uploaded, 2 failed' }, isSilent: true });
    expect(clock.timers).toBe(0);
    for (const action of ['copy', 'show', 'retry'] as const) shown[0]?.act(action);
    expect(done).toEqual(['copy 1', 'show 2,3', 'retry {"ids":["2","3"]}']);
    end('drop', ['4'], []);
    subject.close();
    expect(clock.timers).toBe(0);
  });

  test('looks whether the window is in front when it would tell, and keeps quiet then', async () => {
    const { clock, shown, end, setInFront } = notifier({ notificationSound: true });
    end('drop', ['1'], []);
    setInFront(true);
    clock.advance(2_000);
    setInFront(false);
    end('drop', ['2'], []);
    clock.advance(2_000);
    await expect.poll(() => shown.length).toBe(1);
    expect(shown[0]).toMatchObject({ text: { body: 'lake.png' }, isSilent: false });
  });
});
