import type { Tables } from '../tables.ts';

export function isPaused({ db }: Pick<Tables, 'db'>) {
  const select = db.prepare<[], string>("SELECT value FROM meta WHERE name = 'paused'").pluck();
  // What cannot be read is no leave to send.
  return (): boolean => (select.get() ?? 'false') !== 'false';
}
