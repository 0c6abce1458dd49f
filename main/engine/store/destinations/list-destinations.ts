import { readReadable } from '../record.ts';
import type { Tables } from '../tables.ts';
import { destinationTable, type StoredDestination } from './destination-row.ts';

export function listDestinations({ db }: Tables) {
  const select = db.prepare(`SELECT ${destinationTable.columns} FROM destinations ORDER BY created_at, id`);
  return (): StoredDestination[] => readReadable(select.all(), destinationTable.read);
}
