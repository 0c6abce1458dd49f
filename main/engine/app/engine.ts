import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Logger } from 'pino';
import { AppError, toErrorData } from '../../../contract/app-error.ts';
import type { EngineClient } from '../../../contract/engine.ts';
import { type Clock, systemClock } from '../clock.ts';
import { type Watch, watchFolder } from '../folders/fs-watcher.ts';
import type { HostKind } from '../hosts/kind.ts';
import { hostKinds } from '../hosts/registry.ts';
import type { LedgerEnvironment } from '../ledger/index.ts';
import { createLedgerPasswords } from '../ledger/passwords.ts';
import { createLocalApiServer, type LocalApiOverrides, type LocalApiServer } from '../local-api/index.ts';
import { createApiMessages } from '../local-api/messages.ts';
import type { EngineRole, ProfileLock } from '../lock/profile-lock.ts';
import { createNetwork, type Network, type NetworkOptions } from '../network/network.ts';
import { createProxyPasswords } from '../network/proxy-password.ts';
import { createRouting } from '../network/routing.ts';
import { extraAuthorities } from '../network/trust.ts';
import { openSecretStore } from '../secrets/open-store.ts';
import type { SecretStore } from '../secrets/secret-store.ts';
import { createShellQuestions } from '../shell-questions.ts';
import { lockProfile } from '../socket/lock-profile.ts';
import { serveSocket } from '../socket/server.ts';
import { openSpool, type Spool } from '../sources/spool.ts';
import { realWeb, type Web } from '../sources/web/http-client.ts';
import { createHost } from './create-host.ts';
import type { WayOut } from './network-handlers.ts';
import { openSession } from './session.ts';
import { SessionHost } from './session-host.ts';
import { silentLog } from './silent-log.ts';

export interface EngineOptions {
  /** Folder that holds everything durable; created if missing. */
  readonly profile: string;
  readonly version: string;
  /** Values of the environment, which take precedence over the settings. */
  readonly environment: {
    readonly apiUrl: string | null;
    readonly clientId: string | null;
    readonly clientSecret?: string | null;
    readonly ledger?: LedgerEnvironment | null;
  };
  /** The role that other processes see in the lock. */
  readonly role?: EngineRole;
  /**
   * The lock, if it is held already, by a caller that did not want to load all this before it was sure to be
   * needed; released with the engine.
   */
  readonly lock?: ProfileLock;
  /** False: jobs can be read and changed, nothing is uploaded. */
  readonly work?: boolean;
  /** True: the configured folders are watched; left out: only those that a caller asks for. */
  readonly watchesFolders?: boolean;
  /**
   * True if a shell started it, which can read the clipboard and ask the user; a command has said all there is to
   * say.
   */
  readonly hasShell?: boolean;
  /**
   * Whether editors may connect: `settings` for what those say, a port and a key (null: those of the settings) for
   * yes. Left out: no, for this engine lives only as long as one command.
   */
  readonly localApi?: 'settings' | LocalApiOverrides;
  /** Replaces the system's keychain. */
  readonly vault?: SecretStore;
  /** Replaces the kinds of hosts that there are. */
  readonly hostKinds?: readonly HostKind[];
  /** Watches folders. */
  readonly watch?: Watch;
  readonly clock?: Clock;
  readonly web?: Web;
  /** Replaces the network that the settings choose. */
  readonly network?: Network;
  /** Options of that network beside the settings. */
  readonly networkOptions?: Pick<NetworkOptions, 'lookup' | 'authorities'>;
  /** Environment variables that name proxies and authorities; left out: those of this process. */
  readonly variables?: Readonly<Record<string, string | undefined>>;
  readonly random?: () => number;
  readonly log?: Logger;
}

export interface Engine extends EngineClient {
  /** Gives attempts in flight that much time to end, aborts the rest, closes everything. */
  stop(withinMs: number): Promise<void>;
  readonly stopped: Promise<void>;
}

/**
 * Opens the profile and starts working on its queue, as the only engine of that profile.
 * @throws {AppError} `profile-locked`, `profile-newer`, `profile-unwritable`, `disk-full`
 */
export async function startEngine(options: EngineOptions): Promise<Engine> {
  const { profile, version, clock = systemClock, localApi } = options;
  const lock = options.lock ?? lockProfile(profile, version, options.role ?? 'app');
  const undo: (() => Promise<void> | void)[] = [() => lock.release()];
  const close = async () => {
    for (const step of undo.splice(0).reverse()) await step();
  };
  try {
    const sessions = new SessionHost(profile, clock);
    const spool = openSpool(profile);
    const apiServer = createApiServer(options, { sessions, spool, clock });
    let ended = () => {};
    const stopped = new Promise<void>((resolve) => {
      ended = resolve;
    });
    const finish = async (withinMs: number) => {
      await sessions.stop(withinMs);
      await close();
      ended();
    };
    let stopping: Promise<void> | null = null;
    const stop = (withinMs: number) => {
      stopping ??= finish(withinMs);
      return stopping;
    };
    await openFirstSession(options, {
      clock,
      sessions,
      spool,
      apiServer,
      isBrief: lock.record.role === 'command',
      stop: (withinMs) => void stop(withinMs),
    });
    undo.push(() => sessions.close());
    if (localApi) {
      undo.push(() => apiServer.close());
      await apiServer.applySettings(sessions.session.store.settings.read());
    }
    const server = await serveSocket(sessions, lock.record.socket, lock.record.secret, version);
    undo.push(() => server.close());
    sessions.session.start();
    return {
      call: (name, input) => sessions.call(name, input),
      subscribe: (listener) => sessions.subscribe(listener),
      stop,
      stopped,
    };
  } catch (thrown) {
    await close();
    throw thrown instanceof AppError ? thrown : new AppError(toErrorData(thrown));
  }
}

async function openFirstSession(
  options: EngineOptions,
  parts: {
    readonly clock: Clock;
    readonly sessions: SessionHost;
    readonly spool: Spool;
    readonly apiServer: LocalApiServer;
    /** True if it ends with the command that started it. */
    readonly isBrief: boolean;
    stop(withinMs: number): void;
  },
): Promise<void> {
  const { profile, version, environment, work = true, watch = watchFolder } = options;
  const { clock, sessions, spool, apiServer, isBrief, stop } = parts;
  const thumbnails = thumbnailsOf(profile);
  mkdirSync(thumbnails, { recursive: true, mode: 0o700 });
  const secrets = options.vault ?? (await openSecretStore({ service: 'Snapferry' }));
  const wayOut = createWayOut(options, sessions, clock, secrets);
  const { network } = wayOut;
  const common = {
    profile,
    thumbnails,
    version,
    startedAt: clock.now(),
    environment,
    createHost: (apiUrl: string | null) => createHost(apiUrl, clock, network),
    hostKinds: options.hostKinds ?? hostKinds,
    secrets,
    spool,
    web: { network, ...(options.web ?? realWeb) },
    wayOut,
    ledgerPasswords: createLedgerPasswords(secrets),
    watch,
    work,
    watchesFolders: options.watchesFolders ?? false,
    drawsMeanwhile: !isBrief,
    hasShell: options.hasShell ?? false,
    servesEditors: options.localApi !== undefined,
    clock,
    random: options.random ?? Math.random,
    log: options.log ?? silentLog,
    apiServer,
    restoreBackup: (path: string) => sessions.restore(path),
    stop,
  };
  sessions.open((firstSeq) => openSession(common, firstSeq));
}

const thumbnailsOf = (profile: string) => join(profile, 'thumbnails');

/** Timeout of the system's proxy: a shell asks its system, which may have to fetch and run a script first, ms. */
const systemProxyTimeoutMs = 10_000;

/** Creates the network, which outlives sessions, and uses the settings of the one that is open. */
function createWayOut(
  options: EngineOptions,
  sessions: SessionHost,
  clock: Clock,
  secrets: SecretStore,
): WayOut {
  const { variables = process.env } = options;
  const passwords = createProxyPasswords(secrets);
  const systemProxies = createShellQuestions<string, string>({
    clock,
    timeoutMs: systemProxyTimeoutMs,
    tell: (askId, origin) => sessions.session.publisher.announce({ kind: 'proxy-asked', askId, origin }),
  });
  const routes = createRouting({
    settings: () => sessions.session.store.settings.read().proxy,
    environment: variables,
    password: passwords.read,
    askSystem: async (origin) => (options.hasShell ? systemProxies.ask(origin) : null),
  });
  const { networkOptions } = options;
  const authorities = [...(networkOptions?.authorities ?? []), ...extraAuthorities(variables)];
  const network = options.network ?? createNetwork({ ...networkOptions, authorities, clock, routes });
  return { network, passwords, systemProxies };
}

/** Creates the local API, which outlives sessions, and asks the one that is open. */
function createApiServer(
  { hasShell = false, localApi, version, profile }: EngineOptions,
  parts: { readonly sessions: SessionHost; readonly spool: Spool; readonly clock: Clock },
): LocalApiServer {
  const { sessions, spool, clock } = parts;
  return createLocalApiServer({
    client: sessions,
    clock,
    hasShell,
    overrides: typeof localApi === 'object' ? localApi : null,
    spool,
    addSpooled: (files, how) => sessions.session.addSpooled(files, how),
    web: { version, thumbnails: thumbnailsOf(profile) },
    messages: () => createApiMessages(sessions.session.store.settings.read().language),
    askShell: (askId) => sessions.session.publisher.announce({ kind: 'clipboard-asked', askId }),
    changed: (view) => sessions.session.publisher.localApiChanged(view),
  });
}
