import type { Tables } from '../tables.ts';
import type { PreparedContent } from '../types.ts';

export function finishPreparing({ transitionJob }: Tables) {
  return (id: string, found: PreparedContent) => transitionJob(id, 'prepared', { ...found });
}
