import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { selectionOwner } from './x11-selection.ts';

/**
 * Whether something here shows tray icons. On Linux that is a panel that took the tray's selection of X11 (the System
 * Tray Protocol of freedesktop.org), or one that registered with the watcher of StatusNotifierItems on the session bus.
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

const watcher = 'org.kde.StatusNotifierWatcher';
const path = '/StatusNotifierWatcher';
const property = 'IsStatusNotifierHostRegistered';

/** The programs of which every desktop has one, and how each asks for a property. */
const askers: readonly (readonly [command: string, ...args: string[]])[] = [
  [
    'gdbus',
    'call',
    '--session',
    '--timeout=2',
    `--dest=${watcher}`,
    `--object-path=${path}`,
    '--method=org.freedesktop.DBus.Properties.Get',
    watcher,
    property,
  ],
  ['busctl', '--user', '--timeout=2', 'get-property', watcher, path, watcher, property],
  [
    'dbus-send',
    '--session',
    '--print-reply=literal',
    '--reply-timeout=2000',
    `--dest=${watcher}`,
    path,
    'org.freedesktop.DBus.Properties.Get',
    `string:${watcher}`,
    `string:${property}`,
  ],
];

async function hasNotifierHost(environment: NodeJS.ProcessEnv): Promise<boolean> {
  const { DBUS_SESSION_BUS_ADDRESS: address, XDG_RUNTIME_DIR: runtime } = environment;
  // Without a bus, the programs below might start one.
  if (!address && !(runtime && existsSync(join(runtime, 'bus')))) return false;
  for (const [command, ...args] of askers) {
    const answer = await ask(command, args, environment);
    if (answer !== null) return answer;
  }
  return false;
}

/** Null when there is no such program. */
function ask(command: string, args: readonly string[], env: NodeJS.ProcessEnv): Promise<boolean | null> {
  return new Promise((resolve) => {
    execFile(command, [...args], { env, timeout: 3_000 }, (error, stdout) => {
      if (error && 'code' in error && error.code === 'ENOENT') resolve(null);
      else resolve(/\btrue\b/.test(stdout));
    });
  });
}
