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

/** Drops real files on the middle of the window, as the system's file manager would. */
export async function dropFiles(app: RealApp, files: readonly string[]): Promise<void> {
  // Until its first frame is drawn, the page does not handle drops.
  await app.page.getByRole('main').waitFor();
  const session = await app.electron.context().newCDPSession(app.page);
  const { width, height } = await app.page.evaluate(() => ({ width: innerWidth, height: innerHeight }));
  const data = { items: [], files: [...files], dragOperationsMask: 1 };
  const send = (type: 'dragEnter' | 'dragOver' | 'drop' | 'dragCancel') =>
    session.send('Input.dispatchDragEvent', { type, x: width / 2, y: height / 2, data });
  // As a user does: hold the files over the window until it shows the effect of a drop, and check whether it accepted
  // them.
  const promise = app.page.getByRole('status').getByRole('paragraph').first();
  for (let tries = 1; ; tries += 1) {
    await send('dragEnter');
    await send('dragOver');
    await promise.waitFor();
    await send('dragOver');
    await send('drop');
    const isTaken = await promise.waitFor({ state: 'hidden', timeout: dropTimeoutMs }).then(
      () => true,
      () => false,
    );
    if (isTaken) break;
    if (tries === maxDropAttempts)
      throw new Error(`The window did not take the files in ${maxDropAttempts} tries`);
    await send('dragCancel');
  }
  await session.detach();
}
