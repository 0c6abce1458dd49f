import type { Tables } from '../tables.ts';

export function getJob({ getJob: job }: Tables) {
  return job;
}
