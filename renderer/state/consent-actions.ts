import type { Bridge } from '../../contract/bridge.ts';
import type { EngineEvent } from '../../contract/engine.ts';
import type { Intents } from './actions.ts';
import { isInGrace, type Question } from './consent-requests.ts';

export type ConsentIntents = ReturnType<typeof createConsentIntents>;

/** What goes up by itself: whether it may, and calling it back. */
export function createConsentIntents(bridge: Bridge, { ask, notify, dismissNotice, cancel }: Intents) {
  /** Copied pictures that can be called back, and the notice of each. */
  const told = new Map<string, number>();

  return {
    async answer({ kind, account, privacy }: Question, answer: 'accept' | 'decline') {
      const outcome = await ask(bridge.engine.answerConsent({ kind, account, privacy, answer }));
      if (!outcome || answer === 'accept') return;
      const count = outcome.done.length;
      notify('good', (words) => ({
        title: words.text('consent.declined', { count }),
        ...(kind === 'capture' || kind === 'clipboard'
          ? {}
          : { detail: words.text(`consent.declined.${kind}`) }),
      }));
    },

    /** Says of a copied picture that it is about to go, for as long as it can be called back. */
    hear(event: EngineEvent) {
      if (event.kind !== 'delta') return;
      for (const job of event.jobs ?? []) {
        const notice = told.get(job.id);
        // What is still being looked at may have to be asked about, and does not go then.
        const goes = isInGrace(job) && job.media !== null && job.origin === 'clipboard-watch';
        const until = job.reason?.until;
        if (!goes || !until) {
          if (notice === undefined || isInGrace(job)) continue;
          dismissNotice(notice);
          told.delete(job.id);
        } else if (notice === undefined) {
          const id = notify(
            'good',
            (words, seconds) => ({ title: words.text('grace.notice', { seconds: seconds ?? 0 }) }),
            { until, action: { label: 'grace.call-back', run: () => void cancel([job.id]) } },
          );
          told.set(job.id, id);
        }
      }
    },
  };
}
