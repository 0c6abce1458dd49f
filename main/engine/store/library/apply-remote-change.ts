import type { Privacy } from '../../../../contract/host.ts';
import type { Tables } from '../tables.ts';
import { searchTextOf } from './add-history.ts';
import { getItems } from './get-items.ts';

/** A change that was made at the host. What is left out stays. */
export interface RemoteChange {
  readonly title?: string | null;
  readonly description?: string | null;
  readonly privacy?: Privacy;
}

export function applyRemoteChange(tables: Tables) {
  const get = getItems(tables);
  const put = tables.db.prepare(`
    UPDATE history SET title = @title, description = @description, privacy = @privacy, searched = @searched
    WHERE id = @id`);
  return (id: string, about: RemoteChange): void => {
    const [item] = get([id]);
    if (!item) return;
    const { title, description, privacy } = { ...item, ...about };
    put.run({ id, title, description, privacy, searched: searchTextOf({ ...item, title, description }) });
  };
}
