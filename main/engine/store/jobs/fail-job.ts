import type { Failure } from '../../../../contract/errors.ts';
import type { Tables } from '../tables.ts';

export function failJob({ transitionJob }: Tables) {
  return (id: string, error: Failure) => transitionJob(id, 'fail', { error });
}
