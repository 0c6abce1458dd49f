import { stat } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { AppError, errorData, toErrorData } from '../../../contract/app-error.ts';
import { systemClock } from '../clock.ts';
import { type OperationName, type Operations, operationLimits } from './operations.ts';
import { launchMediaProcess } from './pool/launch.ts';
import { createPool, type Pool } from './pool/pool.ts';

// One pool per process, shared by all engines in it: tests run several in one.

const usual = Math.max(2, Math.min(4, availableParallelism()));
const most = 6;

let pool: Pool | null = null;
/** Of those that read: nothing else waits for them, and they take what others leave of the processor. */
let readers: Pool | null = null;
/** Memory above which an idle reader is replaced, bytes. */
const largestIdleReader = 300_000_000;

/**
 * Files that killed two processes, with what tells whether each is still the same: not opened a third time while we
 * run.
 */
const refused = new Map<string, string>();
const mostRefused = 1_000;

const openPool = (): Pool => {
  pool ??= createPool({ launch: launchMediaProcess, clock: systemClock, usual, most });
  return pool;
};

const openReaders = (): Pool => {
  readers ??= createPool({
    launch: launchMediaProcess,
    clock: systemClock,
    usual: 1,
    most: 1,
    largestIdle: largestIdleReader,
  });
  return readers;
};

/** Starts a media process for whoever is about to ask: it is up by the time that a profile takes to open. */
export const warmUp = (): void => openPool().warmUp();

/**
 * Runs an operation in a process of its own.
 * @throws {AppError} what the operation throws; `cannot-be-looked-at` {reason}, `cancelled`, `internal`
 */
export async function operate<N extends OperationName>(
  name: N,
  input: Operations[N]['input'],
  signal?: AbortSignal,
): Promise<Operations[N]['output']> {
  const key = `${name} ${input.path}`;
  const known = refused.get(key);
  if (known !== undefined && known === (await stampOf(input.path)))
    throw new AppError(errorData('cannot-be-looked-at', 'It ended the processes that opened it before.'));
  try {
    const members = name === 'readPicture' ? openReaders() : openPool();
    const output = await members.run({ name, input, ...operationLimits[name] }, signal);
    return output as Operations[N]['output'];
  } catch (thrown) {
    if (toErrorData(thrown).code === 'cannot-be-looked-at') await remember(key, input.path);
    throw thrown;
  }
}

async function remember(key: string, path: string): Promise<void> {
  const stamp = await stampOf(path);
  if (stamp === null) return;
  const [oldest] = refused.keys();
  if (refused.size >= mostRefused && oldest !== undefined) refused.delete(oldest);
  refused.set(key, stamp);
}

async function stampOf(path: string): Promise<string | null> {
  const found = await stat(path).catch(() => null);
  return found && `${found.size} ${found.mtimeMs} ${found.ino}`;
}
