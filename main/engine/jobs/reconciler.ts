import { randomUUID } from 'node:crypto';
import type { Logger } from 'pino';
import type { RemoteImage } from '../../../contract/host.ts';
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

  /** Tells of an upload that arrived. */
  function settleFound({ id }: StoredJob, image: RemoteImage): void {
    open.delete(id);
    if (image.mime?.startsWith('video/')) {
      const { id: known, origin } = host();
      const told = { host: known, origin, since: clock.now(), ticket: null, id: image.id, remote: image };
      const taken = store.jobs.resolveProcessing(id, told);
      if (taken.ok) options.processing(taken.value);
    } else {
      const finished = store.jobs.resolveUploaded(id, host().id, image, randomUUID());
      if (finished.ok) options.found(finished.value.job, finished.value.history);
    }
    log.info({ job: id, arrived: true }, 'an unsure upload was looked for');
  }

  /** Has those sent again that were not found for the second time. */
  function settleMissing({ id }: StoredJob): void {
    if ((open.get(id) ?? null) === null) {
      open.set(id, steady());
      return;
    }
    open.delete(id);
    const resent = store.jobs.resend(id, false);
    if (resent.ok) options.missing(resent.value);
    log.info({ job: id, arrived: false }, 'an unsure upload was looked for');
  }

  /**
   * Goes through the pictures of one account, once for all uploads that are looked for in it: a page costs credits,
   * however many are sought on it.
   * @returns false where the host could not be asked
   */
  async function sweep(account: string | null, jobs: readonly StoredJob[]): Promise<boolean> {
    const { uploadSearch } = host();
    if (!uploadSearch) return false;
    const left = new Map(jobs.map((job) => [job.uploadKey, job]));
    const now = clock.now();
    const times = jobs.map(({ createdAt }) => createdAt);
    // One that began after now did so by another clock: no time ends its search, however old the others are.
    const begun = { at: times.find((at) => at > now) ?? Math.min(...times), now };
    for (let page = 0; page < maxPages && left.size > 0; page += 1) {
      const answer = await request(
        () => uploadSearch.cost,
        (_, credentials, signal) => uploadSearch.find([...left.keys()], page, begun, credentials, signal),
        { account },
      );
      if (answer?.kind !== 'searched') return false;
      if (isStopped) return true;
      for (const [key, image] of answer.images) {
        const job = left.get(key);
        if (job) settleFound(job, image);
        left.delete(key);
      }
      if (answer.isLast) break;
    }
    for (const job of left.values()) settleMissing(job);
    return true;
  }

  /** Returns the uploads whose search is due, by account. */
  function dueJobs(): Map<string | null, StoredJob[]> {
    const due = new Map<string | null, StoredJob[]>();
    for (const [id, lookedAt] of open) {
      const job = store.jobs.get(id);
      if (job?.state !== 'uncertain') open.delete(id);
      else if (lookedAt === null || lookedAt + recheckMs <= steady())
        due.set(job.account, [...(due.get(job.account) ?? []), job]);
    }
    return due;
  }

  async function work(): Promise<void> {
    const unasked = new Set<string>();
    for (const [account, jobs] of dueJobs()) {
      if (isStopped) return;
      if (!(await sweep(account, jobs))) for (const { id } of jobs) unasked.add(id);
    }
    // What is added meanwhile has a round of its own.
    const waits = [...open].flatMap(([id, lookedAt]) => {
      if (unasked.has(id)) return [retryMs];
      return lookedAt === null ? [] : [Math.max(0, lookedAt + recheckMs - steady())];
    });
    if (waits.length > 0) wakeIn(Math.min(...waits));
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
