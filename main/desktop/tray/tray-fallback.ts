import { callAfter } from '../app/timers.ts';
import { hasTrayHost } from './tray-host.ts';

/** A panel may come up after the programs that start with it. */
const trayHostTimeoutMs = 30_000;
const pollIntervalMs = 1_000;

interface TrayWaitOptions {
  /** The app ends, or people have its window: there is nothing to wait for any more. */
  isOver(): boolean;
}

/** A hidden start on a desktop whose panel does not come: the window is the only way in. */
export async function showUnlessTray({ isOver, show }: TrayWaitOptions & { show(): void }): Promise<void> {
  for (let waited = 0; waited <= trayHostTimeoutMs; waited += pollIntervalMs) {
    if (isOver()) return;
    if (await hasTrayHost(process.env, process.platform)) return;
    await pause();
  }
  show();
}

/** A start for one task, without a window: without a tray either, it ends when all of that is done. */
export async function quitUnlessTray(
  options: TrayWaitOptions & { isDone(): boolean; quit(): void },
): Promise<void> {
  while (!options.isOver()) {
    if (options.isDone() && !(await hasTrayHost(process.env, process.platform))) return options.quit();
    await pause();
  }
}

const pause = () => new Promise<void>((resolve) => callAfter(pollIntervalMs, resolve));
