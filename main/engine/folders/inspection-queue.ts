import type { Clock } from '../clock.ts';

/** Maximum interval between inspections of a growing file, which is a hundredth of the time that it has grown. */
const maxGrowthRecheckMs = 100;
const maxConcurrentInspections = 4;
/** Number of files to inspect at which a scan waits. */
const capacity = 200;

/** Next step after an inspection: none, another one in so many ms, or the file is being enqueued. */
export type Verdict = 'done' | 'taking' | number;

type CandidateMode =
  | { readonly kind: 'waiting'; readonly dueAt: number; readonly cancel: () => void }
  | { readonly kind: 'ready' }
  | { readonly kind: 'inspecting' }
  | { readonly kind: 'taking' };

const idle: CandidateMode = { kind: 'waiting', dueAt: Number.POSITIVE_INFINITY, cancel: () => {} };

/**
 * Follows a file that has to be inspected, from the first event until it is known what it is. Modes:
 * - `waiting`: for its time.
 * - `ready`: for its turn.
 * - `inspecting`.
 * - `taking`: it is being enqueued.
 */
export class Candidate {
  readonly path: string;
  readonly firstSeenAt: number;
  mode: CandidateMode = idle;
  inspectedAt: number;
  /** Dirty: changed since the current inspection began. */
  isDirty = false;
  /** True if it is shown as unfinished. */
  isStuck = false;
  #stamp: string | null = null;
  #stampAt: number;

  constructor(path: string, now: number) {
    this.path = path;
    this.firstSeenAt = now;
    this.inspectedAt = now;
    this.#stampAt = now;
  }

  /** Returns when this stamp was first seen. */
  stampedAt(stamp: string, now: number): number {
    if (stamp !== this.#stamp) {
      this.#stamp = stamp;
      this.#stampAt = now;
    }
    return this.#stampAt;
  }

  /** Returns the delay until the next inspection after a change. */
  paceMs(now: number): number {
    const pace = Math.min((now - this.firstSeenAt) / 100, maxGrowthRecheckMs);
    return Math.max(this.inspectedAt + pace - now, 0);
  }
}

export interface InspectionQueueOptions {
  readonly clock: Clock;
  /** Inspects a file. Must not throw. */
  inspect(candidate: Candidate): Promise<Verdict>;
  /** Called when nothing is being inspected for now. */
  onIdle(): void;
  /** Called when the files shown as unfinished changed. */
  onStuckChanged(): void;
}

/** Runs the inspections of candidates when they are due, some in parallel. */
export class InspectionQueue {
  readonly #options: InspectionQueueOptions;
  readonly #candidates = new Map<string, Candidate>();
  readonly #ready: Candidate[] = [];
  readonly #running = new Set<Promise<void>>();
  readonly #waitingForCapacity: (() => void)[] = [];
  readonly #stuck = new Set<Candidate>();
  #isStopped = false;

  constructor(options: InspectionQueueOptions) {
    this.#options = options;
  }

  get isBusy(): boolean {
    return this.#ready.length > 0;
  }

  get stuckPaths(): string[] {
    return [...this.#stuck].map(({ path }) => path);
  }

  has(path: string): boolean {
    return this.#candidates.has(path);
  }

  /** Marks a file as dirty because it may have changed. */
  markDirty(path: string): void {
    if (this.#isStopped) return;
    const now = this.#options.clock.now();
    const candidate = this.#candidates.get(path) ?? new Candidate(path, now);
    this.#candidates.set(path, candidate);
    candidate.isDirty = true;
    this.#plan(candidate, candidate.paceMs(now));
  }

  /** Removes a file that was taken, unless it changed again in between. */
  done(path: string): void {
    const candidate = this.#candidates.get(path);
    if (!candidate) return;
    if (candidate.isDirty && !this.#isStopped) {
      candidate.mode = idle;
      this.#plan(candidate, 0);
      return;
    }
    if (candidate.mode.kind === 'waiting') candidate.mode.cancel();
    this.#candidates.delete(path);
    this.setStuck(candidate, false);
  }

  /** Schedules a file that could not be taken. */
  retry(path: string, ms: number): void {
    const candidate = this.#candidates.get(path);
    if (candidate) this.#wait(candidate, ms);
  }

  setStuck(candidate: Candidate, isStuck: boolean): void {
    if (candidate.isStuck === isStuck) return;
    candidate.isStuck = isStuck;
    if (isStuck) this.#stuck.add(candidate);
    else this.#stuck.delete(candidate);
    this.#options.onStuckChanged();
  }

  /** Resolves when there is room for more files to inspect. */
  waitForCapacity(): Promise<void> {
    if (this.#ready.length < capacity) return Promise.resolve();
    return new Promise((resolve) => this.#waitingForCapacity.push(resolve));
  }

  async stop(): Promise<void> {
    this.#isStopped = true;
    for (const { mode } of this.#candidates.values()) if (mode.kind === 'waiting') mode.cancel();
    this.#releaseWaiting();
    await Promise.allSettled(this.#running);
  }

  #wait(candidate: Candidate, ms: number): void {
    candidate.mode = idle;
    this.#plan(candidate, candidate.isDirty ? candidate.paceMs(this.#options.clock.now()) : ms);
  }

  /** Schedules the inspection in so many milliseconds, unless an earlier one is. */
  #plan(candidate: Candidate, ms: number): void {
    const { clock } = this.#options;
    const { mode } = candidate;
    const dueAt = clock.now() + ms;
    if (this.#isStopped || mode.kind !== 'waiting' || mode.dueAt <= dueAt) return;
    mode.cancel();
    if (ms <= 0) this.#start(candidate);
    else candidate.mode = { kind: 'waiting', dueAt, cancel: clock.after(ms, () => this.#start(candidate)) };
  }

  #start(candidate: Candidate): void {
    candidate.mode = { kind: 'ready' };
    this.#ready.push(candidate);
    this.#pump();
  }

  #pump(): void {
    while (this.#running.size < maxConcurrentInspections && !this.#isStopped) {
      const candidate = this.#ready.shift();
      if (!candidate) break;
      const running = this.#inspect(candidate).finally(() => {
        this.#running.delete(running);
        this.#pump();
        if (this.#running.size === 0) this.#options.onIdle();
      });
      this.#running.add(running);
    }
    if (this.#ready.length < capacity) this.#releaseWaiting();
  }

  async #inspect(candidate: Candidate): Promise<void> {
    candidate.mode = { kind: 'inspecting' };
    candidate.isDirty = false;
    candidate.inspectedAt = this.#options.clock.now();
    const verdict = await this.#options.inspect(candidate);
    if (verdict === 'done') this.done(candidate.path);
    else if (verdict === 'taking') candidate.mode = { kind: 'taking' };
    else this.#wait(candidate, verdict);
  }

  #releaseWaiting(): void {
    for (const resolve of this.#waitingForCapacity.splice(0)) resolve();
  }
}
