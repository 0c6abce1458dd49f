import { loadTranslator } from '../../../i18n/load-translator.ts';

interface Part {
  readonly title: string;
  readonly text: string;
}

/** Texts of the page that the browser returns to. */
export interface CallbackTexts
  extends Readonly<Record<'checking' | 'done' | 'denied' | 'failed' | 'stale', Part>> {
  readonly language: string;
  readonly noScript: string;
}

/** @param tag BCP 47 */
export function callbackTexts(tag: string): CallbackTexts {
  const { language, t } = loadTranslator([tag]);
  const part = (name: 'checking' | 'done' | 'denied' | 'failed' | 'stale'): Part => ({
    title: t(`sign-in.page.${name}`),
    text: t(`sign-in.page.${name}.text`),
  });
  return {
    language,
    noScript: t('sign-in.page.no-script'),
    checking: part('checking'),
    done: part('done'),
    denied: part('denied'),
    failed: part('failed'),
    stale: part('stale'),
  };
}
