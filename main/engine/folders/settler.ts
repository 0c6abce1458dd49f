import type { BigIntStats } from 'node:fs';
import { lstat, realpath, stat } from 'node:fs/promises';
import { basename, extname, join } from 'node:path';
import { errorData, toErrorData } from '../../../contract/app-error.ts';
import type { ErrorData } from '../../../contract/errors.ts';
import type { Clock } from '../clock.ts';
import { checkFile, holdsPicture } from '../media/index.ts';
import type { FileKey, FolderStore } from '../store/folders/folder-store.ts';
import { isBeingWritten } from './open-writers.ts';
import { relativePath } from './walk.ts';

/** So long nothing may have changed in a file whose content does not tell whether it is whole. */
export const quietMs = 2_000;
/** How often a file that is not whole is looked at although nothing was heard of it. */
const recheckIntervalMs = 5_000;
/** A file that grows is looked at again after a hundredth of the time that it has grown, up to this. */
const maxGrowthRecheckMs = 100;
const maxConcurrentInspections = 4;
/** So many are put into the queue in one step, and so long the first of them waits for others. */
const maxBatchSize = 200;
const batchDelayMs = 20;
/** The same while others are there to be looked at: each step into the queue waits for the disk. */
const busyBatchDelayMs = 250;
/** So many names at most are told of what is in a folder's way. */
export const maxReportedNames = 20;

export interface SettledFile extends FileKey {
  readonly sha256: string;
  readonly absolute: string;
}

export interface SettlerHooks {
  /** Durable when it returns. `superseded`: jobs of what these files held before. */
  take(files: readonly SettledFile[], superseded: readonly string[]): void;
  /** A job's file is elsewhere now. */
  moved(jobId: string): void;
  supersede(jobIds: readonly string[]): void;
  /** What is told of unfinished files changed. */
  changed(): void;
  onError(failure: ErrorData): void;
}

/** One file that has to be looked at, from the first sign of it until it is known what it is. */
interface Candidate {
  readonly path: string;
  readonly firstSeenAt: number;
  stamp: string | null;
  /** When the stamp was first seen as it is. */
  stampAt: number;
  inspectedAt: number;
  /** Something happened to it since the last look began. */
  isDirty: boolean;
  isBusy: boolean;
  dueAt: number;
  cancelTimer: () => void;
  /** It is told as unfinished. */
  isStuck: boolean;
}

/**
 * Looks at files until they are whole, and takes each content of a folder once. It is told where something may have
 * happened; what is so, it finds by itself.
 */
export interface Settler {
  /** Something may have happened to this file. */
  markDirty(path: string): void;
  /** The same, unless the file is known as it is. */
  check(path: string): Promise<void>;
  /** Resolves when there is room for more files to look at. */
  waitForCapacity(): Promise<void>;
  /** Writes down what was gathered. */
  flush(): void;
  readonly unfinished: { readonly count: number; readonly names: string[] };
  stop(): Promise<void>;
}

export function createSettler(
  { root, folder, memory, clock }: { root: string; folder: string; memory: FolderStore; clock: Clock },
  hooks: SettlerHooks,
): Settler {
  const candidates = new Map<string, Candidate>();
  const ready: Candidate[] = [];
  const running = new Set<Promise<void>>();
  const waitsForRoom: (() => void)[] = [];
  const stuck = new Set<Candidate>();
  const firstLooks: FileKey[] = [];
  const taking: SettledFile[] = [];
  const superseded: string[] = [];
  let callOffTaking: (() => void) | null = null;
  let isStopped = false;

  const setStuck = (candidate: Candidate, isStuck: boolean) => {
    if (candidate.isStuck === isStuck) return;
    candidate.isStuck = isStuck;
    if (isStuck) stuck.add(candidate);
    else stuck.delete(candidate);
    hooks.changed();
  };

  const stampKnown = () => {
    if (firstLooks.length > 0) memory.stampFiles(folder, firstLooks.splice(0));
  };

  const takeAll = () => {
    callOffTaking?.();
    callOffTaking = null;
    if (taking.length === 0) return;
    const files = taking.splice(0);
    try {
      hooks.take(files, superseded.splice(0));
      for (const { absolute } of files) done(absolute);
    } catch (thrown) {
      // A full disk, say: nothing is lost, it is tried again.
      hooks.onError(toErrorData(thrown));
      for (const { absolute } of files) {
        const candidate = candidates.get(absolute);
        if (candidate) wait(candidate, recheckIntervalMs);
      }
    }
  };

  const done = (path: string) => {
    const candidate = candidates.get(path);
    if (!candidate) return;
    if (candidate.isDirty && !isStopped) {
      candidate.isBusy = false;
      plan(candidate, 0);
      return;
    }
    candidate.cancelTimer();
    candidates.delete(path);
    setStuck(candidate, false);
  };

  /** In so many milliseconds, unless it is to be looked at before that anyway. */
  const plan = (candidate: Candidate, ms: number) => {
    if (candidate.isBusy || isStopped) return;
    const dueAt = clock.now() + ms;
    if (candidate.dueAt <= dueAt) return;
    candidate.cancelTimer();
    candidate.dueAt = dueAt;
    if (ms > 0) candidate.cancelTimer = clock.after(ms, () => start(candidate));
    else start(candidate);
  };

  const start = (candidate: Candidate) => {
    candidate.isBusy = true;
    candidate.dueAt = Number.POSITIVE_INFINITY;
    ready.push(candidate);
    pump();
  };

  const pump = () => {
    while (running.size < maxConcurrentInspections && !isStopped) {
      const candidate = ready.shift();
      if (!candidate) break;
      const look = lookSafely(candidate).finally(() => {
        running.delete(look);
        pump();
        if (running.size === 0) takeAll();
      });
      running.add(look);
    }
    if (ready.length < maxBatchSize) for (const resolve of waitsForRoom.splice(0)) resolve();
  };

  const lookSafely = async (candidate: Candidate) => {
    candidate.isDirty = false;
    candidate.inspectedAt = clock.now();
    try {
      const again = await look(candidate);
      if (again === 'done') done(candidate.path);
      else if (again !== 'taking') wait(candidate, again);
    } catch (thrown) {
      const { code } = thrown as NodeJS.ErrnoException;
      const told = toErrorData(thrown);
      const isGone = code === 'ENOENT' || code === 'ENOTDIR' || told.code === 'vanished';
      if (code !== undefined || told.code === 'unreadable') {
        const name = basename(candidate.path);
        const why = code ?? told.message;
        if (!isGone)
          hooks.onError(errorData('unreadable', `${candidate.path} cannot be read (${why}).`, { name }));
      } else if (!isGone) hooks.onError(told);
      done(candidate.path);
    }
  };

  const wait = (candidate: Candidate, ms: number) => {
    candidate.isBusy = false;
    plan(candidate, candidate.isDirty ? paceOf(candidate) : ms);
  };

  const paceOf = ({ firstSeenAt, inspectedAt }: Candidate) => {
    const now = clock.now();
    const pace = Math.min((now - firstSeenAt) / 100, maxGrowthRecheckMs);
    return Math.max(inspectedAt + pace - now, 0);
  };

  /** Whether there is nothing to be done with the file as it is. */
  const isKnown = async (key: FileKey, path: string): Promise<boolean> => {
    const row = memory.fileAt(folder, key.path);
    if (row?.stamp === key.stamp) return true;
    if (row && row.stamp === null) {
      firstLooks.push(key);
      if (firstLooks.length >= maxBatchSize) stampKnown();
      return true;
    }
    const before = key.inode === '0' ? null : memory.movedFrom(folder, key);
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
  };

  /** @returns in how many milliseconds to look again */
  const look = async (candidate: Candidate): Promise<number | 'done' | 'taking'> => {
    const { path } = candidate;
    const found = await stat(path, { bigint: true });
    if (!found.isFile()) return 'done';
    const key = keyOf(relativePath(root, path), found);
    const now = clock.now();
    if (key.stamp !== candidate.stamp) {
      candidate.stamp = key.stamp;
      candidate.stampAt = now;
    }
    if (await isKnown(key, path)) return 'done';
    const left = candidate.stampAt + quietMs - now;
    const isQuiet = left <= 0;
    const judged = await checkFile({ path, size: Number(found.size), thoroughly: isQuiet });
    if (judged.completeness === 'unfinished') {
      if (isQuiet || now - candidate.firstSeenAt > quietMs) setStuck(candidate, true);
      return isQuiet ? recheckIntervalMs : left;
    }
    // One that is damaged, or ends early, is taken all the same: its job says what is wrong with it.
    if (judged.completeness !== 'complete') {
      if (!isQuiet) return left;
      if (await isBeingWritten(await realpath(path))) return quietMs;
    }
    const { sha256 } = judged;
    // It may have changed while it was read: then everything that was found is of no use.
    const after = await stat(path, { bigint: true });
    if (keyOf(key.path, after).stamp !== key.stamp || sha256 === null) return 0;
    if (extname(path) === '' && !(await holdsPicture(path))) {
      memory.noteFile(folder, { ...key, sha256: null, jobId: null });
      return 'done';
    }
    const before = memory.fileAt(folder, key.path);
    const jobId = memory.jobOfContent(folder, sha256);
    const sameNow = taking.some((one) => one.sha256 === sha256);
    if (sameNow) {
      // Two of one content at the same time: the second waits for what the first one comes to.
      takeAll();
      return 0;
    }
    if (before?.jobId && before.jobId !== jobId) superseded.push(before.jobId);
    if (jobId !== null) {
      hooks.supersede(superseded.splice(0));
      memory.noteFile(folder, { ...key, sha256, jobId });
      return 'done';
    }
    taking.push({ ...key, sha256, absolute: path });
    if (taking.length >= maxBatchSize) takeAll();
    else callOffTaking ??= clock.after(ready.length > 0 ? busyBatchDelayMs : batchDelayMs, takeAll);
    return 'taking';
  };

  const markDirty = (path: string) => {
    if (isStopped) return;
    let candidate = candidates.get(path);
    if (!candidate) {
      const now = clock.now();
      candidate = {
        path,
        firstSeenAt: now,
        stamp: null,
        stampAt: now,
        inspectedAt: now,
        isDirty: false,
        isBusy: false,
        dueAt: Number.POSITIVE_INFINITY,
        cancelTimer: () => {},
        isStuck: false,
      };
      candidates.set(path, candidate);
    }
    candidate.isDirty = true;
    plan(candidate, paceOf(candidate));
  };

  return {
    markDirty,
    async check(path) {
      if (candidates.has(path)) return;
      const found = await stat(path, { bigint: true }).catch(() => null);
      if (!found?.isFile()) return;
      const row = memory.fileAt(folder, relativePath(root, path));
      const key = keyOf(relativePath(root, path), found);
      if (row?.stamp === key.stamp) return;
      if (row && row.stamp === null) await isKnown(key, path);
      else markDirty(path);
    },
    waitForCapacity: () =>
      ready.length < maxBatchSize ? Promise.resolve() : new Promise((resolve) => waitsForRoom.push(resolve)),
    flush() {
      stampKnown();
    },
    get unfinished() {
      const names = [...stuck].slice(0, maxReportedNames).map(({ path }) => relativePath(root, path));
      return { count: stuck.size, names };
    },
    async stop() {
      isStopped = true;
      callOffTaking?.();
      for (const candidate of candidates.values()) candidate.cancelTimer();
      for (const resolve of waitsForRoom.splice(0)) resolve();
      await Promise.allSettled(running);
      stampKnown();
    },
  };
}

/** By what a file is known again without being read. */
export function keyOf(path: string, { size, mtimeNs, ino }: BigIntStats): FileKey {
  return { path, stamp: `${size}:${mtimeNs}`, inode: String(ino) };
}

async function isThere(path: string, { stamp, inode }: FileKey): Promise<boolean> {
  const found = await lstat(path, { bigint: true }).catch(() => null);
  if (!found) return false;
  const key = keyOf('', found);
  return key.stamp === stamp && key.inode === inode;
}
