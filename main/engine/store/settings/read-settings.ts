import { judge } from '../../../../contract/judge.ts';
import { type Settings, schemaOfSetting, usualSettings } from '../../../../contract/settings.ts';
import { isSettingName } from '../../../../contract/settings-file.ts';
import type { Tables } from '../tables.ts';

/** Reads each setting on its own: an invalid one has its default and spoils no other. */
export function readSettings({ db }: Tables) {
  const select = db.prepare<[], { name: string; value: string }>('SELECT name, value FROM settings');
  return (): Settings => {
    const settings: Record<string, unknown> = { ...usualSettings };
    for (const { name, value } of select.all()) {
      if (!isSettingName(name)) continue;
      const parsed = judge(schemaOfSetting(name), parseJson(value));
      if (parsed.success) settings[name] = parsed.data;
    }
    // Each of them is its default, or was judged by its own schema.
    return settings as Settings;
  };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
