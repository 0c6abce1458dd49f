import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import sharp from 'sharp';
import { consentSentence } from '../../i18n/consent.ts';
import type { Sandbox } from '../../sandbox/index.ts';
import { callEngine } from '../../scripts/setup/call-engine.ts';
import type { RealApp } from '../../scripts/setup/real-app.ts';
import { clipboardText, commandEntry, copyImage, i18n } from './fixtures.ts';
import { arrive, blue, overlaid, red, type Stage, selected, shown, test, visible } from './support/stage.ts';

test.use({ isShared: true, args: ['--hidden'] });

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
  const found = new Map<number, number>();
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) {
      const colour = at(x, y);
      found.set(colour, (found.get(colour) ?? 0) + 1);
    }
  return Object.fromEntries(
    [...found].map(([colour, pixels]) => [colour.toString(16).padStart(6, '0'), pixels]),
  );
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
  await hands.draw([600, 300], [899, 499]);
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
  test.use({ isShared: false, args: ['--hidden', '--force-device-scale-factor=2'] });
  test('a region has the pixels of the screen, not those of the window', async ({ app, stage, sandbox }) => {
    const { hands } = stage;
    await hands.press('Control+Shift+1');
    await overlaid(app, stage);
    await hands.draw([600, 300], [898, 498]);
    await selected(app, 299, 199);
    await hands.press('Enter');
    const picture = await arrived(sandbox);
    expect([picture.width, picture.height]).toEqual([299, 199]);
    expect(count(picture)).toEqual({ c81e14: 120 * 199, '143cd2': 179 * 199 });
  });
});

test.describe('with two displays', () => {
  test.use({ isShared: false });

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
  const close = await x.window({ x: 300, y: 200, width: 310, height: 170 }, 0x11aa33, 'A green note');
  await hands.press('Control+Shift+7');
  const overlay = await shown(app, 'overlay.html');
  await expect(overlay.getByRole('row', { name: 'A green note' })).toBeFocused();
  await hands.press('Enter');
  const picture = await arrived(sandbox);
  expect([picture.width, picture.height]).toEqual([310, 170]);
  expect(count(picture)).toEqual({ '11aa33': 310 * 170 });
  await close();
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

test.describe('pins and recordings', () => {
  test.use({ settings: { captureAtOnce: true, graceMs: 0 } });
  test('a region is captured when the button is let go, once more, pinned, and recorded', async ({
    app,
    stage,
    sandbox,
  }) => {
    const { hands } = stage;
    await hands.press('Control+Shift+1');
    await overlaid(app, stage);
    await hands.draw([700, 300], [739, 349]);
    await expect.poll(() => sandbox.pictures().length).toBe(1);

    // The same again without an overlay, from wherever the pointer is.
    await hands.pointTo(20, 20);
    await hands.press('Control+Alt+Shift+1');
    await expect.poll(() => sandbox.pictures().length).toBe(2);
    for (const { link } of sandbox.pictures()) {
      const picture = await decoded(Buffer.from(await (await fetch(link)).arrayBuffer()));
      expect(count(picture)).toEqual({ c81e14: 20 * 50, '143cd2': 20 * 50 });
    }

    // With nothing selected a letter is about the whole display.
    await hands.press('Control+Shift+1');
    await overlaid(app, stage);
    await hands.press('P');
    const pin = await shown(app, 'pin.html');
    const bounds = () =>
      app.electron.evaluate(({ BrowserWindow }) =>
        BrowserWindow.getAllWindows()
          .find((window) => window.webContents.getURL().includes('pin.html'))
          ?.getBounds(),
      );
    expect(await bounds()).toEqual({ x: 144, y: 100, width: 1152, height: 800 });
    await pin.keyboard.press('-');
    await expect.poll(async () => (await bounds())?.width).toBe(Math.round((1440 * 0.8) / 1.1));
    await pin.keyboard.press('5');
    await expect(pin.getByText('50 %').first()).toBeAttached();
    await pin.keyboard.press('Escape').catch(() => {});
    await expect.poll(() => visible(app, 'pin.html')).toBe(0);
    expect(sandbox.pictures()).toHaveLength(2);

    for (const [key, mime] of [
      ['M', 'video/mp4'],
      ['G', 'image/gif'],
    ] as const) {
      const before = sandbox.pictures().length;
      await hands.press('Control+Alt+Shift+2');
      await overlaid(app, stage);
      // Recordings are begun by a key or a button, never by the release of the mouse.
      await hands.draw([600, 300], [759, 419]);
      await selected(app, 160, 120);
      await hands.press(key);
      const bar = await shown(app, 'record.html');
      await expect(bar.getByRole('timer')).toContainText('0:01');
      await hands.press('Control+Alt+Shift+2');
      await expect.poll(() => visible(app, 'record.html')).toBe(0);
      await expect.poll(() => sandbox.pictures().length).toBe(before + 1);
      const { jobs } = await callEngine(app.page, 'snapshot', {});
      expect(jobs.at(-1)?.media ?? jobs.find(({ media }) => media?.mime === mime)?.media).toMatchObject({
        mime,
        width: 160,
        height: 120,
      });
    }
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

test.describe('with a delay', () => {
  // Long enough that a busy machine shows it before it is over.
  test.use({ settings: { captureDelay: 10 } });

  test('a delayed capture counts down where it can be seen, and the same keys leave it', async ({
    app,
    stage: { hands },
  }) => {
    await hands.press('Control+Shift+9');
    const countdown = await shown(app, 'overlay.html');
    await expect(countdown.getByRole('timer')).toHaveText(/^(10|\d)$/);
    await hands.press('Control+Shift+9');
    await expect.poll(() => visible(app, 'overlay.html')).toBe(0);
    await callEngine(app.page, 'changeSettings', { captureDelay: 3 });
    await hands.press('Control+Shift+9');
    await shown(app, 'overlay.html');
    const isRegion = async () => {
      const overlay = app.electron.windows().find((page) => page.url().includes('overlay.html'));
      return overlay?.getByRole('application').isVisible() ?? false;
    };
    await expect.poll(isRegion).toBe(true);
    expect((await callEngine(app.page, 'snapshot', {})).jobs).toEqual([]);
    // Until the overlay has the focus, keys are lost.
    await expect
      .poll(async () => {
        await hands.press('Escape');
        return visible(app, 'overlay.html');
      })
      .toBe(0);
  });
});

test.describe(() => {
  test.use({ isShared: false });
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
  test.use({ isShared: false, args: ['--hidden', '--ozone-platform=x11'] });

  test('keys that come prove nothing, and a desktop without a portal is told', async ({
    start,
    args,
    stage,
    sandbox,
  }) => {
    const env = { XDG_SESSION_TYPE: 'wayland', DBUS_SESSION_BUS_ADDRESS: '', XDG_RUNTIME_DIR: undefined };
    const app = await start({ args, env });
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

test.describe(() => {
  test.use({ isShared: false });
  test('the command starts the app without a window, and prints the link', async ({
    env,
    sandbox,
    stage,
  }) => {
    expect(stage.display.env.DISPLAY).toBeTruthy();
    const { output, code } = await command(['capture', '--screen', '--json'], env);
    expect(code).toBe(0);
    expect(JSON.parse(output)).toMatchObject({ status: 'uploaded', link: sandbox.pictures()[0]?.link });
    expect(count(await arrived(sandbox))).toEqual({ c81e14: 720 * 1000, '143cd2': 720 * 1000 });
  });
});

async function command(args: readonly string[], env: Record<string, string>) {
  const child = spawn(process.execPath, [commandEntry, ...args], { env: { ...process.env, ...env } });
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
  test.use({ settings: { consents: [] } });

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

  test('one question stands in one place: on the card, and in the window once the card is closed', async ({
    app,
    stage,
    sandbox,
  }) => {
    const panel = app.page.getByRole('region', { name: i18n.t('consent.title') });
    await stage.hands.press('Control+Shift+2');
    const card = await shown(app, 'card.html');
    await expect(card.getByText(imgurHere('capture'))).toBeVisible();
    // The window knows of the picture that waits, and leaves the question to the card.
    await expect(app.page.getByRole('row').filter({ hasText: i18n.t('consent.mark') })).toHaveCount(1);
    await expect(panel).toHaveCount(0);
    // Who has no pointer for the card takes the question into the window.
    await app.page.evaluate(() => window.snapferry.shell.showWindow({}));
    await app.page.getByRole('row').last().click();
    await app.page.getByRole('button', { name: i18n.t('consent.answer-here') }).click();
    await expect(panel.getByText(imgurHere('capture'))).toBeVisible();
    await app.page.reload();
    await expect(app.page.getByRole('row').filter({ hasText: i18n.t('consent.mark') })).toHaveCount(1);
    await expect(panel).toHaveCount(0);
    const closed = card.waitForEvent('close');
    // The page goes with the click, which may not be answered then.
    const clicked = card.getByRole('button', { name: i18n.t('capture.card.close') }).click();
    await Promise.all([closed, clicked.catch(() => {})]);
    await expect(panel.getByText(imgurHere('capture'))).toBeVisible();
    await panel.getByRole('button', { name: i18n.t('consent.accept') }).click();
    await expect.poll(() => sandbox.pictures().length).toBe(1);
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
