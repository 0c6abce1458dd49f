import type { Tables } from '../tables.ts';

export function requeueJob({ transitionJob }: Tables) {
  return (id: string) => transitionJob(id, 'requeue');
}
