import type { AccountsView } from '../../../contract/accounts.ts';
import type { CreditsView } from '../../../contract/credits.ts';
import type { DestinationsView } from '../../../contract/destinations.ts';
import type { EngineEvent } from '../../../contract/engine.ts';
import type { WatchedFolder } from '../../../contract/folders.ts';
import type { Job, QueueSummary } from '../../../contract/job.ts';
import type { HistoryItem, LibraryItem, LinkCheck } from '../../../contract/library.ts';
import type { LocalApi } from '../../../contract/local-api.ts';
import type { Post } from '../../../contract/posts.ts';
import type { WordSearch } from '../../../contract/reading.ts';
import type { Settings } from '../../../contract/settings.ts';

/** Reads the contents of a message when it is sent. */
export interface PublisherSources {
  jobs(ids: readonly string[]): Job[];
  items(ids: readonly string[]): LibraryItem[];
  posts(ids: readonly string[]): Post[];
  summary(): QueueSummary;
  credits(): CreditsView;
  accounts(): AccountsView;
  destinations(): DestinationsView;
}

type Delta = Omit<Extract<EngineEvent, { kind: 'delta' }>, 'seq' | 'kind'>;

/** Collects ids of changed and removed records; the last change of an id counts. */
class IdChanges {
  readonly changed = new Set<string>();
  readonly removed = new Set<string>();

  change(ids: Iterable<string>): void {
    for (const id of ids) {
      this.changed.add(id);
      this.removed.delete(id);
    }
  }

  remove(ids: Iterable<string>): void {
    for (const id of ids) {
      this.removed.add(id);
      this.changed.delete(id);
    }
  }
}

/**
 * Collects the changes of the next message. Records are named when they change and read when the message is sent,
 * so that many changes of one cost one record.
 */
export class PendingChanges {
  readonly #changedJobs = new Set<string>();
  readonly #removedJobs = new Set<string>();
  readonly #progress = new Map<string, [number, number]>();
  readonly #items = new IdChanges();
  readonly #posts = new IdChanges();
  readonly #history: HistoryItem[] = [];
  /** Parts that are always sent as a whole. */
  readonly #latest: Pick<Delta, 'linkCheck' | 'wordSearch' | 'settings' | 'localApi'> = {};
  #folders: (() => WatchedFolder[]) | null = null;
  #accounts = false;
  #destinations = false;
  #views = false;

  get changedJobs(): number {
    return this.#changedJobs.size;
  }

  jobsChanged(ids: Iterable<string>): void {
    for (const id of ids) this.#changedJobs.add(id);
  }

  /** Records removed jobs; no other change of them is sent in the same message. */
  jobsRemoved(ids: Iterable<string>): void {
    for (const id of ids) this.#removedJobs.add(id);
  }

  progressed(id: string, sent: number, total: number): void {
    this.#progress.set(id, [sent, total]);
  }

  historyAdded(item: HistoryItem): void {
    this.#history.push(item);
    this.#items.changed.add(item.id);
  }

  itemsChanged(ids: Iterable<string>): void {
    this.#items.change(ids);
  }

  itemsRemoved(ids: Iterable<string>): void {
    this.#items.remove(ids);
  }

  postsChanged(ids: Iterable<string>): void {
    for (const id of ids) this.#posts.changed.add(id);
  }

  postsRemoved(ids: Iterable<string>): void {
    this.#posts.remove(ids);
  }

  linkCheckChanged(check: LinkCheck): void {
    this.#latest.linkCheck = check;
  }

  wordSearchChanged(state: WordSearch): void {
    this.#latest.wordSearch = state;
  }

  /** @param read called when the message is sent */
  foldersChanged(read: () => WatchedFolder[]): void {
    this.#folders = read;
  }

  viewsChanged(): void {
    this.#views = true;
  }

  settingsChanged(settings: Settings): void {
    this.#latest.settings = settings;
  }

  accountsChanged(): void {
    this.#accounts = true;
  }

  destinationsChanged(): void {
    this.#destinations = true;
  }

  localApiChanged(view: LocalApi): void {
    this.#latest.localApi = view;
  }

  /** Reads the collected changes. */
  read(sources: PublisherSources): Delta {
    const changed = this.#changedJobs;
    const removed = this.#removedJobs;
    for (const id of removed) changed.delete(id);
    const delta: Delta = { ...this.#latest };
    const jobs = changed.size > 0 ? sources.jobs([...changed]) : [];
    if (jobs.length > 0) delta.jobs = jobs;
    if (removed.size > 0) delta.removedJobs = [...removed];
    const moving = [...this.#progress].filter(([id]) => !changed.has(id));
    if (moving.length > 0) delta.progress = moving.map(([id, [sent, total]]) => [id, sent, total]);
    if (this.#history.length > 0) delta.history = this.#history;
    if (this.#items.changed.size > 0) delta.library = sources.items([...this.#items.changed]);
    if (this.#items.removed.size > 0) delta.removedItems = [...this.#items.removed];
    if (this.#posts.changed.size > 0) delta.posts = sources.posts([...this.#posts.changed]);
    if (this.#posts.removed.size > 0) delta.removedPosts = [...this.#posts.removed];
    if (this.#folders) delta.folders = this.#folders();
    if (this.#accounts) delta.accounts = sources.accounts();
    if (this.#destinations) delta.destinations = sources.destinations();
    if (this.#views || changed.size > 0 || removed.size > 0) {
      delta.summary = sources.summary();
      delta.credits = sources.credits();
    }
    return delta;
  }
}
