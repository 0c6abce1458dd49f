import type { Tables } from '../tables.ts';

export function resendUncertain({ transitionJob }: Tables) {
  return (id: string, maybeTwice: boolean) =>
    transitionJob(id, 'resend', { ...(maybeTwice && { maybeTwice }), notBefore: 0 });
}
