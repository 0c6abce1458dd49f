import type { AddItem } from '../../contract/add-item.ts';
import type { Bridge } from '../../contract/bridge.ts';
import type { Origin } from '../../contract/origin.ts';
import type { Notifier } from './notifier.ts';
import type { WindowStore } from './window-store.ts';

/** Number of pictures from which the user is asked first. */
const largeDropThreshold = 50;
const maxItemsPerCall = 100_000;

let lastLargeDropId = 0;

/**
 * Creates the confirmation of large drops.
 * @returns whether the inputs are to be added; `pathless` pictures come beside the items
 */
export function createLargeDropConfirm(bridge: Bridge, store: WindowStore, ask: Notifier['ask']) {
  /** Asks the user whether this many pictures are to be added. */
  async function confirmLargeDrop(count: number, refused: number, origin: Origin): Promise<boolean> {
    // The user may have added them from outside and not see the window.
    await bridge.shell.showWindow({});
    const guess = await bridge.engine.whatIf({ count: Math.min(count, maxItemsPerCall), origin });
    lastLargeDropId += 1;
    const id = lastLargeDropId;
    return new Promise((resolve) => {
      const answer = (isWanted: boolean) => {
        store.setState((state) => ({ largeDrops: state.largeDrops.filter((drop) => drop.id !== id) }));
        resolve(isWanted);
      };
      const doneBy = guess.ok ? guess.value.doneBy : null;
      store.setState((state) => ({
        largeDrops: [...state.largeDrops, { id, count, refused, doneBy, answer }],
      }));
    });
  }

  return async (items: AddItem[], pathless: number, origin: Origin): Promise<boolean> => {
    const found =
      items.length > 0 ? await ask(bridge.engine.preview({ items })) : { pictures: 0, refused: 0 };
    if (!found) return false;
    const count = found.pictures + pathless;
    return count < largeDropThreshold || confirmLargeDrop(count, found.refused, origin);
  };
}
