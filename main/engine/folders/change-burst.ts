import type { Clock } from '../clock.ts';

/** Number of changes in a row after which some may have been lost: everything is scanned once it is quiet. */
const threshold = 20;
const quietMs = 1_500;
/** Maximum length of a burst: after it a scan no longer waits for quiet. */
const maxMs = 15_000;

type BurstMode =
  | { readonly kind: 'quiet' }
  | {
      readonly kind: 'gathering';
      readonly since: number;
      readonly count: number;
      /** New folders. */
      readonly folders: Set<string>;
      /** True if a change cannot be found by its name. */
      readonly isIndirect: boolean;
      readonly cancel: () => void;
    };

export interface Change {
  /** A new folder. */
  readonly folder?: string;
  /** True if only a full scan finds what changed. */
  readonly isIndirect?: boolean;
}

/**
 * Waits for the end of a burst of changes. Modes:
 * - `quiet`: nothing was heard since the last burst.
 * - `gathering`: changes come in; the burst ends when none came for a while.
 */
export class ChangeBurst {
  readonly #clock: Clock;
  readonly #onEnd: (what: 'everything' | ReadonlySet<string>) => void;
  #mode: BurstMode = { kind: 'quiet' };

  /** @param onEnd called with what to scan: everything, or these folders, of which there may be none */
  constructor(clock: Clock, onEnd: (what: 'everything' | ReadonlySet<string>) => void) {
    this.#clock = clock;
    this.#onEnd = onEnd;
  }

  note({ folder, isIndirect = false }: Change): void {
    const now = this.#clock.now();
    const before = this.#mode.kind === 'gathering' ? this.#mode : null;
    before?.cancel();
    const since = before?.since ?? now;
    const folders = before?.folders ?? new Set<string>();
    if (folder !== undefined) folders.add(folder);
    this.#setMode({
      kind: 'gathering',
      since,
      count: (before?.count ?? 0) + 1,
      folders,
      isIndirect: isIndirect || (before?.isIndirect ?? false),
      cancel: this.#clock.after(now - since > maxMs ? 0 : quietMs, () => this.#end()),
    });
  }

  stop(): void {
    if (this.#mode.kind === 'gathering') this.#mode.cancel();
    this.#setMode({ kind: 'quiet' });
  }

  #end(): void {
    if (this.#mode.kind !== 'gathering') return;
    const { count, isIndirect, folders } = this.#mode;
    this.#setMode({ kind: 'quiet' });
    this.#onEnd(count > threshold || isIndirect ? 'everything' : folders);
  }

  #setMode(mode: BurstMode): void {
    this.#mode = mode;
  }
}
