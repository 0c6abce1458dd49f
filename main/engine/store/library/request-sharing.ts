import type { Privacy } from '../../../../contract/records.ts';
import type { PendingShare } from '../../../../contract/remote-edits.ts';
import type { Tables } from '../tables.ts';
import { createItemReader } from './items.ts';

/** Who shall see an item, until it is so. Asked for what is so already, it only ends what would have changed it. */
export function requestSharing(tables: Tables) {
  const get = createItemReader(tables);
  const put = tables.db.prepare('UPDATE history SET sharing = ? WHERE id = ?');
  return (id: string, to: Privacy, mature: boolean): void => {
    const item = get(id);
    if (!item.ok) return;
    const { privacy, sharing: before } = item.value;
    // A request that was begun may arrive after all, so that the opposite of it has to be asked for as well.
    if (before == null && privacy === to) return;
    const sharing: PendingShare = { state: 'pending', error: null, to, mature };
    put.run(JSON.stringify(sharing), id);
  };
}
