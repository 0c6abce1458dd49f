import { randomUUID } from 'node:crypto';
import {
  type FSWatcher,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  watch,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { type LaunchRequest, launchRequestSchema } from '../app/arguments.ts';

/**
 * Stores launch requests in files for the running instance. Electron's own way of passing them (data beside the lock)
 * loses everything beyond 32 kB, and all of it when a name has letters beyond Latin-1.
 */
export class InboxFiles {
  readonly #folder: string;
  #watcher: FSWatcher | null = null;

  constructor(folder: string) {
    this.#folder = join(folder, 'handover');
  }

  /**
   * Stores one request.
   * @returns false when it could not be written
   */
  write(start: LaunchRequest): boolean {
    const path = join(this.#folder, randomUUID());
    try {
      mkdirSync(this.#folder, { recursive: true, mode: 0o700 });
      writeFileSync(path, JSON.stringify(start), { mode: 0o600 });
      // A concurrent reader finds it whole or not at all.
      renameSync(path, `${path}.json`);
      return true;
    } catch {
      return false;
    }
  }

  /** Calls back with the requests that there are and that come: none is told twice, whoever takes them. */
  follow(listener: (requests: readonly LaunchRequest[]) => void): void {
    const look = () => {
      const requests = this.take();
      if (requests.length > 0) listener(requests);
    };
    this.#watcher = watchFolder(this.#folder, look);
    look();
  }

  /** Leaves what comes to others. */
  unfollow(): void {
    this.#watcher?.close();
    this.#watcher = null;
  }

  /** Removes and returns all stored requests. */
  take(): LaunchRequest[] {
    const names = list(this.#folder).filter((name) => name.endsWith('.json'));
    return names.flatMap((name) => {
      const own = join(this.#folder, `${name}.${process.pid}`);
      try {
        // Whoever moves it has it: another app may be looking, too.
        renameSync(join(this.#folder, name), own);
        return [launchRequestSchema.parse(JSON.parse(readFileSync(own, 'utf8')))];
      } catch {
        // Taken by another one, or not written by us: then it would be in the way at each start.
        return [];
      } finally {
        rmSync(own, { force: true });
      }
    });
  }
}

/** Watches a folder, which is made if it is missing; null where that cannot be done. */
function watchFolder(folder: string, onChange: () => void): FSWatcher | null {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    return watch(folder, { persistent: false }, onChange).on('error', () => {});
  } catch {
    // Those who leave a request also tell of it beside the lock, as a rule.
    return null;
  }
}

function list(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    // No folder yet: nothing was ever stored.
    return [];
  }
}
