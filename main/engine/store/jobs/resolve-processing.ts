import type { Tables } from '../tables.ts';
import type { InProcessing } from '../types.ts';

/** uncertain -> processing: the host was asked, and has it, but may still be making it ready. */
export function foundProcessing({ change }: Tables) {
  return (id: string, processing: InProcessing) => change(id, 'taken', { processing, error: null });
}
