import { describe, expect, it } from 'vitest';
import { errorCodes } from '../../../contract/errors.ts';
import type { WaitReason } from '../../../contract/wait-reason.ts';
import { listLanguages } from '../../../i18n/catalogue-files.ts';
import { describeError } from '../../../i18n/errors.ts';
import { loadTranslator } from '../../../i18n/load-translator.ts';
import { budgetName } from '../../../i18n/wait-reasons.ts';
import { describeJobState, describeWait, percentOf } from '../../../renderer/text/job-state-text.ts';
import { jobWith } from '../../support/records.ts';

const now = new Date(2026, 2, 12, 13, 48).getTime();
const later = new Date(2026, 2, 12, 14, 32).getTime();
const spoken = listLanguages().map((language) => loadTranslator([language]));
const i18n = loadTranslator(['en']);

const reasons: readonly WaitReason[] = (
  [
    { kind: 'credits', budget: 'user', needed: 10 },
    { kind: 'reserve' },
    { kind: 'turn', ahead: 3 },
    { kind: 'retry', error: { code: 'timeout', message: '', params: {} } },
    { kind: 'network' },
    { kind: 'host' },
    { kind: 'client-id' },
    { kind: 'sign-in' },
    { kind: 'strikes', strikes: 4 },
    { kind: 'quiet-hours' },
  ] as const
).flatMap((reason) => [
  { ...reason, until: later },
  { ...reason, until: null },
]);

/** Matches what remains in a text when a placeholder was not filled in. */
const leftovers = /\b(undefined|null|NaN)\b|[{}]|\b(error|wait|state|detail)\.[a-z]/;

describe('why something waits', () => {
  it.each(reasons)('is said in every language: $kind until $until', (reason) => {
    for (const translator of spoken) {
      const { label, detail, sentence } = describeWait(translator, reason, now);
      for (const text of [label, detail, sentence]) {
        expect(text).not.toBe('');
        expect(text).not.toMatch(leftovers);
      }
    }
  });

  it('says until when, and which limit', () => {
    const time = i18n.formatDateTime(later, now);
    const { label, detail, sentence } = describeWait(
      i18n,
      { kind: 'credits', budget: 'user', needed: 10, until: later },
      now,
    );
    expect(label).toBe('Waits for credits');
    expect(detail).toBe(`Until ${time}`);
    expect(sentence).toContain(`until ${time} (Your hour)`);
  });

  it('says of a place in the line when it comes and who is before it, never a time before the end of the wait', () => {
    const at = (doneBy: number | null, ahead: number | null) =>
      describeJobState(
        i18n,
        jobWith({
          id: 'j1',
          state: 'waiting',
          reason: { kind: 'credits', budget: 'user', needed: 10, until: later },
          doneBy,
        }),
        null,
        now,
        'Imgur',
        ahead,
      ).detail;
    const clock = (time: number) => i18n.formatDateTime(time, now);
    expect(at(later + 60_000, 3)).toBe(`about ${clock(later + 60_000)} · 3 ahead`);
    expect(at(later - 600_000, 0)).toBe(`about ${clock(later)} · next`);
    expect(at(null, null)).toBe(`about ${clock(later)}`);
  });

  it('says of a refused Client-ID that it is refused, and of none that there is none', () => {
    const error = { code: 'bad-client-id', message: '', params: {} } as const;
    const refused = describeWait(i18n, { kind: 'client-id', error, until: null }, now);
    const none = describeWait(i18n, { kind: 'client-id', until: null }, now);
    expect(refused.detail).toBe('Imgur does not know this Client-ID.');
    expect(refused.sentence).toContain('Imgur does not know this Client-ID. Enter another one');
    expect(none.detail).toBe('There is no Client-ID yet.');
    expect(none.sentence).toContain('only with a Client-ID. Enter one');
  });

  it('speaks of finishing, not of percents, once every byte is handed over', () => {
    const state = (sent: number) =>
      describeJobState(i18n, jobWith({ id: 'j1', state: 'uploading' }), { sent, total: 200 }, now, 'Imgur');
    expect(state(199).label).toBe('Uploading 99\u00a0%');
    expect(state(200)).toEqual({
      label: 'Finishing',
      detail: 'Sent; Imgur has yet to answer',
      tone: 'active',
    });
  });

  it('counts who goes first in Russian too', () => {
    const russian = loadTranslator(['ru']);
    const ahead = (count: number) =>
      describeWait(russian, { kind: 'turn', ahead: count, until: null }, now).sentence;
    expect([ahead(0), ahead(1), ahead(2), ahead(5)]).toEqual([
      'Оно следующее.',
      'Впереди 1 изображение.',
      'Впереди 2 изображения.',
      'Впереди 5 изображений.',
    ]);
  });

  it('names a limit that we do not know by its id', () => {
    expect(budgetName(i18n, 'albums')).toBe('Limit “albums”');
  });
});

describe('what went wrong', () => {
  it.each(errorCodes)('is said in every language with and without particulars: %s', (code) => {
    const full = {
      bytes: 26_480_112,
      limit: 20_000_000,
      type: 'image/tiff',
      found: 'PDF',
      path: '/p',
      status: 503,
      reason: 'no',
    };
    for (const translator of spoken) {
      for (const params of [{}, full]) {
        const { title, advice } = describeError(translator, { code, params });
        expect(title).not.toMatch(leftovers);
        expect(advice).not.toMatch(leftovers);
        expect(title.length).toBeGreaterThan(5);
        // "Try it again." is the shortest, in any language.
        expect(advice.length).toBeGreaterThan(10);
        expect(`${title}${advice}`).not.toContain('!');
      }
    }
  });

  it('is different for each code', () => {
    const titles = errorCodes.map((code) => describeError(i18n, { code, params: {} }).title);
    expect(new Set(titles).size).toBe(errorCodes.length);
  });

  it('writes bytes as sizes', () => {
    const { advice } = describeError(i18n, {
      code: 'too-big',
      params: { bytes: 26_480_112, limit: 20_000_000 },
    });
    expect(advice).toContain('It has 26.5 MB. Imgur takes up to 20 MB.');
  });

  it('has words for a code of a newer engine', () => {
    expect(describeError(i18n, { code: 'from-the-future', params: {} }).title).toBe(
      'Something went wrong inside Snapferry.',
    );
  });
});

describe('how a job stands', () => {
  it('says the share that has gone, and 100 only when all has', () => {
    expect(percentOf({ sent: 999, total: 1000 })).toBe(99);
    expect(percentOf({ sent: 1000, total: 1000 })).toBe(100);
    expect(percentOf({ sent: 2000, total: 1000 })).toBe(100);
    expect(percentOf({ sent: 1, total: 0 })).toBe(0);
    expect(percentOf(null)).toBe(0);
    const { label, tone } = describeJobState(
      i18n,
      jobWith({ id: 'j1', state: 'uploading' }),
      { sent: 43, total: 100 },
      now,
      'Imgur',
    );
    expect(label).toBe('Uploading 43\u00a0%');
    expect(tone).toBe('active');
  });

  it('names its own host', () => {
    const job = jobWith({ id: 'j1', state: 'processing', host: 'nas' });
    expect(describeJobState(i18n, job, null, now, 'My NAS').label).toBe('My NAS is preparing it');
    const reason = { kind: 'host', until: null } as const;
    expect(describeWait(i18n, { ...reason, service: 'My NAS' }, now).label).toBe('My NAS has trouble');
    expect(describeWait(i18n, reason, now).label).toBe('Imgur has trouble');
  });

  it('has why it failed beside it', () => {
    const job = jobWith({
      id: 'j1',
      state: 'failed',
      error: { code: 'empty-file', message: '', params: {} },
    });
    expect(describeJobState(i18n, job, null, now, 'Imgur')).toEqual({
      label: 'Failed',
      detail: 'The file is empty.',
      tone: 'bad',
    });
  });
});
