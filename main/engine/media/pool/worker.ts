import { getPriority, setPriority } from 'node:os';
import { toErrorData } from '../../../../contract/app-error.ts';
import { handlers, warmUp } from '../handlers.ts';
import { watchMemory } from './memory-watch.ts';
import type { FromWorker, ToWorker } from './protocol.ts';

// Opens untrusted files, in a process of its own. It runs one operation at a time, prints nothing that is read, and may
// be killed at any moment.

interface Port {
  send(message: FromWorker): void;
  onMessage(listener: (message: ToWorker) => void): void;
}

/** A port of Electron's utility processes. */
interface ElectronPort {
  postMessage(message: unknown): void;
  on(event: 'message', listener: (event: { data: unknown; ports: readonly ElectronPort[] }) => void): void;
  once(event: 'message', listener: (event: { data: unknown; ports: readonly ElectronPort[] }) => void): void;
  start?(): void;
}

/**
 * Niceness: steps that it stands behind windows where both want the processor; of 19. A child of the engine
 * inherits them.
 */
const modesty = 5;
const progressEveryMs = 250;

/** Opens the port to the engine: the channel of a child, or a port that the app's main process hands over. */
function openPort(onOpen: (port: Port) => void): void {
  const electron = (process as unknown as { parentPort?: ElectronPort }).parentPort;
  if (!electron) {
    process.once('disconnect', () => process.exit(0));
    onOpen({
      send: (message) => void process.send?.(message),
      onMessage: (listener) => void process.on('message', listener),
    });
    return;
  }
  if (getPriority() < modesty) setPriority(modesty);
  electron.once('message', ({ ports: [port] }) => {
    if (!port) return;
    onOpen({
      send: (message) => port.postMessage(message),
      onMessage: (listener) => port.on('message', ({ data }) => listener(data as ToWorker)),
    });
    port.start?.();
  });
}

openPort((port) => {
  const memory = watchMemory();
  let running: { id: number; abort: AbortController } | null = null;

  const run = async ({ id, name, input, memory: most }: Extract<ToWorker, { type: 'run' }>) => {
    const abort = new AbortController();
    running = { id, abort };
    memory.limit(most);
    let toldAt = performance.now();
    const progress = () => {
      if (performance.now() - toldAt < progressEveryMs) return;
      toldAt = performance.now();
      port.send({ type: 'progress', id });
    };
    const context = { signal: abort.signal, progress };
    const end = (
      ended: { type: 'done'; output: unknown } | { type: 'failed'; failure: ReturnType<typeof toErrorData> },
    ) => {
      memory.limit(null);
      running = null;
      port.send({ ...ended, id, resident: process.memoryUsage.rss() });
    };
    try {
      const handle = handlers[name as keyof typeof handlers] as (
        input: unknown,
        of: typeof context,
      ) => Promise<unknown>;
      end({ type: 'done', output: await handle(input, context) });
    } catch (thrown) {
      end({ type: 'failed', failure: toErrorData(thrown) });
    }
  };

  port.onMessage((message) => {
    if (message.type === 'run') void run(message);
    else if (message.type === 'warm-up') warmUp();
    else if (running?.id === message.id) running.abort.abort();
  });
  port.send({ type: 'ready' });
});
