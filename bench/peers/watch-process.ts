import { readdirSync, readFileSync } from 'node:fs';

/** What a program and all its children took. */
export interface Taken {
  /** Processor time, ms; of what ended between two looks the last few ms are missing. */
  readonly cpuMs: number;
  /** Highest sum of their memory, bytes; what several share counts once (PSS). */
  readonly peakBytes: number;
}

/** Ticks of the system's clock a second (`getconf CLK_TCK`): 100 on every Linux. */
const ticksPerSecond = 100;
const lookEveryMs = 20;
/**
 * Time between two looks at the memory, ms. Each costs the watched process and this one some 4 ms for 100 MB, and it is
 * this one through which all its bytes go: looked at every 20 ms, a large program had half as fast a line as curl.
 */
const memoryEveryMs = 200;

/** Reads the ticks in `/proc/<pid>/stat`; null once it is gone. Fields as in proc(5). */
function ticksOf(pid: number): number | null {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
    const at = (field: number) => Number(fields[field - 3]);
    return at(14) + at(15);
  } catch {
    return null;
  }
}

/** Reads the children of all threads of a process. */
function childrenOf(pid: number): number[] {
  try {
    return readdirSync(`/proc/${pid}/task`)
      .flatMap((task) => readFileSync(`/proc/${pid}/task/${task}/children`, 'utf8').trim().split(' '))
      .filter((text) => text !== '')
      .map(Number);
  } catch {
    return [];
  }
}

/** Reads what a process has in memory, with its part of what it shares with others, in bytes. */
function memoryOf(pid: number): number {
  try {
    return (
      Number(/^Pss:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))?.[1] ?? 0) * 1024
    );
  } catch {
    return 0;
  }
}

/**
 * Watches a process and its children by looking at them again and again.
 * @param everyMs time between two looks, ms: what is idle needs few, and each look takes time itself
 * @returns what ends the watch
 */
export function watchProcess(pid: number, everyMs = lookEveryMs): () => Taken {
  const ticks = new Map<number, number>();
  const family = new Set([pid]);
  let peakBytes = 0;
  let memoryAt = 0;
  const look = () => {
    // A set goes on to what is added on the way: a child of a child is found in the same look.
    for (const id of family) {
      const taken = ticksOf(id);
      if (taken !== null) ticks.set(id, taken);
      for (const child of childrenOf(id)) family.add(child);
    }
    if (performance.now() < memoryAt) return;
    memoryAt = performance.now() + memoryEveryMs;
    let bytes = 0;
    for (const id of family) bytes += memoryOf(id);
    peakBytes = Math.max(peakBytes, bytes);
  };
  look();
  const timer = setInterval(look, everyMs);
  return () => {
    memoryAt = 0;
    look();
    clearInterval(timer);
    const sum = [...ticks.values()].reduce((total, each) => total + each, 0);
    return { cpuMs: (sum / ticksPerSecond) * 1000, peakBytes };
  };
}
