import type { AccountsView } from '../../../contract/accounts.ts';
import type { EngineEvent } from '../../../contract/engine.ts';
import type { WatchedFolder } from '../../../contract/folders.ts';
import type { LibraryItem, LinkCheck } from '../../../contract/library.ts';
import type { LocalApi } from '../../../contract/local-api.ts';
import type { Post } from '../../../contract/posts.ts';
import type { CreditsView, HistoryItem, Job, QueueSummary, Settings } from '../../../contract/records.ts';
import type { Clock } from '../clock.ts';

type Unnumbered<E> = E extends unknown ? Omit<E, 'seq'> : never;
type Delta = Omit<Extract<EngineEvent, { kind: 'delta' }>, 'seq' | 'kind'>;

/** Changes are gathered this long, so that a burst of transitions is one message. */
const batchMs = 50;
/** After a message of so many jobs the next is gathered longer: each costs a window of many rows about the same. */
const largeBatch = 10;
const largeBatchMs = 300;

export interface PublisherSources {
  readonly clock: Clock;
  jobs(ids: readonly string[]): Job[];
  items(ids: readonly string[]): LibraryItem[];
  posts(ids: readonly string[]): Post[];
  /** Told of each change of a job at once, whoever listens. */
  onJobsChanged(ids: readonly string[]): void;
  onSettingsChanged(): void;
  summary(): QueueSummary;
  credits(): CreditsView;
  accounts(): AccountsView;
  /** The last number of an engine in whose place this one steps. */
  readonly seq?: number;
}

/**
 * Tells listeners what changed, in numbered steps. Jobs are named when they change and read when the message goes out,
 * so that many changes of one job cost one record.
 */
export interface Publisher {
  readonly seq: number;
  jobsChanged(ids: Iterable<string>): void;
  jobsRemoved(ids: Iterable<string>): void;
  progressed(id: string, sent: number, total: number): void;
  historyAdded(item: HistoryItem): void;
  itemsChanged(ids: Iterable<string>): void;
  itemsRemoved(ids: Iterable<string>): void;
  linkCheckChanged(check: LinkCheck): void;
  postsChanged(ids: Iterable<string>): void;
  postsRemoved(ids: Iterable<string>): void;
  /** @param read asked when the message goes out */
  foldersChanged(read: () => WatchedFolder[]): void;
  viewsChanged(): void;
  settingsChanged(settings: Settings): void;
  accountsChanged(): void;
  localApiChanged(view: LocalApi): void;
  /** Sends what has gathered first, so that no listener hears of an end before the change that caused it. */
  announce(
    event: Unnumbered<
      Extract<EngineEvent, { kind: 'batch-ended' | 'post-ended' | 'recovered' | 'clipboard-asked' }>
    >,
  ): void;
  subscribe(listener: (event: EngineEvent) => void): () => void;
  flush(): void;
  /** Tells what is left, and nothing ever after. */
  close(): void;
}

export function createPublisher(sources: PublisherSources): Publisher {
  const listeners = new Set<(event: EngineEvent) => void>();
  const unheard: Unnumbered<EngineEvent>[] = [];
  const changed = new Set<string>();
  const removed = new Set<string>();
  const progress = new Map<string, [number, number]>();
  const changedItems = new Set<string>();
  const removedItems = new Set<string>();
  const changedPosts = new Set<string>();
  const removedPosts = new Set<string>();
  let linkCheck: LinkCheck | null = null;
  let history: HistoryItem[] = [];
  let settings: Settings | null = null;
  let folders: (() => WatchedFolder[]) | null = null;
  let localApi: LocalApi | null = null;
  let accounts = false;
  let views = false;
  let seq = sources.seq ?? 0;
  let callOff: (() => void) | null = null;
  let isCrowded = false;

  const send = (event: Unnumbered<EngineEvent>) => {
    seq += 1;
    for (const listener of listeners) listener({ ...event, seq } as EngineEvent);
  };

  /** Whoever listens later asks for a snapshot first, so nothing is gathered for nobody. */
  const gather = (note: () => void) => {
    if (listeners.size === 0) return;
    note();
    callOff ??= sources.clock.after(isCrowded ? largeBatchMs : batchMs, flush);
  };

  const flush = () => {
    callOff?.();
    callOff = null;
    const delta: Delta = {};
    for (const id of removed) changed.delete(id);
    if (changed.size > 0) delta.jobs = sources.jobs([...changed]);
    if (removed.size > 0) delta.removedJobs = [...removed];
    const moving = [...progress].filter(([id]) => !changed.has(id));
    if (moving.length > 0) delta.progress = moving.map(([id, [sent, total]]) => [id, sent, total]);
    if (history.length > 0) delta.history = history;
    if (changedItems.size > 0) delta.library = sources.items([...changedItems]);
    if (removedItems.size > 0) delta.removedItems = [...removedItems];
    if (changedPosts.size > 0) delta.posts = sources.posts([...changedPosts]);
    if (removedPosts.size > 0) delta.removedPosts = [...removedPosts];
    if (linkCheck) delta.linkCheck = linkCheck;
    if (folders) delta.folders = folders();
    if (settings) delta.settings = settings;
    if (accounts) delta.accounts = sources.accounts();
    if (localApi) delta.localApi = localApi;
    if (views || changed.size > 0 || removed.size > 0) {
      delta.summary = sources.summary();
      delta.credits = sources.credits();
    }
    isCrowded = changed.size >= largeBatch;
    changed.clear();
    removed.clear();
    progress.clear();
    history = [];
    changedItems.clear();
    removedItems.clear();
    changedPosts.clear();
    removedPosts.clear();
    linkCheck = null;
    settings = null;
    accounts = false;
    folders = null;
    localApi = null;
    views = false;
    if (Object.keys(delta).length > 0) send({ kind: 'delta', ...delta });
  };

  return {
    get seq() {
      return seq;
    },
    jobsChanged(ids) {
      const moved = [...ids];
      sources.onJobsChanged(moved);
      gather(() => {
        for (const id of moved) changed.add(id);
      });
    },
    jobsRemoved: (ids) =>
      gather(() => {
        for (const id of ids) removed.add(id);
      }),
    progressed: (id, sent, total) => gather(() => progress.set(id, [sent, total])),
    historyAdded: (item) =>
      gather(() => {
        history.push(item);
        changedItems.add(item.id);
      }),
    itemsChanged: (ids) =>
      gather(() => {
        for (const id of ids) {
          changedItems.add(id);
          removedItems.delete(id);
        }
      }),
    itemsRemoved: (ids) =>
      gather(() => {
        for (const id of ids) {
          removedItems.add(id);
          changedItems.delete(id);
        }
      }),
    postsChanged: (ids) =>
      gather(() => {
        for (const id of ids) changedPosts.add(id);
      }),
    postsRemoved: (ids) =>
      gather(() => {
        for (const id of ids) {
          removedPosts.add(id);
          changedPosts.delete(id);
        }
      }),
    linkCheckChanged: (check) =>
      gather(() => {
        linkCheck = check;
      }),
    foldersChanged: (read) =>
      gather(() => {
        folders = read;
      }),
    viewsChanged: () =>
      gather(() => {
        views = true;
      }),
    accountsChanged: () =>
      gather(() => {
        accounts = true;
      }),
    settingsChanged(next) {
      sources.onSettingsChanged();
      gather(() => {
        settings = next;
      });
    },
    localApiChanged: (next) =>
      gather(() => {
        localApi = next;
      }),
    announce(event) {
      flush();
      if (listeners.size === 0) unheard.push(event);
      else send(event);
    },
    subscribe(listener) {
      listeners.add(listener);
      for (const event of unheard.splice(0)) send(event);
      return () => listeners.delete(listener);
    },
    flush,
    close() {
      flush();
      listeners.clear();
    },
  };
}
