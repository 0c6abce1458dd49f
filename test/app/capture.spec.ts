import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import sharp from 'sharp';
import type { Result } from '../../contract/bridge.ts';
import { decode } from '../../contract/bridge-codec.ts';
import type { HotkeyAction, HotkeysView } from '../../contract/hotkeys.ts';
import type { Settings } from '../../contract/settings.ts';
import { consentSentence } from '../../i18n/consent.ts';
import type { Sandbox } from '../../sandbox/index.ts';
import { callEngine } from '../../scripts/setup/call-engine.ts';
import { type Display, openVirtualDisplay } from '../../scripts/setup/display.ts';
import type { RealApp } from '../../scripts/setup/real-app.ts';
import { test as base, clipboardText, copyImage, i18n } from './fixtures.ts';
import { Hands } from './support/hands.ts';
import { openXClient, type XClient } from './support/x-client.ts';

interface Stage {
  readonly display: Display;
  /** Another program on that display. */
  readonly x: XClient;
  readonly hands: Hands;
}

const red = 0xc81e14;
const blue = 0x143cd2;

/** Provides a separate screen, red on its left and blue on its right half, and the app without a window. */
const test = base.extend<{ stage: Stage; settings: Partial<Settings>; flags: string[] }>({
  settings: [{}, { option: true }],
  flags: [[], { option: true }],
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads from it what a fixture needs
  stage: async ({}, use) => {
    const display = await openVirtualDisplay();
    const x = await openXClient(display.env.DISPLAY ?? '');
    await x.window({ x: 0, y: 0, width: 720, height: 1000 }, red);
    await x.window({ x: 720, y: 0, width: 720, height: 1000 }, blue);
    const hands = new Hands(display);
    await hands.pointTo(100, 100);
    await use({ display, x, hands });
    x.close();
    display.stop();
  },
  env: async ({ env, stage }, use) =>
    use({ ...env, ...stage.display.env, XDG_PICTURES_DIR: join(env.SNAPFERRY_HOME ?? '', '..', 'pictures') }),
  app: async ({ start, stage, settings, flags }, use) => {
    const app = await start({ args: ['--hidden', ...flags] });
    // The shell has the other settings, too, when it has these keys.
    const hotkeys = { 'upload-clipboard': 'Alt+F10' };
    await callEngine(app.page, 'changeSettings', { keepInTray: false, hotkeys, ...settings });
    await arrive(app, stage, 'upload-clipboard', 'Alt+F10');
    await use(app);
  },
});

/**
 * Waits until presses of these keys reach the app. The app registers them before the X server knows, so they are
 * pressed until one was seen, while they do nothing.
 */
async function arrive(
  app: RealApp,
  { hands }: Stage,
  action: HotkeyAction,
  keys: string,
  then: 'seen' | 'partly' = 'seen',
): Promise<void> {
  const shell = async (name: 'tryHotkey' | 'hotkeys', input: object) =>
    decode(
      await app.page.evaluate(([call, value]) => window.snapferry.shell[call](value), [name, input] as const),
    );
  await shell('tryHotkey', { action });
  await expect
    .poll(async () => {
      await hands.press(keys);
      const view = (await shell('hotkeys', {})) as Result<HotkeysView>;
      return view.ok && view.value.hotkeys.find((each) => each.action === action)?.state;
    })
    .toBe(then);
  await shell('tryHotkey', { action: null });
}

function visible(app: RealApp, page: string): Promise<number> {
  return app.electron.evaluate(
    ({ BrowserWindow }, name) =>
      BrowserWindow.getAllWindows().filter(
        (window) => window.isVisible() && window.webContents.getURL().includes(name),
      ).length,
    page,
  );
}

async function shown(app: RealApp, name: string): Promise<Page> {
  const find = () => app.electron.windows().find((window) => window.url().includes(name));
  // Playwright may see it later than it exists.
  await expect.poll(async () => (await visible(app, name)) === 1 && find() !== undefined).toBe(true);
  const page = find();
  if (!page) throw new Error(`${name} went away`);
  return page;
}

/** Waits for the overlay: it has the focus, and shows the pointer's position. */
async function overlaid(app: RealApp, { hands }: Stage, at = { x: 640, y: 360 }): Promise<void> {
  await shown(app, 'overlay.html');
  const answers = async () => {
    // A pointer that rests sends no events.
    await hands.pointTo(at.x - 1, at.y);
    await hands.pointTo(at.x, at.y);
    const page = app.electron.windows().find((window) => window.url().includes('overlay.html'));
    const said = await page?.evaluate(() => (document.hasFocus() ? document.body.innerText : ''));
    // In pixels of the screen, which are those of the X server.
    return said?.includes(`${at.x}, ${at.y}`);
  };
  await expect.poll(answers).toBe(true);
}

/** Waits until the overlay shows this size of the selection. */
async function selected(app: RealApp, width: number, height: number): Promise<void> {
  const text = i18n.t('capture.region.size', { width: String(width), height: String(height) });
  const sizes = () =>
    Promise.all(
      app.electron
        .windows()
        .filter((page) => page.url().includes('overlay.html'))
        .map((page) => page.getByRole('status').innerText()),
    );
  await expect.poll(sizes).toContain(text);
}

/** Returns the one uploaded picture, decoded. */
async function arrived(sandbox: Sandbox) {
  await expect.poll(() => sandbox.pictures().length).toBe(1);
  const response = await fetch(sandbox.pictures()[0]?.link ?? '');
  return decoded(Buffer.from(await response.arrayBuffer()));
}

async function decoded(file: Buffer) {
  const { data, info } = await sharp(file).removeAlpha().raw().toBuffer({ resolveWithObject: true });
  const at = (x: number, y: number) => data.readUIntBE((y * info.width + x) * 3, 3);
  return { width: info.width, height: info.height, at };
}

/** Counts the pixels of each colour. */
function count({ width, height, at }: Awaited<ReturnType<typeof decoded>>): Record<string, number> {
  const found: Record<string, number> = {};
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) {
      const colour = at(x, y).toString(16).padStart(6, '0');
      found[colour] = (found[colour] ?? 0) + 1;
    }
  return found;
}

test('a key that is let go late was pressed once', async ({ stage: { x } }) => {
  expect(await x.repeatsKeys()).toBe(false);
});

test('a region drawn with the pointer arrives pixel for pixel, and its card says that the link is copied', async ({
  app,
  stage,
  sandbox,
}) => {
  const { hands } = stage;
  await hands.press('Control+Shift+1');
  await overlaid(app, stage);
  await hands.pointTo(600, 300);
  await hands.holdButton(true);
  await hands.pointTo(700, 350);
  await hands.pointTo(899, 499);
  await hands.holdButton(false);
  await selected(app, 300, 200);
  await hands.press('Enter');
  const picture = await arrived(sandbox);
  expect([picture.width, picture.height]).toEqual([300, 200]);
  expect(count(picture)).toEqual({ c81e14: 120 * 200, '143cd2': 180 * 200 });
  expect([picture.at(119, 0), picture.at(120, 0)]).toEqual([red, blue]);

  const card = await shown(app, 'card.html');
  await expect(card.getByText(i18n.t('capture.card.link-copied'))).toBeVisible();
  expect(await clipboardText(app)).toBe(sandbox.pictures()[0]?.link);
  const { jobs } = await callEngine(app.page, 'snapshot', {});
  expect(jobs[0]).toMatchObject({ origin: 'capture', lane: 'interactive', title: null, privacy: 'hidden' });
  expect(jobs[0]?.name).toMatch(/^Capture \d{4}-\d\d-\d\d \d\d\.\d\d\.\d\d\.png$/);
});

test('a region is chosen with the keys alone, pixel by pixel', async ({ app, stage, sandbox }) => {
  const { hands } = stage;
  await hands.press('Control+Shift+1');
  await overlaid(app, stage, { x: 701, y: 481 });
  await hands.press('Space');
  for (const keys of ['Shift+Right', 'Shift+Right', 'Right', 'Shift+Down', 'Space']) await hands.press(keys);
  // From 701, 481 to 722, 491; then all of it one to the left, and one wider.
  for (const keys of ['Left', 'Control+Right', 'Enter']) await hands.press(keys);
  const picture = await arrived(sandbox);
  expect([picture.width, picture.height]).toEqual([23, 11]);
  expect(count(picture)).toEqual({ c81e14: 20 * 11, '143cd2': 3 * 11 });
});

test('Esc leaves, nothing is kept of it, and the keys work again', async ({ app, stage, sandbox }) => {
  const { hands } = stage;
  for (let round = 0; round < 2; round += 1) {
    await hands.press('Control+Shift+1');
    await overlaid(app, stage);
    await hands.press('Escape');
    await expect.poll(() => visible(app, 'overlay.html')).toBe(0);
  }
  expect((await callEngine(app.page, 'snapshot', {})).jobs).toEqual([]);
  expect(sandbox.pictures()).toEqual([]);
});

test('the screen under the pointer is taken at once', async ({ app, stage: { hands }, sandbox }) => {
  await hands.press('Control+Shift+2');
  const picture = await arrived(sandbox);
  // At once: no overlay was shown.
  expect(await visible(app, 'overlay.html')).toBe(0);
  expect([picture.width, picture.height]).toEqual([1440, 1000]);
  expect(count(picture)).toEqual({ c81e14: 720 * 1000, '143cd2': 720 * 1000 });
});

test.describe('at a scale factor of 2', () => {
  test.use({ flags: ['--force-device-scale-factor=2'] });
  test('a region has the pixels of the screen, not those of the window', async ({ app, stage, sandbox }) => {
    const { hands } = stage;
    await hands.press('Control+Shift+1');
    await overlaid(app, stage);
    await hands.pointTo(600, 300);
    await hands.holdButton(true);
    await hands.pointTo(700, 350);
    await hands.pointTo(898, 498);
    await hands.holdButton(false);
    await selected(app, 299, 199);
    await hands.press('Enter');
    const picture = await arrived(sandbox);
    expect([picture.width, picture.height]).toEqual([299, 199]);
    expect(count(picture)).toEqual({ c81e14: 120 * 199, '143cd2': 179 * 199 });
  });
});

test.describe('with two displays', () => {
  /**
   * Divides the X server's screen into two monitors; Electron is made to see two displays, because Xvfb has one output.
   */
  async function divide(app: RealApp, { x }: Stage) {
    const places = [
      { x: 0, y: 0, width: 900, height: 1000 },
      { x: 900, y: 0, width: 540, height: 1000 },
    ];
    await x.setMonitors(places);
    await app.electron.evaluate(({ screen }, bounds) => {
      const [one] = screen.getAllDisplays();
      if (!one) throw new Error('There is no display');
      screen.getAllDisplays = () =>
        bounds.map((each, at) => ({
          ...one,
          id: 71 + at,
          bounds: each,
          workArea: each,
          size: each,
          scaleFactor: 1,
        }));
    }, places);
  }

  test('all of them come as one picture', async ({ app, stage, sandbox }) => {
    await divide(app, stage);
    await stage.hands.press('Control+Shift+8');
    const picture = await arrived(sandbox);
    expect([picture.width, picture.height]).toEqual([1440, 1000]);
    expect(count(picture)).toEqual({ c81e14: 720 * 1000, '143cd2': 720 * 1000 });
    expect([picture.at(719, 999), picture.at(720, 0)]).toEqual([red, blue]);
  });

  test('the one under the pointer is taken alone', async ({ app, stage, sandbox }) => {
    await divide(app, stage);
    await stage.hands.pointTo(1000, 400);
    await stage.hands.press('Control+Shift+2');
    const picture = await arrived(sandbox);
    expect([picture.width, picture.height]).toEqual([540, 1000]);
    expect(count(picture)).toEqual({ '143cd2': 540 * 1000 });
  });

  test('each has an overlay of its own, and one decision closes both', async ({ app, stage, sandbox }) => {
    await divide(app, stage);
    await stage.hands.press('Control+Shift+1');
    await expect.poll(() => visible(app, 'overlay.html')).toBe(2);
    const under = async () => {
      await stage.hands.pointTo(999, 100);
      await stage.hands.pointTo(1000, 100);
      const overlays = app.electron.windows().filter((page) => page.url().includes('overlay.html'));
      return Promise.all(overlays.map((page) => page.evaluate(() => document.body.innerText)));
    };
    await expect.poll(async () => (await under()).join()).toContain('100, 100');
    await stage.hands.holdButton(true);
    await stage.hands.pointTo(1050, 150);
    await stage.hands.pointTo(1099, 199);
    await stage.hands.holdButton(false);
    await selected(app, 100, 100);
    await stage.hands.press('Enter');
    const picture = await arrived(sandbox);
    expect([picture.width, picture.height]).toEqual([100, 100]);
    expect(count(picture)).toEqual({ '143cd2': 100 * 100 });
    expect(await visible(app, 'overlay.html')).toBe(0);
  });
});

test('a window is chosen from those that the system lists, and taken in its own size', async ({
  app,
  stage: { x, hands },
  sandbox,
}) => {
  await x.window({ x: 300, y: 200, width: 310, height: 170 }, 0x11aa33, 'A green note');
  await hands.press('Control+Shift+7');
  const overlay = await shown(app, 'overlay.html');
  await expect(overlay.getByRole('row', { name: 'A green note' })).toBeFocused();
  await hands.press('Enter');
  const picture = await arrived(sandbox);
  expect([picture.width, picture.height]).toEqual([310, 170]);
  expect(count(picture)).toEqual({ '11aa33': 310 * 170 });
});

test.describe('by choice', () => {
  test.use({ settings: { captureThen: { upload: false, edit: false, save: true, copy: true } } });
  test('a capture is saved and copied, and not uploaded', async ({ app, stage, sandbox, folder }) => {
    const { hands } = stage;
    const captures = join(folder, 'captures');
    await callEngine(app.page, 'changeSettings', {
      captureFolder: captures,
      hotkeys: { 'capture-all': 'Alt+F9' },
    });
    await arrive(app, stage, 'capture-all', 'Alt+F9');
    await hands.press('Control+Shift+2');
    const card = await shown(app, 'card.html');
    await expect(card.getByText(i18n.t('capture.card.picture-copied'))).toBeVisible();
    const [name = ''] = await readdir(captures);
    expect(name).toMatch(/^Capture .*\.png$/);
    expect(count(await decoded(await readFile(join(captures, name))))).toEqual({
      c81e14: 720 * 1000,
      '143cd2': 720 * 1000,
    });
    const formats = await app.electron.evaluate(({ clipboard }) =>
      (clipboard as unknown as { availableFormats(): string[] }).availableFormats(),
    );
    expect(formats).toContain('image/png');
    expect(sandbox.pictures()).toEqual([]);
  });
});

test.describe('edited first', () => {
  test.use({ settings: { captureThen: { upload: true, edit: true, save: false, copy: false } } });
  test('a capture waits for its edit in the window', async ({ app, stage: { hands }, sandbox }) => {
    await hands.press('Control+Shift+2');
    await expect.poll(() => visible(app, 'index.html')).toBe(1);
    const held = async () => (await callEngine(app.page, 'snapshot', {})).jobs[0]?.held?.why;
    await expect.poll(held).toBe('edit');
    await expect(app.page.getByRole('region', { name: /^Edit Capture / })).toBeVisible();
    expect(sandbox.pictures()).toEqual([]);
    await app.page.getByRole('button', { name: 'Leave unchanged' }).click();
    await arrived(sandbox);
  });
});

test.describe('into a folder that cannot be written', () => {
  test.use({
    settings: {
      captureThen: { upload: true, edit: false, save: true, copy: false },
      captureFolder: '/proc/none',
    },
  });
  test('that is told on the card, and the upload goes on', async ({ app, stage: { hands }, sandbox }) => {
    await hands.press('Control+Shift+2');
    const card = await shown(app, 'card.html');
    await expect(card.getByText(i18n.t('error.folder-unwritable'))).toBeVisible();
    await arrived(sandbox);
  });
});

test('the card undoes: deletes at the host after a while, and takes that back', async ({
  app,
  stage: { hands },
  sandbox,
}) => {
  await hands.press('Control+Shift+2');
  await arrived(sandbox);
  const card = await shown(app, 'card.html');
  await card.getByRole('button', { name: i18n.t('capture.card.delete') }).click();
  await expect(card.getByText(i18n.t('capture.card.deleting'))).toBeVisible();
  await card.getByRole('button', { name: i18n.t('capture.card.undo-delete') }).click();
  await expect(card.getByText(i18n.t('capture.card.uploaded'))).toBeVisible();
  expect(sandbox.pictures()[0]?.isDeleted).toBe(false);
  await card.getByRole('button', { name: i18n.t('action.copy-as') }).click();
  await card.getByRole('button', { name: i18n.t('form.markdown') }).click();
  await expect.poll(() => clipboardText(app)).toBe(`![](${sandbox.pictures()[0]?.link})`);
});

test('the card edits a copy of what is uploaded already, and follows it', async ({
  app,
  stage: { hands },
  sandbox,
}) => {
  await hands.press('Control+Shift+2');
  await arrived(sandbox);
  const card = await shown(app, 'card.html');
  await card.getByRole('button', { name: i18n.t('capture.card.edit-copy') }).click();
  await expect(app.page.getByRole('region', { name: /^Edit Capture / })).toBeVisible();
  await expect(card.getByText(i18n.t('capture.card.editing'))).toBeVisible();
  expect(sandbox.pictures()).toHaveLength(1);
  await app.page.getByRole('button', { name: 'Leave unchanged' }).click();
  await expect.poll(() => sandbox.pictures().length).toBe(2);
  await expect(card.getByText(i18n.t('capture.card.link-copied'))).toBeVisible();
  expect(await clipboardText(app)).toBe(sandbox.pictures()[1]?.link);
});

test('the menu in the window captures what lies behind it, and the window comes back', async ({
  app,
  stage: { hands },
  sandbox,
}) => {
  await app.electron.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()
      .find((window) => window.webContents.getURL().includes('index.html'))
      ?.show(),
  );
  await expect.poll(() => visible(app, 'index.html')).toBe(1);
  await hands.pointTo(5, 5);
  await app.page
    .getByRole('button', { name: i18n.t('capture.menu') })
    .first()
    .click();
  await app.page.getByRole('menuitem', { name: i18n.t('hotkey.capture-screen') }).click();
  const picture = await arrived(sandbox);
  expect(count(picture)).toEqual({ c81e14: 720 * 1000, '143cd2': 720 * 1000 });
  await expect.poll(() => visible(app, 'index.html')).toBe(1);
});

test('a delayed capture counts down where it can be seen, and the same keys leave it', async ({
  app,
  stage: { hands },
}) => {
  await hands.press('Control+Shift+9');
  const countdown = await shown(app, 'overlay.html');
  await expect(countdown.getByRole('timer')).toHaveText(/[123]/);
  await hands.press('Control+Shift+9');
  await expect.poll(() => visible(app, 'overlay.html')).toBe(0);
  await hands.press('Control+Shift+9');
  await shown(app, 'overlay.html');
  const isRegion = async () => {
    const overlay = app.electron.windows().find((page) => page.url().includes('overlay.html'));
    return overlay?.getByRole('application').isVisible() ?? false;
  };
  await expect.poll(isRegion).toBe(true);
  expect((await callEngine(app.page, 'snapshot', {})).jobs).toEqual([]);
});

test('keys that another program has are told as taken, with the command; others are chosen by pressing them', async ({
  start,
  stage: { x, hands },
  sandbox,
}) => {
  expect(await x.grab('Control+Shift+2')).toBe(true);
  const app = await start();
  await app.page.getByText(i18n.t('rail.settings'), { exact: true }).first().click();
  await expect(app.page.getByText(i18n.t('hotkey.state.taken'))).toBeVisible();
  await expect(app.page.getByText(/ capture --screen$/)).toBeVisible();

  const screen = i18n.t('hotkey.capture-screen');
  await app.page.getByRole('button', { name: i18n.t('hotkey.change.label', { action: screen }) }).click();
  await expect(app.page.getByRole('button', { name: i18n.t('hotkey.recording') })).toBeFocused();
  await app.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.focus());
  await hands.press('Control+Shift+2');
  await hands.press('Alt+F9');
  await expect(app.page.getByText('F9', { exact: true })).toBeVisible();
  await expect(app.page.getByText(i18n.t('hotkey.state.taken'))).toBeHidden();

  // Registered, but unconfirmed before a press.
  await app.page.getByRole('button', { name: i18n.t('hotkey.try.label', { action: screen }) }).click();
  await expect(app.page.getByText(i18n.t('hotkey.trying', { keys: 'Alt+F9' }))).toBeVisible();
  await hands.press('Alt+F9');
  await expect(app.page.getByText(i18n.t('hotkey.state.seen'), { exact: true })).toBeVisible();
  expect(sandbox.pictures()).toEqual([]);
  await app.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.hide());
  await hands.press('Alt+F9');
  await arrived(sandbox);
});

test('a system that refuses is told on the card, and the keys work again afterwards', async ({
  app,
  stage: { hands },
  sandbox,
}) => {
  await app.electron.evaluate(({ desktopCapturer }) => {
    const usual = desktopCapturer.getSources;
    desktopCapturer.getSources = async () => {
      desktopCapturer.getSources = usual;
      throw new Error('Failed to get sources.');
    };
  });
  await hands.press('Control+Shift+2');
  const card = await shown(app, 'card.html');
  await expect(card.getByText(i18n.t('error.screen-unreadable'), { exact: true })).toBeVisible();
  await hands.press('Control+Shift+2');
  await arrived(sandbox);
});

test('what the engine could not take is saved, told, and taken when it is tried again', async ({
  app,
  env,
  stage: { hands },
  sandbox,
}) => {
  const spool = join(env.SNAPFERRY_HOME ?? '', 'spool');
  // A missing folder would be created again.
  await rename(spool, `${spool}-away`);
  await writeFile(spool, '');
  await hands.press('Control+Shift+2');
  const card = await shown(app, 'card.html');
  await expect(card.getByText(i18n.t('error.profile-unwritable'), { exact: true })).toBeVisible();
  await expect(card.getByText(/Saved as Capture/)).toBeVisible();
  await rm(spool);
  await rename(`${spool}-away`, spool);
  await card.getByRole('button', { name: i18n.t('capture.card.retry') }).click();
  await arrived(sandbox);
});

test.describe('in a Wayland session, with windows shown by X', () => {
  test.use({ flags: ['--hidden', '--ozone-platform=x11'] });

  test('keys that come prove nothing, and a desktop without a portal is told', async ({
    start,
    flags,
    stage,
    sandbox,
  }) => {
    const env = { XDG_SESSION_TYPE: 'wayland', DBUS_SESSION_BUS_ADDRESS: '', XDG_RUNTIME_DIR: undefined };
    const app = await start({ args: flags, env });
    await callEngine(app.page, 'changeSettings', { keepInTray: false });
    await arrive(app, stage, 'capture-screen', 'Control+Shift+2', 'partly');
    await stage.hands.press('Control+Shift+2');
    const card = await shown(app, 'card.html');
    await expect(card.getByText(i18n.t('error.no-portal'), { exact: true }).first()).toBeVisible();
    expect(sandbox.pictures()).toEqual([]);

    await app.page.evaluate(() => window.snapferry.shell.showWindow({}));
    await app.page.getByText(i18n.t('rail.settings'), { exact: true }).first().click();
    await expect(app.page.getByText(i18n.t('hotkey.state.partly'))).toBeVisible();
    await expect(app.page.getByText(/ capture --screen$/)).toBeVisible();
    await expect(app.page.getByText(/ --upload-clipboard$/)).toBeVisible();
    await expect(app.page.getByText(i18n.t('clipboard.watch.wayland'))).toBeVisible();
  });
});

test('the command reaches the app that runs, and prints the link', async ({ app, env, sandbox }) => {
  const { output, code } = await command(['capture', '--screen'], env);
  expect(code).toBe(0);
  expect(output.trim()).toBe(sandbox.pictures()[0]?.link);
  expect(await visible(app, 'index.html')).toBe(0);
});

test('the command starts the app without a window, and prints the link', async ({ env, sandbox, stage }) => {
  expect(stage.display.env.DISPLAY).toBeTruthy();
  const { output, code } = await command(['capture', '--screen', '--json'], env);
  expect(code).toBe(0);
  expect(JSON.parse(output)).toMatchObject({ status: 'uploaded', link: sandbox.pictures()[0]?.link });
  expect(count(await arrived(sandbox))).toEqual({ c81e14: 720 * 1000, '143cd2': 720 * 1000 });
});

async function command(args: readonly string[], env: Record<string, string>) {
  const entry = join(import.meta.dirname, '..', '..', 'main', 'cli', 'index.ts');
  const child = spawn(process.execPath, [entry, ...args], { env: { ...process.env, ...env } });
  let output = '';
  child.stdout.on('data', (part: Buffer) => {
    output += part.toString();
  });
  const [code] = await once(child, 'close');
  return { output, code };
}

const imgurHere = (kind: 'capture' | 'clipboard') =>
  consentSentence(i18n, { kind, username: null, privacy: 'hidden', isTrial: true });
const openJobs = async (app: RealApp) =>
  (await callEngine(app.page, 'jobs', {})).jobs.map(({ state, held }) => [state, held?.why ?? null]);

test.describe('before the first one goes', () => {
  test.use({ consents: 'open' });

  test('the card asks where captures may go, once and never again', async ({ app, stage, sandbox }) => {
    await stage.hands.press('Control+Shift+2');
    const card = await shown(app, 'card.html');
    await expect(card.getByText(imgurHere('capture'))).toBeVisible();
    expect(sandbox.pictures()).toEqual([]);
    await card.getByRole('button', { name: i18n.t('consent.accept') }).click();
    await expect.poll(() => sandbox.pictures().length).toBe(1);
    await stage.hands.pointTo(300, 300);
    await stage.hands.press('Control+Shift+2');
    await expect.poll(() => sandbox.pictures().length).toBe(2);
    const { settings } = await callEngine(app.page, 'snapshot', {});
    expect(settings.consents).toMatchObject([{ kind: 'capture', account: null, privacy: 'hidden' }]);
  });

  test('the keys for the clipboard ask in the window; “not now” sends nothing and asks again', async ({
    app,
    stage,
    sandbox,
    picture,
  }) => {
    await copyImage(app, await picture('copied.png', 20_000));
    const panel = app.page.getByRole('region', { name: i18n.t('consent.title') });
    const press = async () => {
      await stage.hands.press('Alt+F10');
      await expect(panel.getByText(imgurHere('clipboard'))).toBeVisible();
    };
    await press();
    await app.page.evaluate(() => window.snapferry.shell.showWindow({}));
    await panel.getByRole('button', { name: i18n.t('consent.decline') }).click();
    await expect.poll(() => openJobs(app)).toEqual([['cancelled', 'consent']]);
    await press();
    expect(sandbox.pictures()).toEqual([]);
    await panel.getByRole('button', { name: i18n.t('consent.accept') }).click();
    await expect.poll(() => sandbox.pictures().length).toBe(1);
    await expect(panel).toHaveCount(0);
  });
});

test.describe('as long as it can be called back', () => {
  test.use({ settings: { graceMs: 30_000 } });

  test('a capture is, from its card, and nothing of it reaches the host', async ({ app, stage, sandbox }) => {
    await stage.hands.press('Control+Shift+2');
    const card = await shown(app, 'card.html');
    await card.getByRole('button', { name: i18n.t('grace.call-back') }).click();
    await expect(card.getByText(i18n.t('capture.card.cancelled'))).toBeVisible();
    expect(await openJobs(app)).toEqual([['cancelled', null]]);
    expect(sandbox.pictures()).toEqual([]);
    expect(sandbox.log.filter(({ method }) => method === 'POST')).toEqual([]);
  });
});
