import type { Bridge } from '../../../contract/bridge.ts';
import type { ItemLoader } from './item-loader.ts';
import type { LibraryStateStore } from './library-state.ts';

const batchSize = 12;

/** Requests missing thumbnails, each only once while the window is open. */
export interface ThumbnailMaker {
  /**
   * Creates the missing ones of these items, a few at a time; does nothing while a request is pending, because the next
   * call includes them.
   */
  makeMissing(ids: readonly string[]): Promise<void>;
  /** Recreates a thumbnail whose file is missing. */
  recreate(id: string): Promise<void>;
}

export function createThumbnailMaker(
  { engine }: Bridge,
  store: LibraryStateStore,
  { put }: Pick<ItemLoader, 'put'>,
): ThumbnailMaker {
  const attempted = new Set<string>();
  let mode: 'idle' | 'making' = 'idle';

  const make = async (ids: readonly string[]) => {
    for (const id of ids) attempted.add(id);
    const made = await engine.makeThumbnails({ ids: [...ids] });
    return made.ok ? made.value.items : [];
  };

  const makeMissing = async (ids: readonly string[]): Promise<void> => {
    if (mode === 'making') return;
    const { items } = store.getState();
    const missing = ids.filter((id) => !attempted.has(id) && items.get(id)?.hasThumbnail === false);
    if (missing.length === 0) return;
    mode = 'making';
    const made = await make(missing.slice(0, batchSize));
    mode = 'idle';
    put(made);
    void makeMissing(missing);
  };

  return {
    makeMissing,
    async recreate(id) {
      if (attempted.has(id)) return;
      const made = await make([id]);
      if (made.length === 0) return;
      store.setState(({ refreshedThumbnails }) => ({
        refreshedThumbnails: new Set(refreshedThumbnails).add(id),
      }));
      put(made);
    },
  };
}
