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
 * Where the bytes come from. A file is read as a stream. What is sent is the file itself, or what the recipe makes of
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
  /** Bytes of the body handed to the network so far. At most ten times a second. */
  onProgress(sent: number, total: number): void;
  /** How long the answer is waited for once all was handed over, ms; left out: the host's own patience. */
  readonly answerMs?: number;
  /** Asked before each part of a file leaves; keeps all uploads together below the user's bandwidth limit. */
  pace(bytes: number): Promise<void>;
  /**
   * Called once, just before the last bytes of the body leave: until it is done, the server cannot have a whole
   * picture. What it writes down tells after a crash whether the attempt may have arrived.
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
 * The host has all of it and may still be making it ready: its link is to be looked at. Without an image there is a
 * ticket, which leads to the image's id; never neither.
 */
export interface Processing {
  readonly kind: 'processing';
  readonly image: RemoteImage | null;
  readonly ticket: string | null;
  readonly observation: Observation;
}

/** What a ticket has led to so far. */
export type TicketStatus =
  | { readonly kind: 'ready'; readonly id: string }
  | { readonly kind: 'pending' }
  | { readonly kind: 'unclear'; readonly failure: ErrorData };

/** A picture as the host tells of it now. */
export type ImageResult =
  | { readonly kind: 'seen'; readonly image: RemoteImage; readonly observation: Observation }
  | RequestFailure;

/** What was asked of the budgets: a reading, or why there is none. */
export type BudgetResult = { readonly kind: 'read'; readonly observation: Observation } | RequestFailure;

/** `removed`: the host says that it is gone, or was gone before. */
export type RemovalResult = { readonly kind: 'removed'; readonly observation: Observation } | RequestFailure;

/** `isLast`: there is nothing behind this page that could be it. */
export type FindResult =
  | {
      readonly kind: 'searched';
      readonly image: RemoteImage | null;
      readonly isLast: boolean;
      readonly observation: Observation;
    }
  | RequestFailure;

/** What a link leads to. `bytes` and `mime` as the server tells them, null where it does not. */
export type LinkStatus =
  | { readonly kind: 'found'; readonly mime: string | null; readonly bytes: number | null }
  | { readonly kind: 'removed' }
  | { readonly kind: 'unclear'; readonly failure: ErrorData };

export type Acceptance = { readonly ok: true } | { readonly ok: false; readonly failure: ErrorData };

/** A place that keeps pictures. Nothing outside of hosts/ knows more of any of them than this. */
export interface Host {
  readonly id: string;
  /** Origin that requests go to. */
  readonly origin: string;
  /** Whether a connection can be opened, through proxies where there are any. No request is made, so nothing is spent. */
  isReachable(): Promise<boolean>;
  /** Connects, proves who is there, and asks for a page that takes nothing from any budget. @returns what is wrong */
  checkConnection(signal: AbortSignal): Promise<ErrorData | null>;
  readonly budgets: readonly BudgetRule[];
  /** What an upload takes from the budgets. */
  readonly uploadCost: Cost;
  /** What asking for the budgets takes. */
  readonly budgetReadCost: Cost;
  /** Whether the host takes such a picture at all, by kind and size. */
  accepts(media: Media): Acceptance;
  /** The same without a doubt: what is made to be taken has to be. */
  certainlyAccepts(media: Media): boolean;
  /** Whether it takes this type, and so many bytes where that is known, before the picture itself is there to be judged. */
  acceptsType(mime: string, bytes: number | null): boolean;
  /** Whether it may be asked to fetch what is at such an address, even in a private network. */
  readonly fetchesPrivate: boolean;
  upload(request: UploadRequest, hooks: UploadHooks): Promise<UploadOutcome>;
  readBudgets(credentials: Credentials, signal: AbortSignal): Promise<BudgetResult>;
  /** What a removal takes. */
  readonly removeCost: Cost;
  /** Deletes by deletehash, or as its owner by id; doing it twice is no error. */
  remove(image: RemoteImage, credentials: Credentials, signal: AbortSignal): Promise<RemovalResult>;
  /** How people sign in. */
  readonly signIn: SignInProvider;
  /** What looking for an upload takes, each page of it. */
  readonly findCost: Cost;
  /**
   * Looks among the account's pictures, newest first, for the one that was uploaded under this key.
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
  /** Asks what became of an upload that was answered with a ticket; takes nothing from any budget. */
  pollTicket(ticket: string, signal: AbortSignal): Promise<TicketStatus>;
  /** What reading one image takes. */
  readonly readCost: Cost;
  /** Asks for an image by its id, whoever owns it; a deletehash is told to nobody but its owner. */
  readImage(id: string, credentials: Credentials, signal: AbortSignal): Promise<ImageResult>;
  /** Looks where the public link leads, which takes nothing from any budget. */
  checkLink(image: RemoteImage, signal: AbortSignal): Promise<LinkStatus>;
  /** The host's own small still of it, free as well; null when there is none to be had. */
  fetchThumbnail(image: RemoteImage, signal: AbortSignal): Promise<Uint8Array | null>;
  /**
   * The picture or video itself, from its public link, part by part; free as well.
   * @returns why it could not be had, null when all of it was taken
   */
  fetchPicture(
    image: RemoteImage,
    take: (part: Uint8Array) => Promise<void>,
    signal: AbortSignal,
  ): Promise<ErrorData | null>;
  readonly albums: Albums;
  readonly favoriteFolders: FavoriteFolders;
  /** Takes no more requests to its API; resolves when those under way have ended, and their connections. */
  retire(): Promise<void>;
  /** Breaks off what is under way, and ends all connections. */
  close(): Promise<void>;
}
