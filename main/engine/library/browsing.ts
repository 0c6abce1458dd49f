import { AppError, errorData } from '../../../contract/app-error.ts';
import type { PageCursor } from '../store/library/find-page.ts';
import type { Store } from '../store/store.ts';
import { countGroups } from './groups.ts';
import type { LibraryHandlers } from './handlers.ts';

/** Creates the handlers that find items and show them; they change nothing. */
export function browsingHandlers(
  store: Pick<Store, 'library'>,
): Pick<LibraryHandlers, 'library' | 'libraryIds' | 'libraryFacets' | 'itemsOfJobs' | 'libraryItems'> {
  return {
    async library({ limit, after, ...search }) {
      const isFirst = after === undefined;
      const { ids, end } = store.library.findPage(search, limit, isFirst ? null : parseCursor(after));
      const times = isFirst ? store.library.listUploadTimes(search) : null;
      return {
        items: store.library.getMany(ids),
        next: end && JSON.stringify([end.group, end.key, end.at]),
        counts: times && { total: times.length, groups: countGroups(store, search, times) },
      };
    },
    libraryIds: async (search) => ({ ids: store.library.findIds(search) }),
    libraryFacets: async () => store.library.getFacets(),
    itemsOfJobs: async ({ ids }) => ({ ids: store.library.listIdsOfJobs(ids) }),
    libraryItems: async ({ ids }) => ({ items: store.library.getMany(ids) }),
  };
}

/** Parses the position of a page. @throws {AppError} `bad-call` for what no page ended with */
function parseCursor(after: string): PageCursor {
  try {
    const [group, key, at] = JSON.parse(after) as [unknown, unknown, unknown];
    const isKey = typeof key === 'number' || typeof key === 'string';
    const isGroup = typeof group === 'string' || group === null;
    if (isGroup && isKey && typeof at === 'number') return { group, key, at };
  } catch {
    // Thrown below.
  }
  throw new AppError(errorData('bad-call', 'There is no such place in the library.'));
}
