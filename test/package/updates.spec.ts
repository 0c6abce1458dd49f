import { spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { type BridgeValue, decode } from '../../contract/bridge-codec.ts';
import type { UpdatesView } from '../../contract/updates.ts';
import { test as base } from './fixtures.ts';
import { type LocalFeed, startLocalFeed } from './local-feed.ts';
import { AppImageLog, makeAppImage, putAppImage, type StandInAppImage } from './stand-in-appimage.ts';
import type { AppWindow } from './window.ts';

interface Fixtures {
  feed: LocalFeed;
  home: string;
  appImage: string;
  log: AppImageLog;
  version: (version: string) => Promise<StandInAppImage>;
  /** Starts a version as its user does. */
  begin: (of: StandInAppImage) => Promise<AppWindow>;
}

const test = base.extend<Fixtures>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads from it what a fixture needs
  feed: async ({}, use) => {
    const feed = await startLocalFeed();
    await use(feed);
    await feed.close();
  },
  home: async ({ folder }, use) => {
    const home = join(folder, 'apps');
    await mkdir(home);
    await use(home);
  },
  appImage: async ({ home }, use) => use(join(home, 'Snapferry.AppImage')),
  log: async ({ home }, use, info) => {
    const log = new AppImageLog(home);
    await use(log);
    log.kill();
    if (info.status !== info.expectedStatus && existsSync(join(home, 'log')))
      await info.attach('log', { body: readFileSync(join(home, 'log')), contentType: 'text/plain' });
  },
  version: async ({ installed, home, feed, display }, use) =>
    use((version) => makeAppImage(installed, { home, version, feed: feed.url, display })),
  begin: async ({ appImage, env, home, log }, use) =>
    use(async ({ content }) => {
      await putAppImage(appImage, content);
      const own = { ...env, XDG_CACHE_HOME: join(home, 'cache') };
      spawn(appImage, [], { cwd: home, env: own, stdio: 'ignore' });
      return log.nextWindow();
    }),
});

test.skip(
  process.platform !== 'linux',
  'Updates of macOS (Squirrel) and Windows (NSIS) need signed installers.',
);

type UpdateCall = 'updates' | 'checkForUpdates' | 'fetchUpdate' | 'installUpdate';

/** Calls the shell the way the window's own code does. */
async function shell<T = UpdatesView>(window: AppWindow, name: UpdateCall | 'shellInfo'): Promise<T> {
  const answer = decode((await window.evaluate(`snapferry.shell.${name}({})`)) as BridgeValue);
  expect(answer).toMatchObject({ ok: true });
  return (answer as { value: T }).value;
}

const versionOf = async (window: AppWindow) =>
  (await shell<{ version: string }>(window, 'shellInfo')).version;

/** Uploads a picture, and returns its link. */
async function upload(window: AppWindow, path: string): Promise<string> {
  await window.drop([path]);
  await expect.poll(() => linksIn(window)).toHaveLength(1);
  return (await linksIn(window))[0] ?? '';
}

async function linksIn(window: AppWindow): Promise<string[]> {
  const { items } = await window.call('history', { limit: 10 });
  return items.map((item) => item.remote.link);
}

const journalOf = (folder: string) =>
  JSON.parse(readFileSync(join(folder, 'profile', 'updates', 'journal.json'), 'utf8'));

test('from A to B: never before consent, nothing that is not what was announced, with a backup', async ({
  feed,
  version,
  begin,
  log,
  appImage,
  folder,
  picture,
}) => {
  const [a, b] = [await version('1.0.0'), await version('2.0.0')];
  const window = await begin(a);
  expect(await versionOf(window)).toBe('1.0.0');
  const link = await upload(window, await picture('before.png'));
  expect(await shell(window, 'updates')).toMatchObject({ cannotInstall: null, state: { kind: 'unknown' } });
  expect(feed.requests).toEqual([]);

  feed.offer('2.0.0', Buffer.from('something else'), b.content);
  expect((await shell(window, 'checkForUpdates')).state).toEqual({ kind: 'found', version: '2.0.0' });
  expect((await shell(window, 'fetchUpdate')).state).toEqual({
    kind: 'failed',
    trouble: 'wrong-content',
    version: '2.0.0',
  });
  expect(readFileSync(appImage)).toEqual(a.content);

  feed.offer('2.0.0', b.content);
  await shell(window, 'checkForUpdates');
  expect((await shell(window, 'fetchUpdate')).state).toMatchObject({ kind: 'ready' });
  await window.evaluate('(snapferry.shell.installUpdate({}), true)');

  const next = await log.nextWindow();
  expect(await versionOf(next)).toBe('2.0.0');
  expect(readFileSync(appImage)).toEqual(b.content);
  expect(await linksIn(next)).toEqual([link]);
  await expect.poll(() => journalOf(folder).change).toBeNull();
  const backups = readdirSync(join(folder, 'profile', 'backups'));
  expect(backups.filter((name) => name.startsWith('update-'))).toHaveLength(1);
  // Once the new one has proven itself, the old one is not kept.
  expect(readdirSync(join(folder, 'profile', 'updates'))).toEqual(['journal.json']);
  // No request tells who asks.
  const ids = new Set(feed.requests.map((headers) => headers['x-user-staging-id']));
  expect([...ids].filter(Boolean)).toEqual(['00000000-0000-0000-0000-000000000000']);
});

test('a B that fails to start twice is taken back, and so is what it did to the database', async ({
  feed,
  version,
  begin,
  log,
  appImage,
  folder,
  picture,
}) => {
  test.setTimeout(180_000);
  const [a, b] = [await version('1.0.0'), await version('2.0.0')];
  b.rewrite(
    'out/main/engine.cjs',
    `const db = new (require('better-sqlite3'))(process.env.SNAPFERRY_HOME + '/snapferry.db');
db.pragma('user_version = 999');
db.prepare("UPDATE meta SET value = '999 newer' WHERE name = 'schema'").run();
db.close();
throw new Error('broken');`,
  );
  const window = await begin(a);
  const link = await upload(window, await picture('before.png'));
  feed.offer('2.0.0', b.content);
  await shell(window, 'checkForUpdates');
  await shell(window, 'fetchUpdate');
  await window.evaluate('(snapferry.shell.installUpdate({}), true)');

  expect(await versionOf(await log.nextWindow())).toBe('2.0.0');
  expect(await versionOf(await log.nextWindow())).toBe('2.0.0');
  const back = await log.nextWindow();
  expect(await versionOf(back)).toBe('1.0.0');
  expect(readFileSync(appImage)).toEqual(a.content);
  expect((await shell(back, 'updates')).rolledBackFrom).toBe('2.0.0');
  expect(await linksIn(back)).toEqual([link]);
  // It is not offered again.
  expect((await shell(back, 'checkForUpdates')).state).toEqual({ kind: 'current' });
  expect(readdirSync(join(folder, 'profile', 'backups')).some((name) => name.startsWith('replaced-'))).toBe(
    true,
  );
});

test('a B that does not run at all never takes the place of A', async ({
  feed,
  version,
  begin,
  log,
  appImage,
}) => {
  const a = await version('1.0.0');
  const window = await begin(a);
  feed.offer('2.0.0', Buffer.from('#!/bin/sh\nexit 1\n'));
  await shell(window, 'checkForUpdates');
  await shell(window, 'fetchUpdate');
  await window.evaluate('(snapferry.shell.installUpdate({}), true)');
  const back = await log.nextWindow();
  expect(await versionOf(back)).toBe('1.0.0');
  expect(readFileSync(appImage)).toEqual(a.content);
  expect((await shell(back, 'updates')).rolledBackFrom).toBe('2.0.0');
});
