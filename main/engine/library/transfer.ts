import type { LibrarySearch } from '../../../contract/library.ts';
import type { Clock } from '../clock.ts';
import type { Publisher } from '../publish/publisher.ts';
import type { Store } from '../store/store.ts';
import { writePrivate } from '../write-private.ts';
import { exportCsv, exportJson } from './export.ts';
import type { LibraryHandlers } from './handlers.ts';
import { readImport } from './import/index.ts';
import { readHistory } from './import/read-history.ts';

const importBatchSize = 500;

/** Creates the handlers that export the library, and import from files of other programs. */
export function transferHandlers({
  store,
  publisher,
  clock,
  signal,
}: {
  readonly store: Pick<Store, 'library'>;
  readonly publisher: Pick<Publisher, 'itemsChanged'>;
  readonly clock: Clock;
  /** Aborted when the engine stops. */
  readonly signal: AbortSignal;
}): Pick<LibraryHandlers, 'exportLibrary' | 'importLibrary'> {
  const allIds = () => {
    const all: LibrarySearch = { text: '', sort: 'newest' };
    return store.library.findPage(all, Number.MAX_SAFE_INTEGER - 1, null).ids;
  };

  return {
    async exportLibrary({ format, path, ids }) {
      const items = store.library.getMany(ids ?? allIds());
      const text = format === 'json' ? exportJson(items, clock.now()) : exportCsv(items);
      const count = items.length;
      if (path === undefined) return { count, text };
      // Any reader of it can delete what was uploaded.
      await writePrivate(path, text);
      return { count, text: null };
    },
    async importLibrary(input) {
      const { source, items, refused } =
        'path' in input
          ? await readHistory(input.path, clock.now())
          : readImport(new TextEncoder().encode(input.text), clock.now());
      let added = 0;
      let known = 0;
      // In parts, because nothing else happens in the meantime; one that is broken off can be done again.
      for (let from = 0; from < items.length && !signal.aborted; from += importBatchSize) {
        const part = store.library.importItems(items.slice(from, from + importBatchSize));
        added += part.added.length;
        known += part.known;
        publisher.itemsChanged([...part.added, ...part.completed]);
        await new Promise(setImmediate);
      }
      return { source, added, known, refused: [...refused] };
    },
  };
}
