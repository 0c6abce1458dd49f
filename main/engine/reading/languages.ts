import { type ReadingLanguage, readingLanguageSchema, readingLanguages } from '../../../contract/reading.ts';

/**
 * Decides in which languages pictures are read.
 * @param chosen null: that of the window, and English, in which most of what is on a screen is written
 * @param tag BCP 47 tag of the window's language
 */
export function languagesToRead(chosen: readonly ReadingLanguage[] | null, tag: string): ReadingLanguage[] {
  if (chosen !== null && chosen.length > 0) return [...chosen];
  const [primary] = tag.toLowerCase().split('-');
  const own = readingLanguageSchema.options.filter(
    (language) => readingLanguages[language] === primary && language !== 'eng',
  );
  return [...own, 'eng'];
}
