import type { Logger } from 'pino';
import { AppError, toErrorData } from '../../../contract/app-error.ts';
import { builtInDestination } from '../../../contract/destinations.ts';
import type { EngineParsedInput } from '../../../contract/engine.ts';
import type { ErrorData } from '../../../contract/errors.ts';
import type { Clock } from '../clock.ts';
import { createEmitter, type EventSource } from '../events.ts';
import type { Host } from '../hosts/host.ts';
import type { HostKind, HostValues } from '../hosts/kind.ts';
import type { HostConnections } from '../jobs/host-connections.ts';
import type { Network } from '../network/network.ts';
import type { SecretStore } from '../secrets/secret-store.ts';
import type { StoredDestination } from '../store/destinations/destination-row.ts';
import type { Store } from '../store/store.ts';
import { createAdd, withoutSecrets } from './add.ts';
import { createChange } from './change.ts';
import { checkValues } from './check-values.ts';
import { createDestinationRecords, type DestinationRecords } from './records.ts';
import { forgetSecrets, readSecrets } from './secret-places.ts';

export interface DestinationEvents {
  /** The list changed, or whether one of them can be used. */
  changed: readonly [];
}

/** Keeps the destinations beside the built-in one, and opens their hosts. */
export interface Destinations
  extends Pick<EventSource<DestinationEvents>, 'on'>,
    Pick<DestinationRecords, 'list' | 'traitsOf' | 'lossBetween'> {
  readonly kinds: readonly HostKind[];
  /** True for a destination that can be sent to, the built-in one included. */
  isThere(id: string): boolean;
  /** Returns the name of a destination that is or was there; null for the built-in one. */
  nameOf(id: string): string | null;
  /** Why a destination is not open; null while it is being opened. */
  problemOf(id: string): ErrorData | null;
  isRepeatable(id: string): boolean;
  /** True if what was uploaded there was uploaded by us: its links may be looked at. */
  isKnown(id: string): boolean;
  /** Opens all of them; never throws. */
  openAll(): Promise<void>;
  /** Opens it anew, with its present secrets. @returns why it cannot be opened */
  open(id: string): Promise<ErrorData | null>;
  /** @throws {AppError} `bad-setting`, `secret-unreadable` */
  add(input: EngineParsedInput<'addDestination'>): Promise<StoredDestination>;
  /**
   * Changes a destination in place, and opens it anew.
   * @throws {AppError} `bad-setting`, `secret-unreadable`, `host-removed`, `place-in-use`
   */
  change(input: EngineParsedInput<'changeDestination'>): Promise<StoredDestination>;
  /** @returns its settings and its secrets @throws {AppError} `host-removed`, `secret-unreadable` */
  reveal(id: string): Promise<{
    readonly kind: string;
    readonly title: string;
    readonly values: HostValues;
    readonly secrets: HostValues;
  }>;
  /** Opens none any more; nothing is stored after it. */
  stop(): void;
  /** Marks it as removed at once, then closes it and forgets its secrets. */
  remove(id: string): Promise<void>;
}

export interface DestinationsOptions {
  readonly kinds: readonly HostKind[];
  readonly store: Pick<Store, 'destinations' | 'settings' | 'library'>;
  readonly secrets: SecretStore;
  readonly connections: Pick<HostConnections, 'open' | 'shut' | 'on'>;
  readonly network: Network;
  readonly clock: Clock;
  readonly random: () => number;
  readonly log: Logger;
}

export function createDestinations(options: DestinationsOptions): Destinations {
  const { kinds, store, secrets, connections, log } = options;
  const { on, emit } = createEmitter<DestinationEvents>();
  const records = createDestinationRecords(store, kinds);
  const { find, live, demand, kindOf, write } = records;
  const problems = new Map<string, ErrorData>();
  /** How often each was changed: what was begun before a change is of no use after it. */
  const changes = new Map<string, number>();
  let isStopped = false;

  /** @throws {AppError} what is wrong with its settings or its secrets */
  const createHost = async ({
    id,
    kind: name,
    settings,
    secrets: places,
  }: StoredDestination): Promise<Host> => {
    const kind = records.demandKind(name);
    const checked = checkValues(kind, { ...settings, ...(await readSecrets(secrets, places)) });
    if (!checked.ok) throw new AppError(checked.failure);
    return kind.create(checked.values, {
      id,
      clock: options.clock,
      network: options.network,
      random: options.random,
      keep(values) {
        const now = live(id);
        if (now && !isStopped)
          write({ ...now, settings: { ...now.settings, ...withoutSecrets(kind, values) } });
      },
    });
  };
  const use = ({ id, kind }: StoredDestination, host: Host) => {
    problems.delete(id);
    connections.open(host, kindOf(kind)?.traits.isRepeatable ?? false);
  };

  const open = async (id: string): Promise<ErrorData | null> => {
    const destination = live(id);
    if (!destination) return records.removal(id);
    if (isStopped) return null;
    const change = changes.get(id);
    try {
      const host = await createHost(destination);
      // It may have been removed or changed meanwhile, or the engine has ended.
      if (isStopped || !live(id) || changes.get(id) !== change) {
        await host.close();
        return null;
      }
      use(destination, host);
      emit('changed');
      return null;
    } catch (thrown) {
      const failure = toErrorData(thrown);
      if (isStopped) return failure;
      problems.set(id, failure);
      log.warn({ destination: id, code: failure.code }, 'a destination cannot be opened');
      emit('changed');
      return failure;
    }
  };

  const openAll = async () => {
    const there = records.list().filter(({ removedAt }) => removedAt === null);
    await Promise.all(there.map(({ id }) => open(id)));
  };
  // What was opened before goes the way that led out then, and counts where it did then.
  connections.on('way-changed', () => void openAll());
  const add = createAdd({ kinds, records, secrets, clock: options.clock });

  return {
    on,
    kinds,
    openAll,
    open,
    stop() {
      isStopped = true;
    },
    list: records.list,
    traitsOf: records.traitsOf,
    lossBetween: records.lossBetween,
    isThere: (id) => id === builtInDestination || live(id) !== undefined,
    nameOf: (id) => (id === builtInDestination ? null : (find(id)?.title ?? id)),
    problemOf: (id) => (live(id) ? (problems.get(id) ?? null) : records.removal(id)),
    isRepeatable: (id) => kindOf(find(id)?.kind ?? '')?.traits.isRepeatable ?? false,
    isKnown: (id) => find(id) !== undefined,
    change: createChange({
      secrets,
      records,
      library: store.library,
      createHost,
      replace(destination, host) {
        write(destination);
        changes.set(destination.id, (changes.get(destination.id) ?? 0) + 1);
        if (host) use(destination, host);
        emit('changed');
      },
    }),
    async reveal(id) {
      const { kind, title, settings, secrets: places } = demand(id);
      return { kind, title, values: settings, secrets: await readSecrets(secrets, places) };
    },
    async add(input) {
      const destination = await add(input);
      await open(destination.id);
      return destination;
    },
    async remove(id) {
      const destination = live(id);
      if (!destination) return;
      write({ ...destination, secrets: {}, removedAt: options.clock.now() });
      problems.delete(id);
      if (store.settings.read().destination === id) store.settings.write({ destination: builtInDestination });
      emit('changed');
      await connections.shut(id);
      // One that the keychain does not give up stays there, under a name that nothing leads to.
      await forgetSecrets(secrets, destination.secrets).catch((thrown: unknown) =>
        log.warn({ destination: id, code: toErrorData(thrown).code }, 'a secret could not be deleted'),
      );
    },
  };
}
