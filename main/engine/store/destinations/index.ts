import type { Access } from '../access.ts';
import type { StoredDestination } from './destination-row.ts';
import { listDestinations } from './list-destinations.ts';
import { putDestination } from './put-destination.ts';

export interface DestinationStore {
  /** Lists destinations beside the built-in one, oldest first; removed ones too. */
  list(): StoredDestination[];
  /** Inserts or replaces a destination. */
  put(destination: StoredDestination): void;
}

export function destinationStore({ read, write }: Access): DestinationStore {
  return {
    list: read(listDestinations),
    put: write(putDestination),
  };
}
