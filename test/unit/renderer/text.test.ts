import { describe, expect, it } from 'vitest';
import { errorCodes } from '../../../contract/errors.ts';
import type { WaitReason } from '../../../contract/records.ts';
import { describeError } from '../../../i18n/errors.ts';
import { createTranslator, languages } from '../../../i18n/index.ts';
import { budgetName } from '../../../i18n/wait-reasons.ts';
import { describeJobState, describeWait, percentOf } from '../../../renderer/text/job-state-text.ts';
import { jobWith } from './records.ts';

const now = new Date(2026, 2, 12, 13, 48).getTime();
const later = new Date(2026, 2, 12, 14, 32).getTime();
const spoken = languages.map((language) => createTranslator(language));
const words = createTranslator('en');

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

/** What a catalogue leaves behind when something was not filled in. */
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
    const time = words.formatDateTime(later, now);
    const { label, detail, sentence } = describeWait(
      words,
      { kind: 'credits', budget: 'user', needed: 10, until: later },
      now,
    );
    expect(label).toBe('Waiting for credits');
    expect(detail).toBe(`Until ${time}`);
    expect(sentence).toContain(`until ${time} (Your hour)`);
  });

  it('counts who goes first in Russian too', () => {
    const russian = createTranslator('ru');
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
    expect(budgetName(words, 'albums')).toBe('Limit “albums”');
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
        expect(advice.length).toBeGreaterThan(20);
        expect(`${title}${advice}`).not.toContain('!');
      }
    }
  });

  it('is different for each code', () => {
    const titles = errorCodes.map((code) => describeError(words, { code, params: {} }).title);
    expect(new Set(titles).size).toBe(errorCodes.length);
  });

  it('writes bytes as sizes', () => {
    const { advice } = describeError(words, {
      code: 'too-big',
      params: { bytes: 26_480_112, limit: 20_000_000 },
    });
    expect(advice).toContain('It has 26.5 MB. Imgur takes up to 20 MB.');
  });

  it('has words for a code of a newer engine', () => {
    expect(describeError(words, { code: 'from-the-future', params: {} }).title).toBe(
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
      words,
      jobWith({ id: 'j1', state: 'uploading' }),
      { sent: 43, total: 100 },
      now,
    );
    expect(label).toBe('Uploading 43\u00a0%');
    expect(tone).toBe('active');
  });

  it('has why it failed beside it', () => {
    const job = jobWith({
      id: 'j1',
      state: 'failed',
      error: { code: 'empty-file', message: '', params: {} },
    });
    expect(describeJobState(words, job, null, now)).toEqual({
      mark: 'Failed',
      detail: 'The file is empty.',
      tone: 'bad',
    });
  });
});
