import { type Messages, setupI18n } from '@lingui/core';
import { compileMessage } from '@lingui/message-utils/compileMessage';
import { catalogue as de } from '../locales/de/index.ts';
import { catalogue as en } from '../locales/en/index.ts';
import { catalogue as es } from '../locales/es/index.ts';
import { catalogue as id } from '../locales/id/index.ts';
import { catalogue as it } from '../locales/it/index.ts';
import { catalogue as pt } from '../locales/pt/index.ts';
import { catalogue as ru } from '../locales/ru/index.ts';

export type MessageId = keyof typeof en;
export type MessageValues = Record<string, string | number | Date>;

/** In the order in which they are offered: by their own names, English first. */
const catalogues = { en, de, es, id, it, pt, ru } satisfies Record<string, Record<MessageId, string>>;
export type Language = keyof typeof catalogues;
export const languages = Object.keys(catalogues) as Language[];

/** Whether there is a text of this id, for ids that are put together from a code. */
export function isMessageId(id: string): id is MessageId {
  return Object.hasOwn(en, id);
}

/** Text for people in one language: ICU messages from the catalogue, numbers and times by the language's customs. */
export interface Translator {
  readonly language: Language;
  /** The BCP 47 tag by whose customs numbers and times are written. */
  readonly locale: string;
  t(id: MessageId, values?: MessageValues): string;
  /** Clock time today, weekday and time within a week, date and time beyond; the year only where it is another one. */
  formatDateTime(time: number, now: number): string;
  /** Weekday and date; the year only where it is another one. */
  formatDay(time: number, now: number): string;
  /** Clock time, whichever the day. */
  formatTime(time: number): string;
  formatNumber(value: number): string;
  /** Bytes as "3.4 MB". */
  formatSize(bytes: number): string;
}

/** The first of the wanted BCP 47 tags that we speak, else English. */
export function chooseLanguage(wanted: readonly string[]): Language {
  for (const tag of wanted) {
    const match = languages.find((language) => language === primarySubtag(tag));
    if (match) return match;
  }
  return 'en';
}

const primarySubtag = (tag: string) => tag.split(/[-_.@]/)[0]?.toLowerCase();

/** `en_GB.UTF-8` and the like are understood too; null for what is no tag at all. */
function canonicalTag(tag: string): string | null {
  try {
    return Intl.getCanonicalLocales(tag.replace(/[.@].*$/, '').replaceAll('_', '-'))[0] ?? null;
  } catch {
    return null;
  }
}

const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const;

/** The library that fills messages in would read each anew, each time that it is shown. */
const compiledMessages = new Map<string, ReturnType<typeof compileMessage>>();
function compileCached(message: string): ReturnType<typeof compileMessage> {
  const known = compiledMessages.get(message);
  if (known !== undefined) return known;
  const made = compileMessage(message);
  compiledMessages.set(message, made);
  return made;
}

/** English without a country counts its hours to 24, as most of those do who read it as a second language. */
const defaultRegion: Partial<Record<Language, string>> = { en: 'en-GB' };

function chooseLocale(language: Language, tags: readonly string[]): string {
  const locale =
    tags.map(canonicalTag).find((tag) => tag !== null && primarySubtag(tag) === language) ?? language;
  return locale === language ? (defaultRegion[language] ?? language) : locale;
}

const isSameYear = (one: number, other: number) =>
  new Date(one).getFullYear() === new Date(other).getFullYear();

/**
 * @param tags what the system or the environment prefers, best first: the first one in this language decides by
 *   whose customs numbers and times are written.
 */
export function createTranslator(language: Language, tags: readonly string[] = []): Translator {
  const locale = chooseLocale(language, tags);
  const i18n = setupI18n();
  i18n.setMessagesCompiler(compileCached);
  i18n.load(language, catalogues[language] as Messages);
  i18n.activate(language, locale);
  const format = (options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(locale, options);
  const clock = format({ hour: '2-digit', minute: '2-digit' });
  const weekday = format({ weekday: 'long', hour: '2-digit', minute: '2-digit' });
  const moment = { day: 'numeric', month: 'long', hour: '2-digit', minute: '2-digit' } as const;
  const dateThisYear = format(moment);
  const dateOfYear = format({ ...moment, year: 'numeric' });
  const day = { weekday: 'long', day: 'numeric', month: 'long' } as const;
  const dayThisYear = format(day);
  const dayOfYear = format({ ...day, year: 'numeric' });
  const plain = new Intl.NumberFormat(locale);
  const sizes = units.map(
    (unit, power) =>
      new Intl.NumberFormat(locale, {
        style: 'unit',
        unit,
        unitDisplay: power === 0 ? 'long' : 'short',
        maximumFractionDigits: power < 2 ? 0 : 1,
      }),
  );
  return {
    language,
    locale,
    t: (id, values) => i18n._(id, values),
    formatDateTime(time, now) {
      const sameDay = new Date(time).toDateString() === new Date(now).toDateString();
      if (sameDay) return clock.format(time);
      if (Math.abs(time - now) < 6 * 24 * 3_600_000) return weekday.format(time);
      return (isSameYear(time, now) ? dateThisYear : dateOfYear).format(time);
    },
    formatDay: (time, now) => (isSameYear(time, now) ? dayThisYear : dayOfYear).format(time),
    formatTime: (time) => clock.format(time),
    formatNumber: (value) => plain.format(value),
    formatSize(bytes) {
      const power = Math.min(bytes < 1 ? 0 : Math.floor(Math.log10(bytes) / 3), units.length - 1);
      return sizes[power]?.format(bytes / 1000 ** power) ?? '';
    },
  };
}
