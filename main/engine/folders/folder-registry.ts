import { AppError, errorData } from '../../../contract/app-error.ts';
import type { WatchedFolder } from '../../../contract/folders.ts';
import type { Clock } from '../clock.ts';
import type { FolderStore } from '../store/folders/index.ts';
import type { StoredFolder } from '../store/folders/types.ts';
import { viewOf } from './folder-status.ts';
import { Leases } from './leases.ts';
import { FolderWatcher, type FolderWatcherOptions } from './watched-folder.ts';

export interface FolderRegistryOptions extends Omit<FolderWatcherOptions, 'stored' | 'changed'> {
  readonly memory: FolderStore;
  readonly clock: Clock;
  /** False: folders are watched only for callers. */
  readonly isWatching: boolean;
  /** False: no folder is watched. */
  readonly work: boolean;
  /** Called when the list, or an entry of it, changed. */
  readonly changed: (list: () => WatchedFolder[]) => void;
}

/** Keeps all known folders, and a watcher for each that is watched. */
export class FolderRegistry {
  readonly leases: Leases;
  readonly #options: FolderRegistryOptions;
  readonly #stored: Map<string, StoredFolder>;
  readonly #running = new Map<string, FolderWatcher>();
  #isStopped = false;
  /** Serializes changes of the list of folders. */
  #turn: Promise<unknown> = Promise.resolve();

  constructor(options: FolderRegistryOptions) {
    this.#options = options;
    this.#stored = new Map(options.memory.list().map((folder) => [folder.id, folder]));
    this.leases = new Leases(options.clock, (id) => void this.inTurn(() => this.release(id)));
  }

  list(): WatchedFolder[] {
    return [...this.#stored.values()]
      .filter(({ id, isLasting }) => isLasting || this.leases.has(id))
      .map((folder) => this.view(folder));
  }

  view(folder: StoredFolder): WatchedFolder {
    const { memory } = this.#options;
    const watcher = this.#running.get(folder.id);
    return watcher?.view() ?? viewOf(folder, memory.counts(folder.id), { kind: 'off' });
  }

  /** @throws {AppError} `not-found` */
  demand(id: string): StoredFolder {
    const folder = this.#stored.get(id);
    if (folder) return folder;
    throw new AppError(errorData('not-found', `There is no watched folder ${id}.`, { id }));
  }

  findByPath(path: string): StoredFolder | undefined {
    return [...this.#stored.values()].find((folder) => folder.path === path);
  }

  /** Lists the folders that are watched, or would be, except this one. */
  othersThan(id: string | null): StoredFolder[] {
    return [...this.#stored.values()].filter(
      (folder) => folder.id !== id && (folder.isLasting || this.leases.has(folder.id)),
    );
  }

  isRunning(id: string): boolean {
    return this.#running.has(id);
  }

  rescan(id: string): void {
    this.#running.get(id)?.rescan();
  }

  uploaded(folder: string, jobId: string): void {
    if (this.#stored.has(folder)) this.#running.get(folder)?.uploaded(jobId);
  }

  /** Runs a change of the list after those that came before it. */
  inTurn<T>(work: () => Promise<T>): Promise<T> {
    const result = this.#turn.then(work);
    this.#turn = result.catch(() => {});
    return result;
  }

  async halt(id: string): Promise<void> {
    const watcher = this.#running.get(id);
    this.#running.delete(id);
    await watcher?.stop();
  }

  /** Starts watching a folder with its current options, if it is to be watched; it was halted before. */
  restart(folder: StoredFolder): WatchedFolder {
    this.#stored.set(folder.id, folder);
    this.#run(folder);
    this.#changed();
    return this.view(folder);
  }

  async remove(id: string): Promise<void> {
    this.leases.end(id);
    await this.halt(id);
    this.#options.memory.remove(id);
    this.#stored.delete(id);
    this.#changed();
  }

  /** Releases a folder that its caller needs no more. */
  async release(id: string): Promise<void> {
    const lease = this.leases.end(id);
    if (!lease?.isOwn) return;
    await this.halt(id);
    const saved = this.#options.memory.list().find((folder) => folder.id === id);
    if (saved) this.#stored.set(id, saved);
    this.#changed();
  }

  start(): void {
    for (const folder of this.#stored.values()) this.#run(folder);
  }

  async stop(): Promise<void> {
    this.#isStopped = true;
    this.leases.stop();
    await this.#turn;
    await Promise.all([...this.#running.keys()].map((id) => this.halt(id)));
  }

  #run(folder: StoredFolder): void {
    const { isWatching, work } = this.#options;
    const isWanted = folder.isOn && ((folder.isLasting && isWatching) || this.leases.has(folder.id));
    if (!isWanted || !work || this.#isStopped) return;
    const changed = () => this.#changed();
    const watcher = new FolderWatcher({ ...this.#options, stored: folder, changed });
    this.#running.set(folder.id, watcher);
    watcher.start();
  }

  #changed(): void {
    this.#options.changed(() => this.list());
  }
}
