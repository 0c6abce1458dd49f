import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Logger } from 'pino';
import { errorData, toErrorData } from '../../../contract/app-error.ts';
import type { ErrorData } from '../../../contract/errors.ts';
import type { FolderState, WatchedFolder } from '../../../contract/folders.ts';
import { folderOptionsSchema } from '../../../contract/folders.ts';
import type { Clock } from '../clock.ts';
import type { JobQueue } from '../jobs/index.ts';
import type { Posts } from '../posts/index.ts';
import type { FolderCounts, FolderStore, StoredFolder, UploadedFile } from '../store/folders/folder-store.ts';
import { applyAfterUpload } from './after-upload.ts';
import { compileFilter } from './filter.ts';
import { folderFailure, isRemote, statFolder } from './folder-check.ts';
import { type FsEventHandlers, type Watch, watchTree } from './fs-watcher.ts';
import { createSettler, maxReportedNames, type Settler } from './settler.ts';
import { mayBeUnrepresentable, relativePath, type WatchScope, walk } from './walk.ts';

/** How often it is looked whether the folder itself is still there. */
const rootCheckIntervalMs = 2_000;
/** How often everything is looked through, whatever was heard. */
const rescanIntervalMs = 10 * 60_000;
/** The same where nothing is heard; never more than a twentieth of the time goes into it, or half of it after changes. */
const pollIntervalMs = 5_000;
const pollShare = 20;
/** After so many changes in a row some may have been lost: everything is looked through once it is quiet. */
const burstThreshold = 20;
const burstQuietMs = 1_500;
const maxBurstMs = 15_000;
/** Putting pictures into an album takes requests each time: it is done for those of so long together. */
const albumBatchDelayMs = 5_000;
/** Files looked at beside each other when everything is looked through. */
const maxConcurrentChecks = 16;

/** One folder that is watched. */
export interface FolderWatcher {
  view(): WatchedFolder;
  /** Looks through everything, now. */
  rescan(): void;
  /** A job that came from here is uploaded. */
  uploaded(jobId: string): void;
  stop(): Promise<void>;
}

export interface FolderWatcherOptions {
  readonly stored: StoredFolder;
  readonly profile: string;
  readonly memory: FolderStore;
  readonly queue: Pick<JobQueue, 'addFolderFiles' | 'supersede' | 'retry' | 'publisher'>;
  readonly clock: Clock;
  readonly log: Logger;
  readonly watch: Watch;
  readonly putIntoAlbum: Posts['putIntoAlbum'];
  changed(): void;
}

/** How a folder looks in which nothing is going on. */
export function viewOf(stored: StoredFolder, counts: FolderCounts, state: FolderState): WatchedFolder {
  return {
    id: stored.id,
    path: stored.path,
    isLasting: stored.isLasting,
    ...folderOptionsSchema.parse(stored),
    state,
    polled: null,
    asking: counts.existing,
    taken: counts.taken,
    unfinished: { count: 0, names: [] },
    unnameable: { count: 0, names: [] },
    last: counts.last,
    trouble: null,
  };
}

export function watchScopeOf(
  stored: Pick<StoredFolder, 'path' | 'recursive' | 'include' | 'exclude' | 'afterUpload'>,
  profile: string,
): WatchScope {
  return { root: stored.path, recursive: stored.recursive, profile, matches: compileFilter(stored) };
}

export function startWatching(options: FolderWatcherOptions): FolderWatcher {
  const { stored, memory, queue, clock, log, changed } = options;
  const { id, path: root } = stored;
  const ground = watchScopeOf(stored, options.profile);
  let counts = memory.counts(id);
  let state: FolderState = { kind: 'scanning', seen: 0 };
  let trouble: ErrorData | null = null;
  let unnameable: WatchedFolder['unnameable'] = { count: 0, names: [] };
  let polled: WatchedFolder['polled'] = stored.polling === 'always' ? 'chosen' : null;
  /** Tells the folder in use from another one in its place; null while it is not there. */
  let key: string | null = null;
  let listening: ReturnType<typeof watchTree> | null = null;
  let looker: Settler = makeLooker();
  let scanning: Promise<void> | null = null;
  let isScanWanted = false;
  let isStopped = false;
  let scannedAt = 0;
  let scanMs = 0;
  /** Something changed since the last look through everything, and it is not known what. */
  let isStirred = false;
  let burst = 0;
  let burstSince = 0;
  /** A name was heard by which nothing can be found. */
  let isOdd = false;
  const newFolders = new Set<string>();
  let callOffBurst = () => {};
  let callOffRoot = () => {};
  let callOffRescan = () => {};
  let callOffAlbum: (() => void) | null = null;
  const underWay = new Set<Promise<unknown>>();
  let tidyingUp = Promise.resolve();

  function makeLooker(): Settler {
    return createSettler(
      { root, folder: id, memory, clock },
      {
        take(files, superseded) {
          const ids = queue.addFolderFiles(id, stored, files);
          queue.supersede(superseded);
          const last = files.at(-1);
          const jobId = ids.at(-1);
          if (last && jobId)
            counts = {
              ...counts,
              taken: counts.taken + files.length,
              last: { name: last.path, at: clock.now(), jobId },
            };
          changed();
        },
        moved(jobId) {
          queue.publisher.jobsChanged([jobId]);
          queue.retry([jobId]);
        },
        supersede: (ids) => queue.supersede(ids),
        changed,
        onError: tell,
      },
    );
  }

  function tell(reason: ErrorData) {
    trouble = reason;
    log.warn({ folder: id, reason }, 'trouble with a watched folder');
    changed();
  }

  const setState = (next: FolderState) => {
    state = next;
    changed();
  };

  const track = (work: Promise<unknown>) => {
    const tracked = work.catch((thrown) => tell(toErrorData(thrown))).finally(() => underWay.delete(tracked));
    underWay.add(tracked);
  };

  const failedInside = (folder: string, thrown: unknown) => tell(folderFailure(thrown, folder));

  /** Looks at every file below `from` that is not known as it is. @returns whether everything could be read */
  const lookThrough = async (
    from: string,
    seen: (count: number) => void,
    unrepresentable?: (path: string) => void,
  ): Promise<boolean> => {
    let isAll = true;
    const failed = (folder: string, thrown: unknown) => {
      isAll = false;
      failedInside(folder, thrown);
    };
    for await (const files of walk(ground, from, { failed, ...(unrepresentable && { unrepresentable }) })) {
      for (let first = 0; first < files.length; first += maxConcurrentChecks) {
        if (isStopped || key === null) return false;
        const part = files.slice(first, first + maxConcurrentChecks);
        await Promise.all(part.map((file) => looker.check(file)));
        seen(part.length);
        await looker.waitForCapacity();
      }
    }
    return isAll;
  };

  const scan = async () => {
    const isFirst = state.kind !== 'watching';
    const began = clock.now();
    isStirred = false;
    trouble = null;
    let seen = 0;
    if (isFirst) setState({ kind: 'scanning', seen });
    const odd: string[] = [];
    const isAll = await lookThrough(
      root,
      (count) => {
        seen += count;
        if (isFirst && state.kind === 'scanning') setState({ kind: 'scanning', seen });
      },
      (path) => odd.push(relativePath(root, path)),
    );
    if (isStopped || key === null) return;
    unnameable = { count: odd.length, names: odd.slice(0, maxReportedNames) };
    looker.flush();
    if (isAll) memory.dropUnseen(id);
    counts = memory.counts(id);
    setState({ kind: 'watching' });
    await retryLost();
    await tidyAll();
    scannedAt = clock.now();
    scanMs = scannedAt - began;
    planRescan();
  };

  const planRescan = () => {
    const usual = polled ? Math.max(pollIntervalMs, scanMs * pollShare) : rescanIntervalMs;
    const rest = isStirred ? scanMs : usual;
    callOffRescan();
    callOffRescan = clock.after(Math.max(scannedAt + rest - clock.now(), 0), rescan);
  };

  const onUnknownChange = () => {
    if (isStopped || key === null) return;
    isStirred = true;
    if (!scanning) planRescan();
  };

  const rescan = () => {
    if (isStopped || key === null) return;
    isScanWanted = true;
    scanning ??= scanWhileWanted();
    track(scanning);
  };

  const scanWhileWanted = async () => {
    try {
      while (isScanWanted && !isStopped && key !== null) {
        isScanWanted = false;
        await scan();
      }
    } catch (thrown) {
      // The folder itself cannot be read: whether it is there at all is found out next.
      log.info({ folder: id, err: thrown }, 'a watched folder could not be looked through');
      key = null;
    } finally {
      scanning = null;
    }
  };

  /** Jobs failed because their file could not be reached, and it is back. */
  const retryLost = async () => {
    const back: string[] = [];
    for (const job of memory.lostJobs(id)) {
      const found = await stat(job.path).catch(() => null);
      if (found) back.push(job.id);
    }
    if (back.length > 0 && !isStopped) queue.retry(back);
  };

  const tidy = (files: readonly UploadedFile[]) => {
    tidyingUp = tidyingUp.then(async () => {
      if (isStopped || files.length === 0) return;
      try {
        if (stored.album !== null)
          options.putIntoAlbum(stored.album, [...new Set(files.map(({ jobId }) => jobId))]);
      } catch (thrown) {
        // They stay untidied, and it is tried again with the next look through everything.
        return tell(toErrorData(thrown));
      }
      for (const file of files) {
        if (isStopped) return;
        try {
          await applyAfterUpload(memory, stored, file);
        } catch (thrown) {
          const name = basename(file.path);
          tell(errorData('folder-cannot-tidy', `${file.path}: ${toErrorData(thrown).message}`, { name }));
        }
      }
    });
    return tidyingUp;
  };
  const tidyAll = () => {
    callOffAlbum?.();
    callOffAlbum = null;
    return tidy(memory.untidied(id));
  };

  const waitForQuiet = () => {
    burst += 1;
    const now = clock.now();
    if (burst === 1) burstSince = now;
    callOffBurst();
    callOffBurst = clock.after(now - burstSince > maxBurstMs ? 0 : burstQuietMs, () => {
      const isForAll = burst > burstThreshold || isOdd;
      const folders = [...newFolders];
      burst = 0;
      newFolders.clear();
      isOdd = false;
      if (isForAll) rescan();
      else for (const folder of folders) track(lookAtFolderInside(folder));
    });
  };

  const heard = (path: string) => {
    if (isStopped || key === null) return;
    waitForQuiet();
    isOdd ||= mayBeUnrepresentable(path);
    if (ground.matches(relativePath(root, path))) looker.markDirty(path);
  };

  /** What comes into it before it is listened to is found when it is quiet. */
  const heardOfFolder = (folder: string) => {
    if (isStopped || key === null) return;
    // Where folders are only looked at, all are looked through soon.
    if (polled !== null) return onUnknownChange();
    newFolders.add(folder);
    waitForQuiet();
    track(lookAtFolderInside(folder));
  };

  const lookAtFolderInside = async (path: string) => {
    try {
      await lookThrough(path, () => {});
      looker.flush();
    } catch (thrown) {
      if ((thrown as NodeJS.ErrnoException).code !== 'ENOENT') failedInside(path, thrown);
    }
  };

  const leave = async (next: FolderState) => {
    key = null;
    const listened = listening;
    listening = null;
    callOffRescan();
    callOffBurst();
    const before = looker;
    looker = makeLooker();
    setState(next);
    await Promise.all([listened?.close(), before.stop()]);
  };

  const checkRoot = async () => {
    const found = await statFolder(root);
    if (isStopped) return;
    const isGone = found.kind === 'there' && stored.isMount && !found.isMount;
    if (found.kind === 'failed' || isGone) {
      const isUnreadable = found.kind === 'failed' && found.failure.code === 'folder-unreadable';
      const next: FolderState = isUnreadable
        ? { kind: 'unreadable', error: found.failure }
        : { kind: 'missing' };
      if (key !== null || state.kind !== next.kind) await leave(next);
    } else if (found.key !== key) {
      if (key !== null) await leave({ kind: 'missing' });
      if (polled !== 'chosen') polled = (await isRemote(root)) ? 'network' : null;
      if (isStopped) return;
      key = found.key;
      setState({ kind: 'scanning', seen: 0 });
      listening = watchTree(ground, { watch: options.watch, polls: polled !== null }, hearing);
    }
  };

  const hearing: FsEventHandlers = {
    onReady: rescan,
    onPathChanged: heard,
    onUnknownChange,
    onFolderAdded: heardOfFolder,
    onWatchLimit(code) {
      polled = 'limits';
      log.warn({ folder: id, code }, 'the system can listen to no more folders; they are looked at');
      changed();
    },
  };

  const followRoot = () => {
    if (isStopped) return;
    track(
      checkRoot().finally(() => {
        if (!isStopped) callOffRoot = clock.after(rootCheckIntervalMs, followRoot);
      }),
    );
  };
  followRoot();

  return {
    view: () => ({
      ...viewOf(stored, counts, state),
      polled,
      unfinished: looker.unfinished,
      unnameable,
      // Of a folder that is gone or closed its state tells all there is to tell.
      trouble: key === null ? null : trouble,
    }),
    rescan() {
      if (key !== null) setState({ kind: 'scanning', seen: 0 });
      rescan();
    },
    uploaded(jobId) {
      if (stored.album === null) track(tidy(memory.filesOfJob(id, jobId)));
      else callOffAlbum ??= clock.after(albumBatchDelayMs, () => track(tidyAll()));
    },
    async stop() {
      isStopped = true;
      callOffBurst();
      callOffRoot();
      callOffRescan();
      callOffAlbum?.();
      await listening?.close();
      await looker.stop();
      await Promise.allSettled([...underWay]);
    },
  };
}
