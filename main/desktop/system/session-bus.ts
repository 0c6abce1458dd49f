import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** Identifies a property of an object on the session bus of a Linux desktop. */
export interface BusProperty {
  readonly service: string;
  readonly path: string;
  readonly interface: string;
  readonly property: string;
}

/** Command lines that read a property; every desktop has one of these programs. */
const propertyCommands: readonly ((asked: BusProperty) => readonly [command: string, ...args: string[]])[] = [
  ({ service, path, interface: face, property }) => [
    'gdbus',
    'call',
    '--session',
    '--timeout=2',
    `--dest=${service}`,
    `--object-path=${path}`,
    '--method=org.freedesktop.DBus.Properties.Get',
    face,
    property,
  ],
  ({ service, path, interface: face, property }) => [
    'busctl',
    '--user',
    '--timeout=2',
    'get-property',
    service,
    path,
    face,
    property,
  ],
  ({ service, path, interface: face, property }) => [
    'dbus-send',
    '--session',
    '--print-reply=literal',
    '--reply-timeout=2000',
    `--dest=${service}`,
    path,
    'org.freedesktop.DBus.Properties.Get',
    `string:${face}`,
    `string:${property}`,
  ],
];

/**
 * Reads a property.
 * @returns what was answered, as the program that asked writes it: `(<true>,)`, `b true`, `variant boolean true`. Empty
 * when there is no answer, or no bus; null when no such program is installed.
 */
export async function readBusProperty(
  asked: BusProperty,
  environment: NodeJS.ProcessEnv,
): Promise<string | null> {
  const { DBUS_SESSION_BUS_ADDRESS: address, XDG_RUNTIME_DIR: runtime } = environment;
  // Without a bus, the programs might start one.
  if (!address && !(runtime && existsSync(join(runtime, 'bus')))) return '';
  for (const asker of propertyCommands) {
    const [command, ...args] = asker(asked);
    const answer = await runCommand(command, args, environment);
    if (answer !== null) return answer;
  }
  return null;
}

/** Runs a program; null when it is not installed. */
function runCommand(
  command: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv,
): Promise<string | null> {
  return new Promise((resolve) => {
    execFile(command, [...args], { env, timeout: 3_000 }, (error, stdout) => {
      if (error && 'code' in error && error.code === 'ENOENT') resolve(null);
      else resolve(error ? '' : stdout);
    });
  });
}
