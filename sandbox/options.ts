import type { Clock } from '../main/engine/clock.ts';

/**
 * Options of the sandbox. Everything that is unknown outside Imgur is a switch; each starts at the value that is
 * hardest on a client. Two things start easy because they would change the picture's bytes or make it wait:
 * `recompression` and `videos`.
 */
export interface SandboxOptions {
  /** TCP port on 127.0.0.1; 0 takes any that is free. */
  port?: number;
  /** Where its links lead, for clients that reach it by another address than its own. */
  publicOrigin?: string;
  /** Folder of the pictures, which survive restarts. Default: a temporary folder that is removed by `close`. */
  folder?: string;
  clock?: Clock;
  /** Random numbers for faults with a chance: 0 inclusive to 1 exclusive. Default: the same sequence each time. */
  random?: () => number;
  /** Application ids that are accepted; default: any of 15 hexadecimal digits. */
  clientIds?: string[];
  /** The secret that the token endpoint requires; default: any that is not empty. */
  clientSecret?: string;
  /** Redirect URL of sign-ins, as registered with the application; default: a page of the sandbox. */
  redirectUri?: string;
  /** Credits in a window; `uploads` is the limit that no header shows, null for none. */
  limits?: Partial<Limits>;
  /** Divides every window, the month too: 450 makes the hour 8 seconds long. */
  windowScale?: number;
  /** Lengths of single windows in milliseconds, not scaled any more. */
  windows?: Partial<Omit<Windows, 'monthMs'>>;
  costs?: Partial<Costs>;
  /** How headers express the end of a window: seconds left (seen since 2019) or seconds since 1970 (documented). */
  resets?: ResetUnit;
  /** How the body of /3/credits expresses it. */
  creditsResets?: ResetUnit;
  headerCase?: 'mixed' | 'lower';
  /** The answer to an upload above the hidden limit. */
  hiddenRefusal?: 'too-fast' | 'errors' | 'two-documents' | 'plain-400';
  /** `strict`: 10 MB for every image; `help-centre`: 20 MB for stills and 200 MB for animations. Videos 200 MB. */
  sizeProfile?: 'strict' | 'help-centre';
  oversize?: 'string-400' | 'string-413' | 'object-413';
  /**
   * Converts PNG above 5 MB to JPEG, and recompresses what is above 1 MB (5 MB with an account). OFF unless asked for,
   * because the demo and most tests compare bytes.
   */
  recompression?: boolean;
  /** Whether /3/upload makes a still of an animated PNG; /3/image never does. */
  flattensApng?: boolean;
  /** Throttles each upload, so that progress can be seen. Null: no throttling. */
  bytesPerSecond?: number | null;
  /** Whether a refused call is charged as well. */
  chargesRefused?: boolean;
  /** Whether /oauth2 calls count as POSTs of this address. */
  oauthUsesPost?: boolean;
  /** Whether the daily limit is hit by using the last credit or only by a refusal. */
  strikeAt?: 'exhausted' | 'refused';
  /** How long after the month's end in UTC the block of an application lasts. */
  monthBlockSlackMs?: number;
  /** Whether an image can be read by its deletehash. */
  getByDeletehash?: boolean;
  /** The answer of GET for a picture that does not exist. */
  notFound?: 'html' | 'json';
  anonymousAccountId?: 0 | null;
  /** The answer to an upload of a video: complete, with `processing` pending, or a ticket to poll. */
  videos?: 'pending' | 'ticket' | 'completed';
  /** How long a video is pending, in milliseconds. */
  videoReadyAfterMs?: number;
  /** Whether links of WebM end with the dot and no extension. */
  webmBareDot?: boolean;
  albumCapacity?: number | null;
  /** The form of errors of sharing to the gallery. */
  galleryErrors?: 'string' | 'object';
  /** What an access token claims as its lifetime and what it really has. */
  tokenLife?: TokenLifetime;
  /** Whether a new sign-in revokes the tokens of the previous one. */
  oneSession?: boolean;
  /** Whether a refresh returns a new refresh token and revokes the previous one. */
  rotatesRefresh?: boolean;
  /** Whether applications can read folders of favourites, change them too, or neither. */
  favoriteFolders?: 'shown' | 'changed' | 'none';
  denialIn?: 'query' | 'fragment';
  /** The answer to a caller from a blocked country: nothing is refused, or code 1016, or the edge's refusal. */
  region?: 'served' | 'banned' | 'forbidden';
}

export type ResetUnit = 'seconds' | 'epoch';

export interface Limits {
  user: number;
  userBearer: number;
  client: number;
  post: number;
  uploads: number | null;
}

export interface Windows {
  userMs: number;
  clientMs: number;
  postMs: number;
  uploadsMs: number;
  /** Null: calendar months in UTC. */
  monthMs: number | null;
}

export interface Costs {
  upload: number;
  other: number;
  credits: number;
}

export type TokenLifetime = 'hour' | 'month' | 'ten-years' | 'claims-month-lives-hour';

export interface SandboxRules {
  readonly clientIds: readonly string[] | null;
  readonly clientSecret: string | null;
  readonly limits: Limits;
  readonly windows: Windows;
  readonly costs: Costs;
  readonly resets: ResetUnit;
  readonly creditsResets: ResetUnit;
  readonly headerCase: 'mixed' | 'lower';
  readonly hiddenRefusal: NonNullable<SandboxOptions['hiddenRefusal']>;
  readonly sizes: { readonly still: number; readonly animated: number; readonly video: number };
  readonly oversize: NonNullable<SandboxOptions['oversize']>;
  readonly recompression: boolean;
  readonly flattensApng: boolean;
  readonly bytesPerSecond: number | null;
  readonly chargesRefused: boolean;
  readonly oauthUsesPost: boolean;
  readonly strikeAt: 'exhausted' | 'refused';
  readonly monthBlockSlackMs: number;
  readonly getByDeletehash: boolean;
  readonly notFound: 'html' | 'json';
  readonly anonymousAccountId: 0 | null;
  readonly videos: NonNullable<SandboxOptions['videos']>;
  readonly videoReadyAfterMs: number;
  readonly webmBareDot: boolean;
  readonly albumCapacity: number | null;
  readonly galleryErrors: 'string' | 'object';
  readonly tokens: { readonly claimedSeconds: number; readonly livesMs: number };
  readonly oneSession: boolean;
  readonly rotatesRefresh: boolean;
  readonly favoriteFolders: NonNullable<SandboxOptions['favoriteFolders']>;
  readonly denialIn: 'query' | 'fragment';
  readonly region: NonNullable<SandboxOptions['region']>;
  /** For how long a second DELETE of the same picture still succeeds, in milliseconds. */
  readonly repeatDeleteMs: number;
}

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
const megabyte = 1_000_000;

const tokenLifetimes: Record<TokenLifetime, SandboxRules['tokens']> = {
  hour: { claimedSeconds: 3600, livesMs: hour },
  month: { claimedSeconds: 2_419_200, livesMs: 28 * day },
  'ten-years': { claimedSeconds: 315_360_000, livesMs: 3650 * day },
  'claims-month-lives-hour': { claimedSeconds: 2_419_200, livesMs: hour },
};

/** Resolves options to the rules of one sandbox. Numbers are Imgur's: documented, or else as observed since 2021. */
export function resolveRules(options: SandboxOptions): SandboxRules {
  const scale = options.windowScale ?? 1;
  if (!(scale > 0)) throw new RangeError(`windowScale must be above 0, but is ${scale}`);
  const other = options.costs?.other ?? 1;
  return {
    clientIds: options.clientIds ?? null,
    clientSecret: options.clientSecret ?? null,
    limits: { user: 500, userBearer: 2000, client: 12_500, post: 1250, uploads: 50, ...options.limits },
    windows: {
      userMs: hour / scale,
      clientMs: day / scale,
      postMs: hour / scale,
      uploadsMs: hour / scale,
      monthMs: scale === 1 ? null : (30 * day) / scale,
      ...options.windows,
    },
    costs: { upload: 10, credits: other, ...options.costs, other },
    resets: options.resets ?? 'seconds',
    creditsResets: options.creditsResets ?? 'epoch',
    headerCase: options.headerCase ?? 'mixed',
    hiddenRefusal: options.hiddenRefusal ?? 'too-fast',
    sizes:
      options.sizeProfile === 'help-centre'
        ? { still: 20 * megabyte, animated: 200 * megabyte, video: 200 * megabyte }
        : { still: 10 * megabyte, animated: 10 * megabyte, video: 200 * megabyte },
    oversize: options.oversize ?? 'object-413',
    recompression: options.recompression ?? false,
    flattensApng: options.flattensApng ?? true,
    bytesPerSecond: options.bytesPerSecond ?? null,
    chargesRefused: options.chargesRefused ?? true,
    oauthUsesPost: options.oauthUsesPost ?? true,
    strikeAt: options.strikeAt ?? 'exhausted',
    monthBlockSlackMs: options.monthBlockSlackMs ?? (12 * hour) / scale,
    getByDeletehash: options.getByDeletehash ?? false,
    notFound: options.notFound ?? 'html',
    anonymousAccountId: options.anonymousAccountId ?? null,
    videos: options.videos ?? 'pending',
    videoReadyAfterMs: options.videoReadyAfterMs ?? (5 * minute) / scale,
    webmBareDot: options.webmBareDot ?? true,
    albumCapacity: options.albumCapacity === undefined ? 50 : options.albumCapacity,
    galleryErrors: options.galleryErrors ?? 'object',
    tokens: tokenLifetimes[options.tokenLife ?? 'claims-month-lives-hour'],
    oneSession: options.oneSession ?? true,
    rotatesRefresh: options.rotatesRefresh ?? false,
    favoriteFolders: options.favoriteFolders ?? 'shown',
    denialIn: options.denialIn ?? 'query',
    region: options.region ?? 'served',
    repeatDeleteMs: (10 * minute) / scale,
  };
}
