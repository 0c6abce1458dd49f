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
  /** Folder in which expensive seeds are cached for the next run. */
  readonly seeds: string;
  readonly seed: number;
  readonly cases: number;
  /** The only case to be run; default: all. */
  readonly only?: number;
  /** Time limit for each case, ms. */
  readonly patienceMs: number;
  /** Limit of memory in bytes, beyond the process's baseline. */
  readonly memory: number;
  /** Ends the run after this many findings. */
  readonly mostFindings: number;
  onProgress?(done: number): void;
}

/** Time limit of the preparation: seeds are created before the first case, by programs of the system. */
const prepareWithinMs = 180_000;

/**
 * Runs cases of one target until all are done; a case that crashes its process is a finding, and the next one follows.
 */
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

/**
 * Runs cases in one process.
 * @returns where to go on
 */
function runFrom(from: number, options: FuzzOptions, folder: string, findings: Finding[]): Promise<number> {
  const { target, seeds, seed, cases, memory, patienceMs, only = null } = options;
  const child = fork(join(import.meta.dirname, 'worker.ts'), [], {
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    execArgv: ['--max-old-space-size=1024'],
  });
  /** The end of its error output. */
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
