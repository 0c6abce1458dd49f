import { once } from 'node:events';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import sharp from 'sharp';
import { callEngine } from '../../scripts/setup/call-engine.ts';
import { dropFiles, type RealApp } from '../../scripts/setup/real-app.ts';
import { clipboardText, i18n, row, test } from './fixtures.ts';
import type { OtherPrograms } from './support/other-programs.ts';

const done = i18n.t('state.uploaded');
const ready = (app: RealApp) => expect(app.page.getByText(i18n.t('queue.empty.title'))).toBeVisible();
const isVisible = (app: RealApp) =>
  app.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isVisible() ?? null);
/** Closes the window like its close button. */
const close = (app: RealApp) =>
  app.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
const summary = async (app: RealApp) => (await callEngine(app.page, 'snapshot', {})).summary;

/** Entries of the tray's menu that can be chosen, in their order. */
const entries = ['upload', 'clipboard', 'capture', 'recent', 'pause', 'open', 'quit'] as const;

/** Keeps the icon's menu where a test can read it. */
const watchMenu = (app: RealApp) =>
  app.electron.evaluate(({ Tray }) => {
    const { setContextMenu } = Tray.prototype;
    Tray.prototype.setContextMenu = function (menu) {
      Object.assign(globalThis, { trayMenu: menu });
      setContextMenu.call(this, menu);
    };
  });

/** Waits until the menu tells of so many links and of nothing to go: one that changes while it is open is closed by that. */
async function settled(app: RealApp, links: number): Promise<void> {
  const told = () =>
    app.electron.evaluate((_electron, recent) => {
      const { trayMenu } = globalThis as unknown as { trayMenu?: Electron.Menu };
      const [first, ...rest] = trayMenu?.items ?? [];
      return [first?.label, rest.find(({ label }) => label === recent)?.submenu?.items.length];
    }, i18n.t('tray.recent'));
  await expect.poll(told).toEqual([i18n.t('tray.idle'), links]);
}

/** Opens the real menu of the icon in the real panel and navigates it with real keys. */
async function choose(others: OtherPrograms, entry: (typeof entries)[number], inside = 0): Promise<void> {
  await others.openMenu();
  // Until the menu has the keyboard, keys get lost: these may.
  await others.hands.press('Home', 'Home', 'Home');
  await others.hands.press(...Array.from({ length: entries.indexOf(entry) }, () => 'Down'));
  if (entry === 'recent') await others.hands.press('Right', ...Array.from({ length: inside }, () => 'Down'));
  await others.hands.press('Enter');
}

test('closing the window leaves the app in the tray, which is told once; a click brings it back', async ({
  start,
  others,
  picture,
}) => {
  await others.startPanel();
  const { env, shown } = await others.startNotifications();
  const app = await start({ env });
  await ready(app);
  await close(app);
  await expect.poll(() => isVisible(app)).toBe(false);
  await expect.poll(shown).toContain(i18n.t('tray.kept'));
  // Uploads go on meanwhile.
  const path = await picture('meanwhile.png');
  await callEngine(app.page, 'add', { items: [{ kind: 'path', path }], origin: 'folder' });
  await expect.poll(async () => (await summary(app)).uploaded).toBe(1);
  await others.clickIcon(1);
  await expect.poll(() => isVisible(app)).toBe(true);
  await close(app);
  await expect.poll(() => isVisible(app)).toBe(false);
  expect((await shown()).filter((title) => title === i18n.t('tray.kept'))).toHaveLength(1);
});

test('where nothing shows the icon, closing the window quits', async ({ app }) => {
  await ready(app);
  const ended = once(app.electron.process(), 'exit');
  await close(app).catch(() => {});
  await ended;
});

test('who wants it so quits by closing the window, tray or not', async ({ app, others }) => {
  await others.startPanel();
  await ready(app);
  await callEngine(app.page, 'changeSettings', { keepInTray: false });
  let isOver = false;
  app.electron.process().once('exit', () => {
    isOver = true;
  });
  await expect
    .poll(async () => {
      await close(app).catch(() => {});
      return isOver;
    })
    .toBe(true);
});

test('the menu uploads the clipboard, copies a link, pauses, and quits', async ({
  app,
  others,
  sandbox,
  picture,
}) => {
  await others.startPanel();
  await ready(app);
  await watchMenu(app);
  for (const name of ['older.png', 'newer.png']) {
    await dropFiles(app, [await picture(name)]);
    await expect(row(app, name)).toContainText(done);
  }
  const [older] = sandbox.pictures();
  await close(app);
  await expect.poll(() => isVisible(app)).toBe(false);
  await settled(app, 2);
  await choose(others, 'recent', 1);
  await expect.poll(() => clipboardText(app)).toBe(older?.link);

  // A menu that changes while it is open is closed by that: the icon tells when it has changed.
  const calm = await iconPicture(app, others);
  await choose(others, 'pause');
  await expect.poll(async () => (await iconPicture(app, others)) !== calm).toBe(true);
  expect((await summary(app)).paused).toBe(true);
  await choose(others, 'pause');
  await expect.poll(() => iconPicture(app, others)).toBe(calm);
  expect((await summary(app)).paused).toBe(false);

  await others.copy('image/png', await readFile(await picture('copied.png')));
  await choose(others, 'clipboard');
  await expect.poll(() => sandbox.pictures().length).toBe(3);
  expect(await isVisible(app)).toBe(false);
  await expect.poll(async () => (await summary(app)).open).toBe(0);
  await expect.poll(() => clipboardText(app)).toBe(sandbox.pictures()[2]?.link);

  await settled(app, 3);
  await choose(others, 'open');
  await expect.poll(() => isVisible(app)).toBe(true);
  const ended = once(app.electron.process(), 'exit');
  await choose(others, 'quit');
  await ended;
});

test('the icon shows the state: each looks different', async ({ app, others, picture, folder }) => {
  const noPicture = async () => {
    const path = join(folder, 'text.png');
    await writeFile(path, 'no picture');
    return path;
  };
  await others.startPanel();
  await ready(app);
  // Until the first answer no budget is known.
  await dropFiles(app, [await picture('first.png')]);
  await expect(row(app, 'first.png')).toContainText(done);
  const seen = new Map<string, string>();
  const look = async (name: string) => {
    await expect
      .poll(async () => {
        const icon = await iconPicture(app, others);
        return icon !== null && ![...seen.values()].includes(icon) && Boolean(seen.set(name, icon));
      })
      .toBe(true);
  };
  await look('calm');
  await callEngine(app.page, 'pause', {});
  await look('paused');
  await callEngine(app.page, 'changeSettings', { clipboardWatch: 'on' });
  await look('paused, watched');
  await callEngine(app.page, 'changeSettings', { clipboardWatch: 'off' });
  await callEngine(app.page, 'add', {
    items: [{ kind: 'path', path: await picture('one.png') }],
    origin: 'drop',
  });
  await callEngine(app.page, 'resume', {});
  await expect.poll(async () => (await summary(app)).uploaded).toBe(2);
  await dropFiles(app, [await noPicture()]);
  await look('trouble');
  expect([...seen.keys()]).toEqual(['calm', 'paused', 'paused, watched', 'trouble']);
});

test('started at sign-in it stays hidden in the tray; a second start shows it', async ({
  start,
  others,
  machine,
  env,
}) => {
  await others.startPanel();
  const app = await start({ args: ['--hidden'] });
  await expect.poll(() => summary(app)).toMatchObject({ open: 0 });
  expect(await isVisible(app)).toBe(false);
  await others.startAgain(machine.runtime, env, ['--hidden']);
  expect(await isVisible(app)).toBe(false);
  await others.startAgain(machine.runtime, env, []);
  await expect.poll(() => isVisible(app)).toBe(true);
});

test('a start at sign-in that is wanted is a file which really starts the app, hidden', async ({
  start,
  folder,
}) => {
  const app = await start({ env: { XDG_CONFIG_HOME: join(folder, 'config of "me" 100%') } });
  await ready(app);
  await app.page.getByText(i18n.t('rail.settings'), { exact: true }).click();
  await app.page.getByText(i18n.t('desktop.login'), { exact: true }).click();
  const file = join(folder, 'config of "me" 100%', 'autostart', 'snapferry.desktop');
  await expect.poll(() => readFile(file, 'utf8').catch(() => '')).toContain('Exec=');
  const written = await readFile(file, 'utf8');
  expect(written).toMatch(/^Exec=\S*electron \S+ --hidden$/m);
  await app.page.getByText(i18n.t('desktop.login'), { exact: true }).click();
  await expect.poll(() => readFile(file, 'utf8').catch(() => 'gone')).toBe('gone');
});

/** Hashes the pixels of the panel on the screen. */
async function iconPicture(app: RealApp, others: OtherPrograms): Promise<string | null> {
  const panel = await others.panel();
  if (!panel) return null;
  const png = await screen(app);
  const { x: left, y: top, width, height } = panel;
  const pixels = await sharp(png).extract({ left, top, width, height }).raw().toBuffer();
  return pixels.toString('base64');
}

async function screen(app: RealApp): Promise<Buffer> {
  const base64 = await app.electron.evaluate(async ({ desktopCapturer, screen: screens }) => {
    const { size } = screens.getPrimaryDisplay();
    const [source] = await desktopCapturer.getSources({ types: ['screen'], thumbnailSize: size });
    return source?.thumbnail.toPNG().toString('base64') ?? '';
  });
  return Buffer.from(base64, 'base64');
}
