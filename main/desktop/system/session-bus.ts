import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** A property of an object that some program has on the session bus of a Linux desktop. */
export interface BusProperty {
  readonly service: string;
  readonly path: string;
  readonly interface: string;
  readonly property: string;
}

/** The programs of which every desktop has one, and how each asks for a property. */
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
 * Asks for a property.
 * @returns what was answered, as the program that asked writes it: `(<true>,)`, `b true`, `variant boolean true`. Empty
 * when nobody answers, or there is no bus; null when nothing here can ask.
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

/** Null when there is no such program. */
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
