import type { Tables } from '../tables.ts';

export function beginPreparing({ transitionJob }: Tables) {
  return (id: string) => transitionJob(id, 'prepare');
}
