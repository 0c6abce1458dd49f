import { fork } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { FromWorker, LaunchMediaProcess, MediaProcess, ToWorker } from './protocol.ts';

// Which kind of process it is: where the engine runs on Node (the command line, tests, development) it is a child of
// Node's. A packaged app cannot run its binary as Node (fuse `runAsNode`), and a utility process, as the engine is one
// there, cannot make another: so the app's main process makes it, on request, and gives each of the two one end of a
// channel. A thread was no choice: native code that crashes takes its process along, native memory has no limit there,
// and nothing can end a thread that is inside of native code.

/** As a source, or built: beside what holds this, or above it. */
const program = [join('worker.ts'), 'media.cjs', join('..', 'media.cjs')]
  .map((name) => join(import.meta.dirname, name))
  .find((path) => existsSync(path));

/** What a process that opens files needs of our environment: nothing in here is secret. */
const needed =
  /^(PATH|HOME|USERPROFILE|TMPDIR|TEMP|TMP|LANG|LC_\w+|TZ|SYSTEMROOT|WINDIR|LD_LIBRARY_PATH|FONTCONFIG_\w+|XDG_\w+)$/i;

const environment = (): Record<string, string> => ({
  ...Object.fromEntries(
    Object.entries(process.env).flatMap(([name, value = '']) => (needed.test(name) ? [[name, value]] : [])),
  ),
  // Of glibc: fewer heaps, from which more is given back.
  MALLOC_ARENA_MAX: '2',
});

/** Bytes that JavaScript may take; native memory is watched beside it. */
const heapMegabytes = 1_024;

export const launchMediaProcess: LaunchMediaProcess = () => {
  const shell = (process as unknown as { parentPort?: ShellPort }).parentPort;
  return shell ? throughShell(shell) : child();
};

function child(): MediaProcess {
  if (program === undefined) throw new Error('The program that opens pictures is missing.');
  const own = fork(program, [], {
    serialization: 'advanced',
    // Whatever a library prints is no part of what we say.
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    env: environment(),
    execArgv: [`--max-old-space-size=${heapMegabytes}`],
  });
  let end: ((signal: NodeJS.Signals | null) => void) | null = null;
  own.once('exit', (_, signal) => end?.(signal));
  // In place of `exit` where it could not be started; a channel that breaks is followed by the end.
  own.on('error', () => own.pid === undefined && end?.(null));
  return {
    post: (message) => {
      if (own.connected) own.send(message, () => {});
    },
    onMessage: (listener) => void own.on('message', (message) => listener(message as FromWorker)),
    onExit(listener) {
      end = (signal) => {
        end = null;
        listener(signal === 'SIGKILL' ? 'memory' : 'crash');
      };
    },
    kill: () => void own.kill('SIGKILL'),
    keepAlive(whether) {
      if (whether) {
        own.ref();
        own.channel?.ref();
      } else {
        own.unref();
        own.channel?.unref();
      }
    },
  };
}

/** A port of Electron's, as its utility processes have it. */
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

/** What the shell answers; see main/shell/media-processes.ts. `code` is the status that the system gives. */
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

/** Of a process that killed itself, as systems and versions tell it. None ends by itself with nothing to complain of. */
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
  shell.postMessage({ type: 'start-media', id, env: environment() });
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
