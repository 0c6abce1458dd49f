import { AppError, errorData } from '../../../contract/app-error.ts';
import type {
  EngineCallName,
  EngineClient,
  EngineEvent,
  EngineInput,
  EngineOutput,
} from '../../../contract/engine.ts';
import type { Clock } from '../clock.ts';
import { sleep } from '../library/pause.ts';
import { restoreBackup } from '../store/restore.ts';
import { dispatchCall } from './dispatch-call.ts';
import type { Session } from './session.ts';

/** Time for calls in flight to end before a stopping engine closes what they work with. */
const callDrainMs = 2_000;
/** Time for attempts in flight to end before a backup replaces the database. */
const restoreTimeoutMs = 10_000;

type HostMode =
  | { readonly kind: 'closed' }
  | { readonly kind: 'open' }
  | { readonly kind: 'restoring'; readonly done: Promise<unknown> }
  | { readonly kind: 'stopping'; readonly done: Promise<void> };

type OpenSession = (firstSeq: number) => Session;

/**
 * Answers calls from the open session, and opens another one over a restored backup. Modes:
 * - `closed`: no session yet; calls are refused.
 * - `open`: calls go to the session.
 * - `restoring`: one session has ended and the next is not open yet; calls wait.
 * - `stopping`: calls are refused; those that came before are answered, if that does not take long.
 */
export class SessionHost implements EngineClient {
  readonly #profile: string;
  readonly #clock: Clock;
  readonly #listeners = new Map<(event: EngineEvent) => void, () => void>();
  readonly #callsUnderWay = new Set<Promise<unknown>>();
  #mode: HostMode = { kind: 'closed' };
  #session: Session | null = null;
  #openSession: OpenSession | null = null;

  constructor(profile: string, clock: Clock) {
    this.#profile = profile;
    this.#clock = clock;
  }

  /** @throws {AppError} `engine-stopped` before the first is open */
  get session(): Session {
    if (this.#session) return this.#session;
    throw new AppError(errorData('engine-stopped', 'The engine is not open yet.'));
  }

  /** Opens the first session. @throws {AppError} what opening throws */
  open(openSession: OpenSession): void {
    this.#openSession = openSession;
    this.#session = openSession(0);
    this.#setMode({ kind: 'open' });
  }

  async call<N extends EngineCallName>(name: N, input: EngineInput<N>): Promise<EngineOutput<N>> {
    const isWaitedWith = name !== 'stop' && name !== 'restoreBackup';
    if (isWaitedWith && this.#mode.kind === 'restoring') await this.#mode.done.catch(() => {});
    if (this.#isClosedFor(name)) throw stoppingError();
    const call = dispatchCall(this.session.handlers, name, input);
    this.#callsUnderWay.add(call);
    try {
      return await call;
    } catch (thrown) {
      // Whatever it failed with, what it works with was being closed.
      throw this.#isClosedFor(name) ? stoppingError() : thrown;
    } finally {
      this.#callsUnderWay.delete(call);
    }
  }

  subscribe(listener: (event: EngineEvent) => void): () => void {
    this.#listeners.set(listener, this.session.publisher.subscribe(listener));
    return () => {
      this.#listeners.get(listener)?.();
      this.#listeners.delete(listener);
    };
  }

  /**
   * Restores a backup, and goes on as after a start: listeners meet a gap in the numbers and ask for a new
   * snapshot.
   * @throws {AppError} `wrong-state`, and what `restoreBackup` throws; then the session goes on as it was
   */
  async restore(path: string): Promise<{ keptAs: string }> {
    if (this.#mode.kind === 'restoring')
      throw new AppError(errorData('wrong-state', 'A backup is being restored already.'));
    const done = this.#replaceSession(path);
    this.#setMode({ kind: 'restoring', done });
    try {
      return await done;
    } finally {
      this.#restored();
    }
  }

  /** Stops, giving attempts in flight that much time to end; nothing happens any more when it resolves. */
  stop(withinMs: number): Promise<void> {
    if (this.#mode.kind === 'stopping') return this.#mode.done;
    const done = this.#endSession(this.#mode, withinMs);
    this.#setMode({ kind: 'stopping', done });
    return done;
  }

  /** Stops at once if it is not stopped yet, and closes the database. */
  async close(): Promise<void> {
    await this.stop(0);
    this.#session?.store.close();
  }

  #isClosedFor(name: EngineCallName): boolean {
    return this.#mode.kind === 'stopping' && name !== 'stop';
  }

  async #replaceSession(path: string): Promise<{ keptAs: string }> {
    const { store, publisher, stop } = this.session;
    await stop(restoreTimeoutMs);
    try {
      return { keptAs: restoreBackup(this.#profile, store, path, this.#clock.now()) };
    } finally {
      store.close();
      this.#reopen(publisher.seq + 1);
    }
  }

  #reopen(firstSeq: number): void {
    const session = this.#openSession?.(firstSeq);
    if (!session) return;
    this.#session = session;
    for (const listener of this.#listeners.keys())
      this.#listeners.set(listener, session.publisher.subscribe(listener));
    session.start();
  }

  #restored(): void {
    // A stop that came in between goes on.
    if (this.#mode.kind === 'restoring') this.#setMode({ kind: 'open' });
  }

  async #endSession(before: HostMode, withinMs: number): Promise<void> {
    if (before.kind === 'restoring') await before.done.catch(() => {});
    await this.#drainCalls();
    await this.#session?.stop(withinMs);
  }

  /** Answers the calls in flight, so that their callers need not ask the next engine again. */
  async #drainCalls(): Promise<void> {
    if (this.#callsUnderWay.size === 0) return;
    const late = new AbortController();
    await Promise.race([
      Promise.allSettled(this.#callsUnderWay),
      sleep(this.#clock, callDrainMs, late.signal),
    ]);
    late.abort();
  }

  #setMode(mode: HostMode): void {
    this.#mode = mode;
  }
}

const stoppingError = () => new AppError(errorData('engine-stopped', 'The engine is stopping.'));
