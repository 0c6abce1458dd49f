import { callAfter } from '../app/timers.ts';
import { hasTrayHost } from './tray-host.ts';

/** Time limit for a panel, which may start after the programs of the session. */
const trayHostTimeoutMs = 30_000;
const pollIntervalMs = 1_000;

interface TrayWaitOptions {
  /** Whether the app is quitting, or the window is open: then the wait ends. */
  isOver(): boolean;
}

/** Shows the window of a hidden start when no tray appears: the window is the only way in then. */
export async function showUnlessTray({ isOver, show }: TrayWaitOptions & { show(): void }): Promise<void> {
  for (let waited = 0; waited <= trayHostTimeoutMs; waited += pollIntervalMs) {
    if (isOver()) return;
    if (await hasTrayHost(process.env, process.platform)) return;
    await pause();
  }
  show();
}

/** Quits a start for one task without a window when it is done, unless there is a tray. */
export async function quitUnlessTray(
  options: TrayWaitOptions & { isDone(): boolean; quit(): void },
): Promise<void> {
  while (!options.isOver()) {
    if (options.isDone() && !(await hasTrayHost(process.env, process.platform))) return options.quit();
    await pause();
  }
}

const pause = () => new Promise<void>((resolve) => callAfter(pollIntervalMs, resolve));
