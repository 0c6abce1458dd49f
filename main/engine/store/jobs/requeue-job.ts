import type { Tables } from '../tables.ts';

export function backToQueued({ change }: Tables) {
  return (id: string) => change(id, 'requeue');
}
