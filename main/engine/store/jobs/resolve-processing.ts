import type { Tables } from '../tables.ts';
import type { ProcessingInfo } from '../types.ts';

/** uncertain -> processing: the host was asked, and has it, but may still be processing it. */
export function resolveProcessing({ transitionJob }: Tables) {
  return (id: string, processing: ProcessingInfo) => transitionJob(id, 'taken', { processing, error: null });
}
