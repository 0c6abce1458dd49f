import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import type { Result } from '../../../contract/bridge.ts';
import { decode } from '../../../contract/bridge-codec.ts';
import type { HotkeyAction, HotkeysView } from '../../../contract/hotkeys.ts';
import type { Settings } from '../../../contract/settings.ts';
import { callEngine } from '../../../scripts/setup/call-engine.ts';
import { type Display, openVirtualDisplay } from '../../../scripts/setup/display.ts';
import type { RealApp } from '../../../scripts/setup/real-app.ts';
import { test as base, i18n } from '../fixtures.ts';
import { Hands } from './hands.ts';
import { openXClient, type XClient } from './x-client.ts';

export interface Stage {
  readonly display: Display;
  /** Another program on that display. */
  readonly x: XClient;
  readonly hands: Hands;
}

export const red = 0xc81e14;
export const blue = 0x143cd2;

/** Opens a separate screen, red on its left and blue on its right half. */
async function openStage(): Promise<Stage> {
  const display = await openVirtualDisplay();
  const x = await openXClient(display.env.DISPLAY ?? '');
  await x.window({ x: 0, y: 0, width: 720, height: 1000 }, red);
  await x.window({ x: 720, y: 0, width: 720, height: 1000 }, blue);
  return { display, x, hands: new Hands(display) };
}

function closeStage({ x, display }: Stage): void {
  x.close();
  display.stop();
}

const environmentOn = ({ display }: Stage, folder: string) => ({
  ...display.env,
  XDG_PICTURES_DIR: join(folder, 'pictures'),
});

/** Provides such a screen, and the app on it without a window. */
export const test = base.extend<{ stage: Stage; settings: Partial<Settings> }, { sharedStage: Stage }>({
  sharedStage: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads from it what a fixture needs
    async ({}, use) => {
      const stage = await openStage();
      await use(stage);
      closeStage(stage);
    },
    { scope: 'worker' },
  ],
  residence: [
    async ({ sharedStage }, use) =>
      use({
        display: sharedStage.display,
        env: (folder) => environmentOn(sharedStage, folder),
        args: ['--hidden'],
      }),
    { scope: 'worker' },
  ],
  settings: [{}, { option: true }],
  stage: async ({ isShared, sharedStage }, use) => {
    const stage = isShared ? sharedStage : await openStage();
    await stage.hands.pointTo(100, 100);
    await use(stage);
    if (!isShared) closeStage(stage);
  },
  env: async ({ isShared, env, stage, folder }, use) =>
    use(isShared ? env : { ...env, ...environmentOn(stage, folder) }),
  app: async ({ app, stage, settings }, use) => {
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
export async function arrive(
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

export function visible(app: RealApp, page: string): Promise<number> {
  return app.electron.evaluate(
    ({ BrowserWindow }, name) =>
      BrowserWindow.getAllWindows().filter(
        (window) => window.isVisible() && window.webContents.getURL().includes(name),
      ).length,
    page,
  );
}

export async function shown(app: RealApp, name: string): Promise<Page> {
  const find = () => app.electron.windows().find((window) => window.url().includes(name));
  // Playwright may see it later than it exists.
  await expect.poll(async () => (await visible(app, name)) === 1 && find() !== undefined).toBe(true);
  const page = find();
  if (!page) throw new Error(`${name} went away`);
  return page;
}

/** Waits for the overlay: it has the focus, and shows the pointer's position. */
export async function overlaid(app: RealApp, { hands }: Stage, at = { x: 640, y: 360 }): Promise<void> {
  await shown(app, 'overlay.html');
  const answers = async () => {
    // A pointer that rests sends no events.
    await hands.pointTo(at.x - 1, at.y);
    await hands.pointTo(at.x, at.y);
    const page = app.electron.windows().find((window) => window.url().includes('overlay.html'));
    const said = await page?.evaluate(async (position) => {
      // The pointer comes by way of the X server, an answer to a test by a socket: the latter is often first.
      for (let frames = 0; frames < 30 && !document.body.innerText.includes(position); frames += 1)
        await new Promise((resolve) => requestAnimationFrame(resolve));
      return { hasFocus: document.hasFocus(), text: document.body.innerText };
    }, `${at.x}, ${at.y}`);
    // In pixels of the screen, which are those of the X server.
    return { ...said, isThere: said?.text.includes(`${at.x}, ${at.y}`) };
  };
  await expect.poll(answers).toMatchObject({ hasFocus: true, isThere: true });
}

/** Waits until the overlay shows this size of the selection. */
export async function selected(app: RealApp, width: number, height: number): Promise<void> {
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
