import type { Tables } from '../tables.ts';

/** ready -> queued: it is not known any more what of it is to be sent. */
export function reprepareJob({ change }: Tables) {
  return (id: string) => change(id, 'reprepare', { outgoing: null });
}
