import { mkdirSync } from 'node:fs';
import { setPriority } from 'node:os';
import { dirname } from 'node:path';
import { type Logger, pino } from 'pino';
import { toErrorData } from '../../../contract/app-error.ts';
import type { EngineReply } from '../../../contract/engine.ts';
import { drainTimeoutMs } from '../../../contract/limits.ts';
import { PROTOCOL_VERSION } from '../../../contract/protocol-version.ts';
import packageJson from '../../../package.json' with { type: 'json' };
import { systemClock } from '../clock.ts';
import { logFile, noteCrashes, privateTextOf } from '../diagnostics/index.ts';
import { readEnvironment } from '../environment.ts';
import { takeProfile } from '../socket/take-over.ts';
import { restoreOverNewer } from '../store/restore.ts';
import { answerRequest } from './answer-request.ts';
import { startEngine } from './engine.ts';
import { openRotatingFile } from './rotating-file.ts';

interface Port {
  send(reply: EngineReply): void;
  onMessage(listener: (message: unknown) => void): void;
  onGone(listener: () => void): void;
}

/** Opens the port to the shell, which hosts us in Electron's utility process, or as a child of Node's. */
function openPort(): Port | null {
  // Electron adds this to Node's process; its types are for Electron's side only.
  const electron = (process as unknown as { parentPort?: ElectronPort }).parentPort;
  if (electron) {
    return {
      send: (reply) => electron.postMessage(reply),
      onMessage: (listener) => electron.on('message', (event) => listener(event.data)),
      onGone: () => {},
    };
  }
  if (!process.send) return null;
  return {
    send: (reply) => void process.send?.(reply),
    onMessage: (listener) => void process.on('message', listener),
    onGone: (listener) => void process.once('disconnect', listener),
  };
}

interface ElectronPort {
  postMessage(message: unknown): void;
  on(event: 'message', listener: (event: { data: unknown }) => void): void;
}

/** Keys of secrets, which are never logged. Should one be after all, it is redacted. */
const secretNames = ['accessToken', 'refreshToken', 'clientSecret', 'authorization', 'deletehash', 'pin'];
const secretPaths = secretNames.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]);

const logLimits = { bytes: 5_000_000, files: 3 };

function openLog(profile: string): Logger {
  mkdirSync(dirname(logFile(profile)), { recursive: true, mode: 0o700 });
  const file = openRotatingFile(logFile(profile), logLimits);
  const privately = privateTextOf(profile);
  return pino(
    { base: { pid: process.pid }, redact: { paths: secretPaths, censor: '[secret]' } },
    { write: (line: string) => file.write(privately(line)) },
  );
}

/** Niceness: steps that the engine stands behind windows where both want the processor; of 19. */
const niceness = 5;

async function main(port: Port) {
  // Before any thread is begun: those that follow inherit it.
  setPriority(niceness);
  process.umask(0o077);
  const { profile, ...environment } = readEnvironment(process.env);
  // The clock's timers let a process end, and no message has been listened for yet.
  const awake = setInterval(() => {}, 2 ** 30);
  const lock = await takeProfile(profile, packageJson.version, 'app', systemClock);
  clearInterval(awake);
  noteCrashes(profile, packageJson.version, privateTextOf(profile));
  const log = openLog(profile);
  // The shell has taken back a version that did not start: what that one left may be unreadable to this one.
  const { SNAPFERRY_BACKUP_IF_NEWER: backup } = process.env;
  if (backup && restoreOverNewer(profile, backup, systemClock.now()))
    log.warn('a newer database was replaced by the backup of before the update');
  const engine = await startEngine({
    profile,
    lock,
    version: packageJson.version,
    environment,
    watchesFolders: true,
    hasShell: true,
    localApi: 'settings',
    log,
  });
  port.onMessage(async (message) => {
    const reply = await answerRequest(engine, message);
    if (reply) port.send(reply);
  });
  engine.subscribe((event) => port.send({ type: 'event', event }));
  port.onGone(() => void engine.stop(drainTimeoutMs));
  for (const signal of ['SIGTERM', 'SIGINT'] as const)
    process.once(signal, () => void engine.stop(drainTimeoutMs));
  void engine.stopped.then(() => process.exit(0));
  port.send({ type: 'ready', protocol: PROTOCOL_VERSION, version: packageJson.version });
}

const port = openPort();
if (!port) {
  process.stderr.write('The engine is started by the app; use the snapferry command instead.\n');
  process.exitCode = 2;
} else {
  main(port).catch((thrown) => {
    port.send({ type: 'broken', error: toErrorData(thrown) });
    process.exitCode = 1;
    // The channel would keep a broken engine alive.
    setTimeout(() => process.exit(1), 200).unref();
  });
}
