import { AppError, toErrorData } from '../../../contract/app-error.ts';
import type { ErrorCode, ErrorData } from '../../../contract/errors.ts';
import { type Lane, laneSchema } from '../../../contract/origin.ts';
import type { Clock } from '../clock.ts';
import type { PreparedContent, StoredJob } from '../store/types.ts';

/** Inspecting pictures loads processor and disk; more at once only makes each slower. */
const localConcurrency = 2;
/** Remote files spend more time waiting than being inspected. */
const remoteConcurrency = 4;
/**
 * While pictures are being sent and others are prepared to follow, those that nobody wants yet are prepared one at a
 * time, with pauses of so many times as long as the last one took, within a bound: what is sent has the processor first.
 */
const pauseShare = 3;
const longestPauseMs = 1_000;
/** Pause after the profile could not be read or written (a full disk, say). */
const restMs = 30_000;

const profileTrouble: ReadonlySet<ErrorCode> = new Set(['disk-full', 'profile-unwritable', 'profile-locked']);
const isProfileTrouble = (thrown: unknown): boolean =>
  thrown instanceof AppError && profileTrouble.has(thrown.data.code);

/** What reads or writes the profile may throw: then the preparer rests, and begins that job anew. */
export interface PreparerOptions {
  readonly clock: Pick<Clock, 'after' | 'now'>;
  /** True while pictures are being sent, and enough others are prepared to follow them. */
  isSupplied(): boolean;
  /** Marks the job as being prepared and returns it; null when it is not to be prepared any more. */
  begin(id: string): StoredJob | null;
  /** Null where another stage has to come first. */
  prepare(job: StoredJob, signal: AbortSignal): Promise<PreparedContent | null>;
  /** Called where preparing ended without an answer. */
  elsewhere(id: string): void;
  done(id: string, found: PreparedContent): void;
  failed(id: string, reason: ErrorData): void;
  /** Called when preparing was broken off through no fault of the picture. */
  aborted(id: string): void;
  /** Told what the profile refused. */
  onRest(thrown: unknown): void;
}

/** Prepares queued jobs in the order in which they will be sent: by lane, then by arrival. */
export interface Preparer {
  add(id: string, lane: Lane): void;
  /** Moves a job to the front because the planner wants it now. */
  prioritize(id: string): void;
  remove(id: string): void;
  /** True if this job waits to be prepared, or is being. */
  has(id: string): boolean;
  /** True if any job is being prepared, or waits for it. */
  readonly isBusy: boolean;
  stop(): Promise<void>;
}

export function createPreparer(options: PreparerOptions, atOnce: number): Preparer {
  const waiting = new Map<Lane, Set<string>>(laneSchema.options.map((lane) => [lane, new Set<string>()]));
  const hurried = new Set<string>();
  const underWay = new Map<AbortController, { id: string; ended: Promise<void> }>();
  /** Jobs that the profile could not be told of. */
  const stranded = new Set<string>();
  let callOffRest: (() => void) | null = null;
  let callOffPause: (() => void) | null = null;
  let stopped = false;

  const forget = (id: string) => {
    for (const lane of waiting.values()) lane.delete(id);
    hurried.delete(id);
  };

  const next = (): string | undefined => {
    for (const set of [hurried, ...waiting.values()]) for (const id of set) return id;
    return undefined;
  };

  const prepare = async (id: string, signal: AbortSignal): Promise<void> => {
    const job = options.begin(id);
    if (!job) return;
    const outcome = await options.prepare(job, signal).then(
      (found) => ({ found }),
      (thrown: unknown) => ({ thrown }),
    );
    if (signal.aborted) {
      // It was taken out in between, or is to be prepared in another way.
      if (!stopped) return;
      if ('thrown' in outcome) return options.aborted(id);
    }
    // What keeps the profile from being written is no fault of the picture.
    if ('thrown' in outcome && isProfileTrouble(outcome.thrown)) throw outcome.thrown;
    if ('thrown' in outcome) options.failed(id, toErrorData(outcome.thrown));
    else if (outcome.found === null) options.elsewhere(id);
    else options.done(id, outcome.found);
  };

  /** Lets the disk recover: a picture that could not be written down is neither prepared nor to blame. */
  const rest = (thrown: unknown) => {
    options.onRest(thrown);
    callOffRest ??= options.clock.after(restMs, () => {
      callOffRest = null;
      try {
        for (const id of stranded) {
          options.aborted(id);
          stranded.delete(id);
          hurried.add(id);
        }
      } catch (again) {
        rest(again);
      }
      pump();
    });
  };

  const isUnderWay = (id: string) => [...underWay.values()].some((one) => one.id === id);

  /** True if somebody waits for it: the planner, or a user. */
  const isWanted = (id: string) => hurried.has(id) || waiting.get('interactive')?.has(id) === true;
  const mayBegin = (id: string) =>
    isWanted(id) || !options.isSupplied() || (underWay.size === 0 && callOffPause === null);

  /** Leaves the processor to what is being sent. */
  const pause = (tookMs: number) => {
    if (stopped || tookMs <= 0 || callOffPause !== null || !options.isSupplied()) return;
    callOffPause = options.clock.after(Math.min(tookMs * pauseShare, longestPauseMs), () => {
      callOffPause = null;
      pump();
    });
  };

  const pump = () => {
    while (!stopped && callOffRest === null && underWay.size < atOnce) {
      const id = next();
      if (id === undefined || !mayBegin(id)) return;
      forget(id);
      const begunAt = options.clock.now();
      const abort = new AbortController();
      const ended = prepare(id, abort.signal)
        .catch((thrown: unknown) => {
          if (stopped) return;
          stranded.add(id);
          rest(thrown);
        })
        .finally(() => {
          underWay.delete(abort);
          pause(options.clock.now() - begunAt);
          pump();
        });
      underWay.set(abort, { id, ended });
    }
  };

  return {
    get isBusy() {
      return underWay.size > 0;
    },
    add(id, lane) {
      waiting.get(lane)?.add(id);
      pump();
    },
    prioritize(id) {
      if (isUnderWay(id)) return;
      hurried.add(id);
      pump();
    },
    has: (id) => isUnderWay(id) || hurried.has(id) || [...waiting.values()].some((lane) => lane.has(id)),
    remove(id) {
      forget(id);
      stranded.delete(id);
      for (const [abort, one] of underWay) if (one.id === id) abort.abort();
    },
    async stop() {
      stopped = true;
      callOffRest?.();
      callOffPause?.();
      const running = [...underWay.values()];
      for (const abort of underWay.keys()) abort.abort();
      await Promise.allSettled(running.map(({ ended }) => ended));
    },
  };
}

/** Prepares jobs from local and remote sources; busy with those that are here. */
export interface PreparerPool extends Omit<Preparer, 'add' | 'has'> {
  add(job: Pick<StoredJob, 'id' | 'lane' | 'source'>): void;
}

/** Creates one preparer for files and one for web addresses: a slow server keeps no file waiting. */
export function createPreparerPool(
  options: PreparerOptions & { sourceOf(id: string): StoredJob['source'] | undefined },
): PreparerPool {
  const here = createPreparer(options, localConcurrency);
  // They load the network, and this processor hardly.
  const away = createPreparer({ ...options, isSupplied: () => false }, remoteConcurrency);
  const of = (source: StoredJob['source'] | undefined) => (source?.kind === 'url' ? away : here);
  return {
    add: ({ id, lane, source }) => of(source).add(id, lane),
    prioritize: (id) => (here.has(id) ? here : of(options.sourceOf(id))).prioritize(id),
    remove(id) {
      here.remove(id);
      away.remove(id);
    },
    get isBusy() {
      return here.isBusy;
    },
    async stop() {
      await Promise.all([here.stop(), away.stop()]);
    },
  };
}
