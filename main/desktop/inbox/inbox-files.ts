import { randomUUID } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type LaunchRequest, launchRequestSchema } from '../app/arguments.ts';

/**
 * Stores launch requests in files for the running instance. Electron's own way of passing them (data beside the lock)
 * loses everything beyond 32 kB, and all of it when a name has letters beyond Latin-1.
 */
export class InboxFiles {
  readonly #folder: string;

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

  /** Removes and returns all stored requests. */
  take(): LaunchRequest[] {
    const names = list(this.#folder).filter((name) => name.endsWith('.json'));
    return names.flatMap((name) => {
      const path = join(this.#folder, name);
      try {
        const start = launchRequestSchema.parse(JSON.parse(readFileSync(path, 'utf8')));
        rmSync(path, { force: true });
        return [start];
      } catch {
        // Not written by us: it would be in the way at each start.
        rmSync(path, { force: true });
        return [];
      }
    });
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
