import type { Logger } from 'pino';
import { type Accounts, createAccounts } from '../accounts/index.ts';
import type { Clock } from '../clock.ts';
import type { Watch } from '../folders/fs-watcher.ts';
import { createFolders } from '../folders/index.ts';
import type { Host } from '../hosts/host.ts';
import type { HostConfig } from '../jobs/connect-host.ts';
import { createHostConnections } from '../jobs/host-connections.ts';
import { createJobQueue, type JobQueue } from '../jobs/index.ts';
import { recoverJobs } from '../jobs/recovery.ts';
import { createLibrary } from '../library/index.ts';
import { createApiKey } from '../local-api/api-key.ts';
import type { LocalApiServer } from '../local-api/index.ts';
import { createPosts } from '../posts/index.ts';
import { createPostViews } from '../posts/post-views.ts';
import { createPostProgress } from '../posts/progress.ts';
import { createPublisher, type Publisher } from '../publish/publisher.ts';
import { createRemoteEdits } from '../remote-edits/index.ts';
import type { SecretStore } from '../secrets/secret-store.ts';
import type { Spool } from '../sources/spool.ts';
import type { Web } from '../sources/web/http-client.ts';
import { openStore, type Store } from '../store/store.ts';
import { type CallHandlers, createCalls } from './calls.ts';
import { createNetworkHandlers, type WayOut } from './network-handlers.ts';

export interface SessionOptions {
  readonly profile: string;
  /** Folder of thumbnails. */
  readonly thumbnails: string;
  readonly version: string;
  /** When the engine was started, ms. */
  readonly startedAt: number;
  /** Values of the environment, which take precedence over the settings. */
  readonly environment: HostConfig & { readonly clientSecret?: string | null };
  readonly createHost: (apiUrl: string | null) => Host;
  readonly secrets: SecretStore;
  readonly spool: Spool;
  readonly web: Web;
  readonly wayOut: WayOut;
  readonly watch: Watch;
  /** False: jobs can be read and changed, nothing is uploaded. */
  readonly work: boolean;
  readonly watchesFolders: boolean;
  /** True if a user can be asked for consent to upload what comes in by itself. */
  readonly hasShell: boolean;
  /** True if editors may connect, as the settings say. */
  readonly servesEditors: boolean;
  readonly clock: Clock;
  readonly random: () => number;
  readonly log: Logger;
  readonly apiServer: LocalApiServer;
  /** Restores a backup, and goes on in another session. */
  readonly restoreBackup: (path: string) => Promise<{ keptAs: string }>;
  readonly stop: (withinMs: number) => void;
}

/** All rooms over one open database. */
export interface Session {
  readonly store: Store;
  readonly publisher: Publisher;
  readonly handlers: CallHandlers;
  /** Adds files that are spooled already. */
  readonly addSpooled: JobQueue['addSpooled'];
  /** Starts; until then nothing happens by itself. */
  start(): void;
  /** Stops, giving attempts in flight that much time to end; the database is not used after it, and is not closed. */
  stop(withinMs: number): Promise<void>;
}

/**
 * Opens the profile's database and builds all rooms over it. Each is given what it needs, which exists already;
 * what goes the other way are events, which are connected at the end.
 * @param firstSeq the last number that the previous session has sent
 * @throws {AppError} what `openStore` throws
 */
export function openSession(options: SessionOptions, firstSeq: number): Session {
  const { profile, clock, log } = options;
  const store = openStore({ profile, now: clock.now });
  if (store.notice) log.error({ notice: store.notice }, 'the database was damaged and set aside');
  if (store.missingCopy !== null)
    log.warn({ why: store.missingCopy }, 'the database was brought up to date without a copy of what it was');
  try {
    // The key exists from the first day: a user who switches the API on later finds it there.
    if (store.settings.read().localApiKey === null) store.settings.write({ localApiKey: createApiKey() });
    return buildSession(options, store, firstSeq);
  } catch (thrown) {
    store.close();
    throw thrown;
  }
}

function buildSession(options: SessionOptions, store: Store, firstSeq: number): Session {
  const { spool, clock, random, log, work, secrets } = options;
  const common = { ...options, store };
  const recovery = recoverJobs(store, work);
  const connections = createHostConnections({ ...common, leftOver: recovery.leftOver });
  const accounts = createAccounts({
    store,
    secrets,
    work,
    clock,
    log,
    oauthClient: () => connections.oauthClient,
    givenSecret: options.environment.clientSecret ?? null,
  });
  const keys = accounts.tokens;
  const asksConsent = options.hasShell;
  const queue = createJobQueue({ ...common, spool, random, connections, keys, recovery, asksConsent });
  const progress = createPostProgress();
  const postViews = createPostViews({ store, queue, progress });
  const publisher = createPublisher(
    clock,
    {
      jobs: queue.jobs,
      items: store.library.getMany,
      posts: postViews.many,
      summary: queue.summary,
      credits: queue.credits,
      accounts: accounts.view,
    },
    firstSeq,
  );
  const posts = createPosts({ ...common, queue, publisher, views: postViews, progress });
  const library = createLibrary({
    ...common,
    queue,
    publisher,
    isUsable: (account) => keys.obstacle(account) === null,
  });
  const { putIntoAlbum } = posts;
  const isWatching = options.watchesFolders;
  const folders = createFolders({ ...common, queue, publisher, isWatching, putIntoAlbum });
  const remoteEdits = createRemoteEdits({ ...common, queue, publisher, posts: posts.handlers });
  connectRooms({ ...options, accounts, queue, publisher });

  return {
    store,
    publisher,
    handlers: createCalls({
      queue,
      publisher,
      store,
      accounts,
      library: library.handlers,
      posts: posts.handlers,
      recentPosts: postViews.recent,
      remoteEdits: remoteEdits.handlers,
      folders,
      apiServer: options.apiServer,
      network: createNetworkHandlers({
        ...options,
        settings: () => store.settings.read().proxy,
        openHost: () => options.createHost(connections.host.origin),
      }),
      restoreBackup: options.restoreBackup,
      stop: options.stop,
      capabilities: () => ({ ...capabilitiesOf(options, store), host: queue.hostView() }),
    }),
    addSpooled: queue.addSpooled,
    start() {
      queue.start();
      accounts.start();
      library.start();
      posts.start();
      remoteEdits.start();
      folders.start();
      if (options.servesEditors) void options.apiServer.applySettings(store.settings.read());
    },
    async stop(withinMs) {
      await folders.stop();
      await Promise.all([library.stop(), remoteEdits.stop(), posts.drain(withinMs)]);
      await queue.stop(withinMs);
      publisher.close();
      await connections.close();
      await posts.drained();
      await accounts.stop();
    },
  };
}

/** Connects the events of the rooms with their handlers. */
function connectRooms({
  accounts,
  queue,
  publisher,
  apiServer,
  servesEditors,
}: Pick<SessionOptions, 'apiServer' | 'servesEditors'> & {
  readonly accounts: Accounts;
  readonly queue: JobQueue;
  readonly publisher: Publisher;
}): void {
  accounts.on('account-changed', (account) => {
    queue.accountChanged(account);
    publisher.accountsChanged();
  });
  accounts.on('view-changed', publisher.accountsChanged);
  accounts.on('chosen', (account) => void queue.changeSettings({ account }));

  queue.on('jobs-changed', publisher.jobsChanged);
  queue.on('jobs-removed', publisher.jobsRemoved);
  queue.on('progressed', publisher.progressed);
  queue.on('history-added', publisher.historyAdded);
  queue.on('items-changed', publisher.itemsChanged);
  queue.on('views-changed', publisher.viewsChanged);
  queue.on('settings-changed', publisher.settingsChanged);
  queue.on('batch-ended', (end) => publisher.announce({ kind: 'batch-ended', ...end }));
  queue.on('recovered', (found) => publisher.announce({ kind: 'recovered', ...found }));

  // No subscription to the publisher: the first of those gets what happened before it subscribed.
  if (servesEditors) queue.on('settings-changed', (settings) => void apiServer.applySettings(settings));
}

function capabilitiesOf({ version, startedAt, profile, secrets }: SessionOptions, { notice }: Store) {
  return {
    engine: { pid: process.pid, version, node: process.version, startedAt },
    profile,
    vault: { kind: secrets.kind, why: secrets.why },
    setAside: notice && {
      path: notice.path,
      restoredFrom: notice.restoredFrom,
      backupAt: notice.backupAt,
      rescued: notice.rescued,
      waiting: notice.waiting,
      leftOut: notice.leftOut,
    },
  };
}
