import type { Bridge } from '../contract/bridge.ts';
import { chooseLanguage, createTranslator, type Translator } from '../i18n/index.ts';

/** What a small window speaks. It asks the shell alone: the engine may be away. @param chosen in the settings */
export async function createPageTranslator(bridge: Bridge, chosen: string | null): Promise<Translator> {
  const shell = await bridge.shell.shellInfo({});
  const system = shell.ok ? shell.value.languages : navigator.languages;
  const language = chooseLanguage(chosen === null ? system : [chosen, ...system]);
  document.documentElement.lang = language;
  return createTranslator(language, system);
}
