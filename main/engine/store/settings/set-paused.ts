import type { Tables } from '../tables.ts';

export function setPaused({ db }: Pick<Tables, 'db'>) {
  const put = db.prepare(`
    INSERT INTO meta (name, value) VALUES ('paused', ?) ON CONFLICT DO UPDATE SET value = excluded.value`);
  return (paused: boolean): void => {
    put.run(String(paused));
  };
}
