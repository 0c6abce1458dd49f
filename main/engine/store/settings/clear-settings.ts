import type { Settings } from '../../../../contract/settings.ts';
import type { Tables } from '../tables.ts';
import { readSettings } from './read-settings.ts';

/** Deletes settings, so that they have their defaults, and follow where those change later. */
export function clearSettings(tables: Tables) {
  const remove = tables.db.prepare('DELETE FROM settings WHERE name = ?');
  const read = readSettings(tables);
  return (names: readonly (keyof Settings)[]): Settings => {
    for (const name of names) remove.run(name);
    return read();
  };
}
