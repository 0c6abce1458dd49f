import type { Logger } from 'pino';
import { errorData, toErrorData } from '../../../contract/app-error.ts';
import type { ErrorData } from '../../../contract/errors.ts';
import type { Clock } from '../clock.ts';
import type { AlbumContents, AlbumCreation, ChangeResult } from '../hosts/albums.ts';
import type { Refused } from '../hosts/host.ts';
import { hostNotInUse } from '../hosts/not-in-use.ts';
import type { JobQueue } from '../jobs/index.ts';
import { sleep } from '../library/pause.ts';
import type { StoredPost } from '../store/types.ts';
import type { PostProgress } from './progress.ts';
import { applyEvent, type Step, type StepEvent } from './state-machine.ts';

/** Pause after a request that may not be sent now: no network, no credits. */
export const blockedRetryMs = 5_000;
/** First pause after a server in trouble; it doubles with each attempt. */
const firstRetryMs = 5_000;
const maxRetryMs = 300_000;
const maxTries = 10;
/** Maximum number of checks: an album that was just filled may be shown as it was before for a while. */
const maxRechecks = 4;
/**
 * Timeout of an album's creation: Imgur was seen to stall for 140 s and then to answer after all; its answer is
 * worth waiting for.
 */
const creationTimeoutMs = 180_000;

/** Steps whose requests are POSTs, which have a budget of their own. */
const postingSteps: ReadonlySet<Step['kind']> = new Set(['describe', 'contents', 'share']);

/** What follows a step: the next one at once, nothing before something changes, or the same after a pause. */
export type Reaction = 'on' | 'over' | { readonly restMs: number };

type ChangeStep = Exclude<
  Step,
  { kind: 'rest' | 'wait' | 'stuck' | 'give-up-lost' | 'finish' | 'create' | 'find' }
>;

export interface StepExecutorOptions {
  readonly clock: Clock;
  readonly log: Logger;
  readonly queue: Pick<JobQueue, 'request' | 'host'>;
  readonly progress: PostProgress;
  readonly read: (id: string) => StoredPost | null;
  /** Stores a post; on disk when it returns. */
  readonly write: (post: StoredPost) => void;
  /** Called when the texts of a picture were changed at the host. */
  readonly described: (post: StoredPost, step: Extract<Step, { kind: 'describe' }>) => void;
  readonly finished: (post: StoredPost) => void;
  /** Aborted when the engine stops. */
  readonly signal: AbortSignal;
}

/** Carries out single steps of posts: sends requests, stores their results, and judges failures. */
export class StepExecutor {
  readonly #options: StepExecutorOptions;

  constructor(options: StepExecutorOptions) {
    this.#options = options;
  }

  async perform(post: StoredPost, step: Step): Promise<Reaction> {
    const { id } = post;
    switch (step.kind) {
      case 'rest':
      case 'wait':
      case 'stuck':
        return 'over';
      case 'give-up-lost':
        this.#apply(id, { kind: 'lost' });
        return 'on';
      case 'finish':
        return this.#finish(id);
      default:
        return this.#ask(post, step);
    }
  }

  /**
   * Sends the request of a step. Another host knows nothing of the post: it waits until its own is in use again,
   * which is told by the settings.
   */
  async #ask(post: StoredPost, step: ChangeStep | Extract<Step, { kind: 'create' | 'find' }>) {
    const { queue, progress } = this.#options;
    if (post.host !== queue.host.id) {
      progress.setTrouble(post.id, hostNotInUse(post.host));
      return 'over';
    }
    if (step.kind === 'create') return this.#create(post);
    if (step.kind === 'find') return this.#find(post);
    return this.#change(post, step);
  }

  #finish(id: string): Reaction {
    const { progress, clock, finished } = this.#options;
    progress.reset(id);
    const done = this.#apply(id, { kind: 'finished', at: clock.now() });
    if (done) finished(done);
    return 'over';
  }

  async #create(post: StoredPost): Promise<Reaction> {
    const { id } = post;
    const answer = await this.#options.queue.request(
      ({ albums: { postCost } }) => postCost,
      async (host, credentials, signal) => {
        const made = await host.albums.create(post.mark, credentials, signal, () => {
          this.#apply(id, { kind: 'committed' });
        });
        // Before anything else: an engine that dies now has the album.
        await this.#writeDown(id, made);
        return made;
      },
      { account: post.account, withinMs: creationTimeoutMs },
    );
    if (answer === null) return { restMs: blockedRetryMs };
    if (answer.kind === 'failed') return this.#refused(id, answer);
    if (answer.album.deletehash !== null || post.account !== null) return this.#on(id);
    const message = 'The host told no deletehash of the album, so that it cannot be filled';
    const failed: StepEvent = { kind: 'failed', error: errorData('bad-answer', message) };
    return this.#tired(id, failed) ?? { restMs: firstRetryMs };
  }

  /** Stores an album, and waits while the disk is full: one that is not stored would be lost. */
  async #writeDown(id: string, made: AlbumCreation): Promise<void> {
    const { clock, progress, signal } = this.#options;
    for (;;) {
      try {
        if (made.kind === 'created') this.#apply(id, { kind: 'created', album: made.album });
        else if (!made.mayBeThere) this.#apply(id, { kind: 'not-created' });
        return;
      } catch (thrown) {
        if (signal.aborted) return;
        progress.setTrouble(id, toErrorData(thrown));
        await sleep(clock, firstRetryMs, signal);
      }
    }
  }

  async #find(post: StoredPost): Promise<Reaction> {
    const { id } = post;
    const { queue, progress } = this.#options;
    const page = progress.pageOf(id);
    const answer = await queue.request(
      ({ albums: { cost } }) => cost,
      (host, credentials, signal) => host.albums.find(post.mark, page, credentials, signal),
      { account: post.account },
    );
    if (answer === null) return { restMs: blockedRetryMs };
    if (answer.kind === 'failed') return this.#refused(id, answer);
    if (answer.album) this.#apply(id, { kind: 'created', album: answer.album });
    else if (answer.hasMore) progress.nextPage(id);
    else this.#apply(id, { kind: 'not-created' });
    return this.#on(id);
  }

  async #change(post: StoredPost, step: ChangeStep): Promise<Reaction> {
    const { id } = post;
    const answer = await this.#options.queue.request(
      ({ albums: { cost, postCost } }) => (postingSteps.has(step.kind) ? postCost : cost),
      async ({ albums }, credentials, signal): Promise<AlbumContents | ChangeResult> => {
        switch (step.kind) {
          case 'describe':
            return albums.describe(step.image, step.text, credentials, signal);
          case 'update':
            return albums.update(step.album, step.content, credentials, signal);
          case 'contents':
            return albums.setPictures(step.album, step.content.pictures, credentials, signal);
          case 'look':
            return albums.readContents(step.album, credentials, signal);
          case 'share':
            return albums.share({ kind: 'album', album: step.album }, step.entry, credentials, signal);
          case 'unshare':
            return albums.unshare({ kind: 'album', album: step.album }, credentials, signal);
          default:
            return step satisfies never;
        }
      },
      { account: post.account },
    );
    if (answer === null) return { restMs: blockedRetryMs };
    if (answer.kind === 'failed') return this.#refused(id, answer);
    return this.#changed(post, step, answer);
  }

  #changed(
    post: StoredPost,
    step: ChangeStep,
    answer: Exclude<AlbumContents | ChangeResult, { kind: 'failed' }>,
  ): Reaction {
    const { id } = post;
    switch (step.kind) {
      case 'describe':
        this.#options.described(post, step);
        return this.#on(id);
      case 'update':
      case 'contents':
        this.#apply(id, { kind: 'told', by: step.kind, content: step.content });
        return this.#on(id);
      case 'look':
        return answer.kind === 'seen' ? this.#seen(post, step, answer.pictures) : this.#on(id);
      case 'share':
        this.#apply(id, { kind: 'shared' });
        return this.#on(id);
      case 'unshare':
        this.#apply(id, { kind: 'unshared' });
        return this.#on(id);
      default:
        return step satisfies never;
    }
  }

  #seen(
    { id, toldBy }: StoredPost,
    { content }: Extract<Step, { kind: 'look' }>,
    pictures: readonly string[] | null,
  ): Reaction {
    const { progress } = this.#options;
    const isSame = JSON.stringify(pictures) === JSON.stringify(content.pictures.map((one) => one.id));
    if (pictures !== null && !isSame && toldBy === 'contents') {
      const count = progress.countRecheck(id);
      if (count < maxRechecks) return { restMs: firstRetryMs * count };
    }
    progress.endRechecks(id);
    this.#apply(id, { kind: 'seen', content, pictures });
    return this.#on(id);
  }

  /** Applies an event to the stored post, which may have been edited since the step began. */
  #apply(id: string, event: StepEvent): StoredPost | null {
    const { read, write, clock } = this.#options;
    const post = read(id);
    if (!post) return null;
    const next = applyEvent(post, event);
    if (next !== post) write({ ...next, updatedAt: clock.now() });
    return next;
  }

  #on(id: string): Reaction {
    this.#options.progress.stepDone(id);
    return 'on';
  }

  /** Counts one more failed attempt; null as long as there are more. */
  #tired(id: string, event: StepEvent): Reaction | null {
    const { progress } = this.#options;
    if (progress.countTry(id) < maxTries) return null;
    progress.reset(id);
    this.#apply(id, event);
    return 'over';
  }

  #refused(id: string, { failure, remedy }: Refused): Reaction {
    const { progress, log, signal } = this.#options;
    if (failure.code === 'cancelled') return signal.aborted ? 'over' : { restMs: blockedRetryMs };
    log.warn({ post: id, code: failure.code }, failure.message);
    switch (remedy.kind) {
      case 'none':
      case 'sign-in':
      case 'refresh-token':
        progress.reset(id);
        this.#apply(id, { kind: 'failed', error: failure });
        return 'over';
      case 'wait-for-credits':
      case 'wait-for-network':
      case 'client-id':
        progress.setTrouble(id, failure);
        return { restMs: blockedRetryMs };
      case 'back-off':
        return this.#backOff(id, failure, remedy.atLeastMs);
      default:
        return remedy satisfies never;
    }
  }

  #backOff(id: string, failure: ErrorData, atLeastMs: number): Reaction {
    const { progress } = this.#options;
    const over =
      failure.code === 'over-capacity' ? null : this.#tired(id, { kind: 'failed', error: failure });
    if (over) return over;
    progress.setTrouble(id, failure);
    const pauseMs = firstRetryMs * 2 ** Math.max(progress.triesOf(id) - 1, 0);
    return { restMs: Math.max(atLeastMs, Math.min(maxRetryMs, pauseMs)) };
  }
}
