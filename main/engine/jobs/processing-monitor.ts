import { randomUUID } from 'node:crypto';
import type { Logger } from 'pino';
import { errorData, toErrorData } from '../../../contract/app-error.ts';
import type { RemoteImage } from '../../../contract/host.ts';
import type { HistoryItem } from '../../../contract/library.ts';
import type { Clock } from '../clock.ts';
import type { Host } from '../hosts/host.ts';
import { compareLink } from '../library/link-checker.ts';
import { sleep } from '../library/pause.ts';
import type { Store } from '../store/store.ts';
import type { ProcessingInfo, StoredJob } from '../store/types.ts';
import type { Dispatcher } from './dispatcher.ts';

/** Most videos are ready within seconds, a few within minutes. */
const firstPauseMs = 2_000;
const maxPauseMs = 60_000;
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
  readonly host: () => Host;
  readonly request: Dispatcher['request'];
  readonly changed: (id: string) => void;
  readonly ended: (job: StoredJob, history: HistoryItem | null) => void;
}): ProcessingMonitor {
  const { store, clock, log, host, request } = options;
  let isStopped = false;
  const followed = new Map<string, { readonly abort: AbortController; readonly over: Promise<void> }>();

  /** @returns the image as far as the host describes it */
  async function imageOf(
    id: string,
    account: string | null,
    known: ProcessingInfo,
    signal: AbortSignal,
  ): Promise<RemoteImage | null> {
    if (known.remote) return known.remote;
    let imageId = known.id;
    if (imageId === null && known.ticket !== null) {
      const told = await host().pollTicket(known.ticket, signal);
      if (told.kind !== 'ready' || signal.aborted) return null;
      imageId = told.id;
      store.jobs.updateProcessing(id, { id: imageId });
    }
    if (imageId === null) return null;
    const wanted = imageId;
    const answer = await request(
      ({ readCost }) => readCost,
      (asked, credentials, timeout) => asked.readImage(wanted, credentials, timeout),
      { account },
    );
    if (answer?.kind !== 'seen' || signal.aborted) return null;
    store.jobs.updateProcessing(id, { remote: answer.image });
    options.changed(id);
    return answer.image;
  }

  async function isReady(job: StoredJob, known: ProcessingInfo, signal: AbortSignal): Promise<boolean> {
    // Another host knows nothing of it.
    if (known.origin !== host().origin) return false;
    const remote = await imageOf(job.id, job.account, known, signal);
    if (!remote) return false;
    return compareLink({ remote }, await host().checkLink(remote, signal)) === 'alive';
  }

  async function wait(id: string, signal: AbortSignal): Promise<void> {
    const notBefore = clock.now() + timeoutAfterStartMs;
    for (let pauseMs = firstPauseMs; ; pauseMs = Math.min(pauseMs * 2, maxPauseMs)) {
      const job = store.jobs.get(id);
      if (!job?.processing) return;
      const ready = await isReady(job, job.processing, signal);
      if (signal.aborted) return;
      const givesUpAt = Math.max(job.processing.since + processingTimeoutMs, notBefore);
      const left = givesUpAt - clock.now();
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

  const run = (id: string, signal: AbortSignal): Promise<void> =>
    wait(id, signal).catch(async (thrown) => {
      // A full disk, say: it is at the host, so there is time.
      log.error({ code: toErrorData(thrown).code }, 'following an upload rests after a fault');
      await sleep(clock, maxPauseMs, signal);
      if (!signal.aborted) await run(id, signal);
    });

  return {
    watch({ id }) {
      if (followed.has(id) || isStopped) return;
      const abort = new AbortController();
      const over = run(id, abort.signal).finally(() => followed.delete(id));
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
