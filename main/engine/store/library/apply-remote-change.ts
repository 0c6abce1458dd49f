import type { Privacy } from '../../../../contract/records.ts';
import type { Tables } from '../tables.ts';
import { searchedText } from './add-history.ts';
import { getItems } from './get-items.ts';

/** What can be changed at the host after the upload. What is left out stays. */
export interface About {
  readonly title?: string | null;
  readonly description?: string | null;
  readonly privacy?: Privacy;
}

export function writeAbout(tables: Tables) {
  const get = getItems(tables);
  const put = tables.db.prepare(`
    UPDATE history SET title = @title, description = @description, privacy = @privacy, searched = @searched
    WHERE id = @id`);
  return (id: string, about: About): void => {
    const [item] = get([id]);
    if (!item) return;
    const { title, description, privacy } = { ...item, ...about };
    put.run({ id, title, description, privacy, searched: searchedText({ ...item, title, description }) });
  };
}
