import { basename } from 'node:path';
import { errorData, toErrorData } from '../../../contract/app-error.ts';
import type { ErrorData } from '../../../contract/errors.ts';
import type { Clock } from '../clock.ts';
import type { PutIntoAlbum } from '../posts/album-filler.ts';
import type { FolderStore } from '../store/folders/index.ts';
import type { StoredFolder, UploadedFile } from '../store/folders/types.ts';
import { applyAfterUpload } from './after-upload.ts';
import { BackgroundWork } from './background-work.ts';

/** Delay for collecting files: putting pictures into an album takes requests each time. */
const albumBatchDelayMs = 5_000;

export interface AfterUploadOptions {
  readonly stored: StoredFolder;
  readonly memory: FolderStore;
  readonly clock: Clock;
  readonly putIntoAlbum: PutIntoAlbum;
  onError(reason: ErrorData): void;
}

/** Applies the after-upload action of a folder to uploaded files, one batch after the other. */
export class AfterUploadQueue {
  readonly #options: AfterUploadOptions;
  readonly #work: BackgroundWork;
  #last: Promise<void> = Promise.resolve();
  #cancelAlbumDelay: (() => void) | null = null;
  #isStopped = false;

  constructor(options: AfterUploadOptions) {
    this.#options = options;
    this.#work = new BackgroundWork((thrown) => options.onError(toErrorData(thrown)));
  }

  /** Called when a job that came from the folder is uploaded. */
  uploaded(jobId: string): void {
    const { stored, memory, clock } = this.#options;
    if (this.#isStopped) return;
    if (stored.album === null) this.#work.add(this.#enqueue(memory.listUploaded(stored.id, jobId)));
    else this.#cancelAlbumDelay ??= clock.after(albumBatchDelayMs, () => this.#work.add(this.processAll()));
  }

  /** Processes everything pending, also from earlier runs. */
  processAll(): Promise<void> {
    const { stored, memory } = this.#options;
    this.#cancelAlbumDelay?.();
    this.#cancelAlbumDelay = null;
    return this.#enqueue(memory.listUploaded(stored.id));
  }

  /** Begins nothing more. */
  async stop(): Promise<void> {
    this.#isStopped = true;
    this.#cancelAlbumDelay?.();
    await this.#work.settled();
  }

  #enqueue(files: readonly UploadedFile[]): Promise<void> {
    this.#last = this.#last.then(() => this.#process(files));
    return this.#last;
  }

  async #process(files: readonly UploadedFile[]): Promise<void> {
    const { stored, memory, putIntoAlbum, onError } = this.#options;
    if (this.#isStopped || files.length === 0) return;
    try {
      const jobIds = new Set(files.map(({ jobId }) => jobId));
      if (stored.album !== null) putIntoAlbum(stored.album, [...jobIds]);
    } catch (thrown) {
      // They stay as they are, and it is tried again after the next scan.
      onError(toErrorData(thrown));
      return;
    }
    for (const file of files) {
      if (this.#isStopped) return;
      try {
        await applyAfterUpload(memory, stored, file);
      } catch (thrown) {
        const name = basename(file.path);
        const message = `${file.path}: ${toErrorData(thrown).message}`;
        onError(errorData('folder-cannot-tidy', message, { name }));
      }
    }
  }
}
