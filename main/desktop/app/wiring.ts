import { nativeTheme, session } from 'electron';
import type { EngineEvent } from '../../../contract/engine.ts';
import { readForEngine } from '../clipboard/read-for-engine.ts';
import { answerProxyQuestion } from '../system/system-proxies.ts';
import type { Parts } from './parts.ts';

/** Connects the events of the components with their handlers. */
export function connectParts(parts: Parts): void {
  const { engine, mirror, window, captures, pendingUndo, recentLinks, hotkeys, watched } = parts;

  engine.events.on('state', (status) => {
    window.emit({ kind: 'engine', ...status });
    if (status.state === 'running') void mirror.read();
    else mirror.onEngineLost();
  });
  engine.subscribe((event) => hear(parts, event));

  mirror.events.on('snapshot', ({ jobs }) => {
    captures.reset(jobs);
    pendingUndo.reset(jobs);
    void recentLinks.renew();
  });
  mirror.events.on('settings', (settings) => {
    nativeTheme.themeSource = settings.theme;
    watched.watch.set(settings.clipboardWatch === 'on');
    hotkeys.applySettings(settings);
  });

  // A page that has just loaded has missed earlier events.
  window.events.on('loaded', () => window.emit({ kind: 'engine', ...engine.state }));
  // Hotkeys are chosen and tried in the window: leaving it ends that.
  window.events.on('left', () => {
    hotkeys.suspend(false);
    hotkeys.try(null);
  });
  window.events.on('closed', () => captures.close());
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
