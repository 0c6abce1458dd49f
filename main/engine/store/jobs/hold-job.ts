import type { Held } from '../../../../contract/records.ts';
import type { Tables } from '../tables.ts';
import type { Prepared } from '../types.ts';

export function holdJob({ change }: Tables) {
  return (id: string, found: Prepared, held: Held) => change(id, 'hold', { ...found, held });
}
