import type { Tables } from '../tables.ts';

export function resendUncertain({ change }: Tables) {
  return (id: string) => change(id, 'resend', { maybeTwice: true, notBefore: 0 });
}
