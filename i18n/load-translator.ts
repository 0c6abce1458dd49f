import { listLanguages, readCatalogue } from './catalogue-files.ts';
import { chooseLanguage } from './choose-language.ts';
import { createTranslator, type Translator } from './index.ts';

let last: { readonly key: string; readonly translator: Translator } | undefined;

/**
 * Loads the texts of one language from disk, for all that runs on Node: engine, desktop and command line. The last
 * translator is cached.
 * @param system tags that the system or the environment prefers, best first
 * @param chosen in the settings; null: as the system
 */
export function loadTranslator(system: readonly string[], chosen: string | null = null): Translator {
  const language = chooseLanguage(chosen === null ? system : [chosen, ...system], listLanguages());
  const key = JSON.stringify([language, system]);
  if (last?.key !== key) last = { key, translator: createTranslator(readCatalogue(language), system) };
  return last.translator;
}
