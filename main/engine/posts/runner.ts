import type { Logger } from 'pino';
import { errorData, toErrorData } from '../../../contract/app-error.ts';
import type { ErrorData } from '../../../contract/errors.ts';
import type { Clock } from '../clock.ts';
import type { AlbumContents, AlbumCreation, ChangeResult } from '../hosts/albums.ts';
import type { Refused } from '../hosts/host.ts';
import type { JobQueue } from '../jobs/index.ts';
import { sleep } from '../library/pause.ts';
import type { StoredPost } from '../store/types.ts';
import { applyEvent, nextStep, type Picture, type Step, type StepEvent } from './state-machine.ts';

/** After a request that may not go now: no network, no credits. */
const blockedRetryMs = 5_000;
/** After a server in trouble, doubled from try to try. */
const firstRetryMs = 5_000;
const maxRetryMs = 300_000;
const maxTries = 10;
/** An album that was just filled may be shown as it was before for a while. */
const maxRechecks = 4;
/** Imgur was seen to stall for 140 s and then to answer after all; an album's answer is worth waiting for. */
const creationTimeoutMs = 180_000;

export interface PostRunnerOptions {
  readonly clock: Clock;
  readonly log: Logger;
  readonly queue: Pick<JobQueue, 'request'>;
  /** Nothing goes on as long as it is so, as with pictures. */
  readonly isPaused: () => boolean;
  readonly read: (id: string) => StoredPost | null;
  /** On disk when it returns. */
  readonly write: (post: StoredPost) => void;
  readonly pictures: (post: StoredPost) => Picture[];
  /** The texts of a picture were changed at the host. */
  readonly described: (post: StoredPost, step: Extract<Step, { kind: 'describe' }>) => void;
  readonly finished: (post: StoredPost) => void;
  /** What it waits out, if anything, changed. */
  readonly troubleChanged: (id: string) => void;
}

/** Makes posts, step by step, each one after the other. */
export interface PostRunner {
  /** Something changed of it: go on as far as possible. */
  wake(id: string): void;
  /** What is being waited out; null for nothing. */
  troubleOf(id: string): ErrorData | null;
  /** Forgets earlier tries. */
  resetTries(id: string): void;
  /** Begins nothing more; lets the request under way end within that time. */
  drain(withinMs: number): Promise<void>;
  /** Resolves when nothing is under way any more. */
  drained(): Promise<void>;
}

/** Steps whose requests are POSTs, which have a budget of their own. */
const postingSteps: ReadonlySet<Step['kind']> = new Set(['describe', 'contents', 'share']);

type Reaction = 'on' | 'over' | { readonly restMs: number };

export function createPostRunner(options: PostRunnerOptions): PostRunner {
  const { clock, log, queue, read, write } = options;
  const working = new Map<string, Promise<void>>();
  /** Poked while working: looked at once more. */
  const again = new Set<string>();
  const rests = new Map<string, () => void>();
  const tries = new Map<string, number>();
  const trouble = new Map<string, ErrorData>();
  const looks = new Map<string, number>();
  /** The page of the account's albums that is looked at next. */
  const pages = new Map<string, number>();
  const ending = new AbortController();

  const tellTrouble = (id: string, why: ErrorData | null) => {
    if (why) trouble.set(id, why);
    else if (!trouble.delete(id)) return;
    options.troubleChanged(id);
  };

  const forget = (id: string) => {
    for (const memory of [tries, looks, pages]) memory.delete(id);
    tellTrouble(id, null);
  };

  /** Over what is stored now, which may have been edited since the step began. */
  const apply = (id: string, event: StepEvent): StoredPost | null => {
    const post = read(id);
    if (!post) return null;
    const next = applyEvent(post, event);
    if (next !== post) write({ ...next, updatedAt: clock.now() });
    return next;
  };

  const wake = (id: string) => {
    if (ending.signal.aborted) return;
    rests.get(id)?.();
    rests.delete(id);
    if (working.has(id)) {
      again.add(id);
      return;
    }
    // Begun a moment later: what it does may poke it again, and one post is never made by two.
    const work = Promise.resolve()
      .then(() => make(id))
      .catch((thrown): Reaction => {
        const why = toErrorData(thrown);
        log.error({ post: id, code: why.code }, why.message);
        return { restMs: blockedRetryMs };
      })
      .then((reaction) => {
        working.delete(id);
        if (again.delete(id)) wake(id);
        else if (typeof reaction === 'object' && !ending.signal.aborted)
          rests.set(
            id,
            clock.after(reaction.restMs, () => wake(id)),
          );
      });
    working.set(id, work);
  };

  async function make(id: string): Promise<Reaction> {
    for (;;) {
      const post = read(id);
      if (!post || ending.signal.aborted || options.isPaused()) return 'over';
      const step = nextStep(post, options.pictures(post));
      const reaction = await perform(post, step);
      if (reaction !== 'on') return reaction;
    }
  }

  async function perform(post: StoredPost, step: Step): Promise<Reaction> {
    const { id } = post;
    switch (step.kind) {
      case 'rest':
      case 'wait':
      case 'stuck':
        return 'over';
      case 'give-up-lost':
        apply(id, { kind: 'lost' });
        return 'on';
      case 'finish': {
        forget(id);
        const done = apply(id, { kind: 'finished', at: clock.now() });
        if (done) options.finished(done);
        return 'over';
      }
      case 'create':
        return create(post);
      case 'find':
        return find(post);
      default:
        return change(post, step);
    }
  }

  async function create(post: StoredPost): Promise<Reaction> {
    const { id } = post;
    const answer = await queue.request(
      ({ albums: { postCost } }) => postCost,
      async (host, credentials, signal) => {
        const made = await host.albums.create(post.mark, credentials, signal, () => {
          apply(id, { kind: 'committed' });
        });
        // Before anything else: whoever dies now has the album.
        await writeDown(id, made);
        return made;
      },
      { account: post.account, withinMs: creationTimeoutMs },
    );
    if (answer === null) return { restMs: blockedRetryMs };
    if (answer.kind === 'failed') return refused(id, answer);
    if (answer.album.deletehash !== null || post.account !== null) return on(id);
    const error = errorData(
      'bad-answer',
      'The host told no deletehash of the album, so that it cannot be filled',
    );
    return tired(id, { kind: 'failed', error }) ?? { restMs: firstRetryMs };
  }

  /** An album that cannot be written down would be lost: a full disk is waited out. */
  async function writeDown(id: string, made: AlbumCreation): Promise<void> {
    for (;;) {
      try {
        if (made.kind === 'created') apply(id, { kind: 'created', album: made.album });
        else if (!made.mayBeThere) apply(id, { kind: 'not-created' });
        return;
      } catch (thrown) {
        if (ending.signal.aborted) return;
        tellTrouble(id, toErrorData(thrown));
        await sleep(clock, firstRetryMs, ending.signal);
      }
    }
  }

  async function find(post: StoredPost): Promise<Reaction> {
    const { id } = post;
    const page = pages.get(id) ?? 0;
    const answer = await queue.request(
      ({ albums: { cost } }) => cost,
      (host, credentials, signal) => host.albums.find(post.mark, page, credentials, signal),
      { account: post.account },
    );
    if (answer === null) return { restMs: blockedRetryMs };
    if (answer.kind === 'failed') return refused(id, answer);
    if (answer.album) apply(id, { kind: 'created', album: answer.album });
    else if (answer.hasMore) pages.set(id, page + 1);
    else apply(id, { kind: 'not-created' });
    return on(id);
  }

  async function change(
    post: StoredPost,
    step: Exclude<Step, { kind: 'rest' | 'wait' | 'stuck' | 'give-up-lost' | 'finish' | 'create' | 'find' }>,
  ): Promise<Reaction> {
    const { id } = post;
    const answer = await queue.request(
      ({ albums: { cost, postCost } }) => (postingSteps.has(step.kind) ? postCost : cost),
      async ({ albums: at }, credentials, signal): Promise<AlbumContents | ChangeResult> => {
        switch (step.kind) {
          case 'describe':
            return at.describe(step.image, step.text, credentials, signal);
          case 'update':
            return at.update(step.album, step.content, credentials, signal);
          case 'contents':
            return at.setPictures(step.album, step.content.pictures, credentials, signal);
          case 'look':
            return at.readContents(step.album, credentials, signal);
          case 'share':
            return at.share({ kind: 'album', album: step.album }, step.entry, credentials, signal);
          case 'unshare':
            return at.unshare({ kind: 'album', album: step.album }, credentials, signal);
          default:
            return step satisfies never;
        }
      },
      { account: post.account },
    );
    if (answer === null) return { restMs: blockedRetryMs };
    if (answer.kind === 'failed') return refused(id, answer);
    switch (step.kind) {
      case 'describe':
        options.described(post, step);
        return on(id);
      case 'update':
      case 'contents':
        apply(id, { kind: 'told', by: step.kind, content: step.content });
        return on(id);
      case 'look':
        return answer.kind === 'seen' ? seen(post, step, answer.pictures) : on(id);
      case 'share':
        apply(id, { kind: 'shared' });
        return on(id);
      case 'unshare':
        apply(id, { kind: 'unshared' });
        return on(id);
      default:
        return step satisfies never;
    }
  }

  function seen(
    { id, toldBy }: StoredPost,
    { content }: Extract<Step, { kind: 'look' }>,
    pictures: readonly string[] | null,
  ): Reaction {
    const isSame = JSON.stringify(pictures) === JSON.stringify(content.pictures.map((one) => one.id));
    const count = (looks.get(id) ?? 0) + 1;
    if (pictures !== null && !isSame && toldBy === 'contents' && count < maxRechecks) {
      looks.set(id, count);
      return { restMs: firstRetryMs * count };
    }
    looks.delete(id);
    apply(id, { kind: 'seen', content, pictures });
    return on(id);
  }

  const on = (id: string): Reaction => {
    tries.delete(id);
    tellTrouble(id, null);
    return 'on';
  };

  /** One more try in vain; null as long as there are more. */
  const tired = (id: string, event: StepEvent): Reaction | null => {
    const count = (tries.get(id) ?? 0) + 1;
    tries.set(id, count);
    if (count < maxTries) return null;
    forget(id);
    apply(id, event);
    return 'over';
  };

  function refused(id: string, { failure: why, remedy }: Refused): Reaction {
    if (why.code === 'cancelled') return ending.signal.aborted ? 'over' : { restMs: blockedRetryMs };
    log.warn({ post: id, code: why.code }, why.message);
    switch (remedy.kind) {
      case 'none':
      case 'sign-in':
      case 'refresh-token':
        forget(id);
        apply(id, { kind: 'failed', error: why });
        return 'over';
      case 'wait-for-credits':
      case 'wait-for-network':
      case 'client-id':
        tellTrouble(id, why);
        return { restMs: blockedRetryMs };
      case 'back-off': {
        const over = why.code === 'over-capacity' ? null : tired(id, { kind: 'failed', error: why });
        if (over) return over;
        tellTrouble(id, why);
        const pause = Math.min(maxRetryMs, firstRetryMs * 2 ** ((tries.get(id) ?? 1) - 1));
        return { restMs: Math.max(remedy.atLeastMs, pause) };
      }
      default:
        return remedy satisfies never;
    }
  }

  return {
    wake,
    troubleOf: (id) => trouble.get(id) ?? null,
    resetTries: forget,
    async drain(withinMs) {
      ending.abort();
      for (const callOff of rests.values()) callOff();
      rests.clear();
      if (working.size === 0) return;
      const late = new AbortController();
      await Promise.race([Promise.all(working.values()), sleep(clock, withinMs, late.signal)]);
      late.abort();
    },
    async drained() {
      await Promise.all(working.values());
    },
  };
}
