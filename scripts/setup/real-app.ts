import { dirname } from 'node:path';
import { _electron, type ElectronApplication, type Page } from '@playwright/test';
import type { Display } from './display.ts';
import { sandboxFlags, thisMachine } from './electron-command.ts';
import { root } from './paths.ts';
import type { ElectronRuntime } from './runtime.ts';

/** Controls the real app in a real Electron from outside. */
export interface RealApp {
  readonly electron: ElectronApplication;
  readonly page: Page;
  /** Returns everything that Electron and the engine have written to their error streams so far. */
  errors(): string;
}

interface LaunchOptions {
  readonly runtime: ElectronRuntime;
  readonly display: Display;
  /** Added to this process's environment; undefined removes a variable. */
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly args?: readonly string[];
}

/**
 * Starts the built app and waits for its window. Playwright finds Electron by its package, not by a path given to it:
 * only then does it hold the app back until it listens, and no window is missed.
 */
export async function launchApp({ runtime, display, env, args = [] }: LaunchOptions): Promise<RealApp> {
  if (runtime.kind === 'stand-in') process.env.ELECTRON_OVERRIDE_DIST_PATH = dirname(runtime.executable);
  const merged = Object.entries({ ...process.env, ...display.env, ...env }).filter(
    (entry): entry is [string, string] => entry[1] !== undefined,
  );
  const electron = await _electron.launch({
    args: [...display.flags, root, ...args],
    chromiumSandbox: sandboxFlags(thisMachine).length === 0,
    timeout: 60_000,
    env: Object.fromEntries(merged),
    // The app's own theme, not one that Playwright emulates.
    colorScheme: null,
  });
  let errors = '';
  electron.process().stderr?.on('data', (part: Buffer) => {
    errors += part.toString();
  });
  return { electron, page: await electron.firstWindow(), errors: () => errors };
}

/** Number of attempts of a drop: on a busy machine one in some hundreds is lost before it reaches the page. */
const maxDropAttempts = 3;
const dropTimeoutMs = 5_000;

/** Whether `wait` ended without an error: a wait that timed out is an answer here, not a failure. */
const succeeded = (wait: Promise<void>): Promise<boolean> =>
  wait.then(
    () => true,
    () => false,
  );

/** Drops real files on the middle of the window, as the system's file manager would. */
export async function dropFiles(app: RealApp, files: readonly string[]): Promise<void> {
  // Until its first frame is drawn, the page does not handle drops.
  await app.page.getByRole('main').waitFor();
  const session = await app.electron.context().newCDPSession(app.page);
  const { width, height } = await app.page.evaluate(() => ({ width: innerWidth, height: innerHeight }));
  const data = { items: [], files: [...files], dragOperationsMask: 1 };
  const send = (type: 'dragEnter' | 'dragOver' | 'drop' | 'dragCancel') =>
    session.send('Input.dispatchDragEvent', { type, x: width / 2, y: height / 2, data });
  const promise = app.page.locator('[data-dragging]').getByRole('paragraph').first();
  // As a user does: hold the files over the window until it shows the effect of a drop, and check whether it accepted
  // them.
  const attempt = async (): Promise<boolean> => {
    await send('dragEnter');
    await send('dragOver');
    if (!(await succeeded(promise.waitFor({ timeout: dropTimeoutMs })))) return false;
    await send('dragOver');
    await send('drop');
    return succeeded(promise.waitFor({ state: 'hidden', timeout: dropTimeoutMs }));
  };
  for (let tries = 1; !(await attempt()); tries += 1) {
    if (tries === maxDropAttempts)
      throw new Error(`The window did not take the files in ${maxDropAttempts} tries`);
    await send('dragCancel');
  }
  await session.detach();
}
