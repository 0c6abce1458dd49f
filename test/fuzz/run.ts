import { fork } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FromFuzzer, ToFuzzer } from './messages.ts';

export interface Finding {
  readonly target: string;
  readonly seed: number;
  readonly number: number;
  readonly why: string;
  readonly bytes: Buffer;
}

export interface FuzzOptions {
  readonly target: string;
  /** A folder in which what is slow to make is kept for the next run. */
  readonly seeds: string;
  readonly seed: number;
  readonly cases: number;
  /** The one case that is to be run; left out: all. */
  readonly only?: number;
  /** For each case, ms. */
  readonly patienceMs: number;
  /** Bytes of memory beyond what its process takes before. */
  readonly memory: number;
  /** So many findings are enough. */
  readonly mostFindings: number;
  onProgress?(done: number): void;
}

/** Seeds are made before the first case, by programs of the system. */
const prepareWithinMs = 180_000;

/** Runs cases of one target until all are done; a case that ends its process is a finding, and the next one goes on. */
export async function fuzz(options: FuzzOptions): Promise<Finding[]> {
  const findings: Finding[] = [];
  let from = 0;
  while (from < options.cases && findings.length < options.mostFindings) {
    const folder = await mkdtemp(join(tmpdir(), 'snapferry-fuzz-'));
    try {
      from = await runFrom(from, options, folder, findings);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }
  return findings;
}

/** @returns where to go on */
function runFrom(from: number, options: FuzzOptions, folder: string, findings: Finding[]): Promise<number> {
  const { target, seeds, seed, cases, memory, patienceMs, only = null } = options;
  const child = fork(join(import.meta.dirname, 'worker.ts'), [], {
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    execArgv: ['--max-old-space-size=1024'],
  });
  /** The end of what it complained of. */
  let said = '';
  child.stderr?.on('data', (part: Buffer) => {
    said = (said + part.toString()).slice(-2_000);
  });
  let running: { number: number; bytes: Buffer } | null = null;
  let isLate = false;
  let hasEnded = false;
  const late = () => {
    isLate = true;
    child.kill('SIGKILL');
  };
  let timer = setTimeout(late, prepareWithinMs);
  const found = (why: string) =>
    running && findings.push({ target, seed, number: running.number, why, bytes: running.bytes });
  child.on('message', (message: FromFuzzer) => {
    clearTimeout(timer);
    if (message.type === 'ended') hasEnded = true;
    else if (message.type === 'found') {
      found(message.why);
      if (findings.length >= options.mostFindings) child.kill('SIGKILL');
    } else {
      running = { number: message.number, bytes: Buffer.from(message.bytes) };
      options.onProgress?.(message.number);
    }
    if (!hasEnded) timer = setTimeout(late, patienceMs);
  });
  child.send({ target, folder, seeds, seed, from, to: cases, memory, only } satisfies ToFuzzer);
  return new Promise((resolve, reject) => {
    child.once('exit', (code, signal) => {
      clearTimeout(timer);
      if (hasEnded || findings.length >= options.mostFindings) resolve(cases);
      else if (!running) reject(new Error(`${target} did not begin (${signal ?? code}): ${said}`));
      else {
        found(
          isLate
            ? `It took more than ${patienceMs} ms.`
            : `It ended its process (${signal ?? code}): memory or a crash.`,
        );
        resolve(running.number + 1);
      }
    });
  });
}
