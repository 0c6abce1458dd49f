import type { Tables } from '../tables.ts';

export function getJob({ job }: Tables) {
  return job;
}
