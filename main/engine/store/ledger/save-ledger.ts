import type { Tables } from '../tables.ts';

export function saveLedger({ saveLedger: save }: Tables) {
  return save;
}
