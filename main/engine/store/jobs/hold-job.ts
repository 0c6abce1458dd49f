import type { HoldReason } from '../../../../contract/records.ts';
import type { Tables } from '../tables.ts';
import type { PreparedContent } from '../types.ts';

export function holdJob({ transitionJob }: Tables) {
  return (id: string, found: PreparedContent, held: HoldReason) =>
    transitionJob(id, 'hold', { ...found, held });
}
