import type { Result } from '../../../contract/bridge.ts';
import type { Failure } from '../../../contract/errors.ts';
import type { Deletion, LibraryItem, LibrarySearch } from '../../../contract/library.ts';
import type { MetadataRule } from '../../../contract/metadata.ts';
import type {
  Held,
  HistoryItem,
  JobSource,
  Lane,
  Privacy,
  RemoteImage,
  Settings,
} from '../../../contract/records.ts';
import type { LedgerSnapshot } from '../scheduler/types.ts';
import { listAccounts } from './accounts/list-accounts.ts';
import { putAccount } from './accounts/put-account.ts';
import { removeAccount } from './accounts/remove-account.ts';
import { commitAttempt } from './attempts/commit-attempt.ts';
import { finishAttempt } from './attempts/finish-attempt.ts';
import { startAttempt } from './attempts/start-attempt.ts';
import { copyDatabase } from './copy-database.ts';
import { withStoreErrors } from './errors.ts';
import { createFolderStore, type FolderStore } from './folders/folder-store.ts';
import { addJobs } from './jobs/add-jobs.ts';
import { beginEdit } from './jobs/begin-edit.ts';
import { beginPreparing } from './jobs/begin-preparing.ts';
import { cancelJobs } from './jobs/cancel-jobs.ts';
import { changeJobPrivacy } from './jobs/change-job-privacy.ts';
import { changeMetadata } from './jobs/change-metadata.ts';
import { countDraftedJobs } from './jobs/count-drafted-jobs.ts';
import { countJobs } from './jobs/count-jobs.ts';
import { describeJobs } from './jobs/describe-jobs.ts';
import { dismissJobs } from './jobs/dismiss-jobs.ts';
import { endProcessing, type ProcessingEnd } from './jobs/end-processing.ts';
import { endUndoDelay } from './jobs/end-undo-delay.ts';
import { failJob } from './jobs/fail-job.ts';
import { finishEdit } from './jobs/finish-edit.ts';
import { finishPreparing } from './jobs/finish-preparing.ts';
import { getJob } from './jobs/get-job.ts';
import { getJobs } from './jobs/get-jobs.ts';
import { holdJob } from './jobs/hold-job.ts';
import { joinPost } from './jobs/join-post.ts';
import { leaveEdit } from './jobs/leave-edit.ts';
import { listJobs } from './jobs/list-jobs.ts';
import { listJobsOfBatch } from './jobs/list-jobs-of-batch.ts';
import { pruneJobs } from './jobs/prune-jobs.ts';
import { recover } from './jobs/recover.ts';
import { releaseConsent } from './jobs/release-consent.ts';
import { releaseJob } from './jobs/release-job.ts';
import { replaceSource } from './jobs/replace-source.ts';
import { requeueJob } from './jobs/requeue-job.ts';
import { resendUncertain } from './jobs/resend-uncertain.ts';
import { resolveProcessing } from './jobs/resolve-processing.ts';
import { resolveUploaded } from './jobs/resolve-uploaded.ts';
import { retryJobs } from './jobs/retry-jobs.ts';
import { reuseLink } from './jobs/reuse-link.ts';
import { revertEdit } from './jobs/revert-edit.ts';
import { setJobsAccount } from './jobs/set-jobs-account.ts';
import type { StoredState } from './jobs/states.ts';
import { type ProcessingUpdate, updateProcessing } from './jobs/update-processing.ts';
import { listSpending } from './ledger/list-spending.ts';
import { loadLedger } from './ledger/load-ledger.ts';
import { saveLedger } from './ledger/save-ledger.ts';
import type { NewHistory } from './library/add-history.ts';
import { applyRemoteChange, type RemoteChange } from './library/apply-remote-change.ts';
import { cancelDeletion } from './library/cancel-deletion.ts';
import { countGroups, type LibraryGroup } from './library/count-groups.ts';
import { describeItems, type ItemTexts } from './library/describe-items.ts';
import { discardEdits } from './library/discard-edits.ts';
import { findDuplicate } from './library/find-duplicate.ts';
import { findIds } from './library/find-ids.ts';
import { type FoundPage, findPage, type PageCursor } from './library/find-page.ts';
import { forgetItems } from './library/forget-items.ts';
import { getFacets, type LibraryFacets } from './library/get-facets.ts';
import { getItemByJob } from './library/get-item-by-job.ts';
import { getItems } from './library/get-items.ts';
import { type ImportResult, importItems } from './library/import-items.ts';
import type { ItemResults } from './library/items.ts';
import { listDueDeletions } from './library/list-due-deletions.ts';
import { listIdsOfJobs } from './library/list-ids-of-jobs.ts';
import { listPendingEdits } from './library/list-pending-edits.ts';
import { type ItemThumbnail, listThumbnails } from './library/list-thumbnails.ts';
import { listUploadTimes } from './library/list-upload-times.ts';
import { purgeForgotten } from './library/purge-forgotten.ts';
import { type PendingEdit, recordSync, type SyncOutcome } from './library/record-sync.ts';
import { recoverDeletions } from './library/recover-deletions.ts';
import { requestSharing } from './library/request-sharing.ts';
import { scheduleDeletion } from './library/schedule-deletion.ts';
import { searchHistory } from './library/search-history.ts';
import { setDeletion } from './library/set-deletion.ts';
import { setFavorite } from './library/set-favorite.ts';
import { setHasThumbnail } from './library/set-has-thumbnail.ts';
import { type LinkState, setLinkState } from './library/set-link-state.ts';
import { undoForget } from './library/undo-forget.ts';
import { migrations } from './migrations/index.ts';
import { type OpenedDatabase, openDatabase } from './open.ts';
import { getPost } from './posts/get-post.ts';
import { listPosts } from './posts/list-posts.ts';
import { removePost } from './posts/remove-post.ts';
import { savePost } from './posts/save-post.ts';
import { grantGalleryConsent } from './settings/grant-gallery-consent.ts';
import { hasGalleryConsent } from './settings/has-gallery-consent.ts';
import { isPaused } from './settings/is-paused.ts';
import { readSettings } from './settings/read-settings.ts';
import { revokeGalleryConsent } from './settings/revoke-gallery-consent.ts';
import { setPaused } from './settings/set-paused.ts';
import { writeSettings } from './settings/write-settings.ts';
import { openTables } from './tables.ts';
import type {
  AttemptEnd,
  AttemptResult,
  AttemptStart,
  Description,
  HistoryPage,
  HistorySearch,
  JobFilter,
  JobResults,
  NewJob,
  PreparedContent,
  ProcessingInfo,
  Recovery,
  Spending,
  StoredAccount,
  StoredJob,
  StoredPost,
  StoreNotice,
} from './types.ts';

/**
 * Everything durable, in one SQLite file. Each verb is one transaction, on disk when it returns. What a state does
 * not allow comes back as a `wrong-state` failure, an unknown id as `not-found`; trouble with the file is thrown as
 * `CallFailed` with `disk-full`, `profile-unwritable`, `profile-locked` or `profile-damaged`.
 */
export interface Store {
  readonly notice: StoreNotice | null;

  addJobs(jobs: readonly NewJob[]): StoredJob[];
  getJob(id: string): StoredJob | null;
  /** In the order asked; unknown ids are left out. */
  getJobs(ids: readonly string[]): StoredJob[];
  /** By `seq`. */
  listJobs(filter?: JobFilter): StoredJob[];
  jobsOfBatch(batchId: string): StoredJob[];
  /** Of those in the list: without the dismissed. */
  countJobs(): Record<StoredState, number>;

  beginPreparing(id: string): Result<StoredJob>;
  prepared(id: string, found: PreparedContent): Result<StoredJob>;
  /** From `preparing`, when it was broken off. */
  backToQueued(id: string): Result<StoredJob>;

  /** ready -> uploading. On disk with its reservation before the first byte leaves. */
  startAttempt(start: AttemptStart): Result<StoredJob>;
  /** The last bytes are about to leave: from here on the picture may have arrived. */
  commitAttempt(attemptId: string): Result<void>;
  finishAttempt(end: AttemptEnd): Result<AttemptResult>;

  /** From `queued`, `preparing` and `ready`; an attempt fails through `finishAttempt`. */
  failJob(id: string, failure: Failure): Result<StoredJob>;
  /** From `queued`, `preparing`, `ready` and `uncertain`; an attempt is cancelled through `finishAttempt`. */
  cancelJobs(ids: readonly string[]): JobResults;
  /** From `failed` and `cancelled`; a dismissed job comes back into the list. */
  retryJobs(ids: readonly string[]): JobResults;
  /** uncertain -> ready, flagged `maybeTwice`. */
  resendUncertain(id: string, maybeTwice: boolean): Result<StoredJob>;
  /** uncertain -> uploaded */
  foundUpload(id: string, host: string, remote: RemoteImage, historyId: string): Result<AttemptResult>;
  /** uncertain -> processing */
  foundProcessing(id: string, processing: ProcessingInfo): Result<StoredJob>;
  /** Of a job in `processing`. */
  noteProcessing(id: string, news: ProcessingUpdate): Result<StoredJob>;
  /** processing -> uploaded, failed or cancelled */
  endProcessing(id: string, end: ProcessingEnd, historyId: string): Result<AttemptResult>;
  /** Only of ended jobs. */
  dismissJobs(ids: readonly string[]): JobResults;
  /** In `queued`, `preparing` and `ready`; what is undefined stays. */
  describeJobs(ids: readonly string[], description: Description): JobResults;

  /** To be called once, before anything else is done with the jobs. */
  recover(): Recovery;

  /** Null when nothing was saved or what was saved cannot be read. */
  loadLedger(host: string, spender: string): LedgerSnapshot | null;
  saveLedger(host: string, spender: string, snapshot: LedgerSnapshot): void;
  /** By time, oldest first; `time` itself included. */
  spentSince(time: number): Spending[];

  searchHistory(search: HistorySearch): HistoryPage;
  getHistoryByJob(jobId: string): HistoryItem | null;

  /** One page of the library: ids, at most `limit`, behind `after`. */
  findLibrary(search: LibrarySearch, limit: number, after: PageCursor | null): FoundPage;
  /** The ids of all that match, in order, as a JSON array. */
  libraryIds(search: LibrarySearch): string;
  /** Of jobs that have arrived, in the order asked; of a reused link, the item that it is of. */
  itemsOfJobs(ids: readonly string[]): string[];
  /** How many of each group match, in the order of the list; none of a search that makes no groups. */
  libraryGroups(search: LibrarySearch): LibraryGroup[];
  libraryFacets(): LibraryFacets;
  /** When each of all that match was uploaded, newest first. */
  libraryTimes(search: LibrarySearch): number[];
  /** In the order asked; unknown ids are left out. */
  getItems(ids: readonly string[]): LibraryItem[];
  importItems(items: readonly NewHistory[]): ImportResult;
  /** Out of the library, until they are dropped or come back by `undoForget`. */
  forgetItems(ids: readonly string[]): ItemResults;
  undoForget(ids: readonly string[]): ItemResults;
  dropForgotten(time: number): void;
  scheduleDeletion(ids: readonly string[], deleteAt: number): ItemResults;
  undoDeletion(ids: readonly string[]): ItemResults;
  dueDeletions(limit: number): { id: string; deleteAt: number }[];
  writeDeletion(id: string, deletion: Deletion): Result<void>;
  /** To be called once, before deletions are done: those that a dead engine left are due again, at that time or later. */
  recoverDeletions(earliest: number): void;
  /** What a look at the link found, now. */
  writeCheck(id: string, state: LinkState): void;
  /** Items with the names of their thumbnails, oldest first, uploaded after that time. */
  thumbnailsOfItems(after: number, limit: number): ItemThumbnail[];
  /** Names of thumbnails of the jobs in the list. */
  thumbnailsOfJobs(): string[];
  /** Jobs dismissed before that time go, some hundreds at once; history stays. @returns whether there may be more */
  pruneJobs(before: number): boolean;
  markThumbnail(id: string, isThere: boolean): void;

  /** Oldest first. */
  listAccounts(): StoredAccount[];
  /** New, or in the place of what was known of it. */
  putAccount(account: StoredAccount): void;
  /** Its uploads keep its name. */
  removeAccount(id: string): void;

  findDuplicate(sha256: string, host: string, privacy: Privacy, account: string | null): Held | null;
  /** preparing -> held */
  holdJob(id: string, found: PreparedContent, held: Held): Result<StoredJob>;
  /** Before their upload has begun: it is decided anew what of them is sent. */
  /** Of a job that is being prepared: what was at its address, or was made of its picture. */
  replaceSource(
    id: string,
    by: Pick<StoredJob, 'source'> & Partial<Pick<StoredJob, 'original' | 'converted'>>,
  ): Result<StoredJob>;
  changeMetadata(ids: readonly string[], metadata: MetadataRule): JobResults;
  /** held -> ready, of a duplicate */
  releaseJob(id: string): Result<StoredJob>;
  /** held -> queued, of what waited for a yes to where it goes */
  releaseConsent(ids: readonly string[]): JobResults;
  /** It may go at once; what waits after a fault stays. @returns the job as it is now */
  endGrace(id: string): StoredJob | null;
  /** To uploaded without an upload: from held, or with what was found from preparing. */
  reuseLink(id: string, found?: PreparedContent & Pick<StoredJob, 'held'>): Result<StoredJob>;

  /** Holds it for editing, now or when it is prepared; refused once its upload has begun. */
  beginEdit(id: string): Result<StoredJob>;
  /** held -> queued, with another picture. */
  finishEdit(id: string, edited: JobSource): Result<StoredJob>;
  leaveEdit(id: string): Result<StoredJob>;
  revertEdit(id: string): Result<StoredJob>;
  /** Writes a post as it is now, new or not. */
  savePost(post: StoredPost): void;
  getPost(id: string): StoredPost | null;
  /** Newest first. */
  listPosts(): StoredPost[];
  removePost(id: string): void;
  /** Jobs are reserved together with the others of a post from now on, in its lane; those it held are ready. */
  joinPost(ids: readonly string[], postId: string, lane?: Lane): JobResults;
  /** Those that are not on their way yet go up under this account. */
  giveAccount(ids: readonly string[], account: string | null): void;
  /** Jobs that wait for a draft to be submitted. */
  countDrafted(): number;
  /** Somebody said once that things may be shown to everybody. */
  acceptGallery(): void;
  hasAcceptedGallery(): boolean;
  /** Takes that back. */
  withdrawGallery(): void;
  /** What the host shows of an item was changed there. */
  writeAbout(id: string, about: RemoteChange): void;
  /** New texts of items, which the host is to be told of. */
  describeItems(ids: readonly string[], texts: ItemTexts): ItemResults;
  wantSharing(id: string, to: Privacy, mature: boolean): void;
  /** Items with a change that is to be sent, the oldest first. */
  itemsToTell(): string[];
  /** How the telling of a change went; what was changed since stays to be told. @returns whether anything is written */
  writeTelling(id: string, telling: PendingEdit, told: SyncOutcome): boolean;
  /** Of changes that failed: back to what the host shows. */
  dropChanges(ids: readonly string[]): ItemResults;
  markFavorite(id: string, account: string | null): void;
  /** Until they have arrived. @param title for those that have none */
  changeJobPrivacy(ids: readonly string[], privacy: Privacy, title: string | null): JobResults;

  /** What is missing or not valid has its default. */
  readSettings(): Settings;
  writeSettings(patch: Partial<Settings>): Settings;
  isPaused(): boolean;
  setPaused(paused: boolean): void;

  readonly folders: FolderStore;

  /** Writes a whole and compact copy to `target`, in place of what is there. */
  backup(target: string): void;
  close(): void;
}

export interface StoreOptions {
  /** Folder of the profile; made if it is not there. */
  readonly profile: string;
  /** Milliseconds since 1970 UTC. */
  readonly now: () => number;
}

/**
 * Opens `<profile>/snapferry.db`, brings it up to date, and sets it aside when it is damaged (see `notice`).
 *
 * @throws {import('../../../contract/failure.ts').CallFailed} `profile-newer`, `profile-unwritable`, `disk-full`,
 * `profile-locked`
 */
export function openStore({ profile, now }: StoreOptions): Store {
  return createStore(openDatabase(profile, now, migrations), now);
}

/** The verbs over a database that is open. */
export function createStore({ db, notice }: OpenedDatabase, now: () => number): Store {
  const tables = openTables(db, now);
  const write = <A extends unknown[], R>(verb: (...args: A) => R) => {
    const run = db.transaction(verb);
    return (...args: A): R => withStoreErrors(() => run.immediate(...args));
  };
  const read = <A extends unknown[], R>(verb: (...args: A) => R) => {
    const run = db.transaction(verb);
    return (...args: A): R => withStoreErrors(() => run.deferred(...args));
  };
  return {
    notice,
    folders: createFolderStore(tables, write),
    addJobs: write(addJobs(tables)),
    getJob: read(getJob(tables)),
    getJobs: read(getJobs(tables)),
    listJobs: read(listJobs(tables)),
    jobsOfBatch: read(listJobsOfBatch(tables)),
    countJobs: read(countJobs(tables)),
    beginPreparing: write(beginPreparing(tables)),
    prepared: write(finishPreparing(tables)),
    backToQueued: write(requeueJob(tables)),
    startAttempt: write(startAttempt(tables)),
    commitAttempt: write(commitAttempt(tables)),
    finishAttempt: write(finishAttempt(tables)),
    failJob: write(failJob(tables)),
    cancelJobs: write(cancelJobs(tables)),
    retryJobs: write(retryJobs(tables)),
    resendUncertain: write(resendUncertain(tables)),
    foundUpload: write(resolveUploaded(tables)),
    foundProcessing: write(resolveProcessing(tables)),
    noteProcessing: write(updateProcessing(tables)),
    endProcessing: write(endProcessing(tables)),
    dismissJobs: write(dismissJobs(tables)),
    describeJobs: write(describeJobs(tables)),
    recover: write(recover(tables)),
    loadLedger: read(loadLedger(tables)),
    saveLedger: write(saveLedger(tables)),
    spentSince: read(listSpending(tables)),
    searchHistory: read(searchHistory(tables)),
    getHistoryByJob: read(getItemByJob(tables)),
    dropForgotten: write(purgeForgotten(tables)),
    dueDeletions: read(listDueDeletions(tables)),
    findDuplicate: read(findDuplicate(tables)),
    listAccounts: read(listAccounts(tables)),
    putAccount: write(putAccount(tables)),
    removeAccount: write(removeAccount(tables)),
    findLibrary: read(findPage(tables)),
    libraryIds: read(findIds(tables)),
    forgetItems: write(forgetItems(tables)),
    getItems: read(getItems(tables)),
    replaceSource: write(replaceSource(tables)),
    changeMetadata: write(changeMetadata(tables)),
    beginEdit: write(beginEdit(tables)),
    finishEdit: write(finishEdit(tables)),
    leaveEdit: write(leaveEdit(tables)),
    revertEdit: write(revertEdit(tables)),
    holdJob: write(holdJob(tables)),
    importItems: write(importItems(tables)),
    itemsOfJobs: read(listIdsOfJobs(tables)),
    libraryGroups: read(countGroups(tables)),
    libraryFacets: read(getFacets(tables)),
    libraryTimes: read(listUploadTimes(tables)),
    thumbnailsOfItems: read(listThumbnails(tables).ofItems),
    thumbnailsOfJobs: read(listThumbnails(tables).ofJobs),
    pruneJobs: write(pruneJobs(tables)),
    markThumbnail: write(setHasThumbnail(tables)),
    recoverDeletions: write(recoverDeletions(tables)),
    releaseConsent: write(releaseConsent(tables)),
    releaseJob: write(releaseJob(tables)),
    endGrace: write(endUndoDelay(tables)),
    reuseLink: write(reuseLink(tables)),
    scheduleDeletion: write(scheduleDeletion(tables)),
    undoDeletion: write(cancelDeletion(tables)),
    undoForget: write(undoForget(tables)),
    writeCheck: write(setLinkState(tables)),
    writeDeletion: write(setDeletion(tables)),
    savePost: write(savePost(tables)),
    getPost: read(getPost(tables)),
    listPosts: read(listPosts(tables)),
    removePost: write(removePost(tables)),
    joinPost: write(joinPost(tables)),
    giveAccount: write(setJobsAccount(tables)),
    countDrafted: read(countDraftedJobs(tables)),
    acceptGallery: write(grantGalleryConsent(tables)),
    hasAcceptedGallery: read(hasGalleryConsent(tables)),
    writeAbout: write(applyRemoteChange(tables)),
    withdrawGallery: write(revokeGalleryConsent(tables)),
    describeItems: write(describeItems(tables)),
    wantSharing: write(requestSharing(tables)),
    itemsToTell: read(listPendingEdits(tables)),
    writeTelling: write(recordSync(tables)),
    dropChanges: write(discardEdits(tables)),
    markFavorite: write(setFavorite(tables)),
    changeJobPrivacy: write(changeJobPrivacy(tables)),
    readSettings: read(readSettings(tables)),
    writeSettings: write(writeSettings(tables)),
    isPaused: read(isPaused(tables)),
    setPaused: write(setPaused(tables)),
    backup: (target) => withStoreErrors(() => copyDatabase(db, target)),
    close: () => {
      db.close();
    },
  };
}
