import { describe, expect, it } from 'vitest';
import { createTranslator } from '../../../i18n/index.ts';

const afternoon = new Date(2026, 2, 12, 14, 32).getTime();

describe('numbers and times', () => {
  it('follow the first wanted tag of the language that is spoken', () => {
    expect(createTranslator('en', ['de-DE', 'en-US', 'en-GB']).locale).toBe('en-US');
    expect(createTranslator('en', ['en-US']).formatTime(afternoon)).toMatch(/2:32\sPM/);
    expect(createTranslator('en', ['en-GB']).formatTime(afternoon)).toBe('14:32');
    expect(createTranslator('en', ['en-IN']).formatNumber(1_000_000)).toBe('10,00,000');
    expect(createTranslator('en', ['en-IN']).t('day.credits', { count: 1_000_000 })).toContain('10,00,000');
  });

  it('tell the year of a day only where it is another one', () => {
    const before = new Date(2025, 2, 12, 14, 32).getTime();
    expect(createTranslator('en', ['en-GB']).formatDay(afternoon, afternoon)).toMatch(
      /^Thursday,? 12 March$/,
    );
    expect(createTranslator('en', ['en-US']).formatDay(before, afternoon)).toBe('Wednesday, March 12, 2025');
    expect(createTranslator('ru').formatDay(before, afternoon)).toBe('среда, 12 марта 2025 г.');
  });

  it('count to 24 hours in plain English', () => {
    for (const tags of [[], ['en'], ['ru-RU'], ['en', 'en-US']])
      expect(createTranslator('en', tags).formatDateTime(afternoon, afternoon)).toBe('14:32');
    expect(createTranslator('ru', ['en-US']).locale).toBe('ru');
  });

  it('understand what POSIX writes, and pass over what is no tag', () => {
    expect(createTranslator('en', ['en_US.UTF-8']).locale).toBe('en-US');
    expect(createTranslator('ru', ['C', 'ru_RU@x']).locale).toBe('ru-RU');
    expect(createTranslator('en', ['en-', '', 'C.UTF-8']).locale).toBe('en-GB');
  });
});
