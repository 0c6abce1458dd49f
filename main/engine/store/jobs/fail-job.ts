import type { ErrorData } from '../../../../contract/errors.ts';
import type { Tables } from '../tables.ts';

export function failJob({ transitionJob }: Tables) {
  return (id: string, error: ErrorData) => transitionJob(id, 'fail', { error });
}
