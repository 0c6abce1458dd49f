import { chmod, mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { toErrorData } from '../../../contract/app-error.ts';
import { type Settings, settingsSchema } from '../../../contract/settings.ts';
import {
  changedSettings,
  isPortable,
  mostSettingsBytes,
  portableSettings,
} from '../../../contract/settings-file.ts';
import { createSettingsHandlers } from '../../../main/engine/settings/handlers.ts';
import { parseSettingsFile, writeSettingsFile } from '../../../main/engine/settings/settings-file.ts';
import { openStore, type Store } from '../../../main/engine/store/store.ts';
import { manualClock } from '../../support/manual-clock.ts';

const now = Date.UTC(2026, 2, 12);
const usual = settingsSchema.parse({});
const fileOf = (settings: object, head: object = {}) =>
  JSON.stringify({ format: 'snapferry-settings', version: 1, settings, ...head });
const codeOf = (text: string) => {
  try {
    parseSettingsFile(text, usual);
    return null;
  } catch (thrown) {
    return toErrorData(thrown).code;
  }
};

const own: Settings = {
  ...usual,
  theme: 'dark',
  account: 'imgur:ada',
  clientId: 'abc123def456789',
  apiUrl: 'https://imgur.example',
  localApiKey: 'the key to the door',
  localApiFolders: ['/home/ada/secret plans'],
  consents: [{ kind: 'folder', host: 'imgur', account: null, privacy: 'public' }],
  captureFolder: '/home/ada/Pictures',
  linkTemplates: [{ id: 'own-1', name: 'Wiki', text: '[{link}]' }],
  proxy: { source: 'manual', server: 'http://proxy.example:8080', user: 'ada', except: '' },
};

describe('what is written', () => {
  test('is read as the same settings, and changes nothing where they are set', () => {
    const text = writeSettingsFile(own, '0.1.0', now);
    expect(parseSettingsFile(text, own)).toEqual({ changes: {}, skipped: [], more: 0 });
    const { changes, skipped } = parseSettingsFile(text, usual);
    expect(Object.keys(changes).sort()).toEqual(changedSettings(own).sort());
    expect(skipped).toEqual([]);
    expect(changedSettings({ ...usual, ...changes })).toEqual(changedSettings(own));
  });

  test('has no secret, nobody’s name, no consent, and no folder but the one for captures', () => {
    const text = writeSettingsFile(own, '0.1.0', now);
    for (const hidden of ['the key', 'abc123', 'imgur', 'secret plans', 'consents', 'hotkeysSeen'])
      expect(text).not.toContain(hidden);
    expect(text).toContain('/home/ada/Pictures');
  });
});

describe('what is read', () => {
  test('is no settings file where it is cut, another one, or none at all', () => {
    const whole = writeSettingsFile(own, '0.1.0', now);
    for (const length of [0, 1, 40, whole.length - 3])
      expect(codeOf(whole.slice(0, length))).toBe('no-settings-file');
    for (const text of [
      '['.repeat(400_000),
      'null',
      '[]',
      '"x"',
      '{}',
      fileOf([]),
      fileOf({}, { format: 'snapferry-library' }),
    ])
      expect(codeOf(text), text.slice(0, 40)).toBe('no-settings-file');
    expect(codeOf(fileOf({}, { version: 0 }))).toBe('no-settings-file');
    expect(codeOf(`\uFEFF${whole}`)).toBeNull();
  });

  test('is refused as a whole when it is of a newer version, and says which', () => {
    expect(codeOf(fileOf({ theme: 'dark' }, { version: 2 }))).toBe('settings-newer');
  });

  test('is left alone by name where it is unknown, wrong or of another profile; the rest counts', () => {
    const read = parseSettingsFile(
      fileOf({
        theme: 'dark',
        maxParallelUploads: 10_000,
        copyLinks: 'yes',
        language: null,
        secretKey: 'hunter2',
        localApiKey: 'from elsewhere',
        consents: own.consents,
        routing: { rules: [], fallback: [] },
        apiUrl: 'https://evil.example',
        proxy: { source: 'manual', server: 'http://ada:hunter2@proxy.example:1', user: null, except: '' },
      }),
      usual,
    );
    expect(read.changes).toEqual({ theme: 'dark' });
    expect(Object.fromEntries(read.skipped.map(({ name, why }) => [name, why]))).toEqual({
      maxParallelUploads: 'wrong',
      copyLinks: 'wrong',
      secretKey: 'unknown',
      localApiKey: 'here',
      consents: 'here',
      routing: 'here',
      apiUrl: 'here',
      proxy: 'wrong',
    });
    expect(JSON.stringify(read)).not.toContain('hunter2');
  });

  test('changes no prototype, at the top or further in', () => {
    const text =
      '{"format":"snapferry-settings","version":1,"settings":{"__proto__":{"theme":"dark"},"constructor":1,"toString":2,"captureThen":{"__proto__":{"upload":false},"upload":true,"edit":true,"save":false,"copy":false}}}';
    const { changes, skipped } = parseSettingsFile(text, usual);
    expect(skipped).toEqual(
      ['__proto__', 'constructor', 'toString'].map((name) => ({ name, why: 'unknown' })),
    );
    expect(Object.getPrototypeOf(changes)).toBe(Object.prototype);
    expect(changes).toEqual({ captureThen: { upload: true, edit: true, save: false, copy: false } });
    expect({}).not.toHaveProperty('theme');
  });

  test('names so many entries and no more, and no name at length', () => {
    const many = Object.fromEntries(
      Array.from({ length: 5_000 }, (_, at) => [`${'x'.repeat(200)}${at}`, at]),
    );
    const { skipped, more } = parseSettingsFile(fileOf(many), usual);
    expect([skipped.length, more]).toEqual([50, 4_950]);
    expect(Math.max(...skipped.map(({ name }) => name.length))).toBe(80);
  });

  test('is always something that may be set, whatever stands in the file', () => {
    const entry = fc.tuple(fc.oneof(fc.constantFrom(...portableSettings), fc.string()), fc.jsonValue());
    fc.assert(
      fc.property(fc.array(entry), (entries) => {
        const { changes, skipped } = parseSettingsFile(fileOf(Object.fromEntries(entries)), usual);
        expect(() => settingsSchema.parse({ ...usual, ...changes })).not.toThrow();
        expect(Object.keys(changes).every(isPortable)).toBe(true);
        for (const { name } of skipped) expect(Object.hasOwn(changes, name)).toBe(false);
      }),
    );
  });
});

describe('over a profile', () => {
  let folder: string;
  let store: Store;
  const handlers = () =>
    createSettingsHandlers({
      store,
      queue: { resetSettings: (names) => store.settings.clear(names) },
      clock: manualClock(now),
      version: '0.1.0',
    });
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'snapferry-settings-'));
    store = openStore({ profile: join(folder, 'profile'), now: () => now });
  });
  afterEach(async () => {
    store.close();
    await rm(folder, { recursive: true, force: true });
  });

  test('a file is written for its owner only, and read without changing anything', async () => {
    const { account: _, ...patch } = own;
    store.settings.write({ ...patch, captureFolder: folder });
    const path = join(folder, 'settings.json');
    await handlers().exportSettings({ path });
    expect((await stat(path)).mode & 0o777).toBe(0o600);
    store.settings.write({ theme: 'light' });
    expect((await handlers().readSettingsFile({ path })).changes).toEqual({ theme: 'dark' });
    expect(store.settings.read().theme).toBe('light');
  });

  test('a folder that is not here is left alone', async () => {
    const path = join(folder, 'settings.json');
    const file = join(folder, 'a file');
    await writeFile(file, '');
    for (const captureFolder of [join(folder, 'gone'), file, 'relative/\u0000']) {
      await writeFile(path, fileOf({ captureFolder, theme: 'dark' }));
      expect(await handlers().readSettingsFile({ path })).toEqual({
        changes: { theme: 'dark' },
        skipped: [{ name: 'captureFolder', why: 'no-folder' }],
        more: 0,
      });
    }
    await writeFile(path, fileOf({ captureFolder: folder }));
    expect((await handlers().readSettingsFile({ path })).changes).toEqual({ captureFolder: folder });
  });

  test('what is huge, missing or unreadable says so', async () => {
    const path = join(folder, 'settings.json');
    await writeFile(path, ' '.repeat(mostSettingsBytes + 1));
    const codeOfFile = (wanted: string) =>
      handlers()
        .readSettingsFile({ path: wanted })
        .then(
          () => null,
          (thrown: unknown) => toErrorData(thrown).code,
        );
    expect(await codeOfFile(path)).toBe('no-settings-file');
    expect(await codeOfFile(join(folder, 'none'))).toBe('vanished');
    await mkdir(join(folder, 'a folder'));
    expect(await codeOfFile(join(folder, 'a folder'))).toBe('unreadable');
    expect(await codeOfFile('/dev/null')).toBe(process.platform === 'win32' ? 'vanished' : 'unreadable');
    const shut = join(folder, 'shut');
    await mkdir(shut);
    await chmod(shut, 0o500);
    // The administrator may write everywhere.
    if (process.getuid?.() !== 0)
      await expect(handlers().exportSettings({ path: join(shut, 'x') })).rejects.toThrow();
    await expect(handlers().exportSettings({ path: join(folder, 'no', 'x') })).rejects.toThrow();
    expect(await readFile(path, 'utf8')).toHaveLength(mostSettingsBytes + 1);
  });

  test('one is reset, or all; what belongs to the profile stays', async () => {
    const { account: _, ...patch } = own;
    store.settings.write(patch);
    expect((await handlers().resetSettings({ names: ['theme'] })).theme).toBe('system');
    expect(store.settings.read().proxy).toEqual(own.proxy);
    const settings = await handlers().resetSettings({ names: [...portableSettings] });
    expect(changedSettings(settings)).toEqual([]);
    expect(settings).toMatchObject({
      clientId: own.clientId,
      apiUrl: own.apiUrl,
      consents: own.consents,
      localApiKey: own.localApiKey,
      localApiFolders: own.localApiFolders,
    });
  });
});
