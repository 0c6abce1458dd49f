import type { Privacy } from '../../../../contract/host.ts';
import type { PendingShare } from '../../../../contract/remote-edits.ts';
import type { Tables } from '../tables.ts';
import { createItemReader } from './items.ts';

/** Requests the sharing of an item. Asked for what is so already, it only cancels the pending change. */
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
