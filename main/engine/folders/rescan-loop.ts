import type { Clock } from '../clock.ts';

/** Interval of full scans, whatever was reported. */
const usualIntervalMs = 10 * 60_000;
/** Interval without events; never more than a twentieth of the time goes into scans, or half of it after changes. */
const pollIntervalMs = 5_000;
const pollShare = 20;

type LoopMode =
  | { readonly kind: 'idle' }
  | { readonly kind: 'waiting'; readonly cancel: () => void }
  /** `again`: another scan was requested in between. */
  | { readonly kind: 'scanning'; readonly again: boolean }
  | { readonly kind: 'stopped' };

export interface RescanLoopOptions {
  readonly clock: Clock;
  /** Scans everything. */
  scan(): Promise<void>;
  /** True if changes are not reported. */
  isPolled(): boolean;
  /** Called when `scan` threw; the loop is stopped. */
  failed(thrown: unknown): void;
}

/**
 * Scans everything at intervals, and on request. Modes:
 * - `idle`: nothing was requested yet.
 * - `waiting`: for the next time.
 * - `scanning`: one at a time.
 * - `stopped`.
 */
export class RescanLoop {
  readonly #options: RescanLoopOptions;
  #mode: LoopMode = { kind: 'idle' };
  #running: Promise<void> = Promise.resolve();
  /** Dirty: an unknown change since the last scan began. */
  #isDirty = false;
  #endedAt = 0;
  #tookMs = 0;

  constructor(options: RescanLoopOptions) {
    this.#options = options;
  }

  /** Scans now, or again when the present scan has ended. */
  request(): void {
    if (this.#mode.kind === 'stopped') return;
    if (this.#mode.kind === 'scanning') {
      this.#setMode({ kind: 'scanning', again: true });
      return;
    }
    this.#setMode({ kind: 'scanning', again: false });
    this.#running = this.#run();
  }

  /** Reports an unknown change: the next scan comes soon. */
  markDirty(): void {
    this.#isDirty = true;
    if (this.#mode.kind === 'waiting' || this.#mode.kind === 'idle') this.#plan();
  }

  /** Begins nothing more. Resolves when the present scan has ended. */
  async stop(): Promise<void> {
    this.#setMode({ kind: 'stopped' });
    await this.#running;
  }

  async #run(): Promise<void> {
    const { clock, scan, failed } = this.#options;
    try {
      do {
        if (this.#mode.kind === 'stopped') return;
        this.#setMode({ kind: 'scanning', again: false });
        this.#isDirty = false;
        const began = clock.now();
        await scan();
        this.#endedAt = clock.now();
        this.#tookMs = this.#endedAt - began;
      } while (this.#isWantedAgain());
    } catch (thrown) {
      if (this.#mode.kind === 'stopped') return;
      this.#setMode({ kind: 'stopped' });
      failed(thrown);
      return;
    }
    this.#plan();
  }

  #isWantedAgain(): boolean {
    return this.#mode.kind === 'scanning' && this.#mode.again;
  }

  #plan(): void {
    if (this.#mode.kind === 'stopped') return;
    const { clock, isPolled } = this.#options;
    const usual = isPolled() ? Math.max(pollIntervalMs, this.#tookMs * pollShare) : usualIntervalMs;
    const restMs = this.#isDirty ? this.#tookMs : usual;
    const inMs = Math.max(this.#endedAt + restMs - clock.now(), 0);
    const cancel = clock.after(inMs, () => {
      if (this.#mode.kind === 'waiting') this.request();
    });
    this.#setMode({ kind: 'waiting', cancel });
  }

  /** Sets the mode. Leaving `waiting` ends its timer. */
  #setMode(mode: LoopMode): void {
    if (this.#mode.kind === 'waiting') this.#mode.cancel();
    this.#mode = mode;
  }
}
