import type { Tables } from '../tables.ts';

export function beginPreparing({ change }: Tables) {
  return (id: string) => change(id, 'prepare');
}
