import { randomUUID } from 'node:crypto';
import type { Logger } from 'pino';
import { asFailure, failure } from '../../../contract/failure.ts';
import type { HistoryItem, RemoteImage } from '../../../contract/records.ts';
import type { Clock } from '../clock.ts';
import type { Host } from '../hosts/host.ts';
import { judge } from '../library/link-checker.ts';
import { pause } from '../library/pause.ts';
import type { Store } from '../store/store.ts';
import type { InProcessing, StoredJob } from '../store/types.ts';
import type { Dispatcher } from './dispatcher.ts';

/** Most videos are ready within seconds, a few within minutes. */
const firstPauseMs = 2_000;
const longestPauseMs = 60_000;
/** From when the host took it. */
const patienceMs = 3_600_000;
/** And at least so long after a start, which may come days later, perhaps before there is a network. */
const patienceAfterStartMs = 600_000;

const late = failure('not-ready', 'The host did not make it ready within an hour.');
const lost = failure('not-processed', 'The host took it, and never told what became of it.');

/** Follows uploads that the host is making ready, until their links work. */
export interface Processing {
  /** Does nothing for one that is followed already. */
  follow(job: StoredJob): void;
  /** It is waited for no longer. */
  drop(id: string): void;
  stop(): Promise<void>;
}

/**
 * A ticket is asked for the image's id, the id for its link, and the link is looked at. All but the second is free.
 * What is learned on the way is written down, so that a start goes on where the last one ended.
 */
export function createProcessing(options: {
  readonly store: Store;
  readonly clock: Clock;
  readonly log: Logger;
  readonly host: () => Host;
  readonly request: Dispatcher['request'];
  readonly changed: (id: string) => void;
  readonly ended: (job: StoredJob, history: HistoryItem | null) => void;
}): Processing {
  const { store, clock, log, host, request } = options;
  let isStopped = false;
  const followed = new Map<string, { readonly abort: AbortController; readonly over: Promise<void> }>();

  /** @returns the image as far as the host tells of it */
  async function imageOf(
    id: string,
    account: string | null,
    known: InProcessing,
    signal: AbortSignal,
  ): Promise<RemoteImage | null> {
    if (known.remote) return known.remote;
    let imageId = known.id;
    if (imageId === null && known.ticket !== null) {
      const told = await host().askTicket(known.ticket, signal);
      if (told.kind !== 'ready' || signal.aborted) return null;
      imageId = told.id;
      store.noteProcessing(id, { id: imageId });
    }
    if (imageId === null) return null;
    const wanted = imageId;
    const answer = await request(
      ({ readCost }) => readCost,
      (asked, credentials, timeout) => asked.readImage(wanted, credentials, timeout),
      { account },
    );
    if (answer?.kind !== 'seen' || signal.aborted) return null;
    store.noteProcessing(id, { remote: answer.image });
    options.changed(id);
    return answer.image;
  }

  async function isReady(job: StoredJob, known: InProcessing, signal: AbortSignal): Promise<boolean> {
    // Another host knows nothing of it.
    if (known.origin !== host().origin) return false;
    const remote = await imageOf(job.id, job.account, known, signal);
    if (!remote) return false;
    return judge({ remote }, await host().lookAtLink(remote, signal)) === 'alive';
  }

  async function wait(id: string, signal: AbortSignal): Promise<void> {
    const notBefore = clock.now() + patienceAfterStartMs;
    for (let pauseMs = firstPauseMs; ; pauseMs = Math.min(pauseMs * 2, longestPauseMs)) {
      const job = store.getJob(id);
      if (!job?.processing) return;
      const ready = await isReady(job, job.processing, signal);
      if (signal.aborted) return;
      const givesUpAt = Math.max(job.processing.since + patienceMs, notBefore);
      const left = givesUpAt - clock.now();
      if (ready || left <= 0) {
        end(id, ready);
        return;
      }
      await pause(clock, Math.min(pauseMs, left), signal);
      if (signal.aborted) return;
    }
  }

  function end(id: string, ready: boolean) {
    const known = store.getJob(id)?.processing?.remote ?? null;
    const how = ready ? { kind: 'ready' as const } : { kind: 'late' as const, error: known ? late : lost };
    const finished = store.endProcessing(id, how, randomUUID());
    if (!finished.ok) return;
    const { job, history } = finished.value;
    if (history) store.writeCheck(history.id, ready ? 'alive' : 'unclear');
    log.info({ job: id, state: job.state, code: job.error?.code }, 'the host has made it ready, or not');
    options.ended(job, history);
  }

  const run = (id: string, signal: AbortSignal): Promise<void> =>
    wait(id, signal).catch(async (thrown) => {
      // A full disk, say: it is at the host, so there is time.
      log.error({ code: asFailure(thrown).code }, 'following an upload rests after a fault');
      await pause(clock, longestPauseMs, signal);
      if (!signal.aborted) await run(id, signal);
    });

  return {
    follow({ id }) {
      if (followed.has(id) || isStopped) return;
      const abort = new AbortController();
      const over = run(id, abort.signal).finally(() => followed.delete(id));
      followed.set(id, { abort, over });
    },
    drop: (id) => followed.get(id)?.abort.abort(),
    async stop() {
      isStopped = true;
      const all = [...followed.values()];
      for (const { abort } of all) abort.abort();
      await Promise.all(all.map(({ over }) => over));
    },
  };
}
