import type { Result } from '../../../../contract/bridge.ts';
import type { ErrorData } from '../../../../contract/errors.ts';
import type { Privacy, RemoteImage } from '../../../../contract/host.ts';
import type { HoldReason, JobSource } from '../../../../contract/job.ts';
import type { MetadataRule } from '../../../../contract/metadata.ts';
import type { Lane } from '../../../../contract/origin.ts';
import type { Looked } from '../../../../contract/reading.ts';
import type { Access } from '../access.ts';
import { listThumbnails } from '../library/list-thumbnails.ts';
import type {
  AttemptResult,
  Description,
  JobFilter,
  JobResults,
  NewJob,
  PreparedContent,
  ProcessingInfo,
  Recovery,
  StoredJob,
} from '../types.ts';
import { addJobs } from './add-jobs.ts';
import { addMirror } from './add-mirror.ts';
import { arrangeJobs } from './arrange-jobs.ts';
import { beginEdit } from './begin-edit.ts';
import { beginPreparing } from './begin-preparing.ts';
import { cancelJobs } from './cancel-jobs.ts';
import { changeJobPrivacy } from './change-job-privacy.ts';
import { changeMetadata } from './change-metadata.ts';
import { countDraftedJobs } from './count-drafted-jobs.ts';
import { countJobs } from './count-jobs.ts';
import { countOpenJobs } from './count-open-jobs.ts';
import { describeJobs } from './describe-jobs.ts';
import { dismissJobs } from './dismiss-jobs.ts';
import { endLook } from './end-look.ts';
import { endProcessing, type ProcessingEnd } from './end-processing.ts';
import { endUndoDelay } from './end-undo-delay.ts';
import { failJob } from './fail-job.ts';
import { finishEdit } from './finish-edit.ts';
import { finishPreparing } from './finish-preparing.ts';
import { getJob } from './get-job.ts';
import { getJobs, getListedJobs } from './get-jobs.ts';
import { holdJob } from './hold-job.ts';
import { joinPost } from './join-post.ts';
import { leaveEdit } from './leave-edit.ts';
import { listJobs } from './list-jobs.ts';
import { listJobsOfBatch } from './list-jobs-of-batch.ts';
import { listOpenMirrors } from './list-open-mirrors.ts';
import { listToMirror } from './list-to-mirror.ts';
import { listWaitingFor } from './list-waiting-for.ts';
import { moveJobs } from './move-jobs.ts';
import { offerJobs } from './offer-jobs.ts';
import { pruneJobs } from './prune-jobs.ts';
import { recover } from './recover.ts';
import { releaseConsent } from './release-consent.ts';
import { releaseJob } from './release-job.ts';
import { releasePrivate } from './release-private.ts';
import { replaceSource } from './replace-source.ts';
import { requeueJob } from './requeue-job.ts';
import { resendUncertain } from './resend-uncertain.ts';
import { type ElsewhereEnd, resolveElsewhere } from './resolve-elsewhere.ts';
import { resolveProcessing } from './resolve-processing.ts';
import { resolveUploaded } from './resolve-uploaded.ts';
import { retryJobs } from './retry-jobs.ts';
import { reuseLink } from './reuse-link.ts';
import { revertEdit } from './revert-edit.ts';
import { setJobsAccount } from './set-jobs-account.ts';
import { setThumbnail } from './set-thumbnail.ts';
import { type SettledRoute, settleRoute } from './settle-route.ts';
import type { StoredState } from './states.ts';
import { type ProcessingUpdate, updateProcessing } from './update-processing.ts';
import { uploadAs } from './upload-as.ts';

export interface JobStore {
  add(jobs: readonly NewJob[]): StoredJob[];
  get(id: string): StoredJob | null;
  /** Gets jobs in the order asked; unknown ids are left out. */
  getMany(ids: readonly string[]): StoredJob[];
  /** As `getMany`, without the dismissed. */
  getListed(ids: readonly string[]): StoredJob[];
  /** Lists jobs by `seq`. */
  list(filter?: JobFilter): StoredJob[];
  listOfBatch(batchId: string): StoredJob[];
  /**
   * Lists open jobs of the command line, of no post, that were made of one of these sources.
   * @param sentSince those too that were sent since then; null: none
   */
  listWaitingFor(sources: readonly JobSource[], sentSince: number | null): StoredJob[];
  /** Counts the listed jobs: without the dismissed. */
  count(): Record<StoredState, number>;
  beginPreparing(id: string): Result<StoredJob>;
  finishPreparing(id: string, found: PreparedContent): Result<StoredJob>;
  /** Requeues a job in `preparing` that was aborted. */
  requeue(id: string): Result<StoredJob>;
  /** Fails a job in `queued`, `preparing` or `ready`; an attempt fails through `finishAttempt`. */
  fail(id: string, failure: ErrorData): Result<StoredJob>;
  /**
   * Cancels jobs in `queued`, `preparing`, `ready` or `uncertain`; an attempt is cancelled through `finishAttempt`.
   */
  cancel(ids: readonly string[]): JobResults;
  /** Retries jobs in `failed` or `cancelled`; a dismissed job is listed again. */
  retry(ids: readonly string[]): JobResults;
  /** Lets other machines upload jobs. */
  offer(ids: readonly string[]): JobResults;
  /** uncertain -> ready, flagged `maybeTwice`. */
  resend(id: string, maybeTwice: boolean): Result<StoredJob>;
  /** uncertain -> uploaded */
  resolveUploaded(id: string, host: string, remote: RemoteImage, historyId: string): Result<AttemptResult>;
  /** ready -> uploaded, by another machine */
  resolveElsewhere(id: string, host: string, end: ElsewhereEnd): Result<AttemptResult>;
  /** uncertain -> processing */
  resolveProcessing(id: string, processing: ProcessingInfo): Result<StoredJob>;
  /** Updates a job in `processing`. */
  updateProcessing(id: string, news: ProcessingUpdate): Result<StoredJob>;
  /** processing -> uploaded, failed or cancelled */
  endProcessing(id: string, end: ProcessingEnd, historyId: string): Result<AttemptResult>;
  /** Takes ended jobs out of the list. */
  dismiss(ids: readonly string[]): JobResults;
  /** Describes jobs in `queued`, `preparing` or `ready`; undefined fields stay. */
  describe(ids: readonly string[], description: Description): JobResults;
  /** Recovers what a dead engine left; to be called once, before anything else is done with the jobs. */
  recover(): Recovery;
  /** Stores the thumbnail of that content. @returns whether it is still the job's */
  setThumbnail(id: string, sha256: string, look: string | null): boolean;
  /** Names of thumbnails of the jobs in the list. */
  listThumbnails(): string[];
  /**
   * Deletes jobs dismissed before that time, some hundreds at once; history stays.
   * @returns whether there may be more
   */
  prune(before: number): boolean;
  /** preparing -> held */
  hold(id: string, found: PreparedContent, held: HoldReason): Result<StoredJob>;
  /** Replaces the source of a job in `preparing`: by the download of its address, or by a conversion. */
  replaceSource(
    id: string,
    by: Pick<StoredJob, 'source'> & Partial<Pick<StoredJob, 'original' | 'converted'>>,
  ): Result<StoredJob>;
  /** Changes the metadata rule before the upload has begun: what is sent is decided again. */
  changeMetadata(ids: readonly string[], metadata: MetadataRule): JobResults;
  /** held -> ready, of a duplicate */
  release(id: string): Result<StoredJob>;
  /**
   * Stores what a look at a job's picture, of that content, found. What waited for it is held as `private`, or ready.
   * @returns null where it has other content by now, or was removed
   */
  endLook(id: string, sha256: string, looked: Looked): StoredJob | null;
  /** held -> ready, of what looks private */
  releasePrivate(id: string): Result<StoredJob>;
  /** held -> queued, of what waited for consent */
  releaseConsent(ids: readonly string[]): JobResults;
  /** Ends the undo delay; a backoff stays. @returns the job as it is now */
  endUndoDelay(id: string): StoredJob | null;
  /** Ends a job as uploaded without an upload: from held, or with what was found from preparing. */
  reuseLink(id: string, found?: PreparedContent & Pick<StoredJob, 'held'>): Result<StoredJob>;
  /** Holds a job for editing, now or when it is prepared; refused once its upload has begun. */
  beginEdit(id: string): Result<StoredJob>;
  /** held -> queued, with another picture. */
  finishEdit(id: string, edited: JobSource): Result<StoredJob>;
  leaveEdit(id: string): Result<StoredJob>;
  revertEdit(id: string): Result<StoredJob>;
  /** Adds jobs to a post and its lane; those it held are ready. */
  joinPost(ids: readonly string[], postId: string, lane?: Lane): JobResults;
  /** Sets the account of jobs that are not being uploaded yet. */
  setAccount(ids: readonly string[], account: string | null): void;
  /**
   * Puts jobs that wait in this order, before those that were put in order earlier; the rest of a post follows the first
   * of it. @returns as done all that have a place then
   */
  arrange(ids: readonly string[]): JobResults;
  /** Gives jobs another account; refused once their upload has begun. Without one they are hidden. */
  uploadAs(ids: readonly string[], account: string | null): JobResults;
  /** Gives jobs another destination; refused once their upload has begun. */
  move(ids: readonly string[], host: string): JobResults;
  /** Decides an open route in `preparing`; with another destination: preparing -> queued */
  settleRoute(id: string, route: SettledRoute): Result<StoredJob>;
  /**
   * Adds the mirror of a job, or with null gives it up.
   * @returns null where none was to be made, or the job's picture was deleted meanwhile
   */
  addMirror(id: string, mirror: NewJob | null): StoredJob | null;
  /** Lists uploaded jobs whose mirror is still to be made. */
  listToMirror(): StoredJob[];
  /** Lists mirrors of a job that have not ended. */
  listOpenMirrors(id: string): string[];
  /** Counts the jobs that have not ended, by their destination. */
  countOpen(): ReadonlyMap<string, number>;
  /** Counts the jobs that wait for a draft to be submitted. */
  countDrafted(): number;
  /** Changes the privacy of jobs that have not arrived. @param title for those that have none */
  changePrivacy(ids: readonly string[], privacy: Privacy, title: string | null): JobResults;
}

export function jobStore({ read, write, writeSoon }: Access): JobStore {
  return {
    add: write(addJobs),
    get: read(getJob),
    getMany: read(getJobs),
    getListed: read(getListedJobs),
    list: read(listJobs),
    listOfBatch: read(listJobsOfBatch),
    listWaitingFor: read(listWaitingFor),
    count: read(countJobs),
    beginPreparing: writeSoon(beginPreparing),
    finishPreparing: writeSoon(finishPreparing),
    requeue: writeSoon(requeueJob),
    fail: write(failJob),
    cancel: write(cancelJobs),
    retry: write(retryJobs),
    offer: write(offerJobs),
    resend: write(resendUncertain),
    resolveUploaded: write(resolveUploaded),
    resolveElsewhere: write(resolveElsewhere),
    resolveProcessing: write(resolveProcessing),
    updateProcessing: write(updateProcessing),
    endProcessing: write(endProcessing),
    dismiss: write(dismissJobs),
    describe: write(describeJobs),
    recover: write(recover),
    listThumbnails: read((tables) => listThumbnails(tables).ofJobs),
    prune: write(pruneJobs),
    hold: write(holdJob),
    replaceSource: write(replaceSource),
    changeMetadata: write(changeMetadata),
    release: write(releaseJob),
    releaseConsent: write(releaseConsent),
    endLook: write(endLook),
    releasePrivate: write(releasePrivate),
    endUndoDelay: write(endUndoDelay),
    reuseLink: write(reuseLink),
    beginEdit: write(beginEdit),
    finishEdit: write(finishEdit),
    leaveEdit: write(leaveEdit),
    revertEdit: write(revertEdit),
    joinPost: write(joinPost),
    setAccount: write(setJobsAccount),
    arrange: write(arrangeJobs),
    move: write(moveJobs),
    uploadAs: write(uploadAs),
    settleRoute: write(settleRoute),
    addMirror: write(addMirror),
    listToMirror: read(listToMirror),
    listOpenMirrors: read(listOpenMirrors),
    setThumbnail: writeSoon(setThumbnail),
    countOpen: read(countOpenJobs),
    countDrafted: read(countDraftedJobs),
    changePrivacy: write(changeJobPrivacy),
  };
}
