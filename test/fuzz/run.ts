import { fork } from 'node:child_process';
import { readFileSync } from 'node:fs';
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
  /** True if the case took too long, rather than that something was wrong. */
  readonly isLate: boolean;
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
      const before = findings.length;
      from = await runFrom(from, options, folder, findings);
      const last = findings.at(-1);
      if (
        findings.length > before &&
        last?.isLate &&
        options.only === undefined &&
        !(await isLateAgain(last, options))
      )
        findings.pop();
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }
  return findings;
}

/** Patience is that many times as long for a case that takes no processor time. */
const mostLooks = 5;

/** Processor time of a process so far, ms; where the system does not tell, any number, so that clocks alone decide. */
function cpuMsOf(pid: number | undefined): number {
  try {
    // https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html: user and system time, in hundredths of a second.
    const [user = 0, system = 0] = readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\)/s, '')
      .trim()
      .split(' ')
      .slice(11, 13)
      .map(Number);
    return (user + system) * 10;
  } catch {
    return Number.POSITIVE_INFINITY;
  }
}

/** Runs a case once more, by itself: a machine that did something else in between is no finding. */
async function isLateAgain({ number }: Finding, options: FuzzOptions): Promise<boolean> {
  const again = await fuzz({ ...options, only: number, cases: number + 1, onProgress: () => {} });
  return again.length > 0;
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
  /** Processor time of the process when the running case began. */
  let cpuAtBegin = 0;
  let looks = 0;
  const late = () => {
    looks += 1;
    // A process that got no processor has not taken long. One that only waits has, after some such looks.
    const patience = running ? patienceMs : prepareWithinMs;
    if (cpuMsOf(child.pid) - cpuAtBegin < patience / 2 && looks < mostLooks) {
      timer = setTimeout(late, patience);
      return;
    }
    isLate = true;
    child.kill('SIGKILL');
  };
  let timer = setTimeout(late, prepareWithinMs);
  const found = (why: string) =>
    running && findings.push({ target, seed, number: running.number, why, bytes: running.bytes, isLate });
  child.on('message', (message: FromFuzzer) => {
    clearTimeout(timer);
    if (message.type === 'ended') hasEnded = true;
    else if (message.type === 'found') {
      found(message.why);
      if (findings.length >= options.mostFindings) child.kill('SIGKILL');
    } else {
      running = { number: message.number, bytes: Buffer.from(message.bytes) };
      cpuAtBegin = cpuMsOf(child.pid);
      looks = 0;
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
