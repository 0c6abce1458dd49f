import { basename, join } from 'node:path';
import { app, clipboard, shell } from 'electron';
import { shellAbilities } from '../../../contract/abilities.ts';
import type { Translator } from '../../../i18n/index.ts';
import type { QuitQuestion } from '../app/quit-question.ts';
import type { Captures } from '../capture/captures.ts';
import { clientSecretIn } from '../clipboard/client-secret.ts';
import { copyText } from '../clipboard/copy-text.ts';
import type { SystemClipboard } from '../clipboard/system-clipboard.ts';
import { uploadClipboard } from '../clipboard/upload-clipboard.ts';
import type { EngineSupervisor } from '../engine-process/engine-supervisor.ts';
import { isSupportedRuntime } from '../engine-process/node-process.ts';
import type { TrialMode } from '../engine-process/trial-mode.ts';
import type { Hotkeys } from '../hotkeys/hotkeys.ts';
import type { Inbox } from '../inbox/inbox.ts';
import { webAddress } from '../links/web-address.ts';
import type { StartAtLogin } from '../system/start-at-login.ts';
import { hasTrayHost } from '../tray/tray-host.ts';
import { releasesPage } from '../updates/create-updates.ts';
import { readLicences } from '../updates/licences.ts';
import type { Updates } from '../updates/updates.ts';
import { dragFiles } from '../windows/drag-out.ts';
import {
  chooseExport,
  chooseFiles,
  chooseFolder,
  chooseImport,
  chooseSavePlace,
} from '../windows/file-dialogs.ts';
import type { MainWindow } from '../windows/main-window.ts';
import { fileOf, savePicture } from '../windows/picture-file.ts';
import type { ShellHandlers } from './router.ts';

interface HandlersOptions {
  readonly appFolder: string;
  readonly engine: EngineSupervisor;
  readonly trialMode: TrialMode;
  readonly window: MainWindow;
  readonly clipboard: SystemClipboard;
  readonly inbox: Inbox;
  readonly startAtLogin: StartAtLogin;
  readonly hotkeys: Hotkeys;
  readonly captures: Captures;
  readonly updates: Updates;
  readonly quitQuestion: QuitQuestion;
  i18n(): Translator;
}

/** Creates the handlers of the shell's calls: each delegates to the component in charge. */
export function createShellHandlers(options: HandlersOptions): ShellHandlers {
  const {
    appFolder,
    engine,
    trialMode,
    window,
    inbox,
    startAtLogin,
    hotkeys,
    captures,
    updates,
    quitQuestion,
    i18n,
  } = options;
  return {
    chooseFiles: async () => ({
      paths: window.browserWindow ? await chooseFiles(window.browserWindow, i18n()) : [],
    }),
    chooseFolder: async () => ({
      path: window.browserWindow ? await chooseFolder(window.browserWindow, i18n()) : null,
    }),
    chooseImport: async ({ what }) => ({
      path: window.browserWindow ? await chooseImport(window.browserWindow, i18n(), what) : null,
    }),
    chooseExport: async (wanted) => ({
      path: window.browserWindow ? await chooseExport(window.browserWindow, i18n(), wanted) : null,
    }),
    copyText: async ({ text }) => ({ copied: await copyText(clipboard, text) }),
    keepClientSecret: async () => {
      const secret = clientSecretIn(await clipboard.readText());
      if (secret !== null) await engine.call('setClientSecret', { secret });
      return { kept: secret !== null };
    },
    dragFiles: async (wanted) => {
      const { files } = await engine.call('realFiles', wanted);
      const page = window.browserWindow?.webContents;
      if (!page) return { dragged: 0 };
      const paths = files.map(({ path }) => path);
      dragFiles(page, paths, join(appFolder, 'build', 'icon.png'));
      return { dragged: files.length };
    },
    openLink: async ({ url }) => {
      const address = webAddress(url);
      if (address) await shell.openExternal(address);
      return { opened: address !== null };
    },
    revealFile: async ({ kind, id }) => {
      shell.showItemInFolder(await fileOf(engine, kind, id));
      return { shown: true };
    },
    saveFile: async ({ kind, id }) => {
      const file = await fileOf(engine, kind, id);
      const to =
        window.browserWindow && (await chooseSavePlace(window.browserWindow, i18n(), basename(file)));
      if (!to) return { saved: false };
      await savePicture(file, to);
      return { saved: true };
    },
    revealJob: async ({ jobId }) => {
      const [job] = (await engine.call('jobs', { ids: [jobId] })).jobs;
      const source = job?.original ?? job?.source;
      if (source?.kind !== 'file') return { shown: false };
      shell.showItemInFolder(source.path);
      return { shown: true };
    },
    shellInfo: () => ({
      version: app.getVersion(),
      platform: process.platform,
      electron: process.versions.electron,
      supportedRuntime: isSupportedRuntime,
      languages: app.getPreferredSystemLanguages(),
      mode: trialMode.name,
      abilities: [...shellAbilities],
    }),
    setMode: async ({ mode: to }) => {
      await trialMode.switchTo(to);
      return {};
    },
    uploadClipboard: ({ origin }) =>
      uploadClipboard(
        {
          clipboard: options.clipboard,
          engine,
          deliver: (items, by) => inbox.put(items, by),
          name: () => i18n().t('name.pasted'),
        },
        origin,
      ),
    takeHandedOver: () => inbox.take(),
    showWindow: () => {
      window.show();
      return {};
    },
    tellOutside: ({ title, detail }) => ({ told: window.notifyIfHidden(title, detail) }),
    zoom: ({ by }) => {
      window.zoom(by);
      return {};
    },
    openDataFolder: async () => ({ opened: (await shell.openPath(trialMode.profile)) === '' }),
    quit: () => {
      void quitQuestion.request();
      return {};
    },
    desktop: async () => ({
      hasTray: await hasTrayHost(process.env, process.platform),
      startsAtLogin: startAtLogin.get(),
    }),
    startAtLogin: ({ wanted }) => {
      startAtLogin.set(wanted);
      return { startsAtLogin: startAtLogin.get() };
    },
    hotkeys: () => hotkeys.retryRefused(),
    restHotkeys: ({ resting }) => {
      hotkeys.suspend(resting);
      return {};
    },
    tryHotkey: ({ action }) => {
      hotkeys.try(action);
      return {};
    },
    checkHotkey: ({ action, keys }) => hotkeys.check(action, keys),
    updates: () => updates.view,
    checkForUpdates: () => updates.check(),
    fetchUpdate: () => updates.fetch(),
    installUpdate: () => updates.install(),
    openReleases: async () => {
      await shell.openExternal(releasesPage);
      return {};
    },
    licences: async () => ({ text: await readLicences(appFolder) }),
    ...captures.handlers,
  };
}
