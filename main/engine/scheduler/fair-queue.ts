import type { Lane } from '../../../contract/origin.ts';
import { Heap } from './heap.ts';
import type { Price } from './shortage.ts';
import type { WorkItem } from './types.ts';

/** The lanes, by falling priority. */
export const lanes: readonly Lane[] = ['interactive', 'normal', 'bulk'];

/** True for items that a user waits for right now. */
export const isPrompt = (item: WorkItem): boolean => item.urgent || item.lane === 'interactive';

/** Index of the lane that an item counts for, by falling priority. */
export const laneOf = (item: WorkItem): number => (isPrompt(item) ? 0 : lanes.indexOf(item.lane));

/** An item in the queue. */
export interface Entry {
  readonly item: WorkItem;
  readonly price: Price;
  /** When its backoff ends, on a clock that never jumps. */
  readonly readyAt: number;
  readonly source: Source;
  readonly post: Post | null;
}

/** Items that belong together. `waiting` holds those that are ready to go. */
export interface Post {
  readonly key: string;
  readonly id: string;
  readonly ready: Heap<Entry>;
  /** Documented prices of all that still waits, in backoff too. */
  readonly total: number[];
  count: number;
  /** True after one of its pictures has gone, so the others have their credits kept and go before all else. */
  begun: boolean;
  /** Since when there was no room for it as a whole; null as long as it was not tried. */
  lackingSince: number | null;
}

/** A watched folder or a batch: the unit of fairness. */
export interface Source {
  readonly key: string;
  readonly lane: LaneQueue;
  /** True for what a user put in order: it goes before the other sources of its lane, which take turns. */
  readonly isArranged: boolean;
  readonly account: string | null;
  readonly singles: Heap<Entry>;
  readonly posts: Heap<Post>;
  /** Number of items in the queue, in backoff too. */
  count: number;
  /** Items that it was served, comparable within its lane. */
  served: number;
}

export interface LaneQueue {
  readonly name: Lane;
  readonly sources: Heap<Source>;
  /** `served` of the source served last: newcomers begin there and do not make up for time they were not here. */
  servedMark: number;
  /** Since when something is ready and was not served; null while nothing is. */
  hungrySince: number | null;
}

const isArranged = ({ place }: WorkItem): boolean => place !== undefined && place !== null;

/** Compares items as a user put them in order, then by arrival. */
export function goesFirst(a: WorkItem, b: WorkItem): boolean {
  const [first, second] = [a.place ?? Number.POSITIVE_INFINITY, b.place ?? Number.POSITIVE_INFINITY];
  return first === second ? a.seq < b.seq : first < second;
}

const byOrder = (a: Entry, b: Entry): boolean => goesFirst(a.item, b.item);
/** The same for what may be empty, which comes last. */
const headGoesFirst = (a: Entry | undefined, b: Entry | undefined): boolean =>
  a !== undefined && (b === undefined || byOrder(a, b));
const firstOf = ({ posts, singles }: Source): Entry | undefined => {
  const inPost = posts.peek()?.ready.peek();
  const single = singles.peek();
  return headGoesFirst(inPost, single) ? inPost : single;
};

/** What was put in order goes first; the other sources take turns. */
function isServedBefore(a: Source, b: Source): boolean {
  if (a.isArranged !== b.isArranged) return a.isArranged;
  if (!a.isArranged && a.served !== b.served) return a.served < b.served;
  return headGoesFirst(firstOf(a), firstOf(b));
}

/**
 * Keeps all waiting items so that the next one of each lane is at hand and every change costs O(log n): lanes hold
 * sources in the order of what they were served (first of all what a user put in order), sources hold their posts and single items in the order of arrival.
 */
export class FairQueue {
  readonly lanes: readonly LaneQueue[];
  readonly urgent = new Heap<Entry>(byOrder);
  readonly begun = new Set<Post>();
  private readonly entries = new Map<string, Entry>();
  /** Number of items that are prepared. */
  private ready = 0;
  private readonly delayed = new Heap<Entry>((a, b) => a.readyAt < b.readyAt);
  private readonly sources = new Map<string, Source>();
  /** Number of sources of each account. */
  private readonly owners = new Map<string | null, number>();
  private readonly posts = new Map<string, Post>();

  constructor() {
    this.lanes = lanes.map((name) => ({
      name,
      sources: new Heap<Source>(isServedBefore),
      servedMark: 0,
      hungrySince: null,
    }));
  }

  get size(): number {
    return this.entries.size;
  }

  /** Number of items that are prepared, in backoff too. */
  get readyCount(): number {
    return this.ready;
  }

  /** End of the earliest backoff, on the clock that never jumps. */
  get nextReadyAt(): number | null {
    return this.delayed.peek()?.readyAt ?? null;
  }

  get(id: string): Entry | undefined {
    return this.entries.get(id);
  }

  all(): IterableIterator<Entry> {
    return this.entries.values();
  }

  /** @param readyAt on a clock that never jumps */
  put(item: WorkItem, price: Price, readyAt: number): void {
    const hasBegun = this.remove(item.id)?.post?.begun ?? false;
    const source = this.sourceOf(item);
    const post = item.postId === null ? null : this.postOf(source, item.postId, price);
    const entry: Entry = { item, price, readyAt, source, post };
    this.entries.set(item.id, entry);
    if (item.isReady) this.ready += 1;
    source.count += 1;
    if (post) post.count += 1;
    addTo(post, price, 1);
    if (post && hasBegun) this.begin(post, true);
    if (readyAt > 0) this.delayed.push(entry);
    else this.attach(entry);
  }

  remove(id: string): Entry | undefined {
    const entry = this.entries.get(id);
    if (!entry) return undefined;
    this.entries.delete(id);
    if (entry.item.isReady) this.ready -= 1;
    this.delayed.delete(entry);
    this.detach(entry);
    const { source, post } = entry;
    source.count -= 1;
    if (source.count === 0) this.forget(source);
    addTo(post, entry.price, -1);
    if (post) {
      post.count -= 1;
      if (post.count === 0) {
        this.posts.delete(post.key);
        this.begun.delete(post);
      }
    }
    return entry;
  }

  private forget({ key, account }: Source): void {
    this.sources.delete(key);
    const others = (this.owners.get(account) ?? 1) - 1;
    if (others > 0) this.owners.set(account, others);
    else this.owners.delete(account);
  }

  /** Number of items that wait in a lane, in backoff too. */
  waitingIn(lane: Lane): number {
    let waiting = 0;
    for (const source of this.sources.values()) if (source.lane.name === lane) waiting += source.count;
    return waiting;
  }

  /** True if several accounts wait, so that one may go where another may not. */
  get hasSeveralOwners(): boolean {
    return this.owners.size > 1;
  }

  /** Makes entries choosable whose backoff has ended. */
  wake(steadyNow: number): void {
    for (let next = this.delayed.peek(); next && next.readyAt <= steadyNow; next = this.delayed.peek()) {
      this.delayed.delete(next);
      this.attach(next);
    }
  }

  /** Removes an entry for now, so that the next one can be looked at. */
  take(entry: Entry): void {
    this.detach(entry);
    addTo(entry.post, entry.price, -1);
    this.serve(entry.source, 1);
  }

  /** Undoes `take`. */
  giveBack(entry: Entry): void {
    this.serve(entry.source, -1);
    addTo(entry.post, entry.price, 1);
    this.attach(entry);
  }

  /** Marks a post as begun: from its first picture on the others have their credits kept. */
  begin(post: Post, begun: boolean): void {
    post.begun = begun;
    if (begun) this.begun.add(post);
    else this.begun.delete(post);
  }

  /** Makes an entry choosable. */
  private attach(entry: Entry): void {
    const { source, post } = entry;
    if (entry.item.urgent) {
      this.urgent.push(entry);
      return;
    }
    if (post) {
      post.ready.push(entry);
      if (source.posts.has(post)) source.posts.moved(post);
      else source.posts.push(post);
    } else {
      source.singles.push(entry);
    }
    const { sources, servedMark } = source.lane;
    if (sources.has(source)) sources.moved(source);
    else {
      source.served = Math.max(source.served, servedMark);
      sources.push(source);
    }
  }

  /** Reverts `attach`: the entry stays known, and is not chosen. */
  private detach(entry: Entry): void {
    const { source, post } = entry;
    if (entry.item.urgent) {
      this.urgent.delete(entry);
      return;
    }
    if (post) {
      post.ready.delete(entry);
      if (post.ready.size === 0) source.posts.delete(post);
      else source.posts.moved(post);
    } else {
      source.singles.delete(entry);
    }
    const { sources } = source.lane;
    if (source.singles.size === 0 && source.posts.size === 0) {
      sources.delete(source);
    } else sources.moved(source);
  }

  /** Counts `items` more as served to a source (or fewer, to undo it). */
  serve(source: Source, items: number): void {
    if (source.isArranged) return;
    source.served += items;
    source.lane.sources.moved(source);
  }

  /** Returns the first item of a source, or, where its first post has no room, of its single items. */
  head(source: Source, withoutRoom: ReadonlySet<Post>): Entry | undefined {
    const post = source.posts.peek();
    const single = source.singles.peek();
    if (!post || withoutRoom.has(post)) return single;
    const first = post.ready.peek();
    return headGoesFirst(single, first) ? single : first;
  }

  private sourceOf(item: WorkItem): Source {
    const { account } = item;
    const arranged = isArranged(item);
    const owner = account === null ? '' : `${account} `;
    const key = `${item.lane} ${owner}${arranged ? '\0' : item.source}`;
    const known = this.sources.get(key);
    if (known) return known;
    const lane = this.lanes[lanes.indexOf(item.lane)];
    if (!lane) throw new RangeError(`no such lane: ${item.lane}`);
    const posts = new Heap<Post>((a, b) => headGoesFirst(a.ready.peek(), b.ready.peek()));
    const singles = new Heap<Entry>(byOrder);
    const source: Source = {
      key,
      lane,
      isArranged: arranged,
      account,
      singles,
      posts,
      count: 0,
      served: lane.servedMark,
    };
    this.sources.set(key, source);
    this.owners.set(account, (this.owners.get(account) ?? 0) + 1);
    return source;
  }

  private postOf(source: Source, postId: string, price: Price): Post {
    const key = `${source.key} ${postId}`;
    const known = this.posts.get(key);
    if (known) return known;
    const total = price.nominal.map(() => 0);
    const ready = new Heap<Entry>(byOrder);
    const post: Post = { key, id: postId, ready, total, count: 0, begun: false, lackingSince: null };
    this.posts.set(key, post);
    return post;
  }
}

function addTo(post: Post | null, price: Price, times: 1 | -1): void {
  if (!post) return;
  price.nominal.forEach((amount, index) => {
    post.total[index] = (post.total[index] ?? 0) + times * amount;
  });
}
