import { createRequire } from 'node:module';
import { join } from 'node:path';
import { app } from 'electron';
import { profileFolder } from '../../engine/profile.ts';
import { programVariable } from '../../engine/program-variable.ts';
import { isSupportedRuntime, runLocalNode } from '../engine-process/node-process.ts';
import { startCommand } from '../system/start-command.ts';
import { chromiumDataFolder } from './chromium-profile.ts';

/** Flag by which the installed `snapferry` command starts the app, with its own arguments behind `--`. */
const commandFlag = '--run-command';

/** Returns the arguments of the `snapferry` command, or null where the app was started as an app. */
export function commandArguments(argv: readonly string[]): string[] | null {
  const end = argv.indexOf('--');
  if (end < 0 || !argv.slice(0, end).includes(commandFlag)) return null;
  return argv.slice(end + 1);
}

/** Runs the `snapferry` command in this process: no window, no tray, and not the single instance of its user. */
export function runCommand(args: readonly string[]): void {
  app.setPath('userData', join(chromiumDataFolder(profileFolder(process.env)), 'command'));
  // macOS would show an icon in the dock.
  app.setActivationPolicy?.('prohibited');
  const appFolder = app.getAppPath();
  const script = join(appFolder, 'out', 'main', 'cli.cjs');
  // What can be done by a program of the desktop alone, the command has done by this one.
  [process.env[programVariable]] = startCommand(appFolder);
  if (!isSupportedRuntime) {
    runLocalNode(script, appFolder, args);
    return;
  }
  // Electron handles the signals of a terminal itself and would quit at once; a command decides itself when to end.
  app.on('before-quit', (event) => {
    event.preventDefault();
    process.emit('SIGINT');
  });
  process.argv = [process.execPath, script, ...args];
  createRequire(script)(script);
}
