/**
 * A binary heap that knows where each of its entries is, so that any of them can be taken out or moved in O(log n).
 * An entry is in it at most once, by identity.
 */
export class Heap<T extends object> {
  private readonly entries: T[] = [];
  private readonly positions = new Map<T, number>();
  private readonly before: (a: T, b: T) => boolean;

  /** @param before whether `a` comes out before `b`; must not change for an entry without `moved` being called. */
  constructor(before: (a: T, b: T) => boolean) {
    this.before = before;
  }

  get size(): number {
    return this.entries.length;
  }

  peek(): T | undefined {
    return this.entries[0];
  }

  /** All entries, in no order. */
  all(): readonly T[] {
    return this.entries;
  }

  has(entry: T): boolean {
    return this.positions.has(entry);
  }

  push(entry: T): void {
    if (this.positions.has(entry)) return;
    this.entries.push(entry);
    this.positions.set(entry, this.entries.length - 1);
    this.up(this.entries.length - 1);
  }

  pop(): T | undefined {
    const first = this.entries[0];
    if (first !== undefined) this.delete(first);
    return first;
  }

  delete(entry: T): void {
    const at = this.positions.get(entry);
    if (at === undefined) return;
    this.positions.delete(entry);
    const last = this.entries.pop();
    if (last === undefined || last === entry) return;
    this.place(last, at);
    this.down(this.up(at));
  }

  /** To be called after the order of this entry against others has changed. */
  moved(entry: T): void {
    const at = this.positions.get(entry);
    if (at !== undefined) this.down(this.up(at));
  }

  private place(entry: T, at: number): void {
    this.entries[at] = entry;
    this.positions.set(entry, at);
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
