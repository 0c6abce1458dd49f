import type { Tables } from '../tables.ts';
import type { Prepared } from '../types.ts';

export function prepared({ change }: Tables) {
  return (id: string, found: Prepared) => change(id, 'prepared', { ...found });
}
