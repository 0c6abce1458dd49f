import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import sharp from 'sharp';
import type { Settings } from '../../contract/records.ts';
import { callEngine } from '../../scripts/demo/engine-of-page.ts';
import { type Display, openVirtualDisplay } from '../../scripts/setup/display.ts';
import type { RealApp } from '../../scripts/setup/real-app.ts';
import type { Sandbox } from '../sandbox/index.ts';
import { test as base, clipboardText, words } from './fixtures.ts';
import { openXClient, type XClient } from './x-client.ts';

interface Stage {
  readonly display: Display;
  /** Another program on that display, and the person's hands. */
  readonly x: XClient;
}

const red = 0xc81e14;
const blue = 0x143cd2;

/** A screen of this test's own, red on its left and blue on its right half; the app is there without a window. */
const test = base.extend<{ stage: Stage; settings: Partial<Settings> }>({
  settings: [{}, { option: true }],
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads from it what a fixture needs
  stage: async ({}, use) => {
    const display = await openVirtualDisplay();
    const x = await openXClient(display.env.DISPLAY ?? '');
    await x.window({ x: 0, y: 0, width: 720, height: 1000 }, red);
    await x.window({ x: 720, y: 0, width: 720, height: 1000 }, blue);
    await x.pointerTo(100, 100);
    await use({ display, x });
    x.close();
    display.stop();
  },
  env: async ({ env, stage }, use) =>
    use({ ...env, ...stage.display.env, XDG_PICTURES_DIR: join(env.SNAPFERRY_HOME ?? '', '..', 'pictures') }),
  app: async ({ start, stage, settings }, use) => {
    const app = await start({ args: ['--hidden'] });
    await callEngine(app.page, 'changeSettings', { keepInTray: false, ...settings });
    await heldByApp(stage, 'Control+Shift+1');
    await use(app);
  },
});

/** Waits until the X server keeps these keys for the app, so that a press cannot come too early. */
async function heldByApp({ x }: Stage, keys: string): Promise<void> {
  await expect
    .poll(async () => {
      const isFree = await x.grab(keys);
      if (isFree) await x.letGo(keys);
      return isFree;
    })
    .toBe(false);
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

async function shown(app: RealApp, page: string): Promise<Page> {
  await expect.poll(() => visible(app, page)).toBe(1);
  const found = app.electron.windows().find((window) => window.url().includes(page));
  if (!found) throw new Error(`${page} is to be seen, and yet is no window`);
  return found;
}

/** The one picture that arrived, decoded. */
async function arrived(sandbox: Sandbox) {
  await expect.poll(() => sandbox.pictures().length).toBe(1);
  const response = await fetch(sandbox.pictures()[0]?.link ?? '');
  const { data, info } = await sharp(Buffer.from(await response.arrayBuffer()))
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  const at = (x: number, y: number) => data.readUIntBE((y * info.width + x) * 3, 3);
  return { width: info.width, height: info.height, at };
}

/** How many pixels of each colour a picture has. */
function count({ width, height, at }: Awaited<ReturnType<typeof arrived>>): Record<string, number> {
  const found: Record<string, number> = {};
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) {
      const colour = at(x, y).toString(16).padStart(6, '0');
      found[colour] = (found[colour] ?? 0) + 1;
    }
  return found;
}

test('a region drawn with the pointer arrives pixel for pixel, and its card says that the link is copied', async ({
  app,
  stage: { x },
  sandbox,
}) => {
  await x.press('Control+Shift+1');
  await shown(app, 'overlay.html');
  await x.pointerTo(600, 300);
  await x.button(true);
  await x.pointerTo(700, 350);
  await x.pointerTo(899, 499);
  await x.button(false);
  await x.press('Enter');
  const picture = await arrived(sandbox);
  expect([picture.width, picture.height]).toEqual([300, 200]);
  expect(count(picture)).toEqual({ c81e14: 120 * 200, '143cd2': 180 * 200 });
  expect([picture.at(119, 0), picture.at(120, 0)]).toEqual([red, blue]);

  const card = await shown(app, 'card.html');
  await expect(card.getByText(words.text('capture.card.link-copied'))).toBeVisible();
  expect(await clipboardText(app)).toBe(sandbox.pictures()[0]?.link);
  const { jobs } = await callEngine(app.page, 'snapshot', {});
  expect(jobs[0]).toMatchObject({ origin: 'capture', lane: 'interactive', title: null, privacy: 'hidden' });
  expect(jobs[0]?.name).toMatch(/^Capture \d{4}-\d\d-\d\d \d\d\.\d\d\.\d\d\.png$/);
});
