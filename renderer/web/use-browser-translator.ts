import { useEffect, useState } from 'react';
import { chooseLanguage } from '../../i18n/choose-language.ts';
import { createTranslator, type Translator } from '../../i18n/index.ts';
import { languageTags, loadCatalogue } from '../catalogues.ts';

/** Returns the translator of the browser's language, for those who are not signed in; null until it is loaded. */
export function useBrowserTranslator(): Translator | null {
  const [i18n, setI18n] = useState<Translator | null>(null);
  useEffect(() => {
    const language = chooseLanguage(navigator.languages, languageTags);
    void loadCatalogue(language).then((catalogue) => {
      document.documentElement.lang = language;
      setI18n(createTranslator(catalogue, navigator.languages));
    });
  }, []);
  return i18n;
}
