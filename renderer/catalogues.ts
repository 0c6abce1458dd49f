import { languages as catalogues, loaders } from 'virtual:catalogues';
import type { Catalogue } from '../i18n/index.ts';

export interface LanguageName {
  /** BCP 47 */
  readonly tag: string;
  /** Name in the language itself: a user who cannot read this page finds theirs. */
  readonly name: string;
}

/** Lists all languages, English first, then by their own names. */
export const languages: readonly LanguageName[] = catalogues.toSorted((one, other) =>
  one.tag === 'en' ? -1 : other.tag === 'en' ? 1 : one.name.localeCompare(other.name, 'en'),
);

export const languageTags: readonly string[] = languages.map(({ tag }) => tag);

const loaded = new Map<string, Catalogue>();

/**
 * Loads the catalogue of one of `languages`.
 * @throws {TypeError} where a file of the page itself is missing
 */
export async function loadCatalogue(tag: string): Promise<Catalogue> {
  const load = loaders[tag];
  if (!load) throw new Error(`There is no catalogue "${tag}"`);
  const catalogue = loaded.get(tag) ?? { language: tag, messages: (await load()).default };
  loaded.set(tag, catalogue);
  return catalogue;
}

/** Returns a catalogue that was loaded already, at once; null where it was not. */
export const loadedCatalogue = (tag: string): Catalogue | null => loaded.get(tag) ?? null;
