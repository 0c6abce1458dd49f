import type { Redis } from 'ioredis';
import { AppError, errorData, toErrorData } from '../../../contract/app-error.ts';
import type { ErrorData } from '../../../contract/errors.ts';
import type { Clock } from '../clock.ts';
import { createEmitter } from '../events.ts';
import type { Network, OpenedConnection } from '../network/network.ts';
import type { LedgerAddress } from './address.ts';
import { parseOffersReply, parseReserveReply, parseSettleReply } from './replies.ts';
import { keyNames } from './scripts/keys.ts';
import { offersScript } from './scripts/offers.ts';
import { reserveScript } from './scripts/reserve.ts';
import { settleScript } from './scripts/settle.ts';
import { fitness } from './server-info.ts';
import type { CommonStore } from './store.ts';

/** Timeout of connecting, TLS and a proxy included, and of one call, ms. */
const connectMs = 10_000;
const callMs = 8_000;
/** Pauses before it is connected again, growing; each is shortened by chance, so that machines do not come all at once. */
const pausesMs = [100, 250, 500, 1_000, 2_000, 5_000] as const;
/** Pause where only a person can help. */
const refusedPauseMs = 30_000;
const keyPrefix = 'snapferry';

export interface RedisStoreOptions {
  readonly address: LedgerAddress;
  /** Asked at each connection; null where the server wants none. */
  readonly password: () => Promise<string | null>;
  readonly network: Pick<Network, 'connector'>;
  readonly clock: Clock;
  readonly random: () => number;
}

/** A client with our scripts. */
interface Client extends Redis {
  snapferryReserve(...args: string[]): Promise<string>;
  snapferrySettle(...args: string[]): Promise<string>;
  snapferryOffers(...args: string[]): Promise<string>;
}

interface StoreEvents {
  changed: [];
  wake: [channel: string];
}

/** Keeps common ledgers in Redis or Valkey. The client library is loaded with the first connection. */
export function createRedisStore(options: RedisStoreOptions): CommonStore {
  return new RedisStore(options);
}

class RedisStore implements CommonStore {
  error: ErrorData | null = null;
  warning: ErrorData | null = null;
  readonly #options: RedisStoreOptions;
  readonly #events = createEmitter<StoreEvents>();
  readonly #channels = new Map<string, number>();
  #client: Client | null = null;
  #isReady = false;
  /** Id of the server's run, by which a restart is noticed. */
  #run = '';
  #failures = 0;
  #isClosed = false;
  #callOff = () => {};

  constructor(options: RedisStoreOptions) {
    this.#options = options;
    void this.#connect();
  }

  get isReady(): boolean {
    return this.#isReady;
  }

  async reserve(application: string, request: Readonly<Record<string, unknown>>) {
    const asked = this.#argumentsOf(application, request);
    return parseReserveReply(await this.#call((client) => client.snapferryReserve(...asked)));
  }

  async settle(application: string, request: Readonly<Record<string, unknown>>) {
    const asked = this.#argumentsOf(application, request);
    return parseSettleReply(await this.#call((client) => client.snapferrySettle(...asked)));
  }

  async offers(application: string, request: Readonly<Record<string, unknown>>) {
    const asked = this.#argumentsOf(application, { ...request, channel: offersChannelOf(application) });
    return parseOffersReply(await this.#call((client) => client.snapferryOffers(...asked)));
  }

  /** Whoever gives no answer to one call is connected anew: what it has lost is found out then. */
  async #call(call: (client: Client) => Promise<string>): Promise<string> {
    const client = this.#client;
    if (!this.#isReady || client === null) throw new Error('There is no connection to the common ledger.');
    try {
      return await call(client);
    } catch (thrown) {
      this.#drop(client, thrown);
      throw thrown;
    }
  }

  onWake(application: string, callback: () => void): () => void {
    return this.#listen(channelOf(application), callback);
  }

  onOffer(application: string, callback: () => void): () => void {
    return this.#listen(offersChannelOf(application), callback);
  }

  #listen(channel: string, callback: () => void): () => void {
    this.#channels.set(channel, (this.#channels.get(channel) ?? 0) + 1);
    if (this.#isReady) this.#client?.subscribe(channel).catch(() => {});
    const end = this.#events.on('wake', (woken) => woken === channel && callback());
    return () => {
      end();
      const left = (this.#channels.get(channel) ?? 1) - 1;
      if (left > 0) this.#channels.set(channel, left);
      else this.#channels.delete(channel);
    };
  }

  onChange(callback: () => void): () => void {
    return this.#events.on('changed', callback);
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    this.#isReady = false;
    this.#callOff();
    this.#client?.disconnect();
  }

  #argumentsOf(application: string, request: Readonly<Record<string, unknown>>): string[] {
    const asked = { run: this.#run, channel: channelOf(application), ...request };
    // What is not known is left out: the scripts know no null.
    return [
      ...keysOf(application),
      JSON.stringify(asked, (_, value) => (value === null ? undefined : value)),
    ];
  }

  async #connect(): Promise<void> {
    if (this.#isClosed) return;
    let failure: unknown = null;
    let client: Client | null = null;
    try {
      client = await this.#open((thrown) => {
        failure ??= thrown;
      });
      await client.connect();
      await this.#begin(client);
      this.#failures = 0;
    } catch (thrown) {
      client?.disconnect();
      this.#ended(failure ?? thrown);
    }
  }

  async #open(onError: (thrown: unknown) => void): Promise<Client> {
    const { address } = this.#options;
    const [{ Redis, AbstractConnector }, password] = await Promise.all([
      import('ioredis'),
      this.#options.password(),
    ]);
    const openSocket = () => this.#openSocket();
    class OurConnector extends AbstractConnector {
      constructor() {
        super(callMs);
      }
      async connect(): Promise<OpenedConnection> {
        this.connecting = true;
        this.stream = await openSocket();
        return this.stream;
      }
    }
    const client = new Redis({
      Connector: OurConnector as never,
      ...(address.user !== null && { username: address.user }),
      ...(password !== null && { password }),
      db: address.database,
      lazyConnect: true,
      // It is connected again by us, on a clock that tests hold in their hands.
      retryStrategy: null,
      enableOfflineQueue: false,
      autoResendUnfulfilledCommands: false,
      commandTimeout: callMs,
      connectTimeout: connectMs,
      disableClientInfo: true,
      // We ask for `INFO` ourselves.
      enableReadyCheck: false,
      scripts: {
        snapferryReserve: { lua: reserveScript, numberOfKeys: keyNames.length },
        snapferrySettle: { lua: settleScript, numberOfKeys: keyNames.length },
        snapferryOffers: { lua: offersScript, numberOfKeys: keyNames.length },
      },
    }) as Client;
    client.on('error', onError);
    client.on('message', (channel: string) => this.#events.emit('wake', channel));
    return client;
  }

  #openSocket(): Promise<OpenedConnection> {
    const { network, address } = this.#options;
    const { host, port, isSecure } = address;
    const connect = network.connector({ timeoutMs: connectMs });
    const target = {
      hostname: host,
      host: `${host.includes(':') ? `[${host}]` : host}:${port}`,
      protocol: isSecure ? 'https:' : 'http:',
      port: String(port),
    };
    return new Promise((resolve, reject) => {
      connect(target, (error, socket) => (socket ? resolve(socket) : reject(error)));
    });
  }

  async #begin(client: Client): Promise<void> {
    if (this.#isClosed) return client.disconnect();
    const { run, problem, warning } = fitness(await client.info(), this.#place);
    if (problem) throw new AppError(problem);
    const channels = [...this.#channels.keys()];
    if (channels.length > 0) await client.subscribe(...channels);
    if (client.status !== 'ready') throw new Error('The connection was closed.');
    client.once('end', () => this.#drop(client, new Error('The connection was closed.')));
    this.#client = client;
    this.#run = run;
    this.warning = warning;
    this.error = null;
    this.#isReady = true;
    this.#events.emit('changed');
  }

  /** Gives a connection up, once: all calls that were on the way fail with it. */
  #drop(client: Client, thrown: unknown): void {
    if (this.#client !== client) return;
    this.#client = null;
    client.disconnect();
    this.#ended(thrown);
  }

  #ended(thrown: unknown): void {
    if (this.#isClosed) return;
    this.#isReady = false;
    this.error = this.#failureOf(thrown);
    this.#events.emit('changed');
    const pause = pausesMs[Math.min(this.#failures, pausesMs.length - 1)] ?? refusedPauseMs;
    this.#failures += 1;
    const isForPeople = this.error.code !== 'ledger-unreachable';
    const { clock, random } = this.#options;
    const wait = isForPeople ? refusedPauseMs : pause * (0.5 + random() / 2);
    this.#callOff = clock.after(wait, () => void this.#connect());
  }

  get #place(): string {
    const { host, port } = this.#options.address;
    return `${host}:${port}`;
  }

  #failureOf(thrown: unknown): ErrorData {
    if (thrown instanceof AppError) return toErrorData(thrown);
    const message = thrown instanceof Error ? thrown.message : String(thrown);
    const place = this.#place;
    if (/WRONGPASS|NOAUTH|invalid.*password|AUTH failed/i.test(message))
      return errorData('ledger-refused', message, { place, reason: 'password' });
    // Of what a script does, older servers tell it in a sentence.
    if (/NOPERM|can't run this command|can't access|no permissions/i.test(message))
      return errorData('ledger-refused', message, { place, reason: 'rights' });
    if (/READONLY|MASTERDOWN/.test(message))
      return errorData('ledger-unfit', message, { place, reason: 'replica' });
    if (/NEWERLEDGER/.test(message)) return errorData('ledger-unfit', message, { place, reason: 'newer' });
    if (/NOPROTO|unknown command/i.test(message))
      return errorData('ledger-unfit', message, { place, reason: 'old' });
    const code = (thrown as NodeJS.ErrnoException | null)?.code ?? 'closed';
    return errorData('ledger-unreachable', `The common ledger at ${place}: ${message}`, { place, code });
  }
}

/** All keys of one application lie together, on one part of a cluster too. */
const keysOf = (application: string): string[] =>
  keyNames.map((name) => `${keyPrefix}:{${application}}:${name}`);

const channelOf = (application: string): string => `${keyPrefix}:{${application}}:wake`;

/** Only machines that take what others offer listen here. */
const offersChannelOf = (application: string): string => `${keyPrefix}:{${application}}:offers`;
