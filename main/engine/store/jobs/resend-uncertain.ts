import type { Tables } from '../tables.ts';

export function resendUncertain({ change }: Tables) {
  return (id: string, maybeTwice: boolean) =>
    change(id, 'resend', { ...(maybeTwice && { maybeTwice }), notBefore: 0 });
}
