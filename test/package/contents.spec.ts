import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { listPackage } from '@electron/asar';
import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { expect } from '@playwright/test';
import { parse } from 'yaml';
import { root } from '../../scripts/setup/paths.ts';
import { cataloguesFolder, readCatalogueFiles } from '../../scripts/texts/catalogue-file.ts';
import { test } from './fixtures.ts';
import type { InstalledApp } from './installed-app.ts';

/** Whether the stand-in was packaged, which is done without an archive; the test runner says so. */
const isStandIn = process.env.SNAPFERRY_PACKED_OF === 'stand-in';

/** Values of a fuse in the binary: a digit, or the mark of one that this Electron no longer has. */
const [off, on, gone, unset] = [0x30, 0x31, 0x72, 0x90];

/** Lists the paths of the app's own files, inside of its archive or beside it. */
function filesOf({ resources }: InstalledApp): string[] {
  if (!isStandIn) return listPackage(join(resources, 'app.asar'), { isPack: false });
  return readdirSync(join(resources, 'app'), { recursive: true, encoding: 'utf8' }).map((path) => `/${path}`);
}

test('the app is an archive, whose integrity is checked', ({ installed }) => {
  expect(existsSync(join(installed.resources, 'app.asar'))).toBe(!isStandIn);
  expect(existsSync(join(installed.resources, 'app'))).toBe(isStandIn);
});

test('every fuse is set as decided', async ({ installed }) => {
  const wire = await getCurrentFuseWire(installed.program);
  const states = Object.fromEntries(
    Object.entries(wire).flatMap(([at, state]) =>
      at in FuseV1Options ? [[FuseV1Options[Number(at)], state]] : [],
    ),
  );
  expect(Object.values(states)).not.toContain(unset);
  expect(Object.values(states)).not.toContain(gone);
  expect(states).toMatchObject({
    RunAsNode: off,
    EnableNodeOptionsEnvironmentVariable: off,
    EnableNodeCliInspectArguments: off,
    EnableCookieEncryption: on,
    EnableEmbeddedAsarIntegrityValidation: isStandIn ? off : on,
    OnlyLoadAppFromAsar: isStandIn ? off : on,
    LoadBrowserProcessSpecificV8Snapshot: off,
    ...(isStandIn ? {} : { GrantFileProtocolExtraPrivileges: off }),
  });
});

test('it carries what runs here and nothing else', ({ installed }) => {
  const files = filesOf(installed);
  const helpers = files.flatMap((path) => /(macos-trash|windows-trash\.exe)$/.exec(path)?.[1] ?? []);
  const own = { darwin: ['macos-trash'], win32: ['windows-trash.exe'] };
  expect(helpers).toEqual(own[process.platform as keyof typeof own] ?? []);
  const odd = files.filter((path) =>
    /\.map$|\.tsx?$|(^|\/)(test|scripts|bench|demo|contract)\/|\.(md|cc|c|h|gyp)$/.test(path),
  );
  expect(odd).toEqual([]);
  // The tray's icon, and that of the window.
  expect(files).toContain('/build/icon.png');
  const addons = files.filter((path) => path.endsWith('.node'));
  expect(addons.length).toBeGreaterThanOrEqual(3);
  for (const addon of addons) expect(addon).toContain(`${process.platform}-${process.arch}`);
  const packages = files.flatMap((path) => /^\/node_modules\/((?:@[^/]+\/)?[^/]+)$/.exec(path)?.[1] ?? []);
  expect(packages.filter((name) => !name.startsWith('@img')).sort()).toEqual([
    'better-sqlite3',
    'detect-libc',
    'keytar',
    'semver',
    'sharp',
    'tesseract.js-core',
    'zxing-wasm',
  ]);
});

test('it speaks the languages that the app speaks', ({ installed }) => {
  const isMac = process.platform === 'darwin';
  const names = isMac
    ? readdirSync(installed.resources).filter((name) => name.endsWith('.lproj'))
    : readdirSync(join(installed.folder, 'locales'));
  const languages = new Set(names.map((name) => name.replace(/\.\w+$/, '').replace(/[-_].*/, '')));
  const spoken = readCatalogueFiles(cataloguesFolder(root)).map(({ tag }) => tag.replace(/-.*/, ''));
  expect([...languages].sort()).toEqual([...new Set(spoken)].sort());
});

test('it carries its own licence and those of others', ({ installed }) => {
  const read = (name: string) => readFileSync(join(installed.resources, name), 'utf8');
  expect(read('LICENSE.txt')).toContain('MIT License');
  const notices = read('THIRD-PARTY-NOTICES.txt');
  for (const name of ['react', 'undici', 'file-type', 'strtok3', 'libheif-js', 'sharp', 'better-sqlite3'])
    expect(notices).toMatch(new RegExp(`^${name} \\d+\\.\\d+\\.\\d+ · `, 'm'));
  // Tools that make the app are not in it.
  for (const name of ['vite', 'typescript', 'vitest'])
    expect(notices).not.toMatch(new RegExp(`^${name} \\d`, 'm'));
});

test('it knows where newer ones are', ({ installed }) => {
  const feed = parse(readFileSync(join(installed.resources, 'app-update.yml'), 'utf8'));
  expect(feed).toMatchObject({ provider: 'github', owner: 'snapferry', repo: 'snapferry' });
});

test('it is as small as can be', ({ installed }) => {
  const sizeOf = (folder: string): number =>
    readdirSync(folder, { withFileTypes: true, recursive: true })
      .filter((entry) => entry.isFile())
      .reduce((sum, entry) => sum + statSync(join(entry.parentPath, entry.name)).size, 0);
  const own = sizeOf(installed.resources);
  const whole = sizeOf(installed.folder);
  const megabytes = (bytes: number) => `${(bytes / 1e6).toFixed(1)} MB`;
  console.log(`    Unpacked ${megabytes(whole)}, of it ours ${megabytes(own)}`);
  // libvips is 19 of them, what reads words and codes 4, the window for browsers 3.
  expect(own).toBeLessThan(44.5e6);
  // Electron itself, of which its program is 166: another version has other sizes.
  if (isStandIn) expect(whole - own).toBeLessThan(200e6);
  const files = readdirSync(installed.folder, { recursive: true, encoding: 'utf8' });
  const needless = /swiftshader|vulkan|LICENSES\.chromium\.html$|es-419/;
  if (process.platform !== 'darwin') expect(files.filter((path) => needless.test(path))).toEqual([]);
});
