import {
  createContext,
  type ReactNode,
  use,
  useEffect,
  useMemo,
  useState,
  useSyncExternalStore,
} from 'react';
import { I18nProvider } from 'react-aria-components';
import { chooseLanguage } from '../i18n/choose-language.ts';
import { type Catalogue, createTranslator, type Translator } from '../i18n/index.ts';
import { languageTags, loadCatalogue, loadedCatalogue } from './catalogues.ts';
import { useWindowState } from './window-context.tsx';

const TranslatorContext = createContext<Translator | null>(null);

/** Returns the translator of the language chosen in the settings, else of the system's. */
export function useTranslator(): Translator {
  const i18n = use(TranslatorContext);
  if (!i18n) throw new Error('Used outside of WordsProvider');
  return i18n;
}

/** Read once: a browser may return another list, which is no other, each time. */
const browserLanguages = navigator.languages;

export function TranslatorProvider({ children }: { children: ReactNode }) {
  const chosen = useWindowState((state) => state.mirror?.settings.language ?? null);
  const system = useWindowState((state) => state.shell?.languages ?? browserLanguages);
  const catalogue = useCatalogue(
    chooseLanguage(chosen === null ? system : [chosen, ...system], languageTags),
  );
  const i18n = useMemo(() => catalogue && createTranslator(catalogue, system), [catalogue, system]);
  useEffect(() => {
    if (i18n) document.documentElement.lang = i18n.language;
  }, [i18n]);
  if (!i18n) return null;
  return (
    <TranslatorContext value={i18n}>
      <I18nProvider locale={i18n.locale}>{children}</I18nProvider>
    </TranslatorContext>
  );
}

/** Returns the catalogue of a language; until it is loaded the previous one, at first none. */
function useCatalogue(language: string): Catalogue | null {
  const [catalogue, setCatalogue] = useState<Catalogue | null>(() => loadedCatalogue(language));
  const shown = catalogue?.language;
  useEffect(() => {
    if (shown === language) return;
    let isWanted = true;
    void loadCatalogue(language).then((loaded) => {
      if (isWanted) setCatalogue(loaded);
    });
    return () => {
      isWanted = false;
    };
  }, [language, shown]);
  return catalogue;
}

const tickMs = 30_000;
let now = Date.now();
const listeners = new Set<() => void>();
let ticking: ReturnType<typeof setInterval> | undefined;

function tick() {
  now = Date.now();
  for (const each of listeners) each();
}

/** Keeps the timer while somebody looks: a hidden window has none, and is right again in its first moment. */
function follow() {
  const isWanted = listeners.size > 0 && document.visibilityState === 'visible';
  if (isWanted === (ticking !== undefined)) return;
  clearInterval(ticking);
  ticking = isWanted ? setInterval(tick, tickMs) : undefined;
}

function onVisibility() {
  follow();
  if (ticking !== undefined) tick();
}

function onTick(listener: () => void) {
  if (listeners.size === 0) {
    now = Date.now();
    document.addEventListener('visibilitychange', onVisibility);
  }
  listeners.add(listener);
  follow();
  return () => {
    listeners.delete(listener);
    follow();
    if (listeners.size === 0) document.removeEventListener('visibilitychange', onVisibility);
  };
}

/**
 * Returns the current time, ms; updated every half minute, so that "until 14:32" becomes a weekday at midnight by
 * itself.
 */
export function useNow(): number {
  return useSyncExternalStore(onTick, () => now);
}
