import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

/** A separate session bus with an unlocked Secret Service on it, as a desktop has one after login. */
export interface KeyringSession {
  /** Environment of programs that are to use it. */
  readonly env: Readonly<Record<string, string>>;
  /** Returns an application's secrets, by keytar in a child process. */
  secrets(service: string): { account: string; password: string }[];
  stop(): void;
}

const lister = `require('keytar').findCredentials(process.argv[1]).then((all) => process.stdout.write(JSON.stringify(all)))`;

/**
 * Starts the session bus.
 * @param folder holds its files
 */
export async function openKeyring(folder: string): Promise<KeyringSession> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const places = {
    XDG_RUNTIME_DIR: folder,
    XDG_DATA_HOME: join(folder, 'data'),
    XDG_CACHE_HOME: join(folder, 'cache'),
  };
  const bus = spawn('dbus-daemon', ['--session', '--nofork', '--print-address'], {
    env: { ...process.env, ...places },
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const address = await firstLine(bus);
  const env = { ...places, DBUS_SESSION_BUS_ADDRESS: address };
  // Comes back when it stands; it ends with its bus.
  const daemon = spawnSync('gnome-keyring-daemon', ['--unlock', '--components=secrets'], {
    env: { ...process.env, ...env },
    input: 'password',
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  if (daemon.status !== 0) throw new Error(`gnome-keyring-daemon ended with code ${daemon.status}`);
  return {
    env,
    secrets(service) {
      const { stdout, stderr } = spawnSync(process.execPath, ['-e', lister, service], {
        env: { ...process.env, ...env },
        encoding: 'utf8',
      });
      if (!stdout) throw new Error(stderr);
      return JSON.parse(stdout);
    },
    stop() {
      bus.kill();
    },
  };
}

async function firstLine(child: ChildProcess): Promise<string> {
  if (!child.stdout) throw new Error('nothing to read from');
  const failed = once(child, 'exit').then(([code]) => {
    throw new Error(`${child.spawnfile} ended with code ${code}`);
  });
  const [line] = await Promise.race([once(createInterface(child.stdout), 'line'), failed]);
  return line as string;
}
