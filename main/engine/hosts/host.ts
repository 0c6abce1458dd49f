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
  /** Called before each part of a file is sent; keeps all uploads together below the user's bandwidth limit. */
  pace(bytes: number): Promise<void>;
  /**
   * Called once, just before the last bytes of the body leave: until it resolves, the server cannot have a whole
   * picture. What it stores tells after a crash whether the attempt may have arrived.
   */
  onCommit(): void | Promise<void>;
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

/** `isLast`: no later page can have it. */
export type FindResult =
  | {
      readonly kind: 'searched';
      readonly image: RemoteImage | null;
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

/** A service that hosts pictures. Nothing outside of hosts/ knows more of any of them than this. */
export interface Host {
  readonly id: string;
  /** Origin that requests go to. */
  readonly origin: string;
  /**
   * Tests whether a connection can be opened, through proxies where there are any. No request is made, so nothing
   * is spent.
   */
  isReachable(): Promise<boolean>;
  /**
   * Connects, authenticates the server, and asks for a page that takes nothing from any budget.
   * @returns what is wrong
   */
  checkConnection(signal: AbortSignal): Promise<ErrorData | null>;
  readonly budgets: readonly BudgetRule[];
  /** Cost of an upload. */
  readonly uploadCost: Cost;
  /** Cost of reading the budgets. */
  readonly budgetReadCost: Cost;
  /** Decides by kind and size whether the host takes such a picture at all. */
  accepts(media: Media): Acceptance;
  /** True if the host surely takes it: what is converted to fit has to be. */
  certainlyAccepts(media: Media): boolean;
  /** Decides by type, and size where it is known, before the picture itself is there to be judged. */
  acceptsType(mime: string, bytes: number | null): boolean;
  /** True if the host may be asked to fetch addresses even in a private network. */
  readonly fetchesPrivate: boolean;
  upload(request: UploadRequest, hooks: UploadHooks): Promise<UploadOutcome>;
  readBudgets(credentials: Credentials, signal: AbortSignal): Promise<BudgetResult>;
  /** Cost of a removal. */
  readonly removeCost: Cost;
  /** Deletes by deletehash, or as its owner by id; doing it twice is no error. */
  remove(image: RemoteImage, credentials: Credentials, signal: AbortSignal): Promise<RemovalResult>;
  /** The provider of its sign-in. */
  readonly signIn: SignInProvider;
  /** Cost of searching for an upload, per page. */
  readonly findCost: Cost;
  /**
   * Searches the account's pictures, newest first, for the one that was uploaded under this key.
   * @param page from 0
   * @param since ms; pictures from before are not looked at
   */
  findUpload(
    key: string,
    page: number,
    since: number,
    credentials: Credentials,
    signal: AbortSignal,
  ): Promise<FindResult>;
  /** Polls the ticket of an upload; takes nothing from any budget. */
  pollTicket(ticket: string, signal: AbortSignal): Promise<TicketStatus>;
  /** Cost of reading one image. */
  readonly readCost: Cost;
  /** Reads an image of any account by its id; only its owner gets its deletehash. */
  readImage(id: string, credentials: Credentials, signal: AbortSignal): Promise<ImageResult>;
  /** Checks the target of the public link, which takes nothing from any budget. */
  checkLink(image: RemoteImage, signal: AbortSignal): Promise<LinkStatus>;
  /** Fetches the host's own thumbnail, free as well; null when there is none. */
  fetchThumbnail(image: RemoteImage, signal: AbortSignal): Promise<Uint8Array | null>;
  /**
   * Downloads the picture or video itself from its public link, part by part; free as well.
   * @returns why it could not be had, null when all of it was taken
   */
  fetchPicture(
    image: RemoteImage,
    take: (part: Uint8Array) => Promise<void>,
    signal: AbortSignal,
  ): Promise<ErrorData | null>;
  readonly albums: Albums;
  readonly favoriteFolders: FavoriteFolders;
  /** Takes no more requests to its API; resolves when those in flight have ended, and their connections. */
  retire(): Promise<void>;
  /** Aborts what is in flight, and ends all connections. */
  close(): Promise<void>;
}
