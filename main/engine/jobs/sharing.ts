import { randomUUID } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { errorData } from '../../../contract/app-error.ts';
import type { Emitter } from '../events.ts';
import type { OfferResult, Offers } from '../ledger/offers.ts';
import type { Store } from '../store/store.ts';
import type { StoredJob } from '../store/types.ts';
import { commonPictureOf } from './common-picture.ts';
import type { QueueEvents, StageEvents } from './events.ts';
import type { HostConnections } from './host-connections.ts';
import type { JobRouter } from './job-router.ts';

/** Lets other machines upload what waits here and was given for that, and takes over what came of it. */
export interface Sharing {
  /** Offers what an earlier run left. */
  start(): void;
  /** Takes over what came of a job that another machine has sent. */
  sent(id: string): void;
  /** Name of the machine that sends a job's picture; null: none does. */
  takenBy(id: string): string | null;
  /** Withdraws what nobody has taken. */
  stop(): Promise<void>;
}

export function createSharing(options: {
  readonly store: Pick<Store, 'jobs' | 'settings'>;
  readonly connections: HostConnections;
  readonly router: Pick<JobRouter, 'endJobs' | 'schedule' | 'unschedule'>;
  readonly reports: Emitter<StageEvents>;
  readonly events: Emitter<QueueEvents>;
}): Sharing {
  const { store, connections, router, reports, events } = options;
  /** Jobs that were given for it, each with the claim under which it is offered just now. */
  const given = new Map<string, string | null>();
  let offers: Offers | null = null;
  /** Who was last heard to send which job. */
  const taken = new Map<string, string>();
  let told: unknown = null;
  let unfollow = () => {};

  const setClaim = (id: string, claim: string | null) => {
    const before = given.get(id) ?? null;
    given.set(id, claim);
    if (before !== null && before !== claim) offers?.withdraw(before);
    return before !== claim;
  };

  const update = (job: StoredJob) => {
    if (!job.offered) return;
    const picture = commonPictureOf(job);
    const { source, media, title, description, account } = job;
    const mayGo = job.state === 'ready' && !store.settings.isPaused();
    if (!offers || !mayGo || picture?.kind !== 'own' || source.kind !== 'file' || !media)
      return void setClaim(job.id, null);
    const claim = offers.claimOf(picture.id, picture.sha256);
    if (!setClaim(job.id, claim)) return;
    const metadata = job.metadata ?? store.settings.read().metadata;
    const about = { title, description, account, metadata };
    offers.offer(claim, {
      id: job.id,
      path: source.path,
      bytes: media.bytes,
      sha256: media.sha256,
      ...about,
    });
  };

  const finish = (id: string, { remote, maybeTwice }: OfferResult) => {
    const { host } = connections.builtIn;
    const done = store.jobs.resolveElsewhere(id, host.id, { remote, historyId: randomUUID(), maybeTwice });
    given.delete(id);
    taken.delete(id);
    if (!done.ok) return;
    router.unschedule(id);
    reports.emit('ended', done.value.job, done.value.history);
  };

  const takenBy = (id: string): string | null => {
    const claim = given.get(id) ?? null;
    return claim === null ? null : (offers?.takenBy(claim) ?? null);
  };
  /** Notes who sends it. True if that changed. */
  const hasOtherTaker = (id: string): boolean => {
    const now = takenBy(id);
    if (now === (taken.get(id) ?? null)) return false;
    if (now === null) taken.delete(id);
    else taken.set(id, now);
    return true;
  };

  const heard = (results: ReadonlyMap<string, OfferResult>) => {
    for (const [id, claim] of [...given]) {
      const result = claim === null ? undefined : results.get(claim);
      if (result) finish(id, result);
    }
    if (offers === null || given.size === 0) return;
    const changed = [...given.keys()].filter(hasOtherTaker);
    if (changed.length > 0) events.emit('jobs-changed', changed);
    const { state } = offers;
    if (isDeepStrictEqual(state, told)) return;
    told = state;
    events.emit('sharing', state);
  };

  const connect = () => {
    unfollow();
    for (const id of given.keys()) setClaim(id, null);
    ({ offers } = connections.builtIn.allowance);
    unfollow = offers?.onHeard(heard) ?? (() => {});
    store.jobs.getMany([...given.keys()]).forEach(update);
  };

  const fail = (id: string) => {
    const failure = errorData('link-elsewhere', 'Another computer has uploaded it; its link did not come.');
    const failed = store.jobs.fail(id, failure);
    if (failed.ok) router.endJobs([failed.value]);
  };

  reports.on('registered', (jobs) => jobs.forEach(update));
  connections.on('switched', ({ host }) => {
    if (host.id === connections.builtIn.host.id) connect();
  });
  reports.on('prepared', update);
  // Of thousands of jobs only those are read that were given for it.
  events.on('jobs-changed', (ids) => {
    const offered = ids.filter((id) => given.has(id));
    if (offered.length > 0) store.jobs.getMany(offered).forEach(update);
  });
  events.on('jobs-removed', (ids) => {
    for (const id of ids) if (given.has(id)) setClaim(id, null);
  });

  return {
    start() {
      for (const { id, offered } of store.jobs.list({ open: true })) if (offered) given.set(id, null);
      connect();
    },
    sent(id) {
      const ask = async () => {
        await offers?.refresh();
        if (store.jobs.get(id)?.state === 'ready') fail(id);
      };
      ask().catch(() => {
        const job = store.jobs.get(id);
        if (job?.state === 'ready') router.schedule(job);
      });
    },
    takenBy,
    async stop() {
      unfollow();
      await offers?.stop();
      offers = null;
    },
  };
}
