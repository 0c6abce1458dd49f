import { randomUUID } from 'node:crypto';
import type { Logger } from 'pino';
import { errorData, toErrorData } from '../../../contract/app-error.ts';
import type { RemoteImage } from '../../../contract/host.ts';
import type { HistoryItem } from '../../../contract/library.ts';
import type { Clock } from '../clock.ts';
import type { Host } from '../hosts/host.ts';
import type { PublicLinks } from '../hosts/http/public-links.ts';
import { compareLink } from '../library/link-checker.ts';
import { sleep } from '../library/pause.ts';
import type { Store } from '../store/store.ts';
import type { ProcessingInfo, StoredJob } from '../store/types.ts';
import type { Dispatchers } from './dispatchers.ts';

/** Most videos are ready within seconds, a few within minutes. */
const firstPauseMs = 1_000;
const maxPauseMs = 60_000;
/** Growth of the pauses: who waits for a link waits at most that much longer than the host took. */
const pauseGrowth = 1.5;
/** Timeout, counted from when the host accepted the upload. */
const processingTimeoutMs = 3_600_000;
/** Minimum timeout after a start, which may come days later, perhaps before there is a network. */
const timeoutAfterStartMs = 600_000;

const notReady = errorData('not-ready', 'The host did not make it ready within an hour.');
const notProcessed = errorData('not-processed', 'The host took it, and never told what became of it.');

/** Polls uploads that the host is processing, until their links work. */
export interface ProcessingMonitor {
  /** Starts polling; does nothing for a job that is polled already. */
  watch(job: StoredJob): void;
  /** Stops polling. */
  unwatch(id: string): void;
  stop(): Promise<void>;
}

/**
 * Creates a monitor. A ticket is asked for the image's id, the id for its link, and the link is checked. All but
 * the second is free. What is learned on the way is stored, so that a start goes on where the last one ended.
 */
export function createProcessingMonitor(options: {
  readonly store: Pick<Store, 'jobs' | 'library'>;
  readonly clock: Clock;
  readonly log: Logger;
  /** Null while the destination is not open. */
  readonly hostOf: (destination: string) => Host | null;
  readonly request: Dispatchers['request'];
  /** Looks at links whose host has no way of its own. */
  readonly publicLinks: Pick<PublicLinks, 'check'>;
  readonly changed: (id: string) => void;
  readonly ended: (job: StoredJob, history: HistoryItem | null) => void;
}): ProcessingMonitor {
  const { store, clock, log, hostOf, request, publicLinks } = options;
  let isStopped = false;
  const followed = new Map<string, { readonly abort: AbortController; readonly over: Promise<void> }>();

  /** @returns the image as far as the host describes it */
  async function imageOf(
    host: Host,
    { id, account }: Pick<StoredJob, 'id' | 'account'>,
    known: ProcessingInfo,
    signal: AbortSignal,
  ): Promise<RemoteImage | null> {
    if (known.remote) return known.remote;
    const { tickets, imageReading } = host;
    let imageId = known.id;
    if (imageId === null && known.ticket !== null && tickets) {
      const told = await tickets.poll(known.ticket, signal);
      if (told.kind !== 'ready' || signal.aborted) return null;
      imageId = told.id;
      store.jobs.updateProcessing(id, { id: imageId });
    }
    if (imageId === null || !imageReading) return null;
    const wanted = imageId;
    const answer = await request(
      host.id,
      () => imageReading.cost,
      (_, credentials, timeout) => imageReading.read(wanted, credentials, timeout),
      { account },
    );
    if (answer?.kind !== 'seen' || signal.aborted) return null;
    store.jobs.updateProcessing(id, { remote: answer.image });
    options.changed(id);
    return answer.image;
  }

  async function isReady(job: StoredJob, known: ProcessingInfo, signal: AbortSignal): Promise<boolean> {
    const host = hostOf(job.host);
    // Another host knows nothing of it.
    if (!host || known.origin !== host.origin) return false;
    const remote = await imageOf(host, job, known, signal);
    if (!remote) return false;
    const status = (await host.checkLink?.(remote, signal)) ?? (await publicLinks.check(remote.link, signal));
    return compareLink({ remote }, status) === 'alive';
  }

  /** A clock that was set neither shortens nor lengthens a wait. */
  const steady = () => clock.steady?.() ?? clock.now();

  /** Returns when the wait for an upload ends, by the steady clock. */
  const deadlineFor = ({ since }: Pick<ProcessingInfo, 'since'>): number => {
    const waitedMs = Math.max(0, clock.now() - since);
    return steady() + Math.max(processingTimeoutMs - waitedMs, timeoutAfterStartMs);
  };

  async function wait(id: string, deadline: number, signal: AbortSignal): Promise<void> {
    for (let pauseMs = firstPauseMs; ; pauseMs = Math.min(pauseMs * pauseGrowth, maxPauseMs)) {
      const job = store.jobs.get(id);
      if (!job?.processing) return;
      const ready = await isReady(job, job.processing, signal);
      if (signal.aborted) return;
      const left = deadline - steady();
      if (ready || left <= 0) {
        end(id, ready);
        return;
      }
      await sleep(clock, Math.min(pauseMs, left), signal);
      if (signal.aborted) return;
    }
  }

  function end(id: string, ready: boolean) {
    const known = store.jobs.get(id)?.processing?.remote ?? null;
    const how = ready
      ? { kind: 'ready' as const }
      : { kind: 'late' as const, error: known ? notReady : notProcessed };
    const finished = store.jobs.endProcessing(id, how, randomUUID());
    if (!finished.ok) return;
    const { job, history } = finished.value;
    if (history) store.library.setLinkState(history.id, ready ? 'alive' : 'unclear');
    log.info({ job: id, state: job.state, code: job.error?.code }, 'the host has made it ready, or not');
    options.ended(job, history);
  }

  const run = (id: string, deadline: number, signal: AbortSignal): Promise<void> =>
    wait(id, deadline, signal).catch(async (thrown) => {
      // A full disk, say: it is at the host, so there is time.
      log.error({ code: toErrorData(thrown).code }, 'following an upload rests after a fault');
      await sleep(clock, maxPauseMs, signal);
      if (!signal.aborted) await run(id, deadline, signal);
    });

  return {
    watch({ id, processing }) {
      if (followed.has(id) || isStopped || !processing) return;
      const abort = new AbortController();
      const over = run(id, deadlineFor(processing), abort.signal).finally(() => followed.delete(id));
      followed.set(id, { abort, over });
    },
    unwatch: (id) => followed.get(id)?.abort.abort(),
    async stop() {
      isStopped = true;
      const all = [...followed.values()];
      for (const { abort } of all) abort.abort();
      await Promise.all(all.map(({ over }) => over));
    },
  };
}
