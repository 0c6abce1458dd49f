import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { launchChild, mediaEnvironment } from './launch-child.ts';
import type { FromWorker, LaunchMediaProcess, MediaProcess, ToWorker } from './protocol.ts';

// Which kind of process it is: where the engine runs on Node (the command line, tests, development) it is a child of
// Node's. A packaged app cannot run its binary as Node (fuse `runAsNode`), and a utility process, as the engine is one
// there, cannot make another: so the app's main process makes it, on request, and gives each of the two one end of a
// channel. A thread was no choice: native code that crashes takes its process along, native memory has no limit there,
// and nothing can end a thread that is inside of native code.

/** Paths of the program, as a source, or built: beside what holds this, or above it. */
const program = ['worker.ts', 'media.cjs', join('..', 'media.cjs')]
  .map((name) => join(import.meta.dirname, name))
  .find((path) => existsSync(path));

export const launchMediaProcess: LaunchMediaProcess = () => {
  const shell = (process as unknown as { parentPort?: ShellPort }).parentPort;
  return shell ? throughShell(shell) : launchChild(program);
};

/** A port of Electron's utility processes. */
interface ShellPort {
  postMessage(message: unknown): void;
  on(event: 'message', listener: (event: { data: unknown; ports: readonly Port[] }) => void): void;
}
interface Port {
  postMessage(message: unknown): void;
  on(event: 'message', listener: (event: { data: unknown }) => void): void;
  start(): void;
  close(): void;
}

/** Messages of the shell; see main/shell/media-processes.ts. `code` is the status that the system gives. */
type ShellSays =
  | { readonly type: 'media-started'; readonly id: number }
  | { readonly type: 'media-ended'; readonly id: number; readonly code: number };

interface Asked {
  onStarted(port: Port): void;
  onEnded(code: number): void;
}
const asked = new Map<number, Asked>();
let lastId = 0;
let isListening = false;

function listen(shell: ShellPort): void {
  if (isListening) return;
  isListening = true;
  shell.on('message', ({ data, ports: [port] }) => {
    const said = data as ShellSays;
    if (said?.type === 'media-started' && port) asked.get(said.id)?.onStarted(port);
    else if (said?.type === 'media-ended') {
      asked.get(said.id)?.onEnded(said.code);
      asked.delete(said.id);
    }
  });
}

/**
 * Exit codes of a process that killed itself, as systems and versions tell it. None ends by itself with nothing to
 * complain of.
 */
const killed = new Set([0, 9, 137]);

function throughShell(shell: ShellPort): MediaProcess {
  listen(shell);
  lastId += 1;
  const id = lastId;
  let port: Port | null = null;
  let onMessage: (message: FromWorker) => void = () => {};
  let onExit: (death: 'memory' | 'crash') => void = () => {};
  asked.set(id, {
    onStarted(opened) {
      port = opened;
      port.on('message', ({ data }) => onMessage(data as FromWorker));
      port.start();
    },
    onEnded(code) {
      port?.close();
      onExit(killed.has(code) ? 'memory' : 'crash');
    },
  });
  shell.postMessage({ type: 'start-media', id, env: mediaEnvironment() });
  return {
    post: (message: ToWorker) => port?.postMessage(message),
    onMessage: (listener) => {
      onMessage = listener;
    },
    onExit: (listener) => {
      onExit = listener;
    },
    kill: () => shell.postMessage({ type: 'kill-media', id }),
    // The engine lives as long as the shell wants it to.
    keepAlive: () => {},
  };
}
