import type { FavoriteFolder } from '../../../contract/remote-edits.ts';
import type { Cost, Observation } from '../scheduler/types.ts';
import type { Credentials, RequestFailure } from './requests.ts';

/** `folders` null: the host does not offer them to applications. */
export type FoldersResult =
  | {
      readonly kind: 'listed';
      readonly folders: readonly FavoriteFolder[] | null;
      readonly observation: Observation;
    }
  | RequestFailure;
/** `done` false: the host does not let applications do this. Its effect is seen in the list. */
export type FolderChange =
  | { readonly kind: 'asked'; readonly done: boolean; readonly observation: Observation }
  | RequestFailure;

/** Manages the folders in which an account keeps its favourites. */
export interface FavoriteFolders {
  readonly cost: Cost;
  list(credentials: Credentials, signal: AbortSignal): Promise<FoldersResult>;
  setPrivate(
    folder: Pick<FavoriteFolder, 'id' | 'name'>,
    isPrivate: boolean,
    credentials: Credentials,
    signal: AbortSignal,
  ): Promise<FolderChange>;
}
