import { notFound, type Tables } from '../tables.ts';
import { answersLost, maxLost, pauseAfterLost, pauseAfterReturn } from './retry-limits.ts';

/**
 * uncertain -> ready: it did not arrive, or there is no way to tell. The first time at once; later lost answers are
 * each followed by a longer pause, and where there is no way to tell it ends, for each may be at the host.
 */
export function resendUncertain({ now, getJob, transitionJob }: Tables) {
  return (id: string, maybeTwice: boolean) => {
    const found = getJob(id);
    if (!found) return notFound('job', id);
    const { tally } = found;
    const change = maybeTwice ? { maybeTwice } : {};
    if (maybeTwice && tally.lost >= maxLost)
      return transitionJob(id, 'give-up', { ...change, error: answersLost(tally) });
    // Where a repeat replaces what may be there, a lost answer costs nothing that a pause would save.
    const isRepeatable = !maybeTwice && found.account === null;
    const pause = Math.max(isRepeatable ? 0 : pauseAfterLost(tally.lost - 1), pauseAfterReturn(tally));
    return transitionJob(id, 'resend', { ...change, notBefore: pause === 0 ? 0 : now() + pause });
  };
}
