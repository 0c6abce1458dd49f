import type { ErrorData } from '../../../contract/errors.ts';
import type { Privacy, RemoteImage } from '../../../contract/host.ts';
import type { Media } from '../../../contract/media.ts';
import type { BytePlan } from '../byte-plan.ts';
import type { BudgetRule, Cost, Observation } from '../scheduler/types.ts';
import type { Albums } from './albums.ts';
import type { FavoriteFolders } from './favorites.ts';
import type { Credentials, Remedy, RequestFailure } from './requests.ts';
import type { SignInProvider } from './sign-in.ts';

export type { Credentials, Remedy, RequestFailure as Refused } from './requests.ts';

/**
 * The source of the bytes. A file is read as a stream. What is sent is the file itself, or what the recipe makes of
 * it; `bytes` and `sha256` of `media` are those of what is sent, and it must still have them.
 */
export type UploadBody =
  | { readonly kind: 'file'; readonly path: string; readonly media: Media; readonly recipe?: BytePlan | null }
  | { readonly kind: 'url'; readonly url: string };

export interface UploadRequest {
  readonly credentials: Credentials;
  readonly body: UploadBody;
  /** Unique for the job, sent as the upload's name, so that what arrived can be found again. No file name of the user's. */
  readonly key: string;
  /** The user's own name of the file, with its ending. Told only where the user chose a form of names that holds it. */
  readonly name: string;
  /** When the job was made, ms: the same for every attempt, so that a name made of it is the same too. */
  readonly createdAt: number;
  readonly title: string | null;
  readonly description: string | null;
  readonly privacy: Privacy;
}

export interface UploadHooks {
  readonly signal: AbortSignal;
  /** Called with the body's bytes handed to the network so far, at most ten times a second. */
  onProgress(sent: number, total: number): void;
  /** Timeout of the answer once all was handed over, ms; left out: the host's own. */
  readonly answerMs?: number;
  /**
   * Resolves when the upload may be sent, or was called off; given to hosts that await it (see `UploadHost`), which until
   * then do no more than open the picture.
   */
  turn?(): Promise<void>;
  /** Called before each part of a file is sent; keeps all uploads together below the user's bandwidth limit. */
  pace(bytes: number): Promise<void>;
  /**
   * Called once, before the last bytes of the body leave: until it resolves, the server cannot have a whole picture. What
   * it stores tells after a crash whether the attempt may have arrived.
   */
  onCommit(): void | Promise<void>;
  /** Called as the last bytes leave, by hosts whose commit begins some time before. */
  onLastBytes?(): void;
}

/**
 * How an attempt ended. `arrival` says what the other side may have: `none` when not one byte of the request left,
 * `partial` when the body was never complete or the answer was a clear no, `unknown` when all was sent and no answer
 * that can be read came back.
 */
export type UploadOutcome =
  | { readonly kind: 'uploaded'; readonly image: RemoteImage; readonly observation: Observation }
  | Processing
  | {
      readonly kind: 'failed';
      readonly failure: ErrorData;
      readonly remedy: Remedy;
      readonly arrival: 'none' | 'partial' | 'unknown';
      readonly observation: Observation | null;
    };

/**
 * An upload that the host has completely and may still be processing: its link is to be checked. Without an image
 * there is a ticket, which leads to the image's id; never neither.
 */
export interface Processing {
  readonly kind: 'processing';
  readonly image: RemoteImage | null;
  readonly ticket: string | null;
  readonly observation: Observation;
}

/** The present result of a ticket. */
export type TicketStatus =
  | { readonly kind: 'ready'; readonly id: string }
  | { readonly kind: 'pending' }
  | { readonly kind: 'unclear'; readonly failure: ErrorData };

/** A picture as the host describes it now. */
export type ImageResult =
  | { readonly kind: 'seen'; readonly image: RemoteImage; readonly observation: Observation }
  | RequestFailure;

/** The reading of the budgets, or why there is none. */
export type BudgetResult = { readonly kind: 'read'; readonly observation: Observation } | RequestFailure;

/** `removed`: the host says that it is gone, or was gone before. */
export type RemovalResult = { readonly kind: 'removed'; readonly observation: Observation } | RequestFailure;

/** `images`: those that are on the page, by key; `isLast`: no later page can have one. */
export type FindResult =
  | {
      readonly kind: 'searched';
      readonly images: ReadonlyMap<string, RemoteImage>;
      readonly isLast: boolean;
      readonly observation: Observation;
    }
  | RequestFailure;

/** The target of a link. `bytes` and `mime` as the server tells them, null where it does not. */
export type LinkStatus =
  | { readonly kind: 'found'; readonly mime: string | null; readonly bytes: number | null }
  | { readonly kind: 'removed' }
  | { readonly kind: 'unclear'; readonly failure: ErrorData };

export type Acceptance = { readonly ok: true } | { readonly ok: false; readonly failure: ErrorData };

/**
 * What every host can do. Nothing outside of hosts/ knows more of any of them than this and `HostFeatures`.
 * @see HostTraits for what is so, whatever is asked
 */
export interface UploadHost {
  /** Id of its destination. */
  readonly id: string;
  /** Its `HostKind`. */
  readonly kind: string;
  /** Origin, or another name of where requests go to, for people and for the ledger. */
  readonly origin: string;
  /** `[]` and `{}` where nothing is limited. */
  readonly budgets: readonly BudgetRule[];
  readonly uploadCost: Cost;
  /** Upper limit of uploads at once that this host bears (1: one writer); left out where there is none. */
  readonly maxParallel?: number;
  /** True where `upload` awaits `hooks.turn`, once the picture is open and before anything is sent. */
  readonly awaitsTurn?: boolean;
  /** Uploads at once to begin with, where it is known to bear them; left out: few, and more as they succeed. */
  readonly initialParallel?: number;
  /**
   * Opens connections ahead of uploads that are being prepared. No request is made, so nothing is spent; what goes wrong
   * is told by the uploads. Left out where there are none to open.
   * @param count how many uploads are expected to go at once
   */
  warmUp?(count: number): void;
  /** Tests whether a connection can be opened. No request is made, so nothing is spent. */
  isReachable(): Promise<boolean>;
  /** Authenticates both sides by a request that costs and leaves nothing. @returns what is wrong */
  checkConnection(signal: AbortSignal): Promise<ErrorData | null>;
  /** Decides by kind and size whether the host takes such a picture at all. */
  accepts(media: Media): Acceptance;
  /** True if the host surely takes it: what is converted to fit has to be. */
  certainlyAccepts(media: Media): boolean;
  /** Decides by type, and size where it is known, before the picture itself is there to be judged. */
  acceptsType(mime: string, bytes: number | null): boolean;
  /** Total: whatever goes wrong is a value. See `UploadOutcome` for what `arrival` promises. */
  upload(request: UploadRequest, hooks: UploadHooks): Promise<UploadOutcome>;
  /** Deletes; doing it twice is no error. Left out where the host has no request for it. */
  remove?(image: RemoteImage, credentials: Credentials, signal: AbortSignal): Promise<RemovalResult>;
  /** Checks the target of the public link, which takes nothing from any budget. Left out: as a browser would. */
  checkLink?(image: RemoteImage, signal: AbortSignal): Promise<LinkStatus>;
  /**
   * Tries the settings for real: uploads a pixel, reads it as anybody would, deletes it.
   * @returns what is wrong or missing, in the order in which it was met; empty: all is well
   */
  test?(signal: AbortSignal): Promise<readonly ErrorData[]>;
  /** Takes no more requests; resolves when those in flight have ended, and their connections. */
  retire(): Promise<void>;
  /** Aborts what is in flight, and ends all connections. */
  close(): Promise<void>;
}

/** What a host may offer beyond uploads. Whoever needs a feature asks whether it is there. */
export interface HostFeatures {
  /** Cost of a removal; left out: none. */
  readonly removeCost: Cost;
  /** Tells what is left of its budgets. */
  readonly budgetReading: BudgetReading;
  /** Has accounts to sign in to. */
  readonly signIn: SignInProvider;
  /** Finds an upload of an account whose answer was lost. */
  readonly uploadSearch: UploadSearch;
  /** Gives tickets for what it is processing. */
  readonly tickets: Tickets;
  readonly imageReading: ImageReading;
  readonly addressFetching: AddressFetching;
  /** Fetches the host's own thumbnail, free of charge; null when there is none. Left out: `RemoteImage.thumbnail`. */
  fetchThumbnail(image: RemoteImage, signal: AbortSignal): Promise<Uint8Array | null>;
  /**
   * Downloads the picture or video itself from its public link, part by part, free of charge. Left out: as a browser
   * would.
   * @returns why it could not be had, null when all of it was taken
   */
  fetchPicture(
    image: RemoteImage,
    take: (part: Uint8Array) => Promise<void>,
    signal: AbortSignal,
  ): Promise<ErrorData | null>;
  readonly albums: Albums;
  readonly favoriteFolders: FavoriteFolders;
}

export type Host = UploadHost & Partial<HostFeatures>;

/** A host with every feature: the one that accounts, posts and the public gallery are built on. */
export type FullHost = UploadHost & Required<Pick<UploadHost, 'remove' | 'checkLink'>> & HostFeatures;

export interface BudgetReading {
  readonly cost: Cost;
  read(credentials: Credentials, signal: AbortSignal): Promise<BudgetResult>;
}

export interface UploadSearch {
  /** Per page. */
  readonly cost: Cost;
  /**
   * Searches the account's pictures, newest first, for those that were uploaded under these keys: a page costs as much
   * for one as for many.
   * @param page from 0
   * @param begun when the first of them began: pictures from before are not looked at, as far as clocks allow
   */
  find(
    keys: readonly string[],
    page: number,
    begun: BegunUpload,
    credentials: Credentials,
    signal: AbortSignal,
  ): Promise<FindResult>;
}

/** When an upload began: two readings of this machine's clock, ms, which may be wrong, or was set in between. */
export interface BegunUpload {
  readonly at: number;
  readonly now: number;
}

export interface Tickets {
  /** Polls the ticket of an upload; takes nothing from any budget. */
  poll(ticket: string, signal: AbortSignal): Promise<TicketStatus>;
}

export interface ImageReading {
  readonly cost: Cost;
  /** Reads an image of any account by its id; only its owner gets its deletehash. */
  read(id: string, credentials: Credentials, signal: AbortSignal): Promise<ImageResult>;
}

/** The host fetches what is at an address by itself. */
export interface AddressFetching {
  /** True if it may be asked to fetch addresses even in a private network. */
  readonly reachesPrivate: boolean;
}
