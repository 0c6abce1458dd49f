import { nativeTheme, session } from 'electron';
import type { EngineEvent } from '../../../contract/engine.ts';
import { readForEngine } from '../clipboard/read-for-engine.ts';
import { answerProxyQuestion } from '../system/system-proxies.ts';
import type { StartGuard } from '../updates/start-guard.ts';
import { noteCrash } from './crash-dumps.ts';
import type { Parts } from './parts.ts';

/** Exit code of an engine that ended by an error of its own, which it has written down itself. */
const ownErrorCode = 1;

/** Connects the events of the components with their handlers. */
export function connectParts(parts: Parts, guard: StartGuard, profile: string): void {
  const { engine, mirror, window, inbox, captures, pendingUndo, recentLinks, hotkeys } = parts;
  const { watched, progress, notifier } = parts;
  connectUpdates(parts, guard);

  engine.events.on('state', (status) => {
    window.emit({ kind: 'engine', ...status });
    if (status.state === 'running') {
      void mirror.read();
      inbox.opened();
    } else mirror.onEngineLost();
  });
  engine.events.on('died', (code) => {
    if (code !== ownErrorCode) noteCrash(profile, 'engine', `code ${code}`);
  });
  engine.subscribe((event) => hear(parts, event));

  mirror.events.on('snapshot', ({ jobs }) => {
    captures.reset(jobs);
    pendingUndo.reset(jobs);
    progress.reset(jobs);
    notifier.reset(jobs);
    void recentLinks.renew();
  });
  mirror.events.on('settings', (settings) => {
    nativeTheme.themeSource = settings.theme;
    watched.watch.set(settings.clipboardWatch === 'on');
    hotkeys.applySettings(settings);
  });

  // A page that has just loaded has missed earlier events.
  window.events.on('loaded', () => {
    window.emit({ kind: 'engine', ...engine.state });
    window.emit({ kind: 'jobs-on-cards', ids: captures.jobsOnCards });
  });
  // Hotkeys are chosen and tried in the window: leaving it ends that.
  window.events.on('left', () => {
    hotkeys.suspend(false);
    hotkeys.try(null);
  });
  window.events.on('closed', () => captures.close());
}

/** Tells the guard how the start goes, and updates what they wait for. */
function connectUpdates(
  { engine, mirror, window, updates, startAtLogin, i18n }: Parts,
  guard: StartGuard,
): void {
  let isLoaded = false;
  const prove = () => {
    if (!isLoaded || engine.state.state !== 'running') return;
    // An AppImage has another name after an update.
    if (guard.change?.state === 'unproven' && startAtLogin.get()) startAtLogin.set(true);
    guard.succeeded();
  };
  window.events.on('loaded', () => {
    isLoaded = true;
    prove();
  });
  engine.events.on('state', ({ state, error }) => {
    prove();
    if (state === 'broken') guard.failed(error?.code ?? 'engine-stopped');
  });
  mirror.events.on('settings', () => updates.applySettings());
  mirror.events.on('changed', () => updates.look());
  window.events.on('left', () => updates.look());
  updates.events.on('changed', (view) => window.emit({ kind: 'updates', view }));
  updates.events.on('found', (version) =>
    window.notifyIfHidden(i18n().t('updates.found', { version }), i18n().t('updates.found.notice')),
  );
}

/**
 * Dispatches an engine event: cards know of a batch before its links are copied, and the mirror's numbers are those of
 * the event.
 */
function hear(parts: Parts, event: EngineEvent): void {
  parts.window.forwardEngineEvent(event);
  parts.recentLinks.onEvent(event);
  parts.captures.onEvent(event);
  parts.pendingUndo.onEvent(event);
  parts.mirror.onEvent(event);
  parts.links.onEvent(event);
  parts.progress.onEvent(event);
  parts.notifier.onEvent(event);
  if (event.kind === 'clipboard-asked') void giveClipboard(parts, event.askId);
  if (event.kind === 'proxy-asked') void answerProxyQuestion(parts.engine, session.defaultSession, event);
}

/**
 * Answers the engine's question for the clipboard, on behalf of an editor. An engine that died in between expects no
 * answer.
 */
async function giveClipboard({ engine, clipboard, i18n }: Parts, askId: string): Promise<void> {
  const nothing = { items: [], pictures: [], tooLarge: null };
  const content = await readForEngine(clipboard, i18n().t('clipboard.name')).catch(() => nothing);
  await engine.call('giveClipboard', { askId, content }).catch(() => {});
}
