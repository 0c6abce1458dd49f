import type { Bridge } from '../contract/bridge.ts';
import { chooseLanguage } from '../i18n/choose-language.ts';
import { createTranslator, type Translator } from '../i18n/index.ts';
import { languageTags, loadCatalogue } from './catalogues.ts';

/**
 * Loads the translator of a small window. It asks the shell only: the engine may be down.
 * @param chosen in the settings
 */
export async function createPageTranslator(bridge: Bridge, chosen: string | null): Promise<Translator> {
  const shell = await bridge.shell.shellInfo({});
  const system = shell.ok ? shell.value.languages : navigator.languages;
  const language = chooseLanguage(chosen === null ? system : [chosen, ...system], languageTags);
  document.documentElement.lang = language;
  return createTranslator(await loadCatalogue(language), system);
}
