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

/** How often and at which pauses it is looked whether another app has taken a request, ms: five seconds in all. */
const looks = 50;
const lookMs = 100;

/**
 * Stores launch requests in files for the running instance. Electron's own way of passing them (data beside the lock)
 * loses everything beyond 32 kB, and all of it when a name has letters beyond Latin-1.
 */
export class InboxFiles {
  readonly #folder: string;
  /** Name of the file that is offered to another app. */
  #offered: string | null = null;

  constructor(folder: string) {
    this.#folder = join(folder, 'handover');
  }

  /**
   * Stores one request.
   * @returns false when it could not be written
   */
  write(start: LaunchRequest): boolean {
    return this.#put(start) !== null;
  }

  /** @returns the file's name; null where it could not be written */
  #put(start: LaunchRequest): string | null {
    const name = randomUUID();
    const path = join(this.#folder, name);
    try {
      mkdirSync(this.#folder, { recursive: true, mode: 0o700 });
      writeFileSync(path, JSON.stringify(start), { mode: 0o600 });
      // A concurrent reader finds it whole or not at all.
      renameSync(path, `${path}.json`);
      return `${name}.json`;
    } catch {
      return null;
    }
  }

  /**
   * Stores a request for another app, and takes it back where none has taken it after a few seconds.
   * @returns whether one has
   */
  async handOver(
    start: LaunchRequest,
    after: (ms: number, callback: () => void) => unknown,
  ): Promise<boolean> {
    const name = this.#put(start);
    this.#offered = name;
    for (let look = 0; name !== null && look < looks; look += 1) {
      await new Promise<void>((resolve) => void after(lookMs, resolve));
      if (!list(this.#folder).includes(name)) return true;
    }
    // Whoever moves it in this very moment has it.
    return name !== null && this.#taken(name).length === 0;
  }

  /**
   * Calls back with the requests that there are and that come: none is told twice, whoever takes them.
   * @returns a function that ends it
   */
  follow(listener: (requests: readonly LaunchRequest[]) => void): () => void {
    const look = () => {
      const requests = this.take();
      if (requests.length > 0) listener(requests);
    };
    const watcher = watchFolder(this.#folder, look);
    look();
    return () => watcher?.close();
  }

  /** Removes and returns all stored requests but the one that is offered to another app. */
  take(): LaunchRequest[] {
    const names = list(this.#folder).filter((name) => name.endsWith('.json') && name !== this.#offered);
    return names.flatMap((name) => this.#taken(name));
  }

  /** Removes and returns one; none where another app has taken it, or where it is not ours. */
  #taken(name: string): LaunchRequest[] {
    const own = join(this.#folder, `${name}.${process.pid}`);
    try {
      // Whoever moves it has it.
      renameSync(join(this.#folder, name), own);
      return [launchRequestSchema.parse(JSON.parse(readFileSync(own, 'utf8')))];
    } catch {
      return [];
    } finally {
      rmSync(own, { force: true });
    }
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
