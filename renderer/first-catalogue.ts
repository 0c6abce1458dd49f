import { chooseLanguage } from '../i18n/choose-language.ts';
import { languageTags, loadCatalogue } from './catalogues.ts';

// Imported before all else of the window: its texts come while the rest of its code is still read. Who has chosen
// another language than the system's waits for that one, which the settings tell.
loadCatalogue(chooseLanguage(navigator.languages, languageTags)).catch(() => {
  // Whoever shows texts asks again, and tells.
});
