import { randomUUID } from 'node:crypto';
import type { Logger } from 'pino';
import type { Capabilities } from '../../../contract/capabilities.ts';
import type { DestinationsView } from '../../../contract/destinations.ts';
import { type Accounts, createAccounts } from '../accounts/index.ts';
import type { Clock } from '../clock.ts';
import { checkRouting } from '../destinations/check-routing.ts';
import { createDestinationHandlers, createDestinationsView } from '../destinations/handlers.ts';
import { createDestinations, type Destinations } from '../destinations/index.ts';
import { diagnose } from '../diagnostics/index.ts';
import type { Watch } from '../folders/fs-watcher.ts';
import { createFolders } from '../folders/index.ts';
import type { FullHost } from '../hosts/host.ts';
import { createPublicLinks } from '../hosts/http/public-links.ts';
import { createPublicRequests } from '../hosts/http/public-requests.ts';
import type { HostKind } from '../hosts/kind.ts';
import type { HostConfig } from '../jobs/connect-host.ts';
import { createHostConnections, type HostConnections } from '../jobs/host-connections.ts';
import { createJobQueue, type JobQueue } from '../jobs/index.ts';
import { recoverJobs } from '../jobs/recovery.ts';
import { createLedgers, type LedgerEnvironment, type Ledgers } from '../ledger/index.ts';
import type { LedgerPasswords } from '../ledger/passwords.ts';
import { createLibrary } from '../library/index.ts';
import { createApiKey } from '../local-api/api-key.ts';
import type { LocalApiServer } from '../local-api/index.ts';
import { probeMedia } from '../media/index.ts';
import { createPosts } from '../posts/index.ts';
import { createPostViews } from '../posts/post-views.ts';
import { createPostProgress } from '../posts/progress.ts';
import { createPublisher, type Publisher } from '../publish/publisher.ts';
import { createReading } from '../reading/index.ts';
import { createWordIndex, type WordIndex } from '../reading/word-index.ts';
import { createRemoteEdits } from '../remote-edits/index.ts';
import type { SecretStore } from '../secrets/secret-store.ts';
import { createSettingsHandlers } from '../settings/handlers.ts';
import type { Spool } from '../sources/spool.ts';
import type { Web } from '../sources/web/http-client.ts';
import { removeLeftovers } from '../store/leftovers.ts';
import { openStore, type Store } from '../store/store.ts';
import { type CallHandlers, createCalls } from './calls.ts';
import { createLedgerHandlers } from './ledger-handlers.ts';
import { createNetworkHandlers, type WayOut } from './network-handlers.ts';

export interface SessionOptions {
  readonly profile: string;
  /** Folder of thumbnails. */
  readonly thumbnails: string;
  readonly version: string;
  /** When the engine was started, ms. */
  readonly startedAt: number;
  /** Values of the environment, which take precedence over the settings. */
  readonly environment: HostConfig & {
    readonly clientSecret?: string | null;
    readonly ledger?: LedgerEnvironment | null;
  };
  readonly createHost: (apiUrl: string | null) => FullHost;
  readonly hostKinds: readonly HostKind[];
  readonly secrets: SecretStore;
  readonly spool: Spool;
  readonly web: Web;
  readonly wayOut: WayOut;
  readonly ledgerPasswords: LedgerPasswords;
  readonly watch: Watch;
  /** False: jobs can be read and changed, nothing is uploaded. */
  readonly work: boolean;
  readonly watchesFolders: boolean;
  /** False for an engine that ends with its command: it draws no thumbnails beside its uploads. */
  readonly drawsMeanwhile: boolean;
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
  removeLeftovers(profile);
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
  const { network } = options.wayOut;
  const ledgers = openLedgers(options, store);
  const connections = createHostConnections({ ...common, ledgers });
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
  const destinations = createDestinations({ ...common, kinds: options.hostKinds, connections, network });
  const publicLinks = createPublicLinks(createPublicRequests(clock, network, null));
  const asksConsent = options.hasShell;
  const reading = createReading(common);
  const queue = createJobQueue({
    ...common,
    spool,
    random,
    connections,
    destinations,
    publicLinks,
    keys,
    recovery,
    asksConsent,
    finder: reading.finder,
    isShared: ledgers.isShared,
    // A command that uploads its own ends with that; one that watches works on.
    mayTake: () => options.drawsMeanwhile || folders.list().some(({ isOn }) => isOn),
  });
  const placing = { store, queue, destinations, connections };
  const destinationsView = createDestinationsView(placing);
  const progress = createPostProgress();
  const postViews = createPostViews({ store, queue, progress });
  const publisher = createPublisher(
    clock,
    {
      jobs: queue.listedJobs,
      items: store.library.getMany,
      posts: postViews.many,
      summary: queue.summary,
      credits: queue.credits,
      accounts: accounts.view,
      destinations: destinationsView,
    },
    firstSeq,
  );
  const posts = createPosts({ ...common, queue, publisher, views: postViews, progress });
  const library = createLibrary({
    ...common,
    queue,
    publisher,
    destinations,
    publicLinks,
    isUsable: (account) => keys.obstacle(account) === null,
  });
  const { putIntoAlbum } = posts;
  const isWatching = options.watchesFolders;
  const folders = createFolders({ ...common, queue, publisher, isWatching, putIntoAlbum });
  const wordIndex = createWordIndex({
    ...common,
    ...reading,
    isBusy: () => queue.summary().uploading > 0,
    probe: probeMedia,
    changed: publisher.wordSearchChanged,
  });
  const remoteEdits = createRemoteEdits({ ...common, queue, publisher, posts: posts.handlers });
  connectRooms({ ...options, accounts, queue, publisher, destinations, wordIndex });
  const capabilities = () => ({ ...capabilitiesOf(options, store), host: queue.hostView() });

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
      destinations: createDestinationHandlers({ ...placing, clock }),
      wholeSettings: createSettingsHandlers({ store, queue, clock, version: options.version }),
      checkRouting: (routing) => checkRouting(routing, destinations),
      destinationsView,
      folders,
      reading: reading.handlers(library.handlers.realFiles, wordIndex),
      apiServer: options.apiServer,
      network: createNetworkHandlers({
        ...options,
        settings: () => store.settings.read().proxy,
        openHost: () => options.createHost(connections.builtIn.host.origin),
      }),
      ledger: ledgerHandlersOf(options, store, connections),
      restoreBackup: options.restoreBackup,
      stop: options.stop,
      capabilities,
      diagnose: diagnoserOf({ ...options, store, queue, accounts, destinationsView, folders, capabilities }),
    }),
    addSpooled: queue.addSpooled,
    start() {
      queue.start();
      // Who only looks asks no keychain for what it does not use.
      if (work) void destinations.openAll();
      accounts.start();
      library.start();
      posts.start();
      remoteEdits.start();
      folders.start();
      wordIndex.start();
      if (options.servesEditors) void options.apiServer.applySettings(store.settings.read());
    },
    async stop(withinMs) {
      destinations.stop();
      reading.stop();
      await wordIndex.stop();
      await folders.stop();
      await Promise.all([library.stop(), remoteEdits.stop(), posts.drain(withinMs)]);
      await queue.stop(withinMs);
      publisher.close();
      await Promise.all([connections.close(), publicLinks.close()]);
      await posts.drained();
      await accounts.stop();
    },
  };
}

/** Makes what tells the state of everything to whoever looks for a mistake. */
function diagnoserOf(
  parts: Pick<SessionOptions, 'profile' | 'clock' | 'apiServer'> & {
    readonly store: Store;
    readonly queue: JobQueue;
    readonly accounts: Accounts;
    readonly destinationsView: () => DestinationsView;
    readonly folders: ReturnType<typeof createFolders>;
    readonly capabilities: () => Capabilities;
  },
) {
  const { store, queue, accounts, folders } = parts;
  return () =>
    diagnose(parts.profile, {
      now: parts.clock.now(),
      capabilities: parts.capabilities(),
      settings: store.settings.read(),
      summary: queue.summary(),
      credits: queue.credits(),
      jobs: queue.jobs(),
      accounts: accounts.view(),
      destinations: parts.destinationsView(),
      folders: folders.list(),
      localApi: parts.apiServer.view(),
    });
}

/** Connects the events of the rooms with their handlers. */
function connectRooms({
  accounts,
  queue,
  publisher,
  destinations,
  wordIndex,
  apiServer,
  servesEditors,
}: Pick<SessionOptions, 'apiServer' | 'servesEditors'> & {
  readonly accounts: Accounts;
  readonly queue: JobQueue;
  readonly publisher: Publisher;
  readonly destinations: Destinations;
  readonly wordIndex: WordIndex;
}): void {
  accounts.on('account-changed', (account) => {
    queue.accountChanged(account);
    publisher.accountsChanged();
  });
  accounts.on('view-changed', publisher.accountsChanged);
  accounts.on('chosen', (account) => void queue.changeSettings({ account }));

  destinations.on('changed', () => {
    queue.destinationsChanged();
    publisher.destinationsChanged();
  });
  queue.on('jobs-changed', publisher.jobsChanged);
  queue.on('jobs-removed', publisher.jobsRemoved);
  queue.on('outages-changed', publisher.destinationsChanged);
  queue.on('progressed', publisher.progressed);
  queue.on('history-added', publisher.historyAdded);
  queue.on('history-added', wordIndex.historyAdded);
  queue.on('items-changed', publisher.itemsChanged);
  queue.on('views-changed', publisher.viewsChanged);
  queue.on('settings-changed', publisher.settingsChanged);
  queue.on('settings-changed', wordIndex.settingsChanged);
  queue.on('batch-ended', (end) => publisher.announce({ kind: 'batch-ended', ...end }));
  queue.on('sharing', (state) => publisher.announce({ kind: 'sharing', ...state }));
  queue.on('recovered', (found) => publisher.announce({ kind: 'recovered', ...found }));

  // No subscription to the publisher: the first of those gets what happened before it subscribed.
  if (servesEditors) queue.on('settings-changed', (settings) => void apiServer.applySettings(settings));
}

function ledgerHandlersOf(
  options: SessionOptions,
  store: Pick<Store, 'settings'>,
  connections: Pick<HostConnections, 'builtIn'>,
) {
  const isGiven = (options.environment.ledger ?? null) !== null;
  return createLedgerHandlers({
    ...options,
    isGiven,
    settings: () => store.settings.read().ledger,
    allowance: () => connections.builtIn.allowance,
  });
}

function openLedgers(options: SessionOptions, store: Pick<Store, 'settings'>): Ledgers {
  return createLedgers({
    ...options,
    settings: () => store.settings.read().ledger,
    environment: options.environment.ledger ?? null,
    passwords: options.ledgerPasswords,
    profileId: () => profileIdOf(store),
    isOn: options.work,
    network: options.wayOut.network,
  });
}

/** Returns the id of this profile among machines that share an allowance. */
function profileIdOf(store: Pick<Store, 'settings'>): string {
  const machineId = store.settings.read().machineId ?? randomUUID();
  store.settings.write({ machineId });
  return machineId;
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
