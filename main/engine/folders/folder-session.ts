import { stat } from 'node:fs/promises';
import { toErrorData } from '../../../contract/app-error.ts';
import type { Clock } from '../clock.ts';
import type { JobQueue } from '../jobs/index.ts';
import type { FolderStore } from '../store/folders/index.ts';
import type { StoredFolder } from '../store/folders/types.ts';
import type { AfterUploadQueue } from './after-upload-queue.ts';
import { BackgroundWork } from './background-work.ts';
import { ChangeBurst } from './change-burst.ts';
import { folderFailure } from './folder-check.ts';
import type { FolderStatus } from './folder-status.ts';
import { type Watch, watchTree } from './fs-watcher.ts';
import { RescanLoop } from './rescan-loop.ts';
import { maxReportedNames, Settler } from './settler.ts';
import type { SettledFile } from './take-batch.ts';
import { mayBeUnrepresentable, relativePath, type WatchScope, walk } from './walk.ts';

/** Maximum number of files checked in parallel during a scan. */
const maxConcurrentChecks = 16;

export interface FolderSessionOptions {
  readonly stored: StoredFolder;
  readonly scope: WatchScope;
  readonly memory: FolderStore;
  readonly queue: Pick<JobQueue, 'addFolderFiles' | 'supersede' | 'sourceMoved' | 'retry'>;
  readonly clock: Clock;
  readonly watch: Watch;
  readonly status: FolderStatus;
  readonly afterUpload: AfterUploadQueue;
  /** Called when the folder itself cannot be read: the session is of no use any more. */
  failed(thrown: unknown): void;
}

/** Watches a folder while it exists: listens, scans, and passes new files to the settler. */
export class FolderSession {
  readonly #options: FolderSessionOptions;
  readonly #settler: Settler;
  readonly #burst: ChangeBurst;
  readonly #rescans: RescanLoop;
  readonly #work: BackgroundWork;
  readonly #tree: { close(): Promise<void> };
  #isOver = false;

  constructor(options: FolderSessionOptions) {
    const { stored, scope, memory, clock, status, queue } = options;
    this.#options = options;
    this.#work = new BackgroundWork((thrown) => status.tell(toErrorData(thrown)));
    this.#settler = new Settler({
      root: scope.root,
      folder: stored.id,
      memory,
      clock,
      hooks: {
        take: (files, superseded) => this.#take(files, superseded),
        moved: queue.sourceMoved,
        supersede: queue.supersede,
        changed: () => status.notify(),
        onError: (reason) => status.tell(reason),
      },
    });
    this.#rescans = new RescanLoop({
      clock,
      scan: () => this.#scan(),
      isPolled: () => status.polled !== null,
      failed: options.failed,
    });
    this.#burst = new ChangeBurst(clock, (what) => {
      if (what === 'everything') return this.#rescans.request();
      for (const folder of what) this.#work.add(this.#checkFolder(folder));
      // The files of a disk that is back may come one by one, behind the scan that its return begins.
      this.#work.add(this.#retryLostJobs());
    });
    this.#tree = this.#listen();
  }

  get unfinished(): { count: number; names: string[] } {
    return this.#settler.unfinished;
  }

  rescan(): void {
    this.#rescans.request();
  }

  /** Resolves when nothing is listened to or enqueued any more. */
  async stop(): Promise<void> {
    this.#isOver = true;
    this.#burst.stop();
    this.#work.add(this.#rescans.stop());
    await Promise.all([this.#tree.close(), this.#settler.stop()]);
  }

  /** Resolves when work in flight has ended. */
  settled(): Promise<void> {
    return this.#work.settled();
  }

  #listen(): { close(): Promise<void> } {
    const { scope, watch, status } = this.#options;
    const polls = status.polled !== null;
    return watchTree(
      scope,
      { watch, polls },
      {
        onReady: () => this.#rescans.request(),
        onPathChanged: (path) => this.#pathChanged(path),
        onUnknownChange: () => this.#rescans.markDirty(),
        onFolderAdded: (folder) => this.#folderAdded(folder),
        onWatchLimit: (code) => status.limitReached(code),
      },
    );
  }

  #pathChanged(path: string): void {
    if (this.#isOver) return;
    const { scope } = this.#options;
    this.#burst.note({ isIndirect: mayBeUnrepresentable(path) });
    if (scope.matches(relativePath(scope.root, path))) this.#settler.markDirty(path);
  }

  /** Scans a new folder when it is quiet, for what came into it before it was listened to. */
  #folderAdded(folder: string): void {
    if (this.#isOver) return;
    // Where folders are polled, all are looked through soon.
    if (this.#options.status.polled !== null) {
      this.#rescans.markDirty();
      return;
    }
    this.#burst.note({ folder });
    this.#work.add(this.#checkFolder(folder));
  }

  async #checkFolder(folder: string): Promise<void> {
    try {
      await this.#checkFiles(folder, { seen: () => {} });
      this.#settler.flush();
    } catch (thrown) {
      if ((thrown as NodeJS.ErrnoException).code !== 'ENOENT')
        this.#options.status.tell(folderFailure(thrown, folder));
    }
  }

  async #scan(): Promise<void> {
    const { stored, scope, memory, status, afterUpload } = this.#options;
    const isFirst = status.state.kind !== 'watching';
    status.scanBegan();
    let count = 0;
    if (isFirst) status.setState({ kind: 'scanning', seen: 0 });
    const unnameable: string[] = [];
    const isAll = await this.#checkFiles(scope.root, {
      seen(files) {
        count += files;
        if (isFirst && status.state.kind === 'scanning') status.setState({ kind: 'scanning', seen: count });
      },
      unrepresentable: (path) => unnameable.push(relativePath(scope.root, path)),
    });
    if (this.#isOver) return;
    this.#settler.flush();
    if (isAll) memory.dropUnseen(stored.id);
    const names = unnameable.slice(0, maxReportedNames);
    status.scanEnded(memory.counts(stored.id), { count: unnameable.length, names });
    await this.#retryLostJobs();
    await afterUpload.processAll();
  }

  /** Checks every file below `from` that is not known as it is. @returns whether everything could be read */
  async #checkFiles(
    from: string,
    hooks: { seen(files: number): void; unrepresentable?(path: string): void },
  ): Promise<boolean> {
    const { scope, status } = this.#options;
    const { unrepresentable } = hooks;
    let isAll = true;
    const failed = (folder: string, thrown: unknown) => {
      isAll = false;
      status.tell(folderFailure(thrown, folder));
    };
    for await (const files of walk(scope, from, { failed, ...(unrepresentable && { unrepresentable }) })) {
      for (let first = 0; first < files.length; first += maxConcurrentChecks) {
        if (this.#isOver) return false;
        const part = files.slice(first, first + maxConcurrentChecks);
        await Promise.all(part.map((file) => this.#settler.check(file)));
        hooks.seen(part.length);
        await this.#settler.waitForCapacity();
      }
    }
    return isAll;
  }

  /** Retries jobs that failed because their file could not be reached, and that is back. */
  async #retryLostJobs(): Promise<void> {
    const { memory, stored, queue } = this.#options;
    const back: string[] = [];
    for (const job of memory.listLostJobs(stored.id))
      if (await stat(job.path).catch(() => null)) back.push(job.id);
    if (back.length > 0 && !this.#isOver) queue.retry(back);
  }

  #take(files: readonly SettledFile[], superseded: readonly string[]): void {
    const { stored, queue, clock, status } = this.#options;
    const jobIds = queue.addFolderFiles(stored.id, stored, files);
    queue.supersede(superseded);
    const name = files.at(-1)?.path;
    const jobId = jobIds.at(-1);
    const isKnown = name !== undefined && jobId !== undefined;
    status.taken(files.length, isKnown ? { name, jobId, at: clock.now() } : null);
  }
}
