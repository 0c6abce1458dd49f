import type { Translator } from '../../../i18n/index.ts';
import type { EngineMirror } from '../engine-process/engine-mirror.ts';
import type { EngineSupervisor } from '../engine-process/engine-supervisor.ts';
import type { PendingUndo } from '../inbox/pending-undo.ts';
import type { RecentLinks } from '../links/recent-links.ts';
import type { TrayIcon } from './tray-icon.ts';
import { createTrayView } from './tray-view.ts';

export interface TrayPresenterOptions {
  readonly icon: TrayIcon;
  readonly engine: EngineSupervisor;
  readonly mirror: EngineMirror;
  readonly pendingUndo: PendingUndo;
  readonly recentLinks: RecentLinks;
  i18n(): Translator;
}

/** Updates the tray icon after every change of what it shows, the language included. */
export function presentTray(options: TrayPresenterOptions): void {
  const { icon, engine, mirror, pendingUndo, recentLinks, i18n } = options;

  const show = () => {
    const { summary, credits, settings } = mirror;
    if (!summary || !credits) return;
    const { clipboardWatch } = settings;
    const isBroken = engine.state.state === 'broken';
    const state = { summary, credits, clipboardWatch, isBroken, ...pendingUndo.state };
    icon.show(createTrayView(state, i18n(), Date.now()), recentLinks.items, i18n());
  };

  mirror.events.on('changed', show);
  recentLinks.events.on('changed', show);
  // After a restart it is updated when the mirror has read a snapshot.
  engine.events.on('state', ({ state }) => {
    if (state !== 'running') show();
  });
}
