import { AppError, errorData } from '../../../contract/app-error.ts';
import type { Media } from '../../../contract/media.ts';
import type { ReadingLanguage } from '../../../contract/reading.ts';
import { type Reading, readPicture } from '../media/index.ts';
import type { Store } from '../store/store.ts';
import type { LanguageData } from './language-data.ts';
import { languagesToRead } from './languages.ts';

/** What is wanted of a picture; what is not wanted does not leave the process that reads. */
export type ReadingWants = Parameters<typeof readPicture>[0]['wants'];

/** Reads pictures in the languages that are chosen and here. */
export interface Reader {
  /** Of those chosen, those that there is data of. */
  languages(): ReadingLanguage[];
  /** @throws {AppError} what `readPicture` in media/ throws; `reading-missing` {why: language} where there is no data */
  read(path: string, media: Media, wants: ReadingWants, signal: AbortSignal): Promise<Reading>;
}

export function createReader({
  store,
  data,
}: {
  readonly store: Pick<Store, 'settings'>;
  readonly data: Pick<LanguageData, 'find'>;
}): Reader {
  const files = () => {
    const { readingLanguages: chosen, language } = store.settings.read();
    const tag = language ?? Intl.DateTimeFormat().resolvedOptions().locale;
    return languagesToRead(chosen, tag).flatMap((each) => {
      const found = data.find(each);
      return found ? [{ language: each, path: found.path }] : [];
    });
  };
  return {
    languages: () => files().map(({ language }) => language),
    async read(path, media, wants, signal) {
      const languages = files();
      if (languages.length === 0)
        throw new AppError(
          errorData('reading-missing', 'There is no data of a language.', { why: 'language' }),
        );
      return readPicture({ path, media, languages, wants }, signal);
    },
  };
}
