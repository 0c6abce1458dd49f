import { type Messages, setupI18n } from '@lingui/core';
import { canonicalTag, primarySubtag } from './choose-language.ts';
import type { Catalogue, MessageId, MessageValues, ValuesOf } from './messages.ts';

export type { Catalogue, MessageId, MessageValues, PlainMessageId } from './messages.ts';

/**
 * Formats texts for people in one language: ICU messages from the catalogue, numbers and times by the language's
 * customs.
 */
export interface Translator {
  /** BCP 47 tag of the catalogue. */
  readonly language: string;
  /** BCP 47 tag of the locale for numbers and times. */
  readonly locale: string;
  t<Id extends MessageId>(id: Id, ...values: ValuesOf<Id>): string;
  /** Translates an id and values that are known at run time only, where no type can check that they fit. */
  tUnchecked(id: MessageId, values: MessageValues): string;
  /** Tells whether this id has a text, for ids that are composed from a code. */
  has(id: string): id is MessageId;
  /**
   * Formats clock time today, weekday and time within a week, date and time beyond; the year only if it is not the
   * current one.
   */
  formatDateTime(time: number, now: number): string;
  /** Formats weekday and date; the year only if it is not the current one. */
  formatDay(time: number, now: number): string;
  /** Formats the clock time without a date. */
  formatTime(time: number): string;
  formatNumber(value: number): string;
  /** Formats bytes as "3.4 MB". */
  formatSize(bytes: number): string;
}

const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const;

/**
 * Regions of languages given without one. English counts its hours to 24 then, as most of those do who read it as a
 * second language.
 */
const defaultRegion: Readonly<Record<string, string>> = { en: 'en-GB' };

function chooseLocale(language: string, tags: readonly string[]): string {
  const primary = primarySubtag(language);
  const locale =
    tags.map(canonicalTag).find((tag) => tag !== null && primarySubtag(tag) === primary) ?? language;
  return locale === language ? (defaultRegion[language] ?? language) : locale;
}

/** Creates a formatter on first use: each costs milliseconds, and a command may need none. */
function lazily<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => {
    made ??= make();
    return made;
  };
}

const isSameYear = (one: number, other: number) =>
  new Date(one).getFullYear() === new Date(other).getFullYear();

/**
 * Creates the translator for a catalogue.
 * @param tags what the system or the environment prefers, best first: the first one in this language decides by whose
 * customs numbers and times are written.
 */
export function createTranslator(catalogue: Catalogue, tags: readonly string[] = []): Translator {
  const { language, messages, compile, fallback } = catalogue;
  const locale = chooseLocale(language, tags);
  const i18n = setupI18n();
  if (compile) i18n.setMessagesCompiler(compile);
  i18n.load(language, messages as Messages);
  i18n.activate(language, locale);
  const translate = (id: string, values?: MessageValues) => {
    const message = Object.hasOwn(messages, id) ? undefined : fallback?.(id);
    return i18n._(id, values, message === undefined ? undefined : { message });
  };
  const format = (options: Intl.DateTimeFormatOptions) =>
    lazily(() => new Intl.DateTimeFormat(locale, options));
  const clock = format({ hour: '2-digit', minute: '2-digit' });
  const weekday = format({ weekday: 'long', hour: '2-digit', minute: '2-digit' });
  const moment = { day: 'numeric', month: 'long', hour: '2-digit', minute: '2-digit' } as const;
  const dateThisYear = format(moment);
  const dateOfYear = format({ ...moment, year: 'numeric' });
  const day = { weekday: 'long', day: 'numeric', month: 'long' } as const;
  const dayThisYear = format(day);
  const dayOfYear = format({ ...day, year: 'numeric' });
  const plain = lazily(() => new Intl.NumberFormat(locale));
  const sizes = units.map((unit, power) =>
    lazily(
      () =>
        new Intl.NumberFormat(locale, {
          style: 'unit',
          unit,
          unitDisplay: power === 0 ? 'long' : 'short',
          maximumFractionDigits: power < 2 ? 0 : 1,
        }),
    ),
  );
  return {
    language,
    locale,
    t: (id, ...[values]) => translate(id, values),
    tUnchecked: translate,
    has: (id): id is MessageId => Object.hasOwn(messages, id) || fallback?.(id) !== undefined,
    formatDateTime(time, now) {
      const sameDay = new Date(time).toDateString() === new Date(now).toDateString();
      if (sameDay) return clock().format(time);
      if (Math.abs(time - now) < 6 * 24 * 3_600_000) return weekday().format(time);
      return (isSameYear(time, now) ? dateThisYear : dateOfYear)().format(time);
    },
    formatDay: (time, now) => (isSameYear(time, now) ? dayThisYear : dayOfYear)().format(time),
    formatTime: (time) => clock().format(time),
    formatNumber: (value) => plain().format(value),
    formatSize(bytes) {
      const power = Math.min(bytes < 1 ? 0 : Math.floor(Math.log10(bytes) / 3), units.length - 1);
      return sizes[power]?.().format(bytes / 1000 ** power) ?? '';
    },
  };
}
