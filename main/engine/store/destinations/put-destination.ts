import { upsert } from '../record.ts';
import type { Tables } from '../tables.ts';
import { destinationTable, type StoredDestination } from './destination-row.ts';

export function putDestination({ db }: Tables) {
  const put = upsert(db, destinationTable, { keep: ['id', 'kind', 'createdAt'] });
  return (destination: StoredDestination): void => {
    put(destination);
  };
}
