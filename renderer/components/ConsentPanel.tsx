import { ShieldQuestion, Upload } from 'lucide-react';
import { useEffect } from 'react';
import { consentSentence } from '../../i18n/consent.ts';
import { useTranslator } from '../i18n-context.tsx';
import { useActions, useConsentActions, useWindowState } from '../window-context.tsx';
import { Button } from './Button.tsx';
import { useConsentRequests } from './use-consent-requests.ts';

/** Asks for consent before pictures of a kind are uploaded automatically for the first time, with their destination. */
export function ConsentPanel() {
  const i18n = useTranslator();
  const { answer } = useConsentActions();
  const { notifySystem } = useActions();
  const isTrial = useWindowState((state) => state.mirror?.capabilities.host.isSandbox ?? false);
  const [question] = useConsentRequests();
  const id = question?.id ?? null;
  const sentence = question ? consentSentence(i18n, { ...question, isTrial }) : '';
  // biome-ignore lint/correctness/useExhaustiveDependencies: said once of each question
  useEffect(() => {
    if (id !== null) void notifySystem(sentence, i18n.t('consent.outside'));
  }, [id]);
  if (!question) return null;
  return (
    <section
      aria-labelledby="consent-title"
      className="flex shrink-0 flex-wrap items-end justify-between gap-x-6 gap-y-3 border-b border-line bg-sunken px-4 py-3"
    >
      <div role="status" className="flex min-w-0 flex-1 basis-80 items-start gap-2.5">
        <ShieldQuestion size={16} aria-hidden className="mt-0.5 shrink-0 text-accent" />
        <div className="min-w-0">
          <h2 id="consent-title" className="text-13 font-medium">
            {i18n.t('consent.title')}
          </h2>
          <p className="text-13 text-pretty [overflow-wrap:anywhere]">{sentence}</p>
          <p className="mt-1 text-12 text-pretty text-ink-soft">
            {i18n.t('consent.waiting', { count: question.count })} {i18n.t('consent.once')}{' '}
            {i18n.t(`consent.declining.${question.kind}`)}
          </p>
        </div>
      </div>
      <div className="flex shrink-0 gap-2">
        <Button onPress={() => void answer(question, 'decline')}>{i18n.t('consent.decline')}</Button>
        <Button variant="primary" icon={Upload} onPress={() => void answer(question, 'accept')}>
          {i18n.t('consent.accept')}
        </Button>
      </div>
    </section>
  );
}
