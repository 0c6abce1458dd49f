import { AppError, errorData, toErrorData } from '../../../contract/app-error.ts';
import type { EngineOutput } from '../../../contract/engine.ts';
import type { ErrorData } from '../../../contract/errors.ts';
import type { FavoriteFolder } from '../../../contract/remote-edits.ts';
import { hostNotInUse } from '../hosts/not-in-use.ts';
import type { JobQueue } from '../jobs/index.ts';
import type { Store } from '../store/store.ts';
import type { RemoteEditHandlers } from './handlers.ts';

export interface FavoritesOptions {
  readonly store: Pick<Store, 'library' | 'settings'>;
  readonly queue: Pick<JobQueue, 'host' | 'request'>;
  readonly changed: (ids: readonly string[]) => void;
  /** Returns why a request as this account was not sent. */
  readonly whyNot: (account: string) => ErrorData;
}

/** Creates the handlers of an account's favourites and their folders. They ask the host at once. */
export function favoriteHandlers({
  store,
  queue,
  changed,
  whyNot,
}: FavoritesOptions): Pick<RemoteEditHandlers, 'favorite' | 'favoriteFolders' | 'changeFavoriteFolder'> {
  const setFavorite = async (id: string, isFavorite: boolean) => {
    const [item] = store.library.getMany([id]);
    if (!item) throw new AppError(errorData('not-found', `There is no item ${id}.`, { id }));
    if (item.host !== queue.host.id) throw new AppError(hostNotInUse(item.host));
    const account = item.account ?? store.settings.read().account;
    if (account === null) throw new AppError(errorData('account-needed', 'Favourites belong to an account.'));
    if ((item.favoriteOf === account) === isFavorite) return;
    // Turned over, read, and turned back where it was the other way round already.
    for (let turns = 0; turns < 2; turns++) {
      const answer = await queue.request(
        ({ albums: { postCost } }) => postCost,
        (host, credentials, signal) => host.albums.toggleFavorite(item.remote, credentials, signal),
        { account },
      );
      if (answer === null) throw new AppError(whyNot(account));
      if (answer.kind === 'failed') throw new AppError(answer.failure);
      store.library.setFavorite(id, answer.isFavorite ? account : null);
      changed([id]);
      if (answer.isFavorite === isFavorite) return;
    }
    throw new AppError(errorData('bad-answer', 'The host says each time that it is the other way round.'));
  };

  const listFolders = async (account: string): Promise<readonly FavoriteFolder[] | null> => {
    const answer = await queue.request(
      ({ favoriteFolders: { cost } }) => cost,
      ({ favoriteFolders }, credentials, signal) => favoriteFolders.list(credentials, signal),
      { account },
    );
    if (answer === null) throw new AppError(whyNot(account));
    if (answer.kind === 'failed') throw new AppError(answer.failure);
    return answer.folders;
  };

  return {
    async favorite({ ids, isFavorite }) {
      const into: EngineOutput<'favorite'> = { done: [], refused: [] };
      for (const id of new Set(ids)) {
        try {
          await setFavorite(id, isFavorite);
          into.done.push(id);
        } catch (thrown) {
          into.refused.push({ id, error: toErrorData(thrown) });
        }
      }
      return into;
    },
    async favoriteFolders({ account }) {
      const folders = await listFolders(account);
      return { folders: folders && [...folders] };
    },
    async changeFavoriteFolder({ account, id, isPrivate }) {
      const folder = (await listFolders(account))?.find((one) => one.id === id);
      if (!folder) throw new AppError(errorData('gone', `There is no folder ${id}.`, { id }));
      const answer = await queue.request(
        ({ favoriteFolders: { cost } }) => cost,
        ({ favoriteFolders }, credentials, signal) =>
          favoriteFolders.setPrivate(folder, isPrivate, credentials, signal),
        { account },
      );
      if (answer === null) throw new AppError(whyNot(account));
      if (answer.kind === 'failed') throw new AppError(answer.failure);
      const after = await listFolders(account);
      const isChanged = after?.find((one) => one.id === id)?.isPrivate === isPrivate;
      return { folders: after && [...after], isChanged };
    },
  };
}
