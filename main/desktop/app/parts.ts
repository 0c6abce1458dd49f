import { join } from 'node:path';
import { app, clipboard, globalShortcut } from 'electron';
import type { SessionKind } from '../../../contract/hotkeys.ts';
import type { Settings } from '../../../contract/settings.ts';
import type { Translator } from '../../../i18n/index.ts';
import { loadTranslator } from '../../../i18n/load-translator.ts';
import { Captures } from '../capture/captures.ts';
import { copyText } from '../clipboard/copy-text.ts';
import { openClipboard, type SystemClipboard } from '../clipboard/system-clipboard.ts';
import { WatchedPictures } from '../clipboard/watched-pictures.ts';
import { EngineMirror } from '../engine-process/engine-mirror.ts';
import { EngineSupervisor } from '../engine-process/engine-supervisor.ts';
import { type ForkOptions, forkNode } from '../engine-process/node-process.ts';
import { TrialMode } from '../engine-process/trial-mode.ts';
import { Hotkeys } from '../hotkeys/hotkeys.ts';
import { detectSessionKind, isPressConclusive } from '../hotkeys/session-kind.ts';
import { commandFor } from '../hotkeys/shortcut-command.ts';
import { Inbox } from '../inbox/inbox.ts';
import { PendingUndo } from '../inbox/pending-undo.ts';
import { sendShellEvent } from '../ipc/send-event.ts';
import { LinkCopier } from '../links/link-copier.ts';
import { RecentLinks } from '../links/recent-links.ts';
import { BatchNotifier } from '../notifications/batch-notifier.ts';
import { showNotification } from '../notifications/system-notifications.ts';
import { ProgressTracker } from '../progress/progress-tracker.ts';
import { autostartFile, type StartAtLogin, systemLoginItem } from '../system/start-at-login.ts';
import { startCommand } from '../system/start-command.ts';
import { createUpdates } from '../updates/create-updates.ts';
import type { StartGuard } from '../updates/start-guard.ts';
import type { Updates } from '../updates/updates.ts';
import { pageBase, stillUrl } from '../windows/app-resources.ts';
import { chooseCaptureFolder, chooseSavePlace } from '../windows/file-dialogs.ts';
import { MainWindow } from '../windows/main-window.ts';
import { askToQuit } from '../windows/quit-dialog.ts';
import { QuitQuestion } from './quit-question.ts';
import { createShortcutActions, type ShortcutActions } from './shortcut-actions.ts';
import { callAfter } from './timers.ts';

/** Describes where this app is installed and stores its data. */
export interface AppPlace {
  readonly profile: string;
  readonly appFolder: string;
  /** URL of the server that reloads the window's code during development; else null. */
  readonly developmentServer: string | null;
  /** Follows this start, which may be the first of a version. */
  readonly guard: StartGuard;
}

/** Holds the components of the shell. */
export interface Parts {
  readonly engine: EngineSupervisor;
  readonly mirror: EngineMirror;
  readonly trialMode: TrialMode;
  readonly window: MainWindow;
  readonly inbox: Inbox;
  readonly pendingUndo: PendingUndo;
  readonly recentLinks: RecentLinks;
  readonly clipboard: SystemClipboard;
  readonly watched: WatchedPictures;
  readonly captures: Captures;
  readonly hotkeys: Hotkeys;
  readonly shortcuts: ShortcutActions;
  readonly links: LinkCopier;
  readonly progress: ProgressTracker;
  readonly notifier: BatchNotifier;
  readonly startAtLogin: StartAtLogin;
  readonly updates: Updates;
  readonly quitQuestion: QuitQuestion;
  readonly i18n: () => Translator;
  readonly changeSettings: (patch: Partial<Settings>) => void;
}

const clock = { now: Date.now, after: callAfter };

/**
 * Creates the components, each from earlier ones only: nothing is passed around that does not exist yet. Their events
 * are connected afterwards (`connectParts`), and none is emitted before that.
 */
export function createParts(place: AppPlace): Parts {
  const { profile, appFolder, developmentServer } = place;
  const fork = forker(appFolder);
  const program = startCommand(appFolder);
  const session = detectSessionKind(process.platform, process.env);
  const engine = new EngineSupervisor({
    spawn: (env) =>
      fork('engine.cjs', { args: [], env, mediaScript: join(appFolder, 'out', 'main', 'media.cjs') }),
    clock,
  });
  const changeSettings = (patch: Partial<Settings>) => {
    engine.call('changeSettings', patch).catch(() => {});
  };
  const mirror = new EngineMirror(engine);
  const settings = () => mirror.settings;
  const i18n = () => loadTranslator(app.getPreferredSystemLanguages(), mirror.settings.language);
  const trialMode = new TrialMode({
    engine,
    profile,
    environment: engineEnvironment(place.guard),
    fork: (args) => fork('sandbox.cjs', { args, env: process.env }),
    appearance: settings,
  });
  const window = new MainWindow({
    appFolder,
    address: developmentServer ?? `${pageBase}index.html`,
    profile,
    settings,
    changeSettings,
    quit: () => void quitQuestion.request(),
  });
  const quitQuestion = new QuitQuestion({
    summary: () => mirror.summary,
    settings,
    changeSettings,
    ask: (open) => askToQuit(window.browserWindow, i18n(), open),
    quit: () => app.quit(),
  });
  const inbox = new Inbox({
    isOpen: () => engine.state.state === 'running',
    tell: () => window.emit({ kind: 'handed-over' }),
    after: callAfter,
  });
  const systemClipboard = openClipboard(clipboard);
  const watched = new WatchedPictures({
    clipboard: systemClipboard,
    clock,
    engine,
    name: () => i18n().t('clipboard.name'),
    onRefused: () => window.notify(i18n().t('clipboard.not-taken')),
  });
  const captures = createCaptures(place, session, {
    engine,
    mirror,
    trialMode,
    window,
    watched,
    i18n,
    changeSettings,
  });
  const shortcuts = createShortcutActions({ session, captures, window, inbox, settings });
  const hotkeys = new Hotkeys({
    system: globalShortcut,
    session,
    isProof: () => isPressConclusive(session, app.commandLine.getSwitchValue('ozone-platform')),
    commandFor: (action) => commandFor(action, program, settings().captureDelay),
    onPress: (action) => shortcuts[action](),
    onChange: (view) => window.emit({ kind: 'hotkeys', view }),
    onSeen: (hotkeysSeen) => changeSettings({ hotkeysSeen }),
  });
  const links = createLinkCopier({
    ...{ engine, mirror, window, captures, watched },
    onCopied: (batchId) => notifier.onCopied(batchId),
  });
  const notifier = createNotifier({ engine, mirror, window, links, i18n });
  return {
    engine,
    mirror,
    trialMode,
    window,
    inbox,
    pendingUndo: new PendingUndo(),
    recentLinks: new RecentLinks(engine),
    clipboard: systemClipboard,
    watched,
    captures,
    hotkeys,
    shortcuts,
    links,
    progress: new ProgressTracker(() => window.isInFront),
    notifier,
    startAtLogin:
      process.platform === 'linux'
        ? autostartFile({ environment: process.env, command: program })
        : systemLoginItem(app),
    updates: createUpdates({ ...place, engine, mirror, trialMode, window, captures }),
    quitQuestion,
    i18n,
    changeSettings,
  };
}

/**
 * Returns the engine's environment. Where a version was taken back, its database may be too new for this one: then the
 * backup of before takes its place.
 */
function engineEnvironment({ change }: StartGuard): NodeJS.ProcessEnv {
  if (change?.state !== 'rolled-back') return process.env;
  return { ...process.env, SNAPFERRY_BACKUP_IF_NEWER: change.backup };
}

/** Creates a function that starts programs of the build by their file name. */
const forker = (appFolder: string) => (name: string, options: ForkOptions) =>
  forkNode(join(appFolder, 'out', 'main', name), appFolder, options);

function createCaptures(
  { profile, appFolder, developmentServer }: AppPlace,
  session: SessionKind,
  parts: Pick<Parts, 'engine' | 'mirror' | 'trialMode' | 'window' | 'watched' | 'i18n' | 'changeSettings'>,
): Captures {
  const { engine, mirror, trialMode, window, watched, i18n, changeSettings } = parts;
  return new Captures({
    appFolder,
    base: developmentServer ? `${developmentServer}/` : pageBase,
    session,
    engine,
    stillAddress: stillUrl,
    settings: () => mirror.settings,
    i18n,
    profiles: () => ({ own: profile, inUse: trialMode.profile }),
    copyText: (text) => copyText(clipboard, text),
    willCopyPicture: () => watched.watch.ignoreNextChange(),
    showWindow: () => window.show(),
    isTrial: () => mirror.isTrial,
    withoutWindow: (act) => window.aside(act),
    editJob: (jobId) => {
      window.show();
      window.emit({ kind: 'edit-job', jobId });
    },
    sendCards: (page, cards) => sendShellEvent(page, { kind: 'capture-cards', cards }),
    tellJobsOnCards: (ids) => window.emit({ kind: 'jobs-on-cards', ids }),
    sendStop: (page) => sendShellEvent(page, { kind: 'stop-recording' }),
    sendPin: (page, view) => sendShellEvent(page, { kind: 'pin', view }),
    changeSettings,
    chooseFolder: async () =>
      window.browserWindow ? chooseCaptureFolder(window.browserWindow, i18n()) : null,
    chooseSavePlace: async (name) =>
      window.browserWindow ? chooseSavePlace(window.browserWindow, i18n(), name) : null,
    after: callAfter,
  });
}

function createLinkCopier(
  parts: Pick<Parts, 'engine' | 'mirror' | 'window' | 'captures' | 'watched'> & {
    onCopied(batchId: string): void;
  },
): LinkCopier {
  const { engine, mirror, window, captures, watched, onCopied } = parts;
  return new LinkCopier({
    engine,
    settings: () => mirror.settings,
    copyText: (text) => copyText(clipboard, text),
    keepsClipboard: async (batchId, origin) => {
      if (captures.keepsClipboard(batchId)) return true;
      // What the user copied in between must stay: only the picture itself is replaced by its link.
      return origin === 'clipboard-watch' && !(await watched.stillHolds(batchId));
    },
    onCopied: (batchId, copied) => {
      captures.linksCopied(batchId, copied);
      if (copied) onCopied(batchId);
    },
    emit: (event) => window.emit(event),
  });
}

function createNotifier({
  engine,
  mirror,
  window,
  links,
  i18n,
}: Pick<Parts, 'engine' | 'mirror' | 'window' | 'links' | 'i18n'>): BatchNotifier {
  return new BatchNotifier({
    engine,
    clock,
    settings: () => mirror.settings,
    i18n,
    isInFront: () => window.isInFront,
    show: showNotification,
    copyLinks: (jobIds) => void links.copyJobs(jobIds),
    showJobs: (ids) => {
      window.show();
      window.emit({ kind: 'show-jobs', ids: [...ids] });
    },
  });
}
