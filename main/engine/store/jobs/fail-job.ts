import type { Failure } from '../../../../contract/errors.ts';
import type { Tables } from '../tables.ts';

export function failJob({ change }: Tables) {
  return (id: string, error: Failure) => change(id, 'fail', { error });
}
