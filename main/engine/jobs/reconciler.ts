import { randomUUID } from 'node:crypto';
import type { Logger } from 'pino';
import type { HistoryItem } from '../../../contract/library.ts';
import { againIfAsked } from '../again-if-asked.ts';
import type { Clock } from '../clock.ts';
import type { Host } from '../hosts/host.ts';
import type { Store } from '../store/store.ts';
import type { StoredJob } from '../store/types.ts';
import type { Dispatcher } from './dispatcher.ts';

/** Interval between the two searches that precede a resend: a host may still be busy with what it got. */
const recheckMs = 20_000;
/** Pause when the host cannot be asked now (no network, no credits, signed out). */
const retryMs = 30_000;
/** Maximum number of pages searched: more than any day brings. */
const maxPages = 50;

/** Finds out whether uploads without an answer arrived, where their account can be searched. */
export interface Reconciler {
  add(job: StoredJob): void;
  /** Tries again at once, because the host may be reachable now. */
  wake(): void;
  stop(): void;
}

/**
 * Creates a reconciler. An upload carries a name that no other has. If the account has a picture of that name, it
 * arrived; if not, after two searches, it did not, and is sent again: so nothing is there twice.
 */
export function createReconciler(options: {
  readonly store: Pick<Store, 'jobs'>;
  readonly clock: Clock;
  readonly log: Logger;
  readonly host: () => Host;
  readonly request: Dispatcher['request'];
  readonly found: (job: StoredJob, history: HistoryItem | null) => void;
  /** Called when the image was found and is perhaps not ready yet. */
  readonly processing: (job: StoredJob) => void;
  readonly missing: (job: StoredJob) => void;
}): Reconciler {
  const { store, clock, log, host, request } = options;
  /** A clock that was set must neither put the second search off nor let it follow at once. */
  const steady = () => clock.steady?.() ?? clock.now();
  /** Jobs by id, with the time of the search that did not find them, by the steady clock. */
  const open = new Map<string, number | null>();
  let isStopped = false;
  let callOff = () => {};

  const wakeIn = (ms: number) => {
    callOff();
    if (!isStopped) callOff = clock.after(ms, run);
  };

  /** @returns null when the host could not be asked; undefined when it has no such picture */
  async function search(job: StoredJob) {
    const { uploadSearch } = host();
    if (!uploadSearch) return null;
    const begun = { at: job.createdAt, now: clock.now() };
    for (let page = 0; page < maxPages; page += 1) {
      const answer = await request(
        () => uploadSearch.cost,
        (_, credentials, signal) => uploadSearch.find(job.uploadKey, page, begun, credentials, signal),
        { account: job.account },
      );
      if (answer?.kind !== 'searched') return null;
      if (answer.image) return answer.image;
      if (answer.isLast) return undefined;
    }
    return undefined;
  }

  /** @returns delay until the next search; null for none */
  async function settle(id: string): Promise<number | null> {
    const lookedAt = open.get(id) ?? null;
    const job = store.jobs.get(id);
    if (job?.state !== 'uncertain') {
      open.delete(id);
      return null;
    }
    const wait = lookedAt === null ? 0 : lookedAt + recheckMs - steady();
    if (wait > 0) return wait;
    const image = await search(job);
    if (isStopped) return null;
    if (image === null) return retryMs;
    if (image === undefined && lookedAt === null) {
      open.set(id, steady());
      return recheckMs;
    }
    open.delete(id);
    if (image?.mime?.startsWith('video/')) {
      const { id: known, origin } = host();
      const since = clock.now();
      const told = { host: known, origin, since, ticket: null, id: image.id, remote: image };
      const taken = store.jobs.resolveProcessing(id, told);
      if (taken.ok) options.processing(taken.value);
    } else if (image) {
      const finished = store.jobs.resolveUploaded(id, host().id, image, randomUUID());
      if (finished.ok) options.found(finished.value.job, finished.value.history);
    } else {
      const resent = store.jobs.resend(id, false);
      if (resent.ok) options.missing(resent.value);
    }
    log.info({ job: id, arrived: Boolean(image) }, 'an unsure upload was looked for');
    return null;
  }

  async function work(): Promise<void> {
    let next: number | null = null;
    for (const id of [...open.keys()]) {
      if (isStopped) return;
      const again = await settle(id);
      if (again !== null) next = Math.min(next ?? again, again);
    }
    if (next !== null) wakeIn(next);
  }

  // Without another round after it, what is added in the middle of one would never be looked for.
  const round = againIfAsked(() => {
    callOff();
    return work().catch((thrown) => {
      log.error({ err: thrown instanceof Error ? thrown.message : 'unknown' }, 'looking for uploads failed');
      wakeIn(retryMs);
    });
  });

  function run() {
    if (!isStopped && open.size > 0) void round();
  }

  return {
    add(job) {
      if (!open.has(job.id)) open.set(job.id, null);
      run();
    },
    wake: run,
    stop() {
      isStopped = true;
      callOff();
    },
  };
}
