import { AppError, errorData } from '../../../contract/app-error.ts';
import { builtInDestination, type DestinationTraits } from '../../../contract/destinations.ts';
import type { ErrorData } from '../../../contract/errors.ts';
import { builtInTitle, builtInTraits } from '../hosts/built-in.ts';
import type { HostKind } from '../hosts/kind.ts';
import type { StoredDestination } from '../store/destinations/destination-row.ts';
import type { Store } from '../store/store.ts';
import { privacyLoss } from './privacy-loss.ts';

/** The destinations that are or were there, and what is known of each without opening it. */
export interface DestinationRecords {
  /** Oldest first; removed ones too. */
  list(): readonly StoredDestination[];
  find(id: string): StoredDestination | undefined;
  /** One that was not removed. */
  live(id: string): StoredDestination | undefined;
  /** @throws {AppError} `host-removed` */
  demand(id: string): StoredDestination;
  kindOf(name: string): HostKind | undefined;
  /** @throws {AppError} `host-kind-unknown` */
  demandKind(name: string): HostKind;
  write(destination: StoredDestination): void;
  /** Why a destination that is not there is not. */
  removal(id: string): ErrorData;
  /** What is so at a destination, as it is set up; of one that nobody knows the worst. */
  traitsOf(id: string): DestinationTraits;
  /** Returns why one destination is less private than another; null where it is not. */
  lossBetween(from: string, to: string): ErrorData | null;
}

/** What nobody knows is taken to be the worst. */
const unknownTraits: DestinationTraits = {
  deletion: 'never',
  audience: 'listed',
  showsName: true,
  isRepeatable: false,
};

export function createDestinationRecords(
  store: Pick<Store, 'destinations'>,
  kinds: readonly HostKind[],
): DestinationRecords {
  let stored = store.destinations.list();
  const find = (id: string) => stored.find((one) => one.id === id);
  const live = (id: string) => stored.find((one) => one.id === id && one.removedAt === null);
  const kindOf = (name: string) => kinds.find(({ kind }) => kind === name);
  const removal = (id: string): ErrorData =>
    errorData('host-removed', `The destination ${id} is not set up here any more.`, {
      name: find(id)?.title ?? id,
    });
  const traitsOf = (id: string): DestinationTraits => {
    if (id === builtInDestination) return builtInTraits;
    const destination = find(id);
    const kind = kindOf(destination?.kind ?? '');
    if (!destination || !kind) return unknownTraits;
    const { about: _about, ...traits } = kind.traits;
    return { ...traits, ...kind.traitsOf?.(destination.settings, Object.keys(destination.secrets)) };
  };
  const placeOf = (id: string) => {
    const title = id === builtInDestination ? builtInTitle : (find(id)?.title ?? id);
    return { title, traits: traitsOf(id) };
  };
  return {
    find,
    live,
    kindOf,
    removal,
    traitsOf,
    list: () => stored,
    demand(id) {
      const destination = live(id);
      if (destination) return destination;
      throw new AppError(removal(id));
    },
    demandKind(name) {
      const kind = kindOf(name);
      if (kind) return kind;
      throw new AppError(errorData('host-kind-unknown', `There is no kind of host ${name}.`, { kind: name }));
    },
    write(destination) {
      store.destinations.put(destination);
      stored = store.destinations.list();
    },
    lossBetween: (from, to) => privacyLoss(placeOf(from), placeOf(to)),
  };
}
