import { toErrorData } from '../../../contract/app-error.ts';
import type { ErrorData } from '../../../contract/errors.ts';
import type { Clock } from '../clock.ts';
import type { FileKey } from '../store/folders/types.ts';

/** Maximum size of a batch, and for how long the first of it waits for others. */
const maxSize = 200;
const delayMs = 20;
/** Delay while others are to be inspected: each transaction waits for the disk. */
const busyDelayMs = 250;

export interface SettledFile extends FileKey {
  readonly sha256: string;
  readonly absolute: string;
}

export interface TakeBatchOptions {
  readonly clock: Clock;
  /** Enqueues files durably. `superseded`: jobs of what these files held before. */
  take(files: readonly SettledFile[], superseded: readonly string[]): void;
  taken(files: readonly SettledFile[]): void;
  /** Called when a batch failed. Nothing is lost: they are to be retried. */
  failed(files: readonly SettledFile[], error: ErrorData): void;
}

/** Batches complete files, and enqueues them together. */
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

  /** Drops the job of a file's earlier content together with the taking of its present one. */
  supersede(jobId: string): void {
    this.#superseded.push(jobId);
  }

  /** Returns the superseded jobs whose files are not taken after all. */
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
