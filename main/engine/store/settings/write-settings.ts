import type { Settings } from '../../../../contract/settings.ts';
import type { Tables } from '../tables.ts';
import { readSettings } from './read-settings.ts';

/** Writes only what the patch holds, so that a default that changes later reaches all who left it alone. */
export function writeSettings(tables: Tables) {
  const put = tables.db.prepare(`
    INSERT INTO settings (name, value) VALUES (?, ?) ON CONFLICT DO UPDATE SET value = excluded.value`);
  const read = readSettings(tables);
  return (patch: Partial<Settings>): Settings => {
    for (const [name, value] of Object.entries(patch))
      if (value !== undefined) put.run(name, JSON.stringify(value));
    return read();
  };
}
