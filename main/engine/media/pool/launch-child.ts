import { fork } from 'node:child_process';
import { getCompileCacheDir } from 'node:module';
import type { FromWorker, MediaProcess } from './protocol.ts';

/** Environment variables that a process needs to open files: nothing in here is secret. */
const needed =
  /^(PATH|HOME|USERPROFILE|TMPDIR|TEMP|TMP|LANG|LC_\w+|TZ|SYSTEMROOT|WINDIR|LD_LIBRARY_PATH|FONTCONFIG_\w+|XDG_\w+)$/i;

/** Node's own variable: where compiled code is kept. Most of what the start of a process costs is compiling. */
const compileCache = (): Record<string, string> => {
  const folder = getCompileCacheDir?.();
  return folder === undefined ? {} : { NODE_COMPILE_CACHE: folder };
};

/** Returns the environment of a media process. */
export const mediaEnvironment = (): Record<string, string> => ({
  ...compileCache(),
  ...Object.fromEntries(
    Object.entries(process.env).flatMap(([name, value = '']) => (needed.test(name) ? [[name, value]] : [])),
  ),
  // Of glibc: fewer heaps, from which more is given back; and a picture's pixels have pages of their own, which go when the
  // pixels do. By itself it puts them into a heap as soon as some were freed, and that never shrinks below what is in use.
  MALLOC_ARENA_MAX: '2',
  MALLOC_MMAP_THRESHOLD_: '131072',
  MALLOC_TRIM_THRESHOLD_: '131072',
});

/** Heap limit of JavaScript; native memory is watched beside it. */
const heapMegabytes = 1_024;

/** Launches a child of this process. @param script what it runs; undefined: what was to be there is missing */
export function launchChild(script: string | undefined): MediaProcess {
  if (script === undefined) throw new Error('The program that opens pictures is missing.');
  const own = fork(script, [], {
    serialization: 'advanced',
    // Whatever a library prints is no part of what we say.
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    env: mediaEnvironment(),
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
