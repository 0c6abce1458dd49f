import { Worker } from 'node:worker_threads';

/**
 * Kills this process when it takes too much memory. A thread does it, because code that allocates without end lets
 * no other code of its own thread run; and it is the process itself that looks, because no two systems tell it to
 * others in the same way. Native memory counts as well, which limits of V8's heap do not see.
 */
export interface MemoryWatch {
  /** Allows so many bytes more than the process took when the watch began; null: no limit. */
  limit(bytes: number | null): void;
}

const lookEveryMs = 20;
const megabyte = 1_048_576;

/** Source of the thread. One of its own file would have to be built and found: it is shorter than that. */
const watcher = `
const { workerData } = require('node:worker_threads');
const [limit, never] = [new Int32Array(workerData.limit), new Int32Array(new SharedArrayBuffer(4))];
for (;;) {
  const most = Atomics.load(limit, 0);
  if (most === 0) Atomics.wait(limit, 0, 0);
  else if (process.memoryUsage.rss() > most * ${megabyte}) process.kill(process.pid, 'SIGKILL');
  else Atomics.wait(never, 0, 0, ${lookEveryMs});
}`;

export function watchMemory(): MemoryWatch {
  const shared = new SharedArrayBuffer(4);
  const limit = new Int32Array(shared);
  const thread = new Worker(watcher, {
    eval: true,
    workerData: { limit: shared },
    resourceLimits: { maxOldGenerationSizeMb: 8, maxYoungGenerationSizeMb: 1, stackSizeMb: 1 },
    stdout: true,
    stderr: true,
  });
  thread.unref();
  return {
    limit(bytes) {
      const now = process.memoryUsage.rss();
      Atomics.store(limit, 0, bytes === null ? 0 : Math.ceil((now + bytes) / megabyte));
      Atomics.notify(limit, 0);
    },
  };
}
