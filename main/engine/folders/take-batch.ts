import { toErrorData } from '../../../contract/app-error.ts';
import type { ErrorData } from '../../../contract/errors.ts';
import type { Clock } from '../clock.ts';
import type { FileKey } from '../store/folders/types.ts';

/** So many are put into the queue in one step, and so long the first of them waits for others. */
const maxSize = 200;
const delayMs = 20;
/** The same while others are there to be inspected: each step into the queue waits for the disk. */
const busyDelayMs = 250;

export interface SettledFile extends FileKey {
  readonly sha256: string;
  readonly absolute: string;
}

export interface TakeBatchOptions {
  readonly clock: Clock;
  /** Durable when it returns. `superseded`: jobs of what these files held before. */
  take(files: readonly SettledFile[], superseded: readonly string[]): void;
  taken(files: readonly SettledFile[]): void;
  /** Nothing is lost: they are to be tried again. */
  failed(files: readonly SettledFile[], error: ErrorData): void;
}

/** Gathers files that are whole, and has them put into the queue together. */
export class TakeBatch {
  readonly #options: TakeBatchOptions;
  readonly #files: SettledFile[] = [];
  readonly #superseded: string[] = [];
  #cancelTimer: (() => void) | null = null;

  constructor(options: TakeBatchOptions) {
    this.#options = options;
  }

  holds(sha256: string): boolean {
    return this.#files.some((file) => file.sha256 === sha256);
  }

  add(file: SettledFile, isBusy: boolean): void {
    this.#files.push(file);
    if (this.#files.length >= maxSize) this.flush();
    else this.#cancelTimer ??= this.#options.clock.after(isBusy ? busyDelayMs : delayMs, () => this.flush());
  }

  /** The job of what a file held before is dropped together with the taking of what it holds now. */
  supersede(jobId: string): void {
    this.#superseded.push(jobId);
  }

  /** Gives those away whose files are not taken after all. */
  takeSuperseded(): string[] {
    return this.#superseded.splice(0);
  }

  flush(): void {
    this.cancel();
    if (this.#files.length === 0) return;
    const files = this.#files.splice(0);
    try {
      this.#options.take(files, this.takeSuperseded());
    } catch (thrown) {
      // A full disk, say.
      this.#options.failed(files, toErrorData(thrown));
      return;
    }
    this.#options.taken(files);
  }

  cancel(): void {
    this.#cancelTimer?.();
    this.#cancelTimer = null;
  }
}
