import { closeSync, fdatasync, openSync } from 'node:fs';
import { promisify } from 'node:util';
import { withStoreErrors } from './errors.ts';

const datasync = promisify(fdatasync);

/** Flushes a database's write-ahead log to the disk, away from the thread that writes it. */
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
 */
export function createLogFlush(file: string): LogFlush {
  let log: number | null = null;
  let running: Promise<void> | null = null;
  let next: Promise<void> | null = null;
  let isClosed = false;

  const release = () => {
    if (log !== null) closeSync(log);
    log = null;
  };

  const run = async (): Promise<void> => {
    try {
      // To flush a file Windows wants the right to write it.
      log ??= openSync(`${file}-wal`, 'r+');
      await datasync(log);
    } catch (thrown) {
      release();
      withStoreErrors(() => {
        throw thrown;
      });
    } finally {
      running = null;
      if (isClosed) release();
    }
  };

  const start = (): Promise<void> => {
    running = run();
    return running;
  };

  return {
    flush() {
      if (running === null) return start();
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
