import type { Result } from '../../../../contract/bridge.ts';
import type { Privacy } from '../../../../contract/host.ts';
import type { HoldReason } from '../../../../contract/job.ts';
import type { Deletion, HistoryItem, LibraryItem, LibrarySearch } from '../../../../contract/library.ts';
import type { Access } from '../access.ts';
import type { HistoryPage, HistorySearch } from '../types.ts';
import type { NewHistory } from './add-history.ts';
import { applyRemoteChange, type RemoteChange } from './apply-remote-change.ts';
import { cancelDeletion } from './cancel-deletion.ts';
import { countGroups, type LibraryGroup } from './count-groups.ts';
import { describeItems, type ItemTexts } from './describe-items.ts';
import { discardEdits } from './discard-edits.ts';
import { findDuplicate } from './find-duplicate.ts';
import { findIds } from './find-ids.ts';
import { type FoundPage, findPage, type PageCursor } from './find-page.ts';
import { forgetItems } from './forget-items.ts';
import { getFacets, type LibraryFacets } from './get-facets.ts';
import { getItemByJob } from './get-item-by-job.ts';
import { getItems } from './get-items.ts';
import { type ImportResult, importItems } from './import-items.ts';
import type { ItemResults } from './items.ts';
import { listCopies } from './list-copies.ts';
import { listDueDeletions } from './list-due-deletions.ts';
import { listIdsOfJobs } from './list-ids-of-jobs.ts';
import { listPendingEdits } from './list-pending-edits.ts';
import { type ItemThumbnail, listThumbnails } from './list-thumbnails.ts';
import { listUploadTimes } from './list-upload-times.ts';
import { purgeForgotten } from './purge-forgotten.ts';
import { type PendingEdit, recordSync, type SyncOutcome } from './record-sync.ts';
import { recoverDeletions } from './recover-deletions.ts';
import { requestSharing } from './request-sharing.ts';
import { scheduleDeletion } from './schedule-deletion.ts';
import { searchHistory } from './search-history.ts';
import { setDeletion } from './set-deletion.ts';
import { setFavorite } from './set-favorite.ts';
import { setHasThumbnail } from './set-has-thumbnail.ts';
import { type LinkState, setLinkState } from './set-link-state.ts';
import { undoForget } from './undo-forget.ts';

export interface LibraryStore {
  searchHistory(search: HistorySearch): HistoryPage;
  getByJob(jobId: string): HistoryItem | null;
  /** Finds one page of the library: ids, at most `limit`, after the cursor `after`. */
  findPage(search: LibrarySearch, limit: number, after: PageCursor | null): FoundPage;
  /** Finds the ids of all matches, in order, as a JSON array. */
  findIds(search: LibrarySearch): string;
  /** Lists the items of jobs that have arrived, in the order asked; of a reused link, its item. */
  listIdsOfJobs(ids: readonly string[]): string[];
  /** Lists the copies of items that a rule made at other hosts. */
  listCopies(ids: readonly string[]): string[];
  /** Counts the matches of each group, in the order of the list; none of a search without groups. */
  countGroups(search: LibrarySearch): LibraryGroup[];
  getFacets(): LibraryFacets;
  /** Lists the upload times of all matches, newest first. */
  listUploadTimes(search: LibrarySearch): number[];
  /** Gets items in the order asked; unknown ids are left out. */
  getMany(ids: readonly string[]): LibraryItem[];
  importItems(items: readonly NewHistory[]): ImportResult;
  /** Takes items out of the library, until they are purged or restored by `undoForget`. */
  forget(ids: readonly string[]): ItemResults;
  undoForget(ids: readonly string[]): ItemResults;
  purgeForgotten(time: number): void;
  scheduleDeletion(ids: readonly string[], deleteAt: number): ItemResults;
  cancelDeletion(ids: readonly string[]): ItemResults;
  listDueDeletions(limit: number): { id: string; deleteAt: number }[];
  setDeletion(id: string, deletion: Deletion): Result<void>;
  /**
   * Recovers deletions that a dead engine left: they are due again, at that time or later. To be called once,
   * before deletions are done.
   */
  recoverDeletions(earliest: number): void;
  /** Stores the result of a link check, now. */
  setLinkState(id: string, state: LinkState): void;
  /** Lists items with the names of their thumbnails, oldest first, uploaded after that time. */
  listThumbnails(after: number, limit: number): ItemThumbnail[];
  /** @param look the perceptual hash of what was drawn; left out: what is stored of it stays */
  setHasThumbnail(id: string, isThere: boolean, look?: string | null): void;
  findDuplicate(sha256: string, host: string, privacy: Privacy, account: string | null): HoldReason | null;
  /** Applies a change of an item that was made at the host. */
  applyRemoteChange(id: string, about: RemoteChange): void;
  /** Sets new texts of items, which are to be sent to the host. */
  describe(ids: readonly string[], texts: ItemTexts): ItemResults;
  requestSharing(id: string, to: Privacy, mature: boolean): void;
  /** Lists items with an edit that is to be sent, the oldest first. */
  listPendingEdits(): string[];
  /**
   * Records the outcome of sending an edit; what was changed since stays pending.
   * @returns whether anything is written
   */
  recordSync(id: string, telling: PendingEdit, told: SyncOutcome): boolean;
  /** Discards edits that failed: the item shows again what the host has. */
  discardEdits(ids: readonly string[]): ItemResults;
  setFavorite(id: string, account: string | null): void;
}

export function libraryStore({ read, write }: Access): LibraryStore {
  return {
    searchHistory: read(searchHistory),
    getByJob: read(getItemByJob),
    findPage: read(findPage),
    findIds: read(findIds),
    listIdsOfJobs: read(listIdsOfJobs),
    listCopies: read(listCopies),
    countGroups: read(countGroups),
    getFacets: read(getFacets),
    listUploadTimes: read(listUploadTimes),
    getMany: read(getItems),
    importItems: write(importItems),
    forget: write(forgetItems),
    undoForget: write(undoForget),
    purgeForgotten: write(purgeForgotten),
    scheduleDeletion: write(scheduleDeletion),
    cancelDeletion: write(cancelDeletion),
    listDueDeletions: read(listDueDeletions),
    setDeletion: write(setDeletion),
    recoverDeletions: write(recoverDeletions),
    setLinkState: write(setLinkState),
    listThumbnails: read((tables) => listThumbnails(tables).ofItems),
    setHasThumbnail: write(setHasThumbnail),
    findDuplicate: read(findDuplicate),
    applyRemoteChange: write(applyRemoteChange),
    describe: write(describeItems),
    requestSharing: write(requestSharing),
    listPendingEdits: read(listPendingEdits),
    recordSync: write(recordSync),
    discardEdits: write(discardEdits),
    setFavorite: write(setFavorite),
  };
}
