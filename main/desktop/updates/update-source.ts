import { session } from 'electron';
import type { AppUpdater, BaseUpdater } from 'electron-updater';
import type { ProxySettings } from '../../../contract/network.ts';
import type { UpdateTrouble } from '../../../contract/updates.ts';
import { feedProxy } from './feed-proxy.ts';
import type { Installation } from './installation.ts';

/** Reaches the feed of newer versions, and installs them. */
export interface UpdateSource {
  /** Returns the newest version where that is newer than this one. */
  check(): Promise<{ readonly version: string } | null>;
  /**
   * Fetches what was found last, whole and as the feed describes it.
   * @param onPercent called with 0 to 100
   */
  download(onPercent: (percent: number) => void): Promise<void>;
  /**
   * Puts what was fetched in the place of this app, whose process has to end then.
   * @param restarts whether the new version is started
   * @returns its program where that has to be started by us; null: the installer does it
   * @throws {Error} when it could not be installed, or does not run
   */
  install(restarts: boolean): string | null;
}

/** electron-updater would send one id with each request, by which an installation can be followed. */
const nobody = '00000000-0000-0000-0000-000000000000';

interface UpdateSourceOptions {
  readonly format: Installation['format'];
  proxy(): ProxySettings;
}

/** Connects electron-updater, which is loaded when it is needed first. */
export async function openUpdateSource({ format, proxy }: UpdateSourceOptions): Promise<UpdateSource> {
  const updater = await createUpdater(format);
  let problem: Error | null = null;
  updater.logger = null;
  updater.autoDownload = false;
  updater.autoInstallOnAppQuit = false;
  updater.allowDowngrade = false;
  updater.requestHeaders = { 'x-user-staging-id': nobody };
  // All that it rejects with is emitted, too; without a listener that would end the process.
  updater.on('error', (error) => {
    problem = error;
  });
  return {
    async check() {
      await session
        .fromPartition('electron-updater', { cache: false })
        .setProxy(feedProxy(proxy(), process.env));
      const found = await updater.checkForUpdates();
      return found?.isUpdateAvailable ? { version: found.updateInfo.version } : null;
    },
    async download(onPercent) {
      const listen = ({ percent }: { percent: number }) => onPercent(percent);
      updater.on('download-progress', listen);
      try {
        await updater.downloadUpdate();
      } finally {
        updater.off('download-progress', listen);
      }
    },
    install(restarts) {
      if (format === 'mac') {
        updater.quitAndInstall();
        return null;
      }
      let program = process.env.APPIMAGE ?? null;
      updater.once('appimage-filename-updated', (path) => {
        program = path;
      });
      problem = null;
      // An AppImage is started by us, when our lock is free; before that it is run once, and has to end well.
      const isInstalled = (updater as BaseUpdater).install(true, restarts && format === 'nsis');
      if (!isInstalled) throw problem ?? new Error('It was not installed.');
      return format === 'appimage' && restarts ? program : null;
    },
  };
}

async function createUpdater(format: Installation['format']): Promise<AppUpdater> {
  const { AppImageUpdater, DebUpdater, MacUpdater, NsisUpdater } = await import('electron-updater');
  const { platform } = process;
  if (format === 'appimage') return new AppImageUpdater();
  if (platform === 'darwin') return new MacUpdater();
  if (platform === 'win32') return new NsisUpdater();
  // Only asked for versions, which is the same for all packages of Linux.
  return new DebUpdater();
}

/** Tells what went wrong at the feed, from what electron-updater throws. */
export function troubleOf(thrown: unknown): UpdateTrouble {
  const { code = '', message = '' } = thrown as { code?: string; message?: string };
  if (code === 'ERR_CHECKSUM_MISMATCH') return 'wrong-content';
  if (code === 'ERR_UPDATER_INVALID_SIGNATURE' || /code signature/i.test(message)) return 'wrong-signature';
  if (code === 'ENOSPC') return 'disk-full';
  if (/^HTTP_ERROR_|^ERR_UPDATER_(CHANNEL_FILE|LATEST_VERSION|NO_PUBLISHED)/.test(code)) return 'unreachable';
  return /net::ERR_|ENOTFOUND|ECONN|ETIMEDOUT/.test(message) ? 'unreachable' : 'failed';
}
