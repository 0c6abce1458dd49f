import { closeSync, fdatasync, fdatasyncSync, openSync } from 'node:fs';
import { promisify } from 'node:util';
import { withStoreErrors } from './errors.ts';

const datasync = promisify(fdatasync);

/**
 * Longest flush for which this thread waits, ms. Most solid state drives take a fraction of it, and an upload whose last
 * bytes wait for it is told ten times later by way of another thread, while this one is busy with other pictures.
 */
const quickMs = 2;
/** Weight of the newest flush in how long one usually takes: a single slow one says that the processor was busy. */
const newest = 1 / 4;
/** Number of flushes that another thread makes once they take longer, as on a hard disk, before one is made here again. */
const awayWhenSlow = 64;

/** Flushes a database's write-ahead log to the disk; where that takes long, away from the thread that writes it. */
export interface LogFlush {
  /**
   * Resolves once all that was committed before the call survives a loss of power.
   * @throws {AppError} `disk-full`, `profile-unwritable`
   */
  flush(): Promise<void>;
  close(): void;
}

/**
 * Creates the flush of a database that this process has open in WAL mode. A commit at `synchronous = NORMAL` only writes
 * to the log (https://sqlite.org/pragma.html#pragma_synchronous), and what it wrote is durable once the log is flushed:
 * a checkpoint flushes both files itself. While one flush runs, later ones wait for the next, which serves them all. The
 * log is not among the files that SQLite locks, so that it may be opened and closed here.
 * @param file path of the database
 * @param now a clock to time flushes by, ms
 */
export function createLogFlush(file: string, now: () => number = () => performance.now()): LogFlush {
  let log: number | null = null;
  let running: Promise<void> | null = null;
  let next: Promise<void> | null = null;
  let isClosed = false;
  /** Number of further flushes that are left to another thread. */
  let away = 0;
  /** How long a flush takes that is made here, ms. */
  let usualMs = 0;

  const release = () => {
    if (log !== null) closeSync(log);
    log = null;
  };

  /** @param write flushes an open file */
  const flushed = async (write: (log: number) => void | Promise<void>): Promise<void> => {
    try {
      // To flush a file Windows wants the right to write it.
      log ??= openSync(`${file}-wal`, 'r+');
      await write(log);
    } catch (thrown) {
      release();
      withStoreErrors(() => {
        throw thrown;
      });
    } finally {
      if (isClosed) release();
    }
  };

  const flushHere = (): Promise<void> =>
    flushed((log) => {
      const began = now();
      fdatasyncSync(log);
      usualMs += (now() - began - usualMs) * newest;
      if (usualMs > quickMs) away = awayWhenSlow;
    });

  const run = async (): Promise<void> => {
    away -= 1;
    try {
      await flushed(datasync);
    } finally {
      running = null;
    }
  };

  const start = (): Promise<void> => {
    running = run();
    return running;
  };

  return {
    flush() {
      if (running === null) return away > 0 ? start() : flushHere();
      next ??= running
        .catch(() => {})
        .then(() => {
          next = null;
          return start();
        });
      return next;
    },
    close() {
      isClosed = true;
      if (running === null) release();
    },
  };
}
