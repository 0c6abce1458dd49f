import { realpath, stat } from 'node:fs/promises';
import { basename, extname, join } from 'node:path';
import { errorData, toErrorData } from '../../../contract/app-error.ts';
import type { ErrorData } from '../../../contract/errors.ts';
import type { Clock } from '../clock.ts';
import { checkFile, holdsPicture } from '../media/index.ts';
import type { FolderStore } from '../store/folders/index.ts';
import type { FileKey } from '../store/folders/types.ts';
import { isThere, keyOf } from './file-key.ts';
import { hashFile } from './hash-file.ts';
import { type Candidate, InspectionQueue, type Verdict } from './inspection-queue.ts';
import { isBeingWritten } from './open-writers.ts';
import { type SettledFile, TakeBatch, type TakeBatchOptions } from './take-batch.ts';
import { relativePath } from './walk.ts';

/** Time without changes after which a file counts as complete whose content does not tell. */
const quietMs = 2_000;
/** Interval of inspections of an incomplete file without events. */
const recheckIntervalMs = 5_000;
/** Number of stamps of existing files that are stored together. */
const stampBatchSize = 200;
/** Maximum number of names reported of what is in a folder's way. */
export const maxReportedNames = 20;

export interface SettlerHooks {
  readonly take: TakeBatchOptions['take'];
  /** Called when a job's file was moved. */
  moved(jobId: string): void;
  supersede(jobIds: readonly string[]): void;
  /** Called when the report of unfinished files changed. */
  changed(): void;
  onError(failure: ErrorData): void;
}

export interface SettlerOptions {
  readonly root: string;
  readonly folder: string;
  readonly memory: FolderStore;
  readonly clock: Clock;
  readonly hooks: SettlerHooks;
}

/**
 * Inspects files until they are complete, and takes each content of a folder once. It is told where something may
 * have changed; what did, it finds by itself.
 */
export class Settler {
  readonly #options: SettlerOptions;
  readonly #queue: InspectionQueue;
  readonly #batch: TakeBatch;
  /** Existing files that were seen for the first time now. */
  readonly #firstSeen: FileKey[] = [];
  /** Stamps of files that ended each process which opened them, by path, until they are taken. */
  readonly #lethal = new Map<string, string>();

  constructor(options: SettlerOptions) {
    const { clock, hooks } = options;
    this.#options = options;
    this.#queue = new InspectionQueue({
      clock,
      inspect: (candidate) => this.#inspectSafely(candidate),
      onIdle: () => this.#batch.flush(),
      onStuckChanged: hooks.changed,
    });
    this.#batch = new TakeBatch({
      clock,
      take: hooks.take,
      taken: (files) => {
        for (const { absolute } of files) this.#queue.done(absolute);
      },
      failed: (files, error) => {
        hooks.onError(error);
        for (const { absolute } of files) this.#queue.retry(absolute, recheckIntervalMs);
      },
    });
  }

  get unfinished(): { count: number; names: string[] } {
    const paths = this.#queue.stuckPaths;
    const names = paths.slice(0, maxReportedNames).map((path) => relativePath(this.#options.root, path));
    return { count: paths.length, names };
  }

  /** Marks a file as dirty because it may have changed. */
  markDirty(path: string): void {
    this.#queue.markDirty(path);
  }

  /** Marks it as dirty, unless the file is known as it is. */
  async check(path: string): Promise<void> {
    const { root, folder, memory } = this.#options;
    if (this.#queue.has(path)) return;
    const found = await stat(path, { bigint: true }).catch(() => null);
    if (!found?.isFile()) return;
    const key = keyOf(relativePath(root, path), found);
    const row = memory.getFile(folder, key.path);
    if (row?.stamp === key.stamp) return;
    if (row && row.stamp === null) this.#stamp(key);
    else this.markDirty(path);
  }

  /** Resolves when there is room for more files to inspect. */
  waitForCapacity(): Promise<void> {
    return this.#queue.waitForCapacity();
  }

  /** Stores what was gathered. */
  flush(): void {
    const { memory, folder } = this.#options;
    if (this.#firstSeen.length > 0) memory.stampFiles(folder, this.#firstSeen.splice(0));
  }

  async stop(): Promise<void> {
    this.#batch.cancel();
    await this.#queue.stop();
    this.flush();
  }

  async #inspectSafely(candidate: Candidate): Promise<Verdict> {
    const { hooks } = this.#options;
    const { path } = candidate;
    try {
      return await this.#inspect(candidate);
    } catch (thrown) {
      const { code } = thrown as NodeJS.ErrnoException;
      const told = toErrorData(thrown);
      if (code === 'ENOENT' || code === 'ENOTDIR' || told.code === 'vanished') return 'done';
      if (code === undefined && told.code !== 'unreadable') hooks.onError(told);
      else {
        const why = code ?? told.message;
        hooks.onError(errorData('unreadable', `${path} cannot be read (${why}).`, { name: basename(path) }));
      }
      return 'done';
    }
  }

  async #inspect(candidate: Candidate): Promise<Verdict> {
    const { path } = candidate;
    const found = await stat(path, { bigint: true });
    if (!found.isFile()) return 'done';
    const key = keyOf(relativePath(this.#options.root, path), found);
    const now = this.#options.clock.now();
    const quietLeftMs = candidate.stampedAt(key.stamp, now) + quietMs - now;
    if (await this.#isKnown(key, path)) return 'done';
    const isQuiet = quietLeftMs <= 0;
    const checked = await this.#check(key, { path, size: Number(found.size), thoroughly: isQuiet });
    const { completeness, sha256 } = checked;
    if (completeness === 'unfinished') {
      if (isQuiet || now - candidate.firstSeenAt > quietMs) this.#queue.setStuck(candidate, true);
      return isQuiet ? recheckIntervalMs : quietLeftMs;
    }
    // One that is damaged, or ends early, is taken all the same: its job says what is wrong with it.
    if (completeness !== 'complete') {
      if (!isQuiet) return quietLeftMs;
      if (await isBeingWritten(await realpath(path))) return quietMs;
    }
    // It may have changed while it was read: then everything that was found is of no use.
    const after = await stat(path, { bigint: true });
    if (keyOf(key.path, after).stamp !== key.stamp || sha256 === null) return 0;
    return this.#settle({ ...key, sha256, absolute: path });
  }

  /**
   * Checks a file. One that ended each process which opened it is not opened a second time: when it is quiet it is
   * taken all the same, because a process may end for other reasons, and its job tells.
   */
  async #check(key: FileKey, input: Parameters<typeof checkFile>[0]) {
    const isKnown = this.#lethal.get(key.path) === key.stamp;
    try {
      if (!isKnown) return await checkFile(input);
    } catch (thrown) {
      if (toErrorData(thrown).code !== 'cannot-be-looked-at') throw thrown;
      this.#lethal.set(key.path, key.stamp);
    }
    const sha256 = input.thoroughly ? await hashFile(input.path) : null;
    return { completeness: 'damaged' as const, sha256 };
  }

  /** Decides what happens to a complete file. */
  async #settle(file: SettledFile): Promise<Verdict> {
    const { folder, memory, hooks } = this.#options;
    const { sha256, absolute, ...key } = file;
    const isLethal = this.#lethal.delete(key.path);
    if (extname(absolute) === '' && (isLethal || !(await holdsPicture(absolute)))) {
      memory.noteFile(folder, { ...key, sha256: null, jobId: null });
      return 'done';
    }
    const before = memory.getFile(folder, key.path);
    const jobId = memory.findJobOfContent(folder, sha256);
    if (this.#batch.holds(sha256)) {
      // Two of one content at the same time: the second waits for what the first one comes to.
      this.#batch.flush();
      return 0;
    }
    if (before?.jobId && before.jobId !== jobId) this.#batch.supersede(before.jobId);
    if (jobId === null) {
      this.#batch.add(file, this.#queue.isBusy);
      return 'taking';
    }
    hooks.supersede(this.#batch.takeSuperseded());
    memory.noteFile(folder, { ...key, sha256, jobId });
    return 'done';
  }

  /** True if the file needs no action as it is. */
  async #isKnown(key: FileKey, path: string): Promise<boolean> {
    const { root, folder, memory, hooks } = this.#options;
    const row = memory.getFile(folder, key.path);
    if (row?.stamp === key.stamp) return true;
    if (row && row.stamp === null) {
      this.#stamp(key);
      return true;
    }
    const before = key.inode === '0' ? null : memory.findMoved(folder, key);
    if (!before) return false;
    // It is the same file: renamed, or with a second name.
    const isAlias = await isThere(join(root, before.path), key);
    if (isAlias && before.path.toLowerCase() !== key.path.toLowerCase())
      memory.copyFile(folder, before.path, key.path);
    else {
      const jobId = memory.moveFile(folder, before.path, key.path, path, basename(path));
      if (jobId !== null) hooks.moved(jobId);
    }
    if (row?.jobId) hooks.supersede([row.jobId]);
    return true;
  }

  #stamp(key: FileKey): void {
    this.#firstSeen.push(key);
    if (this.#firstSeen.length >= stampBatchSize) this.flush();
  }
}
