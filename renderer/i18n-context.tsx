import { createContext, type ReactNode, use, useEffect, useMemo, useSyncExternalStore } from 'react';
import { I18nProvider } from 'react-aria-components';
import { chooseLanguage, createTranslator, type Translator } from '../i18n/index.ts';
import { useWindowState } from './window-context.tsx';

const TranslatorContext = createContext<Translator | null>(null);

/** The translator of the language chosen in the settings, else of the system's. */
export function useTranslator(): Translator {
  const words = use(TranslatorContext);
  if (!words) throw new Error('Used outside of WordsProvider');
  return words;
}

export function TranslatorProvider({ children }: { children: ReactNode }) {
  const chosen = useWindowState((state) => state.mirror?.settings.language ?? null);
  const system = useWindowState((state) => state.shell?.languages ?? navigator.languages);
  const language = chooseLanguage(chosen === null ? system : [chosen, ...system]);
  const words = useMemo(() => createTranslator(language, system), [language, system]);
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  return (
    <TranslatorContext value={words}>
      <I18nProvider locale={words.locale}>{children}</I18nProvider>
    </TranslatorContext>
  );
}

const tickMs = 30_000;
let now = Date.now();
const listeners = new Set<() => void>();
let ticking: ReturnType<typeof setInterval> | undefined;

function onTick(listener: () => void) {
  if (listeners.size === 0) now = Date.now();
  listeners.add(listener);
  ticking ??= setInterval(() => {
    now = Date.now();
    for (const each of listeners) each();
  }, tickMs);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    clearInterval(ticking);
    ticking = undefined;
  };
}

/** This moment, ms; moves on every half minute, so that "until 14:32" becomes a weekday at midnight by itself. */
export function useNow(): number {
  return useSyncExternalStore(onTick, () => now);
}
