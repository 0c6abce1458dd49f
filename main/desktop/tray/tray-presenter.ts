import type { Translator } from '../../../i18n/index.ts';
import { callAfter } from '../app/timers.ts';
import type { EngineMirror } from '../engine-process/engine-mirror.ts';
import type { EngineSupervisor } from '../engine-process/engine-supervisor.ts';
import type { PendingUndo } from '../inbox/pending-undo.ts';
import type { RecentLinks } from '../links/recent-links.ts';
import type { ProgressTracker } from '../progress/progress-tracker.ts';
import { createThrottle } from '../progress/throttle.ts';
import type { TrayIcon } from './tray-icon.ts';
import { createTrayView } from './tray-view.ts';

export interface TrayPresenterOptions {
  readonly icon: TrayIcon;
  readonly engine: EngineSupervisor;
  readonly mirror: EngineMirror;
  readonly pendingUndo: PendingUndo;
  readonly recentLinks: RecentLinks;
  readonly progress: ProgressTracker;
  i18n(): Translator;
}

/** Least time between two changes of the icon, in milliseconds: drawing it and its menu costs. */
const everyMs = 1_000;

/** Updates the tray icon after every change of what it shows, the language included. */
export function presentTray(options: TrayPresenterOptions): void {
  const { icon, engine, mirror, pendingUndo, recentLinks, progress, i18n } = options;

  const draw = () => {
    const { summary, credits, settings } = mirror;
    if (!summary || !credits) return;
    const { clipboardWatch } = settings;
    const isBroken = engine.state.state === 'broken';
    const { run } = progress;
    const state = { run, summary, credits, clipboardWatch, isBroken, ...pendingUndo.state };
    icon.show(createTrayView(state, i18n(), Date.now()), recentLinks.items, i18n());
  };

  const show = createThrottle({ now: Date.now, after: callAfter, everyMs, run: draw });
  mirror.events.on('changed', show);
  progress.events.on('changed', show);
  recentLinks.events.on('changed', show);
  // After a restart it is updated when the mirror has read a snapshot.
  engine.events.on('state', ({ state }) => {
    if (state !== 'running') show();
  });
  // A snapshot may have been read before.
  show();
}
