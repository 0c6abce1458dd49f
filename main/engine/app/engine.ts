import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Logger } from 'pino';
import { AppError, errorData, toErrorData } from '../../../contract/app-error.ts';
import {
  type EngineCallName,
  type EngineCalls,
  type EngineClient,
  type EngineEvent,
  type EngineInput,
  type EngineOutput,
  engineCalls,
} from '../../../contract/engine.ts';
import { createAccounts } from '../accounts/index.ts';
import { type Clock, systemClock } from '../clock.ts';
import { type Watch, watchFolder } from '../folders/fs-watcher.ts';
import { createFolders } from '../folders/index.ts';
import { createJobQueue, type JobQueue } from '../jobs/index.ts';
import { createLibrary } from '../library/index.ts';
import { createApiKey } from '../local-api/api-key.ts';
import { createLocalApiServer, type LocalApiOverrides } from '../local-api/index.ts';
import { createApiMessages } from '../local-api/messages.ts';
import type { EngineRole, ProfileLock } from '../lock/profile-lock.ts';
import { environmentNetwork } from '../network/environment-network.ts';
import type { Network } from '../network/network.ts';
import { createPosts, type Posts } from '../posts/index.ts';
import { createRemoteEdits } from '../remote-edits/index.ts';
import { openSecretStore } from '../secrets/open-store.ts';
import type { SecretStore } from '../secrets/secret-store.ts';
import { lockProfile } from '../socket/lock-profile.ts';
import { serveSocket } from '../socket/server.ts';
import { openSpool } from '../sources/spool.ts';
import { realWeb, type Web } from '../sources/web/http-client.ts';
import { restoreBackup } from '../store/restore.ts';
import { openStore } from '../store/store.ts';
import { type CallHandlers, createCalls } from './calls.ts';
import { createHost } from './create-host.ts';
import { silentLog } from './silent-log.ts';

/** Milliseconds for calls under way to end before a stopping engine closes what they work with. */
const callDrainMs = 2_000;
/** How long attempts under way may take to end before a backup takes the database's place. */
const restoreTimeoutMs = 10_000;

export interface EngineOptions {
  /** Folder that holds everything durable; made when it is missing. */
  readonly profile: string;
  readonly version: string;
  /** What the environment asks for goes before the settings. */
  readonly environment: {
    readonly apiUrl: string | null;
    readonly clientId: string | null;
    readonly clientSecret?: string | null;
  };
  /** What others are told that it is there for. */
  readonly role?: EngineRole;
  /** Taken already, by who did not want to load all this before it was sure to be needed; released with the engine. */
  readonly lock?: ProfileLock;
  /** False: look and change only, upload nothing. */
  readonly work?: boolean;
  /** True: the folders that are configured are watched; left out: only those that a caller asks for. */
  readonly watchesFolders?: boolean;
  /** Whether a shell started it, which can read the clipboard and ask people; a command has said all there is to say. */
  readonly hasShell?: boolean;
  /**
   * Whether editors may ask: `settings` for what those say, a port and a key (null: those of the settings) for yes. Left
   * out: no, for this engine lives only as long as one command.
   */
  readonly localApi?: 'settings' | LocalApiOverrides;
  /** In place of the system's keychain. */
  readonly vault?: SecretStore;
  /** How folders are listened to. */
  readonly watch?: Watch;
  readonly clock?: Clock;
  readonly web?: Web;
  /** The way out of this computer. */
  readonly network?: Network;
  readonly random?: () => number;
  readonly log?: Logger;
}

export interface Engine extends EngineClient {
  /** Lets attempts in flight end within that time, breaks off the rest, closes everything. */
  stop(withinMs: number): Promise<void>;
  readonly stopped: Promise<void>;
}

/**
 * Opens the profile and starts to work off its queue, as the only engine of that profile.
 * @throws {AppError} `profile-locked`, `profile-newer`, `profile-unwritable`, `disk-full`
 */
export async function startEngine(options: EngineOptions): Promise<Engine> {
  const {
    profile,
    version,
    environment,
    clock = systemClock,
    random = Math.random,
    log = silentLog,
  } = options;
  const lock = options.lock ?? lockProfile(profile, version, options.role ?? 'app');
  const undo: (() => Promise<void> | void)[] = [() => lock.release()];
  const close = async () => {
    for (const step of undo.splice(0).reverse()) await step();
  };
  try {
    const thumbnails = join(profile, 'thumbnails');
    mkdirSync(thumbnails, { recursive: true, mode: 0o700 });
    const vault = options.vault ?? (await openSecretStore({ service: 'Snapferry' }));
    const spool = openSpool(profile);
    const startedAt = clock.now();
    const work = options.work ?? true;
    const { network = environmentNetwork(clock, process.env) } = options;
    const { web = { ...realWeb, network } } = options;
    const { localApi } = options;

    /** Everything that stands on one open database. */
    const openSession = (seq: number) => {
      const store = openStore({ profile, now: clock.now });
      if (store.notice) log.error({ notice: store.notice }, 'the database was damaged and set aside');
      // Theirs from the first day: whoever switches the API on later finds it there.
      if (store.settings.read().localApiKey === null) store.settings.write({ localApiKey: createApiKey() });
      const common = { profile, thumbnails, store, work, clock, log };
      const accounts = createAccounts({
        store,
        secrets: vault,
        work,
        clock,
        log,
        oauthClient: () => queue.place,
        givenSecret: environment.clientSecret ?? null,
        changed(account) {
          if (account !== null) queue.accountChanged(account);
          queue.publisher.accountsChanged();
        },
        choose: (account) => void queue.changeSettings({ account }),
      });
      let posts: Posts | null = null;
      const queue: JobQueue = createJobQueue({
        ...common,
        keys: accounts.tokens,
        accounts: accounts.view,
        spool,
        web,
        createHost: (apiUrl) => createHost(apiUrl, clock, network),
        environment,
        asksConsent: options.hasShell ?? false,
        random,
        seq,
        posts: (ids) => posts?.show(ids) ?? [],
      });
      const isUsable = (account: string) => accounts.tokens.obstacle(account) === null;
      const library = createLibrary({ ...common, queue, isUsable });
      const folders = createFolders({
        ...common,
        queue,
        isWatching: options.watchesFolders ?? false,
        watch: options.watch ?? watchFolder,
        putIntoAlbum: (title, jobIds) => posts?.putIntoAlbum(title, jobIds),
      });
      const made = createPosts({ store, queue, work, clock, log });
      posts = made;
      const rights = createRemoteEdits({ store, queue, posts: made.handlers, work, clock, log });
      // No subscription: the first of those is told what happened before anybody listened.
      if (localApi) queue.onSettingsChanged(() => void apiServer.applySettings(store.settings.read()));
      const handlers = createCalls({
        queue,
        store,
        library: library.handlers,
        accounts,
        posts: made,
        rights: rights.handlers,
        folders,
        apiServer,
        restoreBackup: restore,
        stop: (withinMs) => void stop(withinMs),
        capabilities: () => ({
          engine: { pid: process.pid, version, node: process.version, startedAt },
          profile,
          host: queue.hostView(),
          vault: { kind: vault.kind, why: vault.why },
          setAside: store.notice && {
            path: store.notice.path,
            restoredFrom: store.notice.restoredFrom,
            backupAt: store.notice.backupAt,
            rescued: store.notice.rescued,
          },
        }),
      });
      return {
        store,
        queue,
        handlers,
        start() {
          queue.start();
          accounts.start();
          library.start();
          made.start();
          rights.start();
          folders.start();
        },
        async rest(withinMs: number) {
          await folders.stop();
          await Promise.all([library.stop(), rights.stop(), made.drain(withinMs)]);
          await queue.stop(withinMs);
          await made.drained();
          await accounts.stop();
        },
      };
    };
    const apiServer = createLocalApiServer({
      client: {
        call: (name, input) => client.call(name, input),
        subscribe: (listener) => client.subscribe(listener),
      },
      clock,
      hasShell: options.hasShell ?? false,
      overrides: typeof localApi === 'object' ? localApi : null,
      spool,
      addSpooled: (files, how) => session.queue.addSpooled(files, how),
      messages: () => createApiMessages(session.store.settings.read().language),
      askShell: (askId) => session.queue.publisher.announce({ kind: 'clipboard-asked', askId }),
      changed: (view) => session.queue.publisher.localApiChanged(view),
    });
    const listeners = new Map<(event: EngineEvent) => void, () => void>();
    let session = openSession(0);
    undo.push(() => session.store.close());
    undo.push(() => session.rest(0));
    let restoring: Promise<unknown> | null = null;

    /** Goes on from a backup, as a start would: listeners meet a gap in the numbers and ask for everything anew. */
    async function restore(path: string): Promise<{ keptAs: string }> {
      if (restoring) throw new AppError(errorData('wrong-state', 'A backup is being restored already.'));
      const swap = async () => {
        const { queue, store } = session;
        await session.rest(restoreTimeoutMs);
        try {
          return { keptAs: restoreBackup(profile, store, path, clock.now()) };
        } finally {
          store.close();
          session = openSession(queue.seq + 1);
          for (const listener of listeners.keys()) listeners.set(listener, session.queue.subscribe(listener));
          session.start();
          if (localApi) void apiServer.applySettings(session.store.settings.read());
        }
      };
      const swapping = swap();
      restoring = swapping;
      try {
        return await swapping;
      } finally {
        restoring = null;
      }
    }

    let end = () => {};
    const stopped = new Promise<void>((resolve) => {
      end = resolve;
    });
    let stopping: Promise<void> | null = null;
    const underWay = new Set<Promise<unknown>>();
    /** What was asked before the end began is answered, so that who asked need not ask the next engine again. */
    const drainCalls = async () => {
      const done = Promise.allSettled(underWay);
      let callOff = () => {};
      const late = new Promise<void>((resolve) => {
        callOff = clock.after(callDrainMs, resolve);
      });
      await Promise.race([done, late]);
      callOff();
    };
    const stop = (withinMs: number) => {
      const finish = async () => {
        await restoring?.catch(() => {});
        await drainCalls();
        await session.rest(withinMs);
        await close();
        end();
      };
      stopping ??= finish();
      return stopping;
    };

    const client: EngineClient = {
      async call(name, input) {
        if (name !== 'stop' && name !== 'restoreBackup') await restoring?.catch(() => {});
        const isStopping = () => stopping !== null && name !== 'stop';
        if (isStopping()) throw stoppingError();
        const answered = answer(session.handlers, name, input);
        underWay.add(answered);
        try {
          return await answered;
        } catch (thrown) {
          // Whatever it failed with, what it works with was being closed.
          throw isStopping() ? stoppingError() : thrown;
        } finally {
          underWay.delete(answered);
        }
      },
      subscribe(listener) {
        listeners.set(listener, session.queue.subscribe(listener));
        return () => {
          listeners.get(listener)?.();
          listeners.delete(listener);
        };
      },
    };
    if (localApi) {
      undo.push(() => apiServer.close());
      await apiServer.applySettings(session.store.settings.read());
    }
    const server = await serveSocket(client, lock.record.socket, lock.record.secret, version);
    undo.push(() => server.close());
    session.start();
    return { ...client, stop, stopped };
  } catch (thrown) {
    await close();
    throw thrown instanceof AppError ? thrown : new AppError(toErrorData(thrown));
  }
}

const stoppingError = () => new AppError(errorData('engine-stopped', 'The engine is stopping.'));

/** Judges the input by the contract and lets nothing but a `CallFailed` out. */
async function answer<N extends EngineCallName>(
  handlers: CallHandlers,
  name: N,
  input: EngineInput<N>,
): Promise<EngineOutput<N>> {
  const call: EngineCalls[N] | undefined = engineCalls[name];
  if (!call) throw new AppError(errorData('bad-call', `There is no call ${String(name)}.`));
  const parsed = call.input.safeParse(input);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    const at = issue?.path.join('.') ?? '';
    throw new AppError(errorData('bad-call', `${name}: ${at} ${issue?.message ?? 'is not valid'}`));
  }
  try {
    // The handler table is typed by name; TypeScript cannot follow the pairing through an index of a union.
    const handle = handlers[name] as (input: unknown) => Promise<EngineOutput<N>>;
    return await handle(parsed.data);
  } catch (thrown) {
    throw new AppError(toErrorData(thrown));
  }
}
