import { randomUUID } from 'node:crypto';
import type { Logger } from 'pino';
import type { Added, AddItem, EngineEvent, EngineOutput } from '../../../contract/engine.ts';
import { failure } from '../../../contract/failure.ts';
import type {
  Capabilities,
  CreditsView,
  Job,
  Lane,
  Origin,
  Privacy,
  QueueSummary,
  Settings,
  WaitReason,
} from '../../../contract/records.ts';
import type { Clock } from '../clock.ts';
import type { WorkItem } from '../credits/types.ts';
import type { Host } from '../hosts/host.ts';
import { type Entry, expand } from '../intake/expand.ts';
import { chooseLane } from '../intake/lanes.ts';
import type { Spool } from '../intake/spool.ts';
import { hasEnded } from '../queue/states.ts';
import type { Store } from '../queue/store.ts';
import type { LeftOver, PerJob, StoredJob } from '../queue/types.ts';
import { viewJob } from '../view/job-view.ts';
import { createOutlook } from '../view/outlook.ts';
import { createPublisher } from '../view/publisher.ts';
import { createDispatcher } from './dispatcher.ts';
import { lookAt } from './look.ts';
import { createPreparer } from './preparing.ts';
import type { Station } from './station.ts';
import { chooseHost, type HostChoice, openStation } from './stations.ts';

/** Promises are worked out anew at most this often. */
const renewMs = 250;

export interface AddOptions {
  readonly origin: Origin;
  readonly lane?: Lane | undefined;
  readonly title: string | null;
  readonly description: string | null;
  readonly privacy: Privacy;
}

type PerJobAnswer = EngineOutput<'cancel'>;

/** The queue at work: what callers may ask of it, and what it tells. The store holds the truth, this moves it. */
export interface Queue {
  readonly seq: number;
  start(work: boolean): void;
  add(items: readonly AddItem[], how: AddOptions): Promise<EngineOutput<'add'>>;
  addBytes(name: string, bytes: Uint8Array, how: AddOptions): Promise<EngineOutput<'addBytes'>>;
  /** All that are in the list, or those asked for. */
  jobs(ids?: readonly string[]): Job[];
  cancel(ids: readonly string[]): PerJobAnswer;
  retry(ids: readonly string[]): PerJobAnswer;
  abandon(ids: readonly string[]): PerJobAnswer;
  dismiss(ids: readonly string[]): PerJobAnswer;
  describe(
    ids: readonly string[],
    text: { title?: string | null | undefined; description?: string | null | undefined },
  ): PerJobAnswer;
  setPaused(paused: boolean): void;
  changeSettings(patch: Partial<Settings>): Settings;
  summary(): QueueSummary;
  credits(): CreditsView;
  hostView(): Capabilities['host'];
  refreshBudgets(): Promise<void>;
  subscribe(listener: (event: EngineEvent) => void): () => void;
  flush(): void;
  stop(withinMs: number): Promise<void>;
}

export interface QueueOptions {
  readonly store: Store;
  readonly spool: Spool;
  /** Folder of thumbnails, `<sha256>.webp`. */
  readonly thumbnails: string;
  readonly createHost: (apiUrl: string | null) => Host;
  readonly environment: HostChoice;
  readonly clock: Clock;
  readonly random: () => number;
  readonly log: Logger;
}

export function createQueue(options: QueueOptions): Queue {
  const { store, spool, clock, random, log, environment } = options;
  const recovery = store.recover();
  const progress = new Map<string, { sent: number; total: number }>();
  /** Ids of jobs that have not ended, with their batch; and how many each batch still has. */
  const open = new Map<string, string>();
  const openInBatch = new Map<string, number>();
  let paused = store.isPaused();
  let callOffRenewal: (() => void) | null = null;
  let stopping = false;
  let dirtyPlan = false;

  const makeStation = (leftOver: readonly LeftOver[]): Station => {
    const choice = chooseHost(environment, store.readSettings());
    const host = options.createHost(choice.apiUrl);
    return openStation({ host, clientId: choice.clientId, store, clock, random, leftOver });
  };

  // What is shown

  const reasonFor = (id: string, stored?: StoredJob): WaitReason | null => {
    const job = stored ?? store.getJob(id);
    if (!job || job.state === 'uploading' || hasEnded(job.state)) return null;
    const hold = dispatcher.hold();
    if (hold) return hold;
    if (job.notBefore > clock.now() && job.error)
      return { kind: 'retry', error: job.error, until: job.notBefore };
    return dispatcher.station.scheduler.reasonFor(id, clock.now());
  };

  const view = (job: StoredJob): Job =>
    viewJob(job, {
      paused,
      reason: reasonFor(job.id, job),
      doneBy: outlook.doneBy(job.id),
      progress: progress.get(job.id) ?? null,
    });

  const summary = (): QueueSummary => {
    const counts = store.countJobs();
    return {
      paused,
      open: counts.queued + counts.preparing + counts.ready + counts.uploading + counts.uncertain,
      uploading: counts.uploading,
      failed: counts.failed,
      uploaded: counts.uploaded,
      doneBy: paused || dispatcher.hold() ? null : outlook.allDoneBy,
    };
  };

  const credits = (): CreditsView => {
    const { scheduler, host } = dispatcher.station;
    const now = clock.now();
    const hold = dispatcher.hold();
    return {
      budgets: [...scheduler.views(now)],
      uploadsNow: hold ? 0 : scheduler.uploadsNow(now, host.uploadCost),
      strikes: scheduler.strikes,
      blocked: hold ?? (scheduler.size > 0 && !paused ? scheduler.decide(now).reason : null),
    };
  };

  const publisher = createPublisher({ clock, jobs: (ids) => store.getJobs(ids).map(view), summary, credits });

  const planChanged = () => {
    dirtyPlan = true;
    if (stopping) return;
    callOffRenewal ??= clock.after(renewMs, () => {
      callOffRenewal = null;
      if (dirtyPlan) renewPromises();
    });
  };

  const renewPromises = () => {
    dirtyPlan = false;
    publisher.jobsChanged(outlook.renew(open.keys()));
    publisher.viewsChanged();
  };

  // What moves

  const preparer = createPreparer({
    begin(id) {
      const begun = store.beginPreparing(id);
      if (!begun.ok) return null;
      publisher.jobsChanged([id]);
      return begun.value;
    },
    look: (job, signal) => lookAt(job, dispatcher.station.host, options.thumbnails, signal),
    done(id, found) {
      const prepared = store.prepared(id, found);
      if (!prepared.ok) return;
      const waiting = prepared.value;
      dispatcher.station.scheduler.put(itemOf(waiting));
      publisher.jobsChanged([id]);
      dispatcher.pump();
    },
    failed(id, reason) {
      dispatcher.station.scheduler.remove(id);
      const failed = store.failJob(id, reason);
      if (failed.ok) ended(failed.value);
    },
    brokenOff: (id) => void store.backToQueued(id),
  });

  const dispatcher = createDispatcher({
    store,
    clock,
    random,
    log,
    station: makeStation(recovery.leftOver),
    hurry: preparer.hurry,
    jobChanged: (id) => publisher.jobsChanged([id]),
    progressed(id, sent, total) {
      progress.set(id, { sent, total });
      publisher.progressed(id, sent, total);
    },
    ended(job, history) {
      if (history) publisher.historyAdded(history);
      ended(job);
    },
    planChanged,
  });

  const outlook = createOutlook({
    now: clock.now,
    forecast: () => dispatcher.station.scheduler.forecast(clock.now()),
    reasonFor,
  });

  const itemOf = (job: StoredJob): WorkItem => ({
    id: job.id,
    seq: job.seq,
    lane: job.lane,
    source: job.batchId,
    postId: job.postId,
    cost: dispatcher.station.host.uploadCost,
    bytes: job.media?.bytes ?? 0,
    notBefore: job.notBefore,
    urgent: false,
  });

  const enlist = (job: StoredJob) => {
    open.set(job.id, job.batchId);
    openInBatch.set(job.batchId, (openInBatch.get(job.batchId) ?? 0) + 1);
    dispatcher.station.scheduler.put(itemOf(job));
    if (job.state === 'queued') preparer.add(job.id, job.lane);
  };

  const ended = (job: StoredJob) => {
    progress.delete(job.id);
    outlook.forget(job.id);
    publisher.jobsChanged([job.id]);
    planChanged();
    if (job.state === 'uploaded' && job.source.kind === 'spool') void spool.remove(job.source.path);
    if (!open.delete(job.id)) return;
    const left = (openInBatch.get(job.batchId) ?? 1) - 1;
    if (left > 0) {
      openInBatch.set(job.batchId, left);
      return;
    }
    openInBatch.delete(job.batchId);
    const batch = store.jobsOfBatch(job.batchId);
    publisher.announce({
      kind: 'batch-ended',
      batchId: job.batchId,
      origin: job.origin,
      links: batch.flatMap((one) => one.remote?.link ?? []),
      failed: batch.filter((one) => one.state === 'failed').length,
    });
  };

  const endAll = (jobs: readonly StoredJob[]) => {
    for (const job of jobs) {
      preparer.remove(job.id);
      dispatcher.station.scheduler.remove(job.id);
      ended(job);
    }
  };

  const enqueue = (entries: readonly Entry[], how: AddOptions): EngineOutput<'add'> => {
    const batchId = randomUUID();
    const pictures = entries.filter((entry) => entry.kind === 'picture');
    const lane = how.lane ?? chooseLane(how.origin, pictures.length);
    const { origin, title, description, privacy } = how;
    const jobs = store.addJobs(
      pictures.map(({ source, name }) => ({
        batchId,
        origin,
        source,
        name,
        title,
        description,
        privacy,
        lane,
      })),
    );
    for (const job of jobs) enlist(job);
    publisher.jobsChanged(jobs.map((job) => job.id));
    planChanged();
    dispatcher.pump();
    let next = 0;
    const added = entries.flatMap((entry): Added[] => {
      if (entry.kind === 'refused') return [{ kind: 'refused', input: entry.input, error: entry.failure }];
      const job = jobs[next++];
      return job ? [{ kind: 'job', input: entry.input, jobId: job.id }] : [];
    });
    return { batchId, added };
  };

  const answer = (result: PerJob): PerJobAnswer => ({
    done: result.done.map((job) => job.id),
    refused: result.refused,
  });

  return {
    get seq() {
      return publisher.seq;
    },
    start(work) {
      for (const job of store.listJobs({ open: true })) {
        // Without an account nobody can be asked whether it arrived: it is sent once more, and flagged.
        const resent = job.state === 'uncertain' ? store.resendUncertain(job.id) : null;
        enlist(resent?.ok ? resent.value : job);
      }
      if (recovery.resumed.length + recovery.uncertain.length > 0) {
        publisher.announce({
          kind: 'recovered',
          resumed: recovery.resumed.map((job) => job.id),
          uncertain: recovery.uncertain.map((job) => job.id),
        });
      }
      planChanged();
      if (work) dispatcher.start();
    },
    add: async (items, how) => enqueue(await expand(items), how),
    async addBytes(name, bytes, how) {
      if (bytes.byteLength === 0) {
        const empty = failure('empty-file', 'There is nothing in it.', { path: name });
        return { batchId: randomUUID(), added: [{ kind: 'refused', input: name, error: empty }] };
      }
      const path = await spool.put(bytes);
      return enqueue([{ kind: 'picture', input: name, source: { kind: 'spool', path }, name }], how);
    },
    jobs: (ids) => (ids ? store.getJobs(ids) : store.listJobs()).map(view),
    cancel(ids) {
      const interrupted = ids.filter((id) => dispatcher.interrupt(id));
      const rest = ids.filter((id) => !interrupted.includes(id));
      const result = store.cancelJobs(rest);
      endAll(result.done);
      dispatcher.pump();
      const { done, refused } = answer(result);
      return { done: [...interrupted, ...done], refused };
    },
    retry(ids) {
      const result = store.retryJobs(ids);
      for (const job of result.done) enlist(job);
      publisher.jobsChanged(result.done.map((job) => job.id));
      planChanged();
      dispatcher.pump();
      return answer(result);
    },
    abandon(ids) {
      const done: StoredJob[] = [];
      const refused: PerJob['refused'] = [];
      for (const id of ids) {
        const failed = store.failJob(id, causeOf(reasonFor(id), dispatcher.station));
        if (failed.ok) done.push(failed.value);
        else refused.push({ id, error: failed.error });
      }
      endAll(done);
      return answer({ done, refused });
    },
    dismiss(ids) {
      const result = store.dismissJobs(ids);
      for (const job of result.done) if (job.source.kind === 'spool') void spool.remove(job.source.path);
      publisher.jobsRemoved(result.done.map((job) => job.id));
      return answer(result);
    },
    describe(ids, text) {
      const result = store.describeJobs(ids, text);
      publisher.jobsChanged(result.done.map((job) => job.id));
      return answer(result);
    },
    setPaused(next) {
      paused = next;
      store.setPaused(next);
      dispatcher.station.scheduler.changeSettings({ paused: next });
      publisher.jobsChanged(open.keys());
      planChanged();
      dispatcher.pump();
    },
    changeSettings(patch) {
      const before = chooseHost(environment, store.readSettings());
      const settings = store.writeSettings(patch);
      const after = chooseHost(environment, settings);
      if (before.apiUrl !== after.apiUrl || before.clientId !== after.clientId) {
        dispatcher.move(makeStation([]));
        for (const job of store.getJobs([...open.keys()])) {
          if (job.state !== 'uploading') dispatcher.station.scheduler.put(itemOf(job));
        }
        dispatcher.pump();
      }
      publisher.settingsChanged(settings);
      return settings;
    },
    summary,
    credits,
    hostView() {
      const { host, credentials } = dispatcher.station;
      const isSandbox = ['127.0.0.1', 'localhost', '[::1]'].includes(new URL(host.origin).hostname);
      return { id: host.id, apiUrl: host.origin, hasClientId: credentials !== null, isSandbox };
    },
    async refreshBudgets() {
      const { scheduler, credentials } = dispatcher.station;
      if (credentials && !dispatcher.hold() && scheduler.wantsReading(clock.now()))
        await dispatcher.refreshBudgets();
    },
    subscribe: publisher.subscribe,
    flush() {
      if (dirtyPlan) renewPromises();
      publisher.flush();
    },
    async stop(withinMs) {
      stopping = true;
      callOffRenewal?.();
      await Promise.all([dispatcher.stop(withinMs), preparer.stop()]);
      publisher.close();
      await dispatcher.station.host.close();
    },
  };
}

/** The failure of a job that waited for this. */
function causeOf(reason: WaitReason | null, station: Station) {
  switch (reason?.kind) {
    case 'client-id':
      return station.credentials
        ? failure('bad-client-id', 'The host does not accept this Client-ID.')
        : failure('no-client-id', 'No Client-ID is set.');
    case 'network':
      return failure('unreachable', 'The host cannot be reached.', { origin: station.host.origin });
    case 'retry':
      return reason.error;
    default:
      return failure('cancelled', 'It was not waited for any longer.');
  }
}
