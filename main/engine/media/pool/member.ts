import type { ErrorData } from '../../../../contract/errors.ts';
import type { Clock } from '../../clock.ts';
import type { Death, FromWorker, MediaProcess } from './protocol.ts';

/** Timeout of a process's start; a cold disk and a busy machine included. */
const readyWithinMs = 30_000;
/** Time for an aborted operation to end by itself. */
const cancelWithinMs = 1_000;

export interface Operation {
  readonly name: string;
  readonly input: unknown;
  /** Longest silence, ms. */
  readonly silence: number;
  /** Bytes of memory beyond what the process takes at rest. */
  readonly memory: number;
  /** Maximum number of attempts where it ends its process. */
  readonly attempts: number;
}

/** The outcome of an operation. */
export type Outcome =
  | { readonly kind: 'done'; readonly output: unknown }
  | { readonly kind: 'failed'; readonly failure: ErrorData }
  | { readonly kind: 'died'; readonly death: Death };

export interface MemberHooks {
  /** Called when it can be given an operation. `resident`: bytes of memory that it takes; 0 before its first one. */
  onIdle(resident: number): void;
  onGone(wasReady: boolean): void;
}

type Mode = 'starting' | 'idle' | 'busy' | 'gone';

/**
 * One media process and its operation. Modes:
 * - `starting`: it has not reported that it is ready.
 * - `idle`: it waits for an operation.
 * - `busy`: it runs one; the caller that aborted it no longer waits for it.
 * - `gone`: it ended or was ended.
 */
export class Member {
  readonly #process: MediaProcess;
  readonly #clock: Clock;
  readonly #hooks: MemberHooks;
  #mode: Mode = 'starting';
  #id = 0;
  #busySince = 0;
  #silence = 0;
  #isCancelled = false;
  #settle: ((outcome: Outcome) => void) | null = null;
  #stopTimer: () => void = () => {};
  /** The cause of its death if it is killed from here. */
  #death: Death | null = null;

  constructor(process: MediaProcess, clock: Clock, hooks: MemberHooks) {
    this.#clock = clock;
    this.#hooks = hooks;
    this.#process = process;
    this.#process.onMessage((message) => this.#onMessage(message));
    this.#process.onExit((death) => this.#onExit(death));
    this.#stopTimer = clock.after(readyWithinMs, () => this.#kill('time'));
  }

  get mode(): Mode {
    return this.#mode;
  }

  /** For how long it has been busy, ms; 0 when it is not. */
  get busyFor(): number {
    return this.#mode === 'busy' ? this.#clock.now() - this.#busySince : 0;
  }

  /** Runs an operation, only when idle. Never rejects. */
  run(operation: Operation): Promise<Outcome> {
    this.#setMode('busy');
    this.#busySince = this.#clock.now();
    this.#id += 1;
    this.#isCancelled = false;
    this.#silence = operation.silence;
    this.#process.keepAlive(true);
    return new Promise((resolve) => {
      this.#settle = resolve;
      this.#expectWord();
      const { name, input, memory } = operation;
      this.#process.post({ type: 'run', id: this.#id, name, input, memory });
    });
  }

  /** Has it load what operations need, also before it is ready. */
  warmUp(): void {
    this.#process.post({ type: 'warm-up' });
  }

  /** Aborts the operation: the caller does not wait for it any longer. */
  cancel(): void {
    if (this.#mode !== 'busy' || this.#isCancelled) return;
    this.#isCancelled = true;
    this.#process.keepAlive(false);
    this.#process.post({ type: 'cancel', id: this.#id });
    // Native code hears nothing until it is done.
    this.#silence = cancelWithinMs;
    this.#expectWord();
  }

  end(): void {
    if (this.#mode !== 'gone') this.#process.kill();
  }

  #onMessage(message: FromWorker): void {
    if (message.type === 'ready') {
      if (this.#mode !== 'starting') return;
      this.#process.keepAlive(false);
      this.#setMode('idle');
      this.#hooks.onIdle(0);
      return;
    }
    if (this.#mode !== 'busy' || message.id !== this.#id) return;
    if (message.type === 'progress') {
      if (!this.#isCancelled) this.#expectWord();
      return;
    }
    const settle = this.#settle;
    this.#settle = null;
    this.#process.keepAlive(false);
    this.#setMode('idle');
    settle?.(
      message.type === 'done'
        ? { kind: 'done', output: message.output }
        : { kind: 'failed', failure: message.failure },
    );
    this.#hooks.onIdle(message.resident);
  }

  #onExit(death: Exclude<Death, 'time'>): void {
    const wasReady = this.#mode !== 'starting';
    const settle = this.#settle;
    this.#settle = null;
    this.#setMode('gone');
    settle?.({ kind: 'died', death: this.#death ?? death });
    this.#hooks.onGone(wasReady);
  }

  #expectWord(): void {
    this.#stopTimer();
    this.#stopTimer = this.#clock.after(this.#silence, () => this.#kill('time'));
  }

  #kill(death: Death): void {
    this.#death = death;
    this.#process.kill();
  }

  #setMode(mode: Mode): void {
    this.#stopTimer();
    this.#mode = mode;
  }
}
