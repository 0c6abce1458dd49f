import { type Messages, setupI18n } from '@lingui/core';
import { compileMessage } from '@lingui/message-utils/compileMessage';
import { catalogue as en } from './en/index.ts';
import { catalogue as ru } from './ru/index.ts';

export type MessageId = keyof typeof en;
export type MessageValues = Record<string, string | number | Date>;

const catalogues = { en, ru } satisfies Record<string, Record<MessageId, string>>;
export type Language = keyof typeof catalogues;
export const languages = Object.keys(catalogues) as Language[];

/** Whether there is a text of this id, for ids that are put together from a code. */
export function isMessage(id: string): id is MessageId {
  return Object.hasOwn(en, id);
}

/** Text for people in one language: ICU messages from the catalogue, numbers and times by the language's customs. */
export interface Translator {
  readonly language: Language;
  text(id: MessageId, values?: MessageValues): string;
  /** Clock time today, weekday and time within a week, date and time beyond. */
  moment(time: number, now: number): string;
  number(value: number): string;
  /** Bytes as "3.4 MB". */
  size(bytes: number): string;
}

/** The first of the wanted BCP 47 tags that we speak, else English. */
export function chooseLanguage(wanted: readonly string[]): Language {
  for (const tag of wanted) {
    const primary = tag.split(/[-_]/)[0]?.toLowerCase();
    const match = languages.find((language) => language === primary);
    if (match) return match;
  }
  return 'en';
}

export function createTranslator(language: Language): Translator {
  const i18n = setupI18n();
  i18n.setMessagesCompiler(compileMessage);
  i18n.load(language, catalogues[language] as Messages);
  i18n.activate(language);
  const format = (options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(language, options);
  const clock = format({ hour: '2-digit', minute: '2-digit' });
  const weekday = format({ weekday: 'long', hour: '2-digit', minute: '2-digit' });
  const date = format({ day: 'numeric', month: 'long', hour: '2-digit', minute: '2-digit' });
  const plain = new Intl.NumberFormat(language);
  const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const;
  return {
    language,
    text: (id, values) => i18n._(id, values),
    moment(time, now) {
      const sameDay = new Date(time).toDateString() === new Date(now).toDateString();
      if (sameDay) return clock.format(time);
      const within = Math.abs(time - now) < 6 * 24 * 3_600_000;
      return (within ? weekday : date).format(time);
    },
    number: (value) => plain.format(value),
    size(bytes) {
      const power = Math.min(bytes < 1 ? 0 : Math.floor(Math.log10(bytes) / 3), units.length - 1);
      const unit = units[power] ?? 'byte';
      return new Intl.NumberFormat(language, {
        style: 'unit',
        unit,
        unitDisplay: power === 0 ? 'long' : 'short',
        maximumFractionDigits: power < 2 ? 0 : 1,
      }).format(bytes / 1000 ** power);
    },
  };
}
