import type { Capabilities } from '../../../contract/capabilities.ts';
import type { DestinationsView } from '../../../contract/destinations.ts';
import type { EngineCallName, EngineOutput, EngineParsedInput } from '../../../contract/engine.ts';
import type { Routing } from '../../../contract/routing.ts';
import type { Accounts } from '../accounts/index.ts';
import type { DestinationHandlers } from '../destinations/handlers.ts';
import { checkApiUrl } from '../environment.ts';
import type { Folders } from '../folders/index.ts';
import type { JobQueue } from '../jobs/index.ts';
import { checkLedger } from '../ledger/check-ledger.ts';
import type { LibraryHandlers } from '../library/handlers.ts';
import { createApiKey } from '../local-api/api-key.ts';
import type { LocalApiServer } from '../local-api/index.ts';
import { encodePng } from '../media/encode.ts';
import { checkProxy } from '../network/routing.ts';
import type { PostHandlers } from '../posts/handlers.ts';
import type { PostViews } from '../posts/post-views.ts';
import type { Publisher } from '../publish/publisher.ts';
import type { ReadingHandlers } from '../reading/index.ts';
import type { RemoteEditHandlers } from '../remote-edits/handlers.ts';
import type { SettingsHandlers } from '../settings/handlers.ts';
import type { Store } from '../store/store.ts';
import type { LedgerHandlers } from './ledger-handlers.ts';
import type { NetworkHandlers } from './network-handlers.ts';

export type CallHandlers = {
  [N in EngineCallName]: (input: EngineParsedInput<N>) => Promise<EngineOutput<N>>;
};

const recentLimit = 100;

/** Creates the handlers of all calls of the contract. */
export function createCalls(options: {
  queue: JobQueue;
  publisher: Pick<Publisher, 'flush' | 'seq'>;
  store: Pick<Store, 'jobs' | 'ledger' | 'library' | 'settings'>;
  library: LibraryHandlers;
  accounts: Pick<Accounts, 'handlers' | 'view' | 'applySettings'>;
  posts: PostHandlers;
  recentPosts: PostViews['recent'];
  remoteEdits: RemoteEditHandlers;
  folders: Pick<Folders, 'handlers' | 'list'>;
  apiServer: LocalApiServer;
  network: NetworkHandlers;
  ledger: LedgerHandlers;
  destinations: DestinationHandlers;
  reading: ReadingHandlers;
  wholeSettings: SettingsHandlers;
  destinationsView: () => DestinationsView;
  /** Throws for rules that cannot be followed, or may not. */
  checkRouting: (routing: Routing) => void;
  restoreBackup: (path: string) => Promise<{ keptAs: string }>;
  capabilities: () => Capabilities;
  diagnose: () => EngineOutput<'diagnose'>;
  stop: (withinMs: number) => void;
}): CallHandlers {
  const { queue, publisher, store } = options;
  return {
    async snapshot() {
      // Everything is read in one turn, so nothing can come between `seq` and the rest.
      publisher.flush();
      return {
        seq: publisher.seq,
        jobs: queue.jobs(),
        summary: queue.summary(),
        credits: queue.credits(),
        settings: store.settings.read(),
        capabilities: options.capabilities(),
        accounts: options.accounts.view(),
        destinations: options.destinationsView(),
        folders: options.folders.list(),
        localApi: options.apiServer.view(),
        history: store.library.searchHistory({ search: '', limit: recentLimit }).items,
        posts: options.recentPosts(),
      };
    },
    add: ({ items, ...how }) => queue.add(items, how),
    addBytes: ({ name, bytes, ...how }) => queue.addBytes(name, bytes, how),
    jobs: async ({ ids }) => ({ jobs: queue.jobs(ids) }),
    cancel: async ({ ids }) => queue.cancel(ids),
    retry: async ({ ids }) => queue.retry(ids),
    abandon: async ({ ids }) => queue.abandon(ids),
    dismiss: async ({ ids }) => queue.dismiss(ids),
    describe: async ({ ids, ...text }) => queue.describe(ids, text),
    sendNow: async ({ ids }) => queue.sendNow(ids),
    arrange: async ({ ids }) => queue.arrange(ids),
    uploadAs: async ({ ids, account }) => queue.uploadAs(ids, account),
    preview: ({ items }) => queue.preview(items),
    whatIf: async ({ count, origin, lane }) => ({ doneBy: queue.whatIf(count, origin, lane) }),
    async spending({ since }) {
      const spent = store.ledger.listSpending(since);
      const jobs = new Map(
        store.jobs.getMany([...new Set(spent.map(({ jobId }) => jobId))]).map((job) => [job.id, job]),
      );
      const entries = spent.flatMap(({ at, budget, credits, settled, jobId }) => {
        const job = jobs.get(jobId);
        return job ? [{ at, budget, credits, settled, jobId, name: job.name, origin: job.origin }] : [];
      });
      return { entries };
    },
    changeMetadata: async ({ ids, metadata }) => queue.changeMetadata(ids, metadata),
    async pause() {
      queue.setPaused(true);
      return {};
    },
    async resume() {
      queue.setPaused(false);
      return {};
    },
    history: async (search) => store.library.searchHistory(search),
    async credits() {
      await queue.refreshBudgets();
      return queue.credits();
    },
    settings: async () => store.settings.read(),
    async changeSettings(patch) {
      const apiUrl = patch.apiUrl ? checkApiUrl(patch.apiUrl) : patch.apiUrl;
      // There is always a key: to take one away is to ask for another.
      const key = patch.localApiKey === null ? { localApiKey: createApiKey() } : {};
      if (patch.routing) options.checkRouting(patch.routing);
      const settings = queue.changeSettings({
        ...patch,
        ...key,
        ...(apiUrl === undefined ? {} : { apiUrl }),
        ...(patch.proxy === undefined ? {} : { proxy: checkProxy(patch.proxy) }),
        ...(patch.ledger === undefined ? {} : { ledger: checkLedger(patch.ledger) }),
      });
      options.accounts.applySettings();
      return settings;
    },
    capabilities: async () => options.capabilities(),
    diagnose: async () => options.diagnose(),
    ...options.library,
    ...options.accounts.handlers,
    encodePng: async ({ pixels, width, height }) => ({ png: await encodePng(pixels, width, height) }),
    ...options.posts,
    ...options.remoteEdits,
    ...options.network,
    ...options.ledger,
    ...options.destinations,
    ...options.reading,
    sendAsItIs: async ({ ids, always }) => queue.sendAsItIs(ids, always),
    ...options.wholeSettings,
    ...options.folders.handlers,
    makeWebLink: async () => ({ link: options.apiServer.makeWebLink() }),
    async giveClipboard({ askId, content }) {
      options.apiServer.giveClipboard(askId, content);
      return {};
    },
    ...queue.editing,
    leaveProcessing: async ({ ids }) => queue.leaveProcessing(ids),
    async answerConsent(given) {
      const { answer, declined } = queue.answerConsent(given);
      if (Object.keys(declined.settings).length > 0) queue.changeSettings(declined.settings);
      for (const id of declined.folders) await options.folders.handlers.changeFolder({ id, isOn: false });
      return answer;
    },
    restoreBackup: ({ path }) => options.restoreBackup(path),
    async stop({ withinMs }) {
      options.stop(withinMs);
      return {};
    },
  };
}
