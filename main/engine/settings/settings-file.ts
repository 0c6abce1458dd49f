import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import { AppError, errorData } from '../../../contract/app-error.ts';
import { judge } from '../../../contract/judge.ts';
import { type Settings, settingsPatchSchema } from '../../../contract/settings.ts';
import {
  isPortable,
  isSettingName,
  type PortableSetting,
  portableSettings,
  type SettingsFile,
  settingsFileFormat,
  settingsFileVersion,
} from '../../../contract/settings-file.ts';
import { checkProxy } from '../network/routing.ts';

/** Number of entries that are named; of more only the number is told. */
const mostNamed = 50;
const mostNameLength = 80;

const headSchema = z.object({
  format: z.literal(settingsFileFormat),
  version: z.number().int().min(1),
});
const bodySchema = z.object({ settings: z.custom<object>(isPlainObject) });

/** Writes the portable settings: all of them, so that another profile becomes alike, whatever it has. */
export function writeSettingsFile(settings: Settings, version: string, now: number): string {
  const values = Object.fromEntries(portableSettings.map((name) => [name, settings[name]]));
  const head = {
    format: settingsFileFormat,
    version: settingsFileVersion,
    writtenBy: `Snapferry ${version}`,
    writtenAt: new Date(now).toISOString(),
  };
  return `${JSON.stringify({ ...head, settings: values }, null, 2)}\n`;
}

/**
 * Reads a file of settings entry by entry: each is a change, is what is set anyway, or is left alone, which is named. No
 * value of what is left alone is repeated: it may be a secret.
 * @param current what is set now
 * @throws {AppError} `no-settings-file`, `settings-newer`
 */
export function parseSettingsFile(text: string, current: Settings): SettingsFile {
  const file = parseJson(text);
  const head = judge(headSchema, file);
  if (!head.success) throw noSettings('It does not begin as a file of settings does.');
  if (head.data.version > settingsFileVersion)
    throw new AppError(
      errorData('settings-newer', 'The file is of a newer version.', { version: head.data.version }),
    );
  const body = judge(bodySchema, file);
  if (!body.success) throw noSettings('It holds no settings.');
  const changes: [PortableSetting, unknown][] = [];
  const skipped: SettingsFile['skipped'] = [];
  let more = 0;
  // Own keys only, and never assigned by name: `__proto__` is a name like any other.
  for (const [name, value] of Object.entries(body.data.settings)) {
    const read = isPortable(name)
      ? readValue(name, value)
      : { why: isSettingName(name) ? ('here' as const) : ('unknown' as const) };
    if ('why' in read) {
      if (skipped.length < mostNamed) skipped.push({ name: name.slice(0, mostNameLength), why: read.why });
      else more += 1;
    } else if (isPortable(name) && !isDeepStrictEqual(read.value, current[name]))
      changes.push([name, read.value]);
  }
  return { changes: settingsPatchSchema.parse(Object.fromEntries(changes)), skipped, more };
}

function readValue(name: PortableSetting, value: unknown): { value: unknown } | { why: 'wrong' } {
  // A patch may leave everything out; a file that names a setting has to say something of it.
  const parsed = judge(settingsPatchSchema.shape[name], value);
  if (value === undefined || !parsed.success) return { why: 'wrong' };
  if (name !== 'proxy') return { value: parsed.data };
  try {
    return { value: checkProxy(settingsPatchSchema.shape.proxy.unwrap().parse(value)) };
  } catch {
    return { why: 'wrong' };
  }
}

function isPlainObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function parseJson(text: string): unknown {
  try {
    // Editors of Windows may have put a mark of the byte order in front of it.
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    throw noSettings('It is no JSON.');
  }
}

const noSettings = (message: string) => new AppError(errorData('no-settings-file', message));
