import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { hiddenFlag } from '../app/arguments.ts';

/** Controls whether the system starts the app at login. The system's own settings may change it too. */
export interface StartAtLogin {
  get(): boolean;
  set(wanted: boolean): void;
}

/** The part of Electron's app that Windows and macOS need. */
interface LoginItemApp {
  getLoginItemSettings(options: { args: string[] }): { openAtLogin: boolean };
  setLoginItemSettings(settings: { openAtLogin: boolean; args: string[] }): void;
}

export function systemLoginItem(app: LoginItemApp): StartAtLogin {
  const args = [hiddenFlag];
  return {
    get: () => app.getLoginItemSettings({ args }).openAtLogin,
    set: (openAtLogin) => app.setLoginItemSettings({ openAtLogin, args }),
  };
}

interface AutostartOptions {
  readonly environment: NodeJS.ProcessEnv;
  /** Command that starts the app, without the flag. */
  readonly command: readonly string[];
}

/**
 * Manages a file in the folder of freedesktop.org's "Desktop Application Autostart". A desktop's settings disable an
 * entry by `Hidden` or GNOME's own key and leave the file there.
 */
export function autostartFile({ environment, command }: AutostartOptions): StartAtLogin {
  const configuration = environment.XDG_CONFIG_HOME || join(homedir(), '.config');
  const path = join(configuration, 'autostart', 'snapferry.desktop');
  return {
    get() {
      try {
        return !/^(?:Hidden\s*=\s*true|X-GNOME-Autostart-enabled\s*=\s*false)\s*$/m.test(
          readFileSync(path, 'utf8'),
        );
      } catch {
        // No file, no start.
        return false;
      }
    },
    set(wanted) {
      if (!wanted) return rmSync(path, { force: true });
      mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
      writeFileSync(path, desktopEntry([...command, hiddenFlag]));
    },
  };
}

function desktopEntry(command: readonly string[]): string {
  const lines = [
    '[Desktop Entry]',
    'Type=Application',
    'Name=Snapferry',
    `Exec=${command.map(quoted).join(' ')}`,
    'Icon=snapferry',
    'Terminal=false',
    'X-GNOME-Autostart-enabled=true',
  ];
  return `${lines.join('\n')}\n`;
}

/**
 * Quotes an argument for the key Exec: within quotes, four characters are escaped by a backslash, `%` by another one,
 * and then the value as a whole doubles its backslashes (Desktop Entry Specification, "The Exec key").
 */
export function quoted(argument: string): string {
  const inner = argument.replaceAll('%', '%%');
  if (/^[\w/.=:+@%-]+$/.test(inner)) return inner;
  return `"${inner.replace(/["`$\\]/g, '\\$&')}"`
    .replaceAll('\\', '\\\\')
    .replaceAll('\n', '\\n')
    .replaceAll('\t', '\\t');
}
