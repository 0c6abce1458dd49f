/** A binary heap that gives access to its first entry only. */
export class PlainHeap<T extends object> {
  protected readonly entries: T[] = [];
  private readonly before: (a: T, b: T) => boolean;

  /** @param before whether `a` comes out before `b`; must not change for an entry without the heap being told. */
  constructor(before: (a: T, b: T) => boolean) {
    this.before = before;
  }

  get size(): number {
    return this.entries.length;
  }

  peek(): T | undefined {
    return this.entries[0];
  }

  push(entry: T): void {
    this.place(entry, this.entries.length);
    this.up(this.entries.length - 1);
  }

  pop(): T | undefined {
    const first = this.entries[0];
    if (first !== undefined) this.takeOut(0);
    return first;
  }

  /** Restores the heap after the order of the first entry against others has changed. */
  firstMoved(): void {
    this.down(0);
  }

  protected takeOut(at: number): void {
    const last = this.entries.pop();
    if (last === undefined || at === this.entries.length) return;
    this.place(last, at);
    this.settle(at);
  }

  protected settle(at: number): void {
    this.down(this.up(at));
  }

  protected place(entry: T, at: number): void {
    this.entries[at] = entry;
  }

  private up(from: number): number {
    const entry = this.entries[from];
    let at = from;
    while (entry !== undefined && at > 0) {
      const parentAt = (at - 1) >> 1;
      const parent = this.entries[parentAt];
      if (parent === undefined || !this.before(entry, parent)) break;
      this.place(parent, at);
      at = parentAt;
    }
    if (entry !== undefined && at !== from) this.place(entry, at);
    return at;
  }

  private down(from: number): void {
    const entry = this.entries[from];
    if (entry === undefined) return;
    let at = from;
    for (;;) {
      const leftAt = 2 * at + 1;
      const left = this.entries[leftAt];
      if (left === undefined) break;
      const right = this.entries[leftAt + 1];
      const rightIsFirst = right !== undefined && this.before(right, left);
      const child = rightIsFirst ? right : left;
      if (!this.before(child, entry)) break;
      this.place(child, at);
      at = rightIsFirst ? leftAt + 1 : leftAt;
    }
    if (at !== from) this.place(entry, at);
  }
}

/**
 * An indexed binary heap, so that any entry can be removed or moved in O(log n). An entry is in it at most once, by
 * identity.
 */
export class Heap<T extends object> extends PlainHeap<T> {
  private readonly positions = new Map<T, number>();

  has(entry: T): boolean {
    return this.positions.has(entry);
  }

  override push(entry: T): void {
    if (!this.positions.has(entry)) super.push(entry);
  }

  override pop(): T | undefined {
    const first = super.pop();
    if (first !== undefined) this.positions.delete(first);
    return first;
  }

  delete(entry: T): void {
    const at = this.positions.get(entry);
    if (at === undefined) return;
    this.positions.delete(entry);
    this.takeOut(at);
  }

  /** Restores the heap after the order of this entry against others has changed. */
  moved(entry: T): void {
    const at = this.positions.get(entry);
    if (at !== undefined) this.settle(at);
  }

  protected override place(entry: T, at: number): void {
    super.place(entry, at);
    this.positions.set(entry, at);
  }
}
