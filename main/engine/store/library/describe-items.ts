import { errorData } from '../../../../contract/app-error.ts';
import type { Result } from '../../../../contract/bridge.ts';
import type { LibraryItem } from '../../../../contract/library.ts';
import type { PendingDescription } from '../../../../contract/remote-edits.ts';
import type { Tables } from '../tables.ts';
import { searchTextOf } from './add-history.ts';
import { createItemReader, type ItemResults, perItem, wrongItemState } from './items.ts';

/** New texts of an item. What is left out stays. */
export interface ItemTexts {
  readonly title?: string | null | undefined;
  readonly description?: string | null | undefined;
  readonly tags?: readonly string[] | undefined;
}

/** Sets new texts of items, and marks those that the host has to be told. */
export function describeItems(tables: Tables) {
  const get = createItemReader(tables);
  const put = tables.db.prepare(`
    UPDATE history SET title = @title, description = @description, tags = @tags, searched = @searched,
      describing = @describing
    WHERE id = @id`);
  return (ids: readonly string[], texts: ItemTexts): ItemResults =>
    perItem(ids, (id) => {
      const found = get(id);
      if (!found.ok) return found;
      const item = found.value;
      const isForHost = texts.title !== undefined || texts.description !== undefined;
      const refused = isForHost ? refusal(item) : null;
      if (refused) return refused;
      const title = texts.title === undefined ? item.title : texts.title;
      const description = texts.description === undefined ? item.description : texts.description;
      const tags = [...(texts.tags ?? item.tags ?? [])];
      const before = item.describing?.before ?? { title: item.title, description: item.description };
      // What is under way may arrive although it is taken back: then this goes after it.
      const isSame = item.describing == null && before.title === title && before.description === description;
      const describing: PendingDescription | null = isSame ? null : { state: 'pending', error: null, before };
      put.run({
        id,
        title,
        description,
        tags: JSON.stringify(tags),
        searched: searchTextOf({ ...item, title, description, tags }),
        describing: isForHost ? describing && JSON.stringify(describing) : jsonOf(item.describing),
      });
      return { ok: true, value: undefined };
    });
}

const jsonOf = (value: PendingDescription | null | undefined) => (value ? JSON.stringify(value) : null);

function refusal(item: LibraryItem): Extract<Result<never>, { ok: false }> | null {
  if (item.presence === 'deleting') return wrongItemState(item, 'It is being deleted.');
  if (item.presence === 'deleted' || item.presence === 'removed')
    return { ok: false, error: errorData('gone', 'It is not at the host any more.', { id: item.id }) };
  if (item.remote.deletehash !== null || item.account !== null) return null;
  const why = 'Its deletehash is not known, without which nobody may change it.';
  return { ok: false, error: errorData('no-deletehash', why, { id: item.id }) };
}
