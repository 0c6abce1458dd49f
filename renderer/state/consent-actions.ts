import type { Bridge } from '../../contract/bridge.ts';
import type { EngineEvent } from '../../contract/engine.ts';
import type { CoreActions } from './actions.ts';
import { type ConsentRequest, isInUndoDelay } from './consent-requests.ts';

export type ConsentActions = ReturnType<typeof createConsentActions>;

/** Creates the actions of automatic uploads: consent and cancellation. */
export function createConsentActions(bridge: Bridge, { ask, notify, dismissNotice, cancel }: CoreActions) {
  /** Copied pictures that can still be cancelled, and the notice of each. */
  const announced = new Map<string, number>();

  return {
    async answer({ kind, host, account, privacy }: ConsentRequest, answer: 'accept' | 'decline') {
      const outcome = await ask(bridge.engine.answerConsent({ kind, host, account, privacy, answer }));
      if (!outcome || answer === 'accept') return;
      const count = outcome.done.length;
      notify('good', (i18n) => ({
        title: i18n.t('consent.declined', { count }),
        ...(kind === 'capture' || kind === 'clipboard' ? {} : { detail: i18n.t(`consent.declined.${kind}`) }),
      }));
    },

    /** Announces the upload of a copied picture, for as long as it can be cancelled. */
    onEvent(event: EngineEvent) {
      if (event.kind !== 'delta') return;
      for (const job of event.jobs ?? []) {
        const notice = announced.get(job.id);
        // A job that is still being prepared may need consent, and is not sent then.
        const goes = isInUndoDelay(job) && job.media !== null && job.origin === 'clipboard-watch';
        const until = job.reason?.until;
        if (!goes || !until) {
          if (notice === undefined || isInUndoDelay(job)) continue;
          dismissNotice(notice);
          announced.delete(job.id);
        } else if (notice === undefined) {
          const id = notify(
            'good',
            (i18n, seconds) => ({ title: i18n.t('grace.notice', { seconds: seconds ?? 0 }) }),
            { until, action: { label: 'grace.call-back', run: () => void cancel([job.id]) } },
          );
          announced.set(job.id, id);
        }
      }
    },
  };
}
