import type { Tables } from '../tables.ts';

export function isPaused({ db }: Tables) {
  const select = db.prepare<[], string>("SELECT value FROM meta WHERE name = 'paused'").pluck();
  return (): boolean => select.get() === 'true';
}
