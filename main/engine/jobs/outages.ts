import { errorData } from '../../../contract/app-error.ts';
import type { ErrorData } from '../../../contract/errors.ts';
import type { OutReason } from '../../../contract/routing.ts';
import type { WaitReason } from '../../../contract/wait-reason.ts';
import type { Clock } from '../clock.ts';
import type { Emitter } from '../events.ts';
import type { StoredJob } from '../store/types.ts';
import { createCoalescer } from './coalesce.ts';
import type { Dispatcher } from './dispatcher.ts';
import type { Dispatchers } from './dispatchers.ts';
import type { QueueEvents, StageEvents } from './events.ts';
import type { OpenJobs } from './open-jobs.ts';
import type { WaitReasons } from './wait-reasons.ts';

/** Why a destination takes nothing for long, and until when (null: unknown). */
export interface Outage {
  readonly why: OutReason;
  readonly error: ErrorData;
  readonly until: number | null;
}

/** Tells which destinations are out, so that what waits for them may go elsewhere. */
export interface Outages {
  of(destination: string): Outage | null;
  /** Ids of the jobs that wait for a destination and may go elsewhere. */
  waitingFor(destination: string): string[];
  stop(): void;
}

/** A limit that ends sooner is waited for. */
const longLimitMs = 3_600_000;
/** For how long trouble has to last. */
const longTroubleMs = 600_000;
/** Minimum interval between two looks; they never take more than a twentieth of the time. */
const lookEveryMs = 1_000;
const lookShare = 20;
/** Of so many jobs of a destination it is asked why they wait. */
const maxAsked = 20;

export function createOutages(options: {
  readonly clock: Clock;
  readonly openJobs: OpenJobs;
  readonly dispatchers: Dispatchers;
  readonly reasons: Pick<WaitReasons, 'reasonFor'>;
  readonly reports: Emitter<StageEvents>;
  readonly events: Emitter<QueueEvents>;
  job(id: string): StoredJob | null;
  /** Why a destination is not open; null while it is being opened. */
  problemOf(destination: string): ErrorData | null;
}): Outages {
  const { clock, openJobs, dispatchers, reasons, reports, events } = options;
  /** Since when each destination has been in trouble, ms. */
  const troubled = new Map<string, number>();
  let known = new Map<string, Outage>();
  let callOff = () => {};

  const destinations = () => {
    const waited = [...openJobs.ids()].flatMap((id) => openJobs.hostOf(id) ?? []);
    return new Set([...dispatchers.all().map(({ connection }) => connection.host.id), ...waited]);
  };

  const troubleOf = (destination: string, dispatcher: Dispatcher, now: number): Outage | null => {
    const block = dispatcher.globalBlock();
    const isOff = block?.kind === 'network';
    const isOpen = dispatcher.connection.scheduler.breaker(now).state !== 'closed';
    if (!isOff && !isOpen) {
      troubled.delete(destination);
      return null;
    }
    const since = troubled.get(destination) ?? now;
    troubled.set(destination, since);
    const error = failureOf(destination) ?? (isOff ? (block.error ?? null) : null);
    if (error?.code === 'forbidden') return { why: 'blocked-here', error, until: null };
    if (now - since < longTroubleMs) return null;
    return { why: 'unreachable', error: error ?? unreachable(dispatcher), until: null };
  };

  /** The last failure of a job that waits for another attempt there. */
  const failureOf = (destination: string): ErrorData | null => {
    for (const id of openJobs.ids()) {
      const retry = openJobs.hostOf(id) === destination ? openJobs.retryOf(id) : null;
      if (retry) return retry.error;
    }
    return null;
  };

  const limitOf = (destination: string, now: number): Outage | null => {
    let asked = 0;
    for (const id of openJobs.ids()) {
      if (openJobs.hostOf(id) !== destination) continue;
      const until = limitedUntil(reasons.reasonFor(id));
      if (until !== null && until - now > longLimitMs)
        return { why: 'daily-limit', error: errorData('daily-limit', 'The daily limit is reached.'), until };
      asked += 1;
      if (asked >= maxAsked) return null;
    }
    return null;
  };

  const outageOf = (destination: string, now: number): Outage | null => {
    const dispatcher = dispatchers.of(destination);
    if (!dispatcher) {
      const error = options.problemOf(destination);
      return error && { why: 'not-usable', error, until: null };
    }
    return refusalOf(dispatcher) ?? troubleOf(destination, dispatcher, now) ?? limitOf(destination, now);
  };

  const look = () => {
    const now = clock.now();
    const found = new Map<string, Outage>();
    for (const destination of destinations()) {
      const outage = outageOf(destination, now);
      if (outage) found.set(destination, outage);
    }
    const isNews = textOf(found) !== textOf(known);
    known = found;
    lookAgain(now);
    if (isNews) events.emit('outages-changed');
    reports.emit('outages-seen');
  };
  const coalescer = createCoalescer(clock, lookEveryMs, lookShare, look);
  reports.on('plan-changed', coalescer.request);

  /** Trouble becomes long by itself. */
  const lookAgain = (now: number) => {
    callOff();
    const dues = [...troubled.values()].map((since) => since + longTroubleMs).filter((due) => due > now);
    if (dues.length > 0) callOff = clock.after(Math.min(...dues) - now, coalescer.request);
  };

  return {
    of: (destination) => known.get(destination) ?? null,
    waitingFor: (destination) =>
      [...openJobs.ids()].filter((id) => {
        if (openJobs.hostOf(id) !== destination) return false;
        const job = options.job(id);
        return job !== null && job.postId === null && mayMove.has(job.state);
      }),
    stop() {
      callOff();
      coalescer.stop();
    },
  };
}

/** States in which nothing of a job is being sent, or may have arrived. */
const mayMove: ReadonlySet<StoredJob['state']> = new Set(['queued', 'preparing', 'ready', 'held']);

const credentialCodes: ReadonlySet<ErrorData['code']> = new Set([
  'credentials-refused',
  'sign-in-refused',
  'sign-in-needed',
  'sign-in-expired',
]);

/** Returns why nothing at all is taken until somebody changes something. */
function refusalOf(dispatcher: Dispatcher): Outage | null {
  const block = dispatcher.globalBlock();
  if (block?.kind === 'client-id') {
    const error = block.error ?? errorData('no-client-id', 'No Client-ID is set.');
    return { why: 'id-refused', error, until: null };
  }
  if (block?.kind !== 'destination') return null;
  const why = credentialCodes.has(block.error.code) ? 'credentials-refused' : 'not-usable';
  return { why, error: block.error, until: null };
}

/** Returns the end of a limit; null for other reasons. */
function limitedUntil(reason: WaitReason | null): number | null {
  const isLimit = reason?.kind === 'credits' || reason?.kind === 'strikes' || reason?.kind === 'refused';
  return isLimit ? reason.until : null;
}

const unreachable = ({ connection }: Dispatcher): ErrorData =>
  errorData('unreachable', 'The host has not answered for long.', { host: connection.host.origin });

const textOf = (outages: ReadonlyMap<string, Outage>): string =>
  JSON.stringify(
    [...outages].map(([id, { why, error, until }]) => [id, why, error.code, minuteOf(until)]).sort(),
  );

/** An end that moves by seconds with every answer is no news. */
const minuteOf = (time: number | null) => time && Math.round(time / 60_000);
