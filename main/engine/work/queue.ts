import { randomUUID } from 'node:crypto';
import { basename, parse } from 'node:path';
import type { Logger } from 'pino';
import type { AccountsView } from '../../../contract/accounts.ts';
import type { AddItem } from '../../../contract/add.ts';
import type { Added, EngineEvent, EngineOutput, EngineParsed } from '../../../contract/engine.ts';
import type { Failure } from '../../../contract/errors.ts';
import { CallFailed, failure } from '../../../contract/failure.ts';
import type { MetadataRule } from '../../../contract/metadata.ts';
import type { Post } from '../../../contract/posts.ts';
import type {
  Capabilities,
  CreditsView,
  Duplicates,
  Job,
  JobSource,
  Lane,
  Origin,
  Privacy,
  QueueSummary,
  Settings,
  WaitReason,
} from '../../../contract/records.ts';
import type { Keyring, Place } from '../accounts/keyring.ts';
import type { Clock } from '../clock.ts';
import type { Cost, WorkItem } from '../credits/types.ts';
import type { Host } from '../hosts/host.ts';
import { type Entry, expand } from '../intake/expand.ts';
import { chooseLane } from '../intake/lanes.ts';
import type { Spool } from '../intake/spool.ts';
import type { Web } from '../intake/web/connection.ts';
import type { TakenFile } from '../queue/folders.ts';
import type { Store } from '../queue/store.ts';
import { perJob } from '../queue/tables.ts';
import type { LeftOver, PerJob, Prepared, StoredJob } from '../queue/types.ts';
import { createPublisher, type Publisher } from '../view/publisher.ts';
import { createShowing } from '../view/showing.ts';
import { bringIn } from './bring-in.ts';
import { createConsents, type Declined } from './consent.ts';
import { createDispatcher, type Dispatcher } from './dispatcher.ts';
import { settlePrepared, usualDuplicates } from './duplicates.ts';
import { createEditing, type EditHandlers } from './editing.ts';
import { graceOf } from './grace.ts';
import { createLine } from './line.ts';
import { lookAt, type Wants } from './look.ts';
import { makeFit } from './make-fit.ts';
import { createPreparers } from './preparing.ts';
import { createProcessing } from './processing.ts';
import { createReconciler } from './reconciling.ts';
import { createRoster } from './roster.ts';
import { createSparing } from './sparing.ts';
import type { Station } from './station.ts';
import { chooseHost, type HostChoice, openStation, plannerSettings } from './stations.ts';

/** Promises are worked out anew at most this often, and never more than a twentieth of the time goes into it. */
const renewMs = 250;
const renewShare = 20;

export interface AddOptions {
  readonly origin: Origin;
  readonly lane?: Lane | undefined;
  readonly title: string | null;
  readonly description: string | null;
  readonly privacy: Privacy;
  /** Left out: the active one. */
  readonly account?: string | null | undefined;
  /** Left out: by origin. */
  readonly duplicates?: Duplicates | undefined;
  readonly metadata?: MetadataRule | undefined;
  /** Held for editing when it is prepared. */
  readonly edit?: boolean;
  /** The post that it is for; it waits until that is submitted. */
  readonly postId?: string;
}

export type FileToTake = Omit<TakenFile, 'job'> & { readonly absolute: string };

type PerJobAnswer = EngineOutput<'cancel'>;

/** The queue at work: what callers may ask of it, and what it tells. The store holds the truth, this moves it. */
export interface Queue {
  readonly seq: number;
  start(): void;
  add(items: readonly AddItem[], how: AddOptions): Promise<EngineOutput<'add'>>;
  addBytes(name: string, bytes: Uint8Array, how: AddOptions): Promise<EngineOutput<'addBytes'>>;
  /** Files of a watched folder, remembered as taken in the same step. @returns the jobs' ids */
  takeFiles(
    folder: string,
    how: { readonly privacy: Privacy; readonly lane: Lane; readonly metadata: MetadataRule | null },
    files: readonly FileToTake[],
  ): string[];
  /** Of files that have another content by now: nobody wants these any more. What is on its way goes on. */
  supersede(ids: readonly string[]): void;
  /** Hears of every job that is uploaded. */
  onUploaded(listener: (job: StoredJob) => void): void;
  /** All that are in the list, or those asked for. */
  jobs(ids?: readonly string[]): Job[];
  cancel(ids: readonly string[]): PerJobAnswer;
  retry(ids: readonly string[]): PerJobAnswer;
  abandon(ids: readonly string[]): PerJobAnswer;
  dismiss(ids: readonly string[]): PerJobAnswer;
  sendNow(ids: readonly string[]): PerJobAnswer;
  preview(items: readonly AddItem[]): Promise<EngineOutput<'preview'>>;
  whatIf(count: number, origin: Origin, lane?: Lane): number | null;
  describe(
    ids: readonly string[],
    text: { title?: string | null | undefined; description?: string | null | undefined },
  ): PerJobAnswer;
  /** Of those that the host is making ready: they are waited for no longer. */
  leaveProcessing(ids: readonly string[]): PerJobAnswer;
  changePrivacy(ids: readonly string[], privacy: Privacy, title: string | null): PerJobAnswer;
  /** Of held jobs: upload nevertheless. */
  uploadAnyway(ids: readonly string[]): PerJobAnswer;
  /** Of held jobs: end with the link that is there. */
  useExisting(ids: readonly string[]): PerJobAnswer;
  readonly editing: EditHandlers;
  /** The ways in that were told to stop are the caller's to switch off. */
  answerConsent(given: EngineParsed<'answerConsent'>): {
    readonly answer: PerJobAnswer;
    readonly declined: Declined;
  };
  /** Decides for single ones what becomes of what they carry. */
  changeMetadata(ids: readonly string[], metadata: MetadataRule): PerJobAnswer;
  setPaused(paused: boolean): void;
  changeSettings(patch: Partial<Settings>): Settings;
  summary(): QueueSummary;
  credits(): CreditsView;
  hostView(): Capabilities['host'];
  refreshBudgets(): Promise<void>;
  /** The host in use now, and what is asked of it beside uploads. */
  readonly host: Host;
  readonly request: Dispatcher['request'];
  /** Where requests go, and as which application. */
  readonly place: Place;
  /** An account may be used again, or not any more: its jobs follow. */
  accountChanged(account: string): void;
  /** What others have to tell, in the same numbered steps. */
  readonly tell: Pick<
    Publisher,
    | 'accountsChanged'
    | 'itemsChanged'
    | 'itemsRemoved'
    | 'linkCheckChanged'
    | 'jobsChanged'
    | 'foldersChanged'
    | 'localApiChanged'
    | 'postsChanged'
    | 'postsRemoved'
    | 'announce'
  >;
  /** Told at once of every change of jobs, by their ids. */
  watchJobs(listener: (ids: readonly string[]) => void): void;
  /** Told at once when the settings change, or the pause. */
  watchSettings(listener: () => void): void;
  /** Jobs go together with the others of a post, in its lane; those that waited for it go now. */
  joinPost(ids: readonly string[], postId: string, lane?: Lane): void;
  /** Credits that a post takes beside its pictures; null when it is done. */
  keepForPost(postId: string, account: string | null, cost: Cost | null): void;
  /** Why a request that is no upload may not go now. */
  whyNot(): Failure;
  subscribe(listener: (event: EngineEvent) => void): () => void;
  flush(): void;
  stop(withinMs: number): Promise<void>;
}

export interface QueueOptions {
  readonly store: Store;
  readonly spool: Spool;
  readonly web: Web;
  /** Folder of thumbnails, `<sha256>.webp`. */
  readonly thumbnails: string;
  readonly createHost: (apiUrl: string | null) => Host;
  readonly environment: HostChoice;
  readonly keys: Keyring;
  readonly accounts: () => AccountsView;
  /** False: jobs may be looked at and changed, but none is touched; not even those that a dead engine left. */
  readonly work: boolean;
  /** Whether somebody can be asked where pictures may go that come in by themselves. */
  readonly asksConsent: boolean;
  readonly clock: Clock;
  readonly random: () => number;
  readonly log: Logger;
  /** Posts as people see them. */
  readonly posts: (ids: readonly string[]) => Post[];
  /** The last number that an engine in whose place this one steps has told. */
  readonly seq?: number;
}

export function createQueue(options: QueueOptions): Queue {
  const { store, spool, clock, random, log, environment, work, keys } = options;
  const recovery = work ? store.recover() : { resumed: [], uncertain: [], leftOver: [] };
  const roster = createRoster();
  const watchers = new Set<(ids: readonly string[]) => void>();
  const settingsWatchers = new Set<() => void>();
  const uploadListeners: ((job: StoredJob) => void)[] = [];
  let paused = store.isPaused();
  let localOffset = new Date(clock.now()).getTimezoneOffset();

  const makeStation = (leftOver: readonly LeftOver[]): Station => {
    const choice = chooseHost(environment, store.readSettings());
    const host = options.createHost(choice.apiUrl);
    return openStation({ host, clientId: choice.clientId, store, clock, random, leftOver });
  };
  const scheduler = () => dispatcher.station.scheduler;

  /** The active account, while it can be asked. */
  const readingAccount = () => {
    const { account } = store.readSettings();
    return account !== null && keys.obstacle(account) === null ? account : null;
  };

  const reasonFor = (id: string): WaitReason | null => {
    if (dispatcher.isUploading(id)) return null;
    const hold = dispatcher.hold();
    if (hold) return hold;
    const account = roster.accountOf(id);
    const obstacle = account === null ? null : keys.obstacle(account);
    if (obstacle) return obstacle;
    const retry = roster.retryOf(id);
    if (retry && retry.until > clock.now()) return { kind: 'retry', ...retry };
    const until = roster.graceOf(id);
    if (until > clock.now()) return { kind: 'grace', until };
    return scheduler().reasonFor(id, clock.now());
  };

  /** Quiet hours are meant in local time, which summer time and journeys move. */
  const followLocalTime = () => {
    const offset = new Date(clock.now()).getTimezoneOffset();
    if (offset === localOffset) return;
    localOffset = offset;
    scheduler().changeSettings(plannerSettings(store.readSettings(), clock.now()));
  };

  const promises = createSparing(clock, renewMs, renewShare, () => {
    followLocalTime();
    publisher.jobsChanged(showing.renewPromises(roster.ids()));
    publisher.viewsChanged();
  });
  const planChanged = promises.ask;

  const lookAtJob = async (job: StoredJob, signal: AbortSignal): Promise<Prepared> => {
    const { host } = dispatcher.station;
    const given = await bringIn(job, host, { web: options.web, store, spool }, signal);
    const { metadata, keepProvenance } = store.readSettings();
    const fit: Wants['fit'] = (one, media, refused) =>
      makeFit(one, media, refused, host, { store, spool }, signal);
    // Where a program waits, nobody is asked.
    const usual = metadata === 'hold' && asksNobody.has(job.origin) ? 'remove' : metadata;
    const wants = { metadata: job.metadata ?? usual, keepProvenance, fit };
    return lookAt(given, host, options.thumbnails, wants, signal);
  };

  /** A file that was renamed while it was looked at is looked at again where it is now. */
  const lookWhereItIs = async (job: StoredJob, signal: AbortSignal): Promise<Prepared> => {
    try {
      return await lookAtJob(job, signal);
    } catch (thrown) {
      const now = store.getJob(job.id);
      const hasMoved =
        now?.source.kind === 'file' && job.source.kind === 'file' && now.source.path !== job.source.path;
      if (signal.aborted || !now || !hasMoved) throw thrown;
      return lookWhereItIs(now, signal);
    }
  };

  const preparer = createPreparers({
    sourceOf: (id) => store.getJob(id)?.source,
    begin(id) {
      const begun = store.beginPreparing(id);
      if (!begun.ok) return null;
      publisher.jobsChanged([id]);
      return begun.value;
    },
    look: lookWhereItIs,
    done(id, found) {
      const settled = settlePrepared(store, dispatcher.station.host.id, consents, id, found);
      if (!settled.ok) return;
      const job = settled.value;
      if (job.state === 'ready') lineUp(job);
      else scheduler().remove(id);
      if (job.state === 'uploaded') ended(job);
      publisher.jobsChanged([id]);
      planChanged();
      dispatcher.pump();
    },
    failed(id, reason) {
      const failed = store.failJob(id, reason);
      if (failed.ok) endAll([failed.value]);
    },
    brokenOff: (id) => void store.backToQueued(id),
  });

  const consents = createConsents(store, options.asksConsent, () => dispatcher.station.host.id);
  const line = createLine(clock, store.readSettings().bandwidthLimit);
  const dispatcher = createDispatcher({
    store,
    clock,
    pace: line.take,
    random,
    log,
    station: makeStation(recovery.leftOver),
    keys,
    readingAccount,
    hurry: preparer.hurry,
    began: (job) => publisher.jobsChanged([job.id]),
    progressed(id, sent, total) {
      showing.progressed(id, sent, total);
      publisher.progressed(id, sent, total);
    },
    again(job) {
      roster.retryLater(job);
      if (job.state === 'uncertain') {
        if (job.account !== null) reconciler.add(job);
      } else if (job.state === 'processing') processing.follow(job);
      else lineUp(job);
      if (job.state === 'queued') preparer.add(job);
      publisher.jobsChanged([job.id]);
    },
    ended(job, history) {
      if (history) publisher.historyAdded(history);
      ended(job);
    },
    planChanged,
  });

  const reconciler = createReconciler({
    store,
    clock,
    log,
    host: () => dispatcher.station.host,
    request: dispatcher.request,
    found(job, history) {
      if (history) publisher.historyAdded(history);
      ended(job);
    },
    processing: (job) => enlist([job]),
    missing: (job) => enlist([job]),
  });

  const processing = createProcessing({
    store,
    clock,
    log,
    host: () => dispatcher.station.host,
    request: dispatcher.request,
    changed: (id) => publisher.jobsChanged([id]),
    ended(job, history) {
      if (history) publisher.historyAdded(history);
      ended(job);
    },
  });

  const showing = createShowing({
    store,
    clock,
    dispatcher,
    isPaused: () => paused,
    reasonFor,
    account: () => store.readSettings().account,
  });
  const publisher = createPublisher({
    clock,
    jobs: (ids) => store.getJobs(ids).map(showing.job),
    items: store.getItems,
    posts: options.posts,
    jobsMoved(ids) {
      for (const watch of watchers) watch(ids);
    },
    settingsMoved() {
      for (const watch of settingsWatchers) watch();
    },
    seq: options.seq ?? 0,
    summary: showing.summary,
    credits: showing.credits,
    accounts: options.accounts,
  });

  const itemOf = (job: StoredJob): WorkItem => ({
    id: job.id,
    seq: job.seq,
    lane: job.lane,
    // Pictures of a post may have come in several acts.
    source: job.postId ?? job.batchId,
    postId: job.postId,
    account: job.account,
    cost: dispatcher.station.host.uploadCost,
    bytes: job.outgoing?.bytes ?? job.media?.bytes ?? 0,
    notBefore: job.notBefore,
    urgent: roster.isUrgent(job.id),
  });

  /** Into the planner's line, unless its account stands still. */
  const lineUp = (job: StoredJob) => {
    if (job.account !== null && keys.obstacle(job.account)) scheduler().remove(job.id);
    else scheduler().put(itemOf(job));
  };

  const enlist = (jobs: readonly StoredJob[]) => {
    for (const job of jobs) {
      roster.add(job);
      if (job.state === 'uncertain') {
        if (work && job.account !== null) reconciler.add(job);
      } else if (job.state === 'processing') {
        if (work) processing.follow(job);
      } else if (job.state !== 'held') lineUp(job);
      if (work && job.state === 'queued') preparer.add(job);
    }
    publisher.jobsChanged(jobs.map((job) => job.id));
    planChanged();
    dispatcher.pump();
    sayWhenOver(jobs);
  };

  /** What may not go after its grace either waits for another reason then. */
  const sayWhenOver = (jobs: readonly StoredJob[]) => {
    const now = clock.now();
    const ends = new Set(jobs.map(({ id }) => roster.graceOf(id)).filter((until) => until > now));
    for (const until of ends) clock.after(until - now, planChanged);
  };

  const ended = (job: StoredJob) => {
    showing.forget(job.id);
    publisher.jobsChanged([job.id]);
    planChanged();
    if (job.state === 'uploaded') {
      dropSpooled(job);
      for (const listener of uploadListeners) listener(job);
    }
    if (!roster.end(job)) return;
    const batch = store.jobsOfBatch(job.batchId);
    // Its links are of no use to people: the post's own is told when it is made.
    if (batch.every(({ postId }) => postId !== null)) return;
    // A link that was not seen working yet is there to be looked at, and copied by nobody but people.
    const working = batch.filter((one) => one.remote && !one.error);
    publisher.announce({
      kind: 'batch-ended',
      batchId: job.batchId,
      origin: job.origin,
      links: working.flatMap((one) => one.remote?.link ?? []),
      jobIds: working.map((one) => one.id),
      failed: batch.filter((one) => one.state === 'failed').length,
    });
  };

  const endAll = (jobs: readonly StoredJob[]) => {
    for (const job of jobs) {
      preparer.remove(job.id);
      scheduler().remove(job.id);
      ended(job);
    }
    // One of them may have been the next that the planner waited for.
    dispatcher.pump();
  };

  const dropSpooled = (job: StoredJob) => {
    for (const source of [job.source, job.original])
      if (source?.kind === 'spool') void spool.remove(source.path);
  };

  /** @throws {CallFailed} `not-found` where there is no such account */
  const accountOf = (wanted: string | null | undefined): string | null => {
    const account = wanted === undefined ? store.readSettings().account : wanted;
    if (account === null || store.listAccounts().some(({ id }) => id === account)) return account;
    throw new CallFailed(failure('not-found', `There is no account ${account}.`, { id: account }));
  };

  const enqueue = (entries: readonly Entry[], how: AddOptions): EngineOutput<'add'> => {
    const batchId = randomUUID();
    const pictures = entries.filter((entry) => entry.kind === 'picture');
    const lane = how.lane ?? chooseLane(how.origin, pictures.length);
    const duplicates = how.duplicates ?? usualDuplicates(how.origin);
    const account = accountOf(how.account);
    const settings = store.readSettings();
    const { sendFileName } = settings;
    const grace = how.postId === undefined ? graceOf(how.origin, settings) : 0;
    const notBefore = grace > 0 ? clock.now() + grace : 0;
    const jobs = store.addJobs(
      pictures.map(({ source, name }) => ({
        ...how,
        title: how.title ?? (sendFileName ? titleOf(source, name) : null),
        account,
        folder: null,
        duplicates,
        batchId,
        source,
        name,
        lane,
        notBefore,
      })),
    );
    enlist(jobs);
    let next = 0;
    const added = entries.flatMap((entry): Added[] => {
      if (entry.kind === 'refused') return [{ kind: 'refused', input: entry.input, error: entry.failure }];
      const job = jobs[next++];
      return job ? [{ kind: 'job', input: entry.input, jobId: job.id }] : [];
    });
    return { batchId, added };
  };

  const editing = createEditing({
    store,
    spool,
    host: () => dispatcher.station.host,
    rests(job) {
      scheduler().remove(job.id);
      publisher.jobsChanged([job.id]);
      planChanged();
      dispatcher.pump();
    },
    goesOn: (job) => enlist([job]),
  });

  return {
    get seq() {
      return publisher.seq;
    },
    start() {
      const open = store.listJobs({ open: true }).map((left) => {
        if (!work) return left;
        // Without an account nobody can be asked whether it arrived: it is sent once more, and flagged.
        const isResent = left.state === 'uncertain' && left.account === null;
        const resent = isResent ? store.resendUncertain(left.id, true) : null;
        return resent?.ok ? resent.value : left;
      });
      if (recovery.resumed.length + recovery.uncertain.length > 0) {
        publisher.announce({
          kind: 'recovered',
          resumed: recovery.resumed.map((job) => job.id),
          uncertain: recovery.uncertain.map((job) => job.id),
        });
      }
      if (work) {
        const listed = store
          .listJobs()
          .flatMap((job) => [job.source, job.original])
          .flatMap((source) => (source?.kind === 'spool' ? source.path : []));
        void spool.keepOnly(new Set(listed));
        dispatcher.start();
      }
      enlist(open);
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
    takeFiles(folder, how, files) {
      const batchId = randomUUID();
      const settings = store.readSettings();
      const grace = graceOf('folder', settings);
      const common = {
        folder,
        batchId,
        origin: 'folder',
        description: null,
        privacy: how.privacy,
        metadata: how.metadata,
        account: accountOf(undefined),
        notBefore: grace > 0 ? clock.now() + grace : 0,
      } as const;
      const jobs = store.folders.takeFiles(
        folder,
        files.map(({ absolute, ...file }) => ({
          ...file,
          job: {
            ...common,
            lane: how.lane,
            // What went up in any other way is there already, and nobody sits here to be asked.
            duplicates: 'link',
            source: { kind: 'file', path: absolute },
            name: basename(absolute),
            title: settings.sendFileName ? parse(absolute).name : null,
          },
        })),
      );
      enlist(jobs);
      return jobs.map(({ id }) => id);
    },
    supersede(ids) {
      endAll(store.cancelJobs(ids).done);
      const ended = store.getJobs(ids).filter(({ state }) => state === 'cancelled' || state === 'failed');
      const gone = store.dismissJobs(ended.map(({ id }) => id));
      publisher.jobsRemoved(gone.done.map(({ id }) => id));
    },
    onUploaded: (listener) => void uploadListeners.push(listener),
    jobs: (ids) => (ids ? store.getJobs(ids) : store.listJobs()).map(showing.job),
    cancel(ids) {
      const interrupted = new Set(ids.filter((id) => dispatcher.interrupt(id)));
      const result = store.cancelJobs(ids.filter((id) => !interrupted.has(id)));
      endAll(result.done);
      const { done, refused } = answer(result);
      return { done: [...interrupted, ...done], refused };
    },
    retry(ids) {
      const result = store.retryJobs(ids);
      enlist(result.done);
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
      result.done.forEach(dropSpooled);
      publisher.jobsRemoved(result.done.map((job) => job.id));
      return answer(result);
    },
    sendNow(ids) {
      const done: StoredJob[] = [];
      const refused: PerJob['refused'] = [];
      for (const id of ids) {
        const job = store.getJob(id);
        const waits = job && isInLine(job) && roster.has(id) && !dispatcher.isUploading(id);
        if (waits) done.push(job);
        else refused.push({ id, error: failure('wrong-state', 'Only what still waits can be sent now.') });
      }
      for (const { id } of done) {
        const job = store.endGrace(id);
        if (!job) continue;
        roster.hurry(id);
        roster.add(job);
        if (job.state === 'queued') preparer.hurry(id);
        lineUp(job);
      }
      publisher.jobsChanged(done.map(({ id }) => id));
      planChanged();
      dispatcher.pump();
      return answer({ done, refused });
    },
    async preview(items) {
      const entries = await expand(items);
      const pictures = entries.filter((entry) => entry.kind === 'picture').length;
      return { pictures, refused: entries.length - pictures };
    },
    whatIf: (count, origin, lane) =>
      dispatcher.hold()
        ? null
        : scheduler().whatIf(
            clock.now(),
            count,
            dispatcher.station.host.uploadCost,
            lane ?? chooseLane(origin, count),
            store.readSettings().account,
          ),
    describe(ids, text) {
      const result = store.describeJobs(ids, text);
      publisher.jobsChanged(result.done.map((job) => job.id));
      return answer(result);
    },
    leaveProcessing(ids) {
      const error = failure('not-ready', 'Nobody waited until the host had made it ready.');
      const result = perJob(ids, (id) => {
        const left = store.endProcessing(id, { kind: 'left', error }, randomUUID());
        if (!left.ok) return left;
        processing.drop(id);
        const { job, history } = left.value;
        if (history) publisher.historyAdded(history);
        ended(job);
        return { ok: true, value: job };
      });
      return answer(result);
    },
    changePrivacy(ids, privacy, title) {
      const result = store.changeJobPrivacy(ids, privacy, title);
      publisher.jobsChanged(result.done.map((job) => job.id));
      return answer(result);
    },
    uploadAnyway(ids) {
      const result = perJob(ids, store.releaseJob);
      enlist(result.done);
      return answer(result);
    },
    useExisting(ids) {
      const result = perJob(ids, (id) => store.reuseLink(id));
      endAll(result.done);
      return answer(result);
    },
    editing,
    answerConsent(given) {
      const { released, cancelled, declined } = consents.answer(given);
      if (given.answer === 'accept') publisher.settingsChanged(store.readSettings());
      enlist(released.done);
      const called = cancelled.length > 0 ? this.cancel(cancelled) : { done: [], refused: [] };
      const { done, refused } = answer(released);
      return {
        answer: { done: [...done, ...called.done], refused: [...refused, ...called.refused] },
        declined,
      };
    },
    changeMetadata(ids, metadata) {
      const result = store.changeMetadata(ids, metadata);
      for (const { id } of result.done) preparer.remove(id);
      enlist(result.done);
      return answer(result);
    },
    setPaused(next) {
      paused = next;
      store.setPaused(paused);
      for (const watch of settingsWatchers) watch();
      scheduler().changeSettings({ paused });
      publisher.jobsChanged(roster.ids());
      planChanged();
      dispatcher.pump();
    },
    changeSettings(patch) {
      const before = chooseHost(environment, store.readSettings());
      const settings = store.writeSettings(patch);
      const after = chooseHost(environment, settings);
      scheduler().changeSettings(plannerSettings(settings, clock.now()));
      line.limit(settings.bandwidthLimit);
      if (before.apiUrl !== after.apiUrl || before.clientId !== after.clientId) {
        const waiting = store.listJobs({ open: true }).filter((job) => job.state !== 'uploading');
        dispatcher.move(makeStation([]));
        enlist(waiting);
      }
      publisher.settingsChanged(settings);
      planChanged();
      dispatcher.pump();
      return settings;
    },
    summary: showing.summary,
    credits: showing.credits,
    hostView() {
      const { host, credentials } = dispatcher.station;
      const isSandbox = ['127.0.0.1', 'localhost', '[::1]'].includes(new URL(host.origin).hostname);
      return { id: host.id, apiUrl: host.origin, hasClientId: credentials !== null, isSandbox };
    },
    async refreshBudgets() {
      const { credentials } = dispatcher.station;
      if (!credentials || dispatcher.hold() || !scheduler().wantsReading(clock.now(), readingAccount()))
        return;
      await dispatcher.refreshBudgets();
    },
    get host() {
      return dispatcher.station.host;
    },
    request: dispatcher.request,
    get place() {
      const { host, clientId } = dispatcher.station;
      return { host, clientId };
    },
    accountChanged(account) {
      const own = store.listJobs({ open: true }).filter((job) => job.account === account);
      for (const job of own) if (job.state !== 'uploading' && isInLine(job)) lineUp(job);
      publisher.jobsChanged(own.map(({ id }) => id));
      reconciler.hurry();
      planChanged();
      dispatcher.pump();
    },
    tell: publisher,
    watchJobs: (listener) => void watchers.add(listener),
    watchSettings: (listener) => void settingsWatchers.add(listener),
    joinPost(ids, postId, lane) {
      for (const job of store.joinPost(ids, postId, lane).done) {
        const waits = isInLine(job) && roster.has(job.id) && !dispatcher.isUploading(job.id);
        if (waits) lineUp(job);
      }
      publisher.jobsChanged(ids);
      planChanged();
      dispatcher.pump();
    },
    keepForPost: (postId, account, cost) => scheduler().keepForPost(postId, account, cost),
    whyNot() {
      const hold = dispatcher.hold();
      return hold
        ? causeOf(hold, dispatcher.station)
        : failure('rate-limited', 'There are no credits left for it now.');
    },
    subscribe: publisher.subscribe,
    flush: publisher.flush,
    async stop(withinMs) {
      reconciler.stop();
      promises.stop();
      await Promise.all([dispatcher.stop(withinMs), preparer.stop(), processing.stop()]);
      publisher.close();
      await dispatcher.station.host.close();
    },
  };
}

/** Not of those that wait for somebody, nor of those that have left this computer. */
const isInLine = ({ state }: StoredJob) =>
  state !== 'held' && state !== 'uncertain' && state !== 'processing';

function answer(result: PerJob): PerJobAnswer {
  return { done: result.done.map((job) => job.id), refused: result.refused };
}

const asksNobody: ReadonlySet<Origin> = new Set(['command-line', 'editor']);

/** A file's name without its ending; what was pasted or captured has none that anybody gave it. */
function titleOf(source: JobSource, name: string): string | null {
  return source.kind === 'file' ? parse(name).name : null;
}

/** The failure of a job that waited for this. */
function causeOf(reason: WaitReason | null, station: Station) {
  switch (reason?.kind) {
    case 'client-id':
      return station.credentials
        ? failure('bad-client-id', 'The host does not accept this Client-ID.')
        : failure('no-client-id', 'No Client-ID is set.');
    case 'network':
      return failure('unreachable', 'The host cannot be reached.', {
        host: new URL(station.host.origin).host,
      });
    case 'sign-in':
      return failure('sign-in-needed', 'The account has to sign in again.');
    case 'retry':
      return reason.error;
    default:
      return failure('cancelled', 'It was not waited for any longer.');
  }
}
