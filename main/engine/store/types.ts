import type { Account } from '../../../contract/accounts.ts';
import type { ErrorData } from '../../../contract/errors.ts';
import type { Privacy, RemoteImage } from '../../../contract/host.ts';
import type { DuplicatePolicy, HoldReason, Job, JobSource } from '../../../contract/job.ts';
import type { HistoryItem } from '../../../contract/library.ts';
import type { Conversion, Media } from '../../../contract/media.ts';
import type { FoundMetadata, MetadataKind, MetadataRule } from '../../../contract/metadata.ts';
import type { Lane, Origin } from '../../../contract/origin.ts';
import type { Credit, PostEntry } from '../../../contract/posts.ts';
import type { Looked } from '../../../contract/reading.ts';
import type { Route } from '../../../contract/routing.ts';
import type { BytePlan } from '../byte-plan.ts';
import type { RemoteAlbum } from '../hosts/albums.ts';
import type { BudgetId, Cost, LedgerSnapshot, Settlement } from '../scheduler/types.ts';
import type { StoredState } from './jobs/states.ts';
import type { Tally } from './jobs/tally.ts';

/** A job as stored. What the contract's `Job` has beyond it, the engine derives at each read. */
export type StoredJob = Omit<
  Job,
  | 'state'
  | 'reason'
  | 'doneBy'
  | 'progress'
  | 'held'
  | 'original'
  | 'converted'
  | 'metadata'
  | 'carries'
  | 'cleaned'
  | 'processing'
  | 'credits'
  | 'route'
  | 'mirrorTo'
  | 'mirrorOf'
  | 'offered'
  | 'looked'
  | 'place'
> & {
  state: StoredState;
  /** Earliest time of the next attempt, ms; 0 for at once. */
  notBefore: number;
  /** Random and unique, the same at each attempt: the name under which the host gets the picture. */
  uploadKey: string;
  /** Perceptual hash, see media/likeness.ts; null where there is nothing to be drawn. */
  look: string | null;
  /** The reason why it is held, or, while it is being prepared, will be. */
  held: HoldReason | null;
  /** What a look at its picture found; null: it was not looked at. */
  looked: Looked | null;
  original: JobSource | null;
  converted: Conversion | null;
  duplicates: DuplicatePolicy;
  /** The rule chosen for this one; null: as the settings say. */
  metadata: MetadataRule | null;
  carries: readonly FoundMetadata[] | null;
  /** Null until it is decided, and for an address: nothing that is ready lacks it. */
  outgoing: Outgoing | null;
  /** The post whose pictures are reserved together with it. */
  postId: string | null;
  /** Set exactly in this state. */
  processing: ProcessingInfo | null;
  /** How its destination was decided; null: by an older version. */
  route: Route | null;
  /** True: other machines may upload it. */
  offered: boolean;
  /** Destination of the mirror that is to be made of it. */
  mirrorTo: string | null;
  /** The job whose picture it repeats. */
  mirrorOf: string | null;
  /** Place among those that were put in order; null: in order of arrival, after these. */
  place: number | null;
  /** What it has been through, as far as that bounds its retries. */
  tally: Tally;
};

/** An upload that the host is processing. */
export interface ProcessingInfo {
  /** The id of the host, and its origin: tickets mean nothing elsewhere. */
  readonly host: string;
  readonly origin: string;
  /** When the host accepted it, ms. */
  readonly since: number;
  /** Ticket by which its id is polled; null where the image came with the first answer. */
  readonly ticket: string | null;
  /** The image's id, once the ticket led to it. */
  readonly id: string | null;
  readonly remote: RemoteImage | null;
}

/** The bytes that are sent of a file. */
export interface Outgoing {
  readonly bytes: number;
  readonly sha256: string;
  readonly removed: readonly MetadataKind[];
  /** Null: the file as it is. */
  readonly recipe: BytePlan | null;
}

/** A new job; it begins as `queued`. */
export interface NewJob {
  readonly batchId: string;
  readonly origin: Origin;
  /** Id of the watched folder that it came from. */
  readonly folder: string | null;
  readonly source: JobSource;
  readonly name: string;
  readonly title: string | null;
  readonly description: string | null;
  readonly privacy: Privacy;
  /** Id of its destination; left out: the built-in one. */
  readonly host?: string;
  readonly route?: Route;
  readonly mirrorTo?: string | null;
  readonly mirrorOf?: string;
  /** True: other machines may upload it. */
  readonly offered?: boolean;
  /** Null: anonymous. */
  readonly account: string | null;
  readonly lane: Lane;
  /** Policy for content that was uploaded before. */
  readonly duplicates: DuplicatePolicy;
  readonly metadata?: MetadataRule | null | undefined;
  /** Holds the job for editing once it is prepared. */
  readonly edit?: boolean;
  /** Left out: none. */
  readonly postId?: string;
  /** Earliest time of sending, ms; left out: at once. */
  readonly notBefore?: number;
}

/** A post as stored; see migration 5 and posts/machine.ts for the states of its creation. */
export interface StoredPost {
  readonly id: string;
  readonly host: string;
  readonly account: string | null;
  readonly mark: string;
  readonly state: 'draft' | 'making' | 'done' | 'failed';
  readonly title: string;
  readonly description: string;
  readonly tags: readonly string[];
  readonly cover: string | null;
  readonly credit: Credit;
  readonly mature: boolean;
  readonly privacy: Privacy;
  readonly entries: readonly PostEntry[];
  readonly creation: 'none' | 'sent';
  readonly album: RemoteAlbum | null;
  readonly told: string | null;
  readonly toldBy: 'update' | 'contents' | null;
  readonly shown: string | null;
  readonly isPublic: boolean;
  readonly emptyLeft: boolean;
  readonly error: ErrorData | null;
  readonly createdAt: number;
  readonly updatedAt: number;
  readonly doneAt: number | null;
}

/** An account as stored, without its secrets. */
export interface StoredAccount extends Account {
  /** Origin of the host's API that its tokens are for, and the application that they were issued to. */
  readonly origin: string;
  readonly clientId: string;
  /** Key of its tokens in the secret store. */
  readonly vaultName: string;
}

export interface JobFilter {
  /** Only those that have not ended. */
  readonly open?: boolean;
  /** Includes dismissed ones. */
  readonly dismissed?: boolean;
}

/** The results of a change of many jobs, in the order asked. */
export interface JobResults {
  readonly done: StoredJob[];
  readonly refused: { readonly id: string; readonly error: ErrorData }[];
}

export interface PreparedContent {
  /** Null for an address that the host is to fetch itself. */
  readonly media: Media | null;
  readonly hasThumbnail: boolean;
  readonly look: string | null;
  readonly carries?: readonly FoundMetadata[] | null;
  /** Left out or null: the user has to decide first what is sent. */
  readonly outgoing?: Outgoing | null;
}

/** What is undefined stays. */
export interface Description {
  readonly title?: string | null | undefined;
  readonly description?: string | null | undefined;
}

export interface AttemptStart {
  readonly jobId: string;
  /** Chosen by the caller; the token of every later write about the attempt. */
  readonly attemptId: string;
  readonly host: string;
  readonly spender: string;
  readonly cost: Cost;
  /** Left out: unchanged. What is reserved lies in the attempt itself, so a ledger without it is no worse. */
  readonly ledger?: LedgerSnapshot;
  /** True if another machine may have sent it. Left out: as far as is known nobody has. */
  readonly maybeTwice?: boolean;
}

export type AttemptOutcome =
  | { readonly kind: 'taken'; readonly processing: Omit<ProcessingInfo, 'host'> }
  | { readonly kind: 'uploaded'; readonly remote: RemoteImage; readonly historyId: string }
  /** It was begun ahead, and taken back before its turn: as if it had not begun. */
  | { readonly kind: 'put-back' }
  | {
      readonly kind: 'failed';
      readonly failure: ErrorData;
      /**
       * `fetch-here`: the host could not fetch it from its address. `make-smaller`: it takes less than was assumed.
       */
      readonly next: 'ready' | 'failed' | 'uncertain' | 'cancelled' | 'fetch-here' | 'make-smaller';
      /** Earliest time of the retry, ms, where `next` is `ready`; 0 otherwise. */
      readonly notBefore: number;
      /** Set when the attempt may have arrived; once set, a job keeps it. */
      readonly maybeTwice: boolean;
      /** How much of it the host may have, and whether it took others since this attempt began. */
      readonly arrival?: 'none' | 'partial' | 'unknown';
      readonly othersArrived?: boolean;
    };

export interface AttemptEnd {
  readonly attemptId: string;
  readonly outcome: AttemptOutcome;
  readonly settlement: Settlement;
  /** The ledger after the settlement. */
  readonly ledger: LedgerSnapshot;
}

export interface AttemptResult {
  readonly job: StoredJob;
  /** Only of an upload that arrived. */
  readonly history: HistoryItem | null;
}

/** An attempt that a dead engine left. Its cost stays spent, for what arrived is not known. */
export interface InterruptedAttempt {
  readonly attemptId: string;
  readonly host: string;
  readonly spender: string;
  /** The account whose own budgets pay; null: anonymous. */
  readonly account: string | null;
  readonly cost: Cost;
  readonly startedAt: number;
}

export interface Recovery {
  /** Jobs whose picture was never sent completely; `ready` again. */
  readonly resumed: StoredJob[];
  /** Jobs whose picture was sent completely without an answer; `uncertain` now. */
  readonly uncertain: StoredJob[];
}

/** What one attempt took from one budget. */
export interface Spending {
  readonly attemptId: string;
  readonly jobId: string;
  readonly host: string;
  readonly spender: string;
  readonly budget: BudgetId;
  readonly credits: number;
  /** When it was reserved, ms. */
  readonly at: number;
  /** Null while the attempt is in flight. */
  readonly settled: Settlement | null;
}

export interface HistorySearch {
  /** Searched in name, title, description and link, without regard to case; empty for all. */
  readonly search: string;
  readonly limit: number;
  /** Only items with `uploadedAt` below this. */
  readonly before?: number | undefined;
}

export interface HistoryPage {
  /** Newest first. `uploadedAt` is never the same twice, so that paging by it loses nothing. */
  readonly items: HistoryItem[];
  /** Number of all matches, whatever the page. */
  readonly total: number;
}

/** Notice for the user about the opening of the store. */
export interface StoreNotice {
  readonly kind: 'set-aside';
  /** Path of the damaged database now. */
  readonly path: string;
  /** The backup in use now; null when none was good and the store began empty. */
  readonly restoredFrom: string | null;
  /** When that was made. */
  readonly backupAt: number | null;
  /** Number of uploads that were in no backup and were salvaged from the damaged one. */
  readonly rescued: number;
  /** How many jobs that have not ended were brought over out of the damaged one. */
  readonly waiting: number;
  /** How many uploads, jobs, folders, posts and accounts the damaged one tells of, and could not be brought over. */
  readonly leftOut: number;
}
