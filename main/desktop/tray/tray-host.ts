import { readBusProperty } from '../system/session-bus.ts';
import { selectionOwner } from './x11-selection.ts';

/**
 * Detects whether the desktop shows tray icons. On Linux that is a panel that owns the tray's selection of X11 (the
 * System Tray Protocol of freedesktop.org), or one that registered with the watcher of StatusNotifierItems on the
 * session bus.
 */
export async function hasTrayHost(environment: NodeJS.ProcessEnv, platform: NodeJS.Platform) {
  if (platform !== 'linux') return true;
  const answers = await Promise.all([hasXembedHost(environment), hasNotifierHost(environment)]);
  return answers.includes(true);
}

async function hasXembedHost(environment: NodeJS.ProcessEnv): Promise<boolean> {
  const display = environment.DISPLAY;
  if (!display) return false;
  const screen = /\.(\d+)$/.exec(display)?.[1] ?? '0';
  const owner = await selectionOwner(display, `_NET_SYSTEM_TRAY_S${screen}`, environment).catch(() => null);
  return owner !== null;
}

const watcher = {
  service: 'org.kde.StatusNotifierWatcher',
  path: '/StatusNotifierWatcher',
  interface: 'org.kde.StatusNotifierWatcher',
  property: 'IsStatusNotifierHostRegistered',
};

async function hasNotifierHost(environment: NodeJS.ProcessEnv): Promise<boolean> {
  return /\btrue\b/.test((await readBusProperty(watcher, environment)) ?? '');
}
