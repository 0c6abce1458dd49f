import { chooseLanguage } from '../i18n/choose-language.ts';
import { languageTags, loadCatalogue } from './catalogues.ts';
import type { WindowStore } from './state/window-store.ts';

/** Longest time for which the window stays empty, in ms: an engine that takes longer has its place shown meanwhile. */
const longestWaitMs = 120;

/**
 * Resolves once there is what the window shows first: the engine's state and the texts. Rendering it twice, without and
 * with them, costs as much as waiting.
 */
export function untilFirstView(store: WindowStore): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(end, longestWaitMs);
    const stop = store.subscribe(({ mirror }) => {
      if (!mirror) return;
      const { language } = mirror.settings;
      const system = store.getState().shell?.languages ?? navigator.languages;
      const wanted = chooseLanguage(language === null ? system : [language, ...system], languageTags);
      loadCatalogue(wanted).then(end, end);
    });
    function end(): void {
      clearTimeout(timer);
      stop();
      resolve();
    }
  });
}
