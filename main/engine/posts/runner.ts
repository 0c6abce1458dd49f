import type { Logger } from 'pino';
import { toErrorData } from '../../../contract/app-error.ts';
import type { Clock } from '../clock.ts';
import { sleep } from '../library/pause.ts';
import type { StoredPost } from '../store/types.ts';
import { nextStep, type Picture } from './state-machine.ts';
import { blockedRetryMs, type Reaction, type StepExecutor } from './step-executor.ts';

export interface PostRunnerOptions {
  readonly clock: Clock;
  readonly log: Logger;
  readonly executor: Pick<StepExecutor, 'perform'>;
  /** True while posts are paused, as pictures are. */
  readonly isPaused: () => boolean;
  readonly read: (id: string) => StoredPost | null;
  readonly pictures: (post: StoredPost) => Picture[];
  /** Aborted when the engine stops. */
  readonly signal: AbortSignal;
}

type PostMode =
  | { readonly kind: 'working'; readonly done: Promise<void>; readonly isPoked: boolean }
  | { readonly kind: 'resting'; readonly cancel: () => void };

/**
 * Makes posts step by step, many in parallel, each of them sequentially. A post is in one of these modes:
 * - idle (none is kept): there is nothing to be done before it changes.
 * - `working`: steps are being carried out. `isPoked`: it changed in between, and is checked again.
 * - `resting`: the next step is tried when the time has come.
 */
export class PostRunner {
  readonly #options: PostRunnerOptions;
  readonly #modes = new Map<string, PostMode>();

  constructor(options: PostRunnerOptions) {
    this.#options = options;
  }

  /** Continues a post that changed as far as possible. */
  wake(id: string): void {
    if (this.#options.signal.aborted) return;
    const mode = this.#modes.get(id);
    if (mode?.kind === 'working') {
      this.#setMode(id, { ...mode, isPoked: true });
      return;
    }
    if (mode?.kind === 'resting') mode.cancel();
    this.#setMode(id, { kind: 'working', done: this.#work(id), isPoked: false });
  }

  /** Resolves when the requests in flight have ended, or after that time; nothing more begins. */
  async drain(withinMs: number): Promise<void> {
    for (const [id, mode] of this.#modes) {
      if (mode.kind !== 'resting') continue;
      mode.cancel();
      this.#setMode(id, null);
    }
    if (this.#modes.size === 0) return;
    const late = new AbortController();
    await Promise.race([this.drained(), sleep(this.#options.clock, withinMs, late.signal)]);
    late.abort();
  }

  /** Resolves when nothing is in flight any more. */
  async drained(): Promise<void> {
    await Promise.all([...this.#modes.values()].map((mode) => (mode.kind === 'working' ? mode.done : null)));
  }

  /** Works on a post. Begins a moment later: what it does may poke it again, and one post is never made by two. */
  async #work(id: string): Promise<void> {
    await Promise.resolve();
    this.#ended(id, await this.#make(id).catch((thrown) => this.#faulted(id, thrown)));
  }

  async #make(id: string): Promise<Reaction> {
    const { read, pictures, executor, isPaused, signal } = this.#options;
    for (;;) {
      const post = read(id);
      if (!post || signal.aborted || isPaused()) return 'over';
      const reaction = await executor.perform(post, nextStep(post, pictures(post)));
      if (reaction !== 'on') return reaction;
    }
  }

  #faulted(id: string, thrown: unknown): Reaction {
    const why = toErrorData(thrown);
    this.#options.log.error({ post: id, code: why.code }, why.message);
    return { restMs: blockedRetryMs };
  }

  #ended(id: string, reaction: Reaction): void {
    const { clock, signal } = this.#options;
    const mode = this.#modes.get(id);
    this.#setMode(id, null);
    if (mode?.kind === 'working' && mode.isPoked) this.wake(id);
    else if (typeof reaction === 'object' && !signal.aborted)
      this.#setMode(id, { kind: 'resting', cancel: clock.after(reaction.restMs, () => this.wake(id)) });
  }

  #setMode(id: string, mode: PostMode | null): void {
    if (mode) this.#modes.set(id, mode);
    else this.#modes.delete(id);
  }
}
