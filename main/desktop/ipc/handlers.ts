import { join } from 'node:path';
import { app, clipboard, shell } from 'electron';
import type { Translator } from '../../../i18n/index.ts';
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
import { dragFiles } from '../windows/drag-out.ts';
import { chooseExport, chooseFiles, chooseFolder, chooseImport } from '../windows/file-dialogs.ts';
import type { MainWindow } from '../windows/main-window.ts';
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
  i18n(): Translator;
}

/** Creates the handlers of the shell's calls: each delegates to the component in charge. */
export function createShellHandlers(options: HandlersOptions): ShellHandlers {
  const { appFolder, engine, trialMode, window, inbox, startAtLogin, hotkeys, captures, i18n } = options;
  return {
    chooseFiles: async () => ({
      paths: window.browserWindow ? await chooseFiles(window.browserWindow, i18n()) : [],
    }),
    chooseFolder: async () => ({
      path: window.browserWindow ? await chooseFolder(window.browserWindow, i18n()) : null,
    }),
    chooseImport: async () => ({
      path: window.browserWindow ? await chooseImport(window.browserWindow, i18n()) : null,
    }),
    chooseExport: async ({ format }) => ({
      path: window.browserWindow ? await chooseExport(window.browserWindow, i18n(), format) : null,
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
    ...captures.handlers,
  };
}
