import { judge } from '../../../../contract/judge.ts';
import { type Settings, settingsSchema } from '../../../../contract/settings.ts';
import type { Tables } from '../tables.ts';

/** Reads each setting on its own: an invalid one has its default and spoils no other. */
export function readSettings({ db }: Tables) {
  const select = db.prepare<[], { name: string; value: string }>('SELECT name, value FROM settings');
  return (): Settings => {
    const valid: Record<string, unknown> = {};
    for (const { name, value } of select.all()) {
      if (!isSetting(name)) continue;
      const parsed = judge(settingsSchema.shape[name], parseJson(value));
      if (parsed.success) valid[name] = parsed.data;
    }
    return settingsSchema.parse(valid);
  };
}

function isSetting(name: string): name is keyof Settings {
  return Object.hasOwn(settingsSchema.shape, name);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
