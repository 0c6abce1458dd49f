import type { Logger } from 'pino';
import { toErrorData } from '../../../contract/app-error.ts';
import type { FolderState, WatchedFolder } from '../../../contract/folders.ts';
import type { Clock } from '../clock.ts';
import type { PutIntoAlbum } from '../posts/album-filler.ts';
import type { FolderStore } from '../store/folders/index.ts';
import type { StoredFolder } from '../store/folders/types.ts';
import { AfterUploadQueue } from './after-upload-queue.ts';
import { BackgroundWork } from './background-work.ts';
import { compileFilter } from './filter.ts';
import { isRemote, statFolder } from './folder-check.ts';
import { FolderSession, type FolderSessionOptions } from './folder-session.ts';
import { FolderStatus } from './folder-status.ts';
import type { Watch } from './fs-watcher.ts';
import type { WatchScope } from './walk.ts';

/** Interval of checks that the folder itself still exists. */
const rootCheckIntervalMs = 2_000;

export interface FolderWatcherOptions {
  readonly stored: StoredFolder;
  readonly profile: string;
  readonly memory: FolderStore;
  readonly queue: FolderSessionOptions['queue'];
  readonly clock: Clock;
  readonly log: Logger;
  readonly watch: Watch;
  readonly putIntoAlbum: PutIntoAlbum;
  changed(): void;
}

export function watchScopeOf(
  stored: Pick<StoredFolder, 'path' | 'recursive' | 'include' | 'exclude' | 'afterUpload'>,
  profile: string,
): WatchScope {
  return { root: stored.path, recursive: stored.recursive, profile, matches: compileFilter(stored) };
}

type RootMode =
  | { readonly kind: 'away' }
  /** `key` tells this folder from another one in its place. */
  | { readonly kind: 'there'; readonly key: string; readonly session: FolderSession }
  | { readonly kind: 'stopped' };

/**
 * Watches one folder, whether it exists or not. Modes:
 * - `away`: it is missing or cannot be read, and is polled; its state tells which.
 * - `there`: a session watches it; it is polled whether it is still the same folder.
 * - `stopped`.
 */
export class FolderWatcher {
  readonly #options: FolderWatcherOptions;
  readonly #scope: WatchScope;
  readonly #status: FolderStatus;
  readonly #afterUpload: AfterUploadQueue;
  readonly #work: BackgroundWork;
  #mode: RootMode = { kind: 'away' };
  #cancelCheck = () => {};

  constructor(options: FolderWatcherOptions) {
    const { stored, profile, memory, log, changed } = options;
    this.#options = options;
    this.#scope = watchScopeOf(stored, profile);
    const status = new FolderStatus(stored, memory.counts(stored.id), log, changed);
    this.#status = status;
    this.#work = new BackgroundWork((thrown) => status.tell(toErrorData(thrown)));
    this.#afterUpload = new AfterUploadQueue({ ...options, onError: (reason) => status.tell(reason) });
  }

  start(): void {
    this.#work.add(this.#followRoot());
  }

  view(): WatchedFolder {
    return this.#status.view(this.#mode.kind === 'there' ? this.#mode.session.unfinished : null);
  }

  /** Scans everything, now. */
  rescan(): void {
    if (this.#mode.kind !== 'there') return;
    this.#status.setState({ kind: 'scanning', seen: 0 });
    this.#mode.session.rescan();
  }

  /** Called when a job that came from here is uploaded. */
  uploaded(jobId: string): void {
    this.#afterUpload.uploaded(jobId);
  }

  async stop(): Promise<void> {
    const ended = this.#end();
    this.#setMode({ kind: 'stopped' });
    this.#cancelCheck();
    await Promise.all([ended, this.#afterUpload.stop()]);
    await this.#work.settled();
  }

  async #followRoot(): Promise<void> {
    try {
      await this.#checkRoot();
    } finally {
      if (!this.#isStopped())
        this.#cancelCheck = this.#options.clock.after(rootCheckIntervalMs, () => this.start());
    }
  }

  async #checkRoot(): Promise<void> {
    const { stored } = this.#options;
    const found = await statFolder(stored.path);
    if (this.#isStopped()) return;
    const key = this.#mode.kind === 'there' ? this.#mode.key : null;
    if (found.kind === 'failed' || (stored.isMount && !found.isMount)) {
      const next = stateOfMissing(found.kind === 'failed' ? found.failure : null);
      if (key !== null || this.#status.state.kind !== next.kind) await this.#leave(next);
      return;
    }
    if (found.key === key) return;
    if (key !== null) await this.#leave({ kind: 'missing' });
    if (this.#status.polled !== 'chosen')
      this.#status.setPolled((await isRemote(stored.path)) ? 'network' : null);
    if (!this.#isStopped()) this.#enter(found.key);
  }

  #enter(key: string): void {
    const { stored, log } = this.#options;
    this.#status.setState({ kind: 'scanning', seen: 0 });
    const session = new FolderSession({
      ...this.#options,
      scope: this.#scope,
      status: this.#status,
      afterUpload: this.#afterUpload,
      // Whether it is there at all is found out by the next check of the root.
      failed: (thrown) => {
        log.info({ folder: stored.id, err: thrown }, 'a watched folder could not be looked through');
        this.#work.add(this.#end());
      },
    });
    this.#setMode({ kind: 'there', key, session });
  }

  async #leave(next: FolderState): Promise<void> {
    const ended = this.#end();
    this.#status.setState(next);
    await ended;
  }

  async #end(): Promise<void> {
    if (this.#mode.kind !== 'there') return;
    const { session } = this.#mode;
    this.#setMode({ kind: 'away' });
    const stopped = session.stop();
    this.#work.add(stopped.then(() => session.settled()));
    await stopped;
  }

  #isStopped(): boolean {
    return this.#mode.kind === 'stopped';
  }

  #setMode(mode: RootMode): void {
    this.#mode = mode;
  }
}

function stateOfMissing(failure: Extract<FolderState, { kind: 'unreadable' }>['error'] | null): FolderState {
  return failure?.code === 'folder-unreadable' ? { kind: 'unreadable', error: failure } : { kind: 'missing' };
}
