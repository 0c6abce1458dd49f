import type { Translator } from '../../i18n/index.ts';

/** Formats a day as a heading: today, yesterday, else its date; the year only if it is not the current one. */
export function formatRelativeDay(i18n: Translator, day: string, now: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const begin = new Date(year, month - 1, date);
  const today = new Date(now);
  const daysAgo = Math.round(
    (new Date(today.getFullYear(), today.getMonth(), today.getDate()).getTime() - begin.getTime()) /
      86_400_000,
  );
  if (daysAgo === 0) return i18n.t('library.day.today');
  if (daysAgo === 1) return i18n.t('library.day.yesterday');
  const written = i18n.formatDay(begin.getTime(), now);
  return written.charAt(0).toLocaleUpperCase(i18n.language) + written.slice(1);
}
