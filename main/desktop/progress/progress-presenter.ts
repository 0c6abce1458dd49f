import { join } from 'node:path';
import { app, type BrowserWindow, type NativeImage, nativeImage } from 'electron';
import type { Translator } from '../../../i18n/index.ts';
import { callAfter } from '../app/timers.ts';
import type { EngineMirror } from '../engine-process/engine-mirror.ts';
import type { EngineSupervisor } from '../engine-process/engine-supervisor.ts';
import type { MainWindow } from '../windows/main-window.ts';
import type { ProgressTracker } from './progress-tracker.ts';
import { createProgressView, type ProgressView } from './progress-view.ts';
import { createThrottle } from './throttle.ts';

interface ProgressPresenterOptions {
  readonly engine: EngineSupervisor;
  readonly mirror: EngineMirror;
  readonly window: MainWindow;
  readonly progress: ProgressTracker;
  /** Holds the signs in `tray/`. */
  readonly iconFolder: string;
  i18n(): Translator;
}

/** Least time between two changes of title and bar, in milliseconds. */
const everyMs = 1_000;

/** Shows the progress in the title of the window, in taskbar or dock, and the failures on the app's icon. */
export function presentProgress(options: ProgressPresenterOptions): void {
  const { engine, mirror, window, progress, iconFolder, i18n } = options;
  let shown = '';
  const draw = () => {
    const { summary, credits } = mirror;
    const { browserWindow } = window;
    if (!summary || !credits || !browserWindow) return;
    const { run, unseenFailures } = progress;
    const { blocked } = credits;
    const isBroken = engine.state.state === 'broken';
    const view = createProgressView({ run, summary, blocked, unseenFailures, isBroken }, i18n(), Date.now());
    const key = JSON.stringify(view);
    if (key === shown) return;
    shown = key;
    showProgress(browserWindow, view, iconFolder, i18n());
  };
  const show = createThrottle({ now: Date.now, after: callAfter, everyMs, run: draw });
  mirror.events.on('changed', show);
  progress.events.on('changed', show);
  window.events.on('focused', () => progress.seen());
  engine.events.on('state', ({ state }) => {
    if (state === 'broken') show();
  });
  // A snapshot may have been read before.
  show();
}

function showProgress(window: BrowserWindow, view: ProgressView, iconFolder: string, i18n: Translator): void {
  const { title, bar, badge } = view;
  window.setTitle(title);
  window.setProgressBar(bar?.share ?? -1, { mode: bar?.mode ?? 'none' });
  // Windows has no numbers on icons, but a picture in their corner.
  if (process.platform === 'win32')
    window.setOverlayIcon(
      badge > 0 ? failureSign(iconFolder) : null,
      badge > 0 ? i18n.t('tray.failed', { count: badge }) : '',
    );
  else app.setBadgeCount(badge);
}

/** Cuts the sign out of the picture that is laid over the tray's icon: it stands in the upper right corner. */
function failureSign(folder: string): NativeImage {
  const sign = nativeImage.createFromPath(join(folder, 'tray', 'trouble.png'));
  const { width } = sign.getSize();
  const side = Math.round((width * 112) / 176);
  return sign.crop({ x: width - side, y: 0, width: side, height: side });
}
