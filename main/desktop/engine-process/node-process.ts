import { fork, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { app, utilityProcess } from 'electron';
import { serveMediaProcesses } from './media-processes.ts';

/** Represents a child process without windows, however it is run. */
export interface NodeProcess {
  post(message: unknown): void;
  onMessage(listener: (message: unknown) => void): void;
  /** Subscribes to its output. */
  onOutput(listener: (text: string) => void): void;
  /** Calls back once when it exits; `code` null when it was killed. */
  onExit(listener: (code: number | null) => void): void;
  /** Kills it at once. */
  kill(): void;
}

export interface ForkOptions {
  readonly args: readonly string[];
  readonly env: NodeJS.ProcessEnv;
  /** Script of the media processes that it may request, where it cannot create any itself. */
  readonly mediaScript?: string;
}

/**
 * Whether this Electron can load our native addons, which need Node-API 10; an older one is the stand-in runtime of
 * development and tests.
 */
export const isSupportedRuntime = Number(process.versions.napi) >= 10;

/** Whether child processes can be started before Electron is ready: its own cannot. Their messages wait until it is. */
export const forksBeforeReady = !isSupportedRuntime;

/**
 * Starts a script in a child process: inside Electron where this Electron can load our addons, else on the Node that
 * came with the dependencies.
 * @param appFolder where `node_modules` is
 */
export function forkNode(script: string, appFolder: string, options: ForkOptions): NodeProcess {
  return isSupportedRuntime ? forkUtility(script, options) : forkLocalNode(script, appFolder, options);
}

function forkUtility(script: string, { args, env, mediaScript }: ForkOptions): NodeProcess {
  const child = utilityProcess.fork(script, [...args], { env, stdio: ['ignore', 'pipe', 'inherit'] });
  child.stdout?.resume();
  if (mediaScript !== undefined) serveMediaProcesses(child, mediaScript);
  return {
    post: (message) => child.postMessage(message),
    onMessage: (listener) => child.on('message', listener),
    onOutput: (listener) => child.stdout?.on('data', (part: Buffer) => listener(part.toString())),
    onExit: (listener) => child.once('exit', listener),
    kill: () => {
      if (child.pid !== undefined) process.kill(child.pid, 'SIGKILL');
    },
  };
}

/** Returns the Node that came with the dependencies, or else the one on the path. */
function localNode(appFolder: string): string {
  const carried = join(appFolder, 'node_modules', `node-${process.platform}-${process.arch}`, 'bin', 'node');
  return existsSync(carried) ? carried : 'node';
}

/** Runs a script on the local Node in place of this process: its streams and its exit code are those of the script. */
export function runLocalNode(script: string, appFolder: string, args: readonly string[]): void {
  const child = spawn(localNode(appFolder), [script, ...args], { stdio: 'inherit' });
  child.once('error', () => process.exit(3));
  child.once('exit', (code) => process.exit(code ?? 1));
  app.on('before-quit', (event) => {
    event.preventDefault();
    child.kill('SIGINT');
  });
}

function forkLocalNode(script: string, appFolder: string, { args, env }: ForkOptions): NodeProcess {
  const child = fork(script, args, {
    execPath: localNode(appFolder),
    serialization: 'advanced',
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
    env,
  });
  // An unread pipe fills up, and then its writer blocks.
  child.stdout?.resume();
  let ended = false;
  const listeners = new Set<(code: number | null) => void>();
  const end = (code: number | null) => {
    if (ended) return;
    ended = true;
    for (const listener of listeners) listener(code);
  };
  child.once('exit', end);
  // Emitted in place of `exit` when the process could not be started at all.
  child.on('error', () => end(null));
  return {
    post: (message) => {
      if (child.connected) child.send(message as object);
    },
    // Nobody has to expect them before there can be windows. Node keeps them until somebody listens.
    onMessage: (listener) => void app.whenReady().then(() => child.on('message', listener)),
    onOutput: (listener) => child.stdout?.on('data', (part: Buffer) => listener(part.toString())),
    onExit: (listener) => listeners.add(listener),
    kill: () => {
      child.kill('SIGKILL');
    },
  };
}
