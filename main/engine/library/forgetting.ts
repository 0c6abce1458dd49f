import { undoWindowMs } from '../../../contract/limits.ts';
import type { Clock } from '../clock.ts';
import type { Publisher } from '../publish/publisher.ts';
import type { Store } from '../store/store.ts';
import type { LibraryHandlers } from './handlers.ts';

/** Takes items out of the library, and purges them when that cannot be undone any more. */
export interface Forgetting {
  readonly handlers: Pick<LibraryHandlers, 'forget' | 'undoForget'>;
  purge(): void;
  stop(): void;
}

export function createForgetting({
  store,
  publisher,
  clock,
}: {
  readonly store: Pick<Store, 'library'>;
  readonly publisher: Pick<Publisher, 'itemsChanged' | 'itemsRemoved'>;
  readonly clock: Clock;
}): Forgetting {
  let cancelPurge = () => {};
  const purge = () => store.library.purgeForgotten(Math.floor(clock.now()) - undoWindowMs);
  return {
    purge,
    stop: () => cancelPurge(),
    handlers: {
      async forget({ ids }) {
        const result = store.library.forget(ids);
        publisher.itemsRemoved(result.done);
        cancelPurge();
        cancelPurge = clock.after(undoWindowMs, purge);
        return result;
      },
      async undoForget({ ids }) {
        purge();
        const result = store.library.undoForget(ids);
        publisher.itemsChanged(result.done);
        return result;
      },
    },
  };
}
