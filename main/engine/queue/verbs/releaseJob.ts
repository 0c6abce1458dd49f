import type { Tables } from '../tables.ts';

/** held -> ready: it is uploaded although the same is there. */
export function releaseJob({ change }: Tables) {
  return (id: string) => change(id, 'release', { held: null });
}
