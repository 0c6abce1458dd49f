import { AppError, errorData, toErrorData } from '../../../../contract/app-error.ts';
import type { RemoteImage } from '../../../../contract/records.ts';
import type { Clock } from '../../clock.ts';
import type {
  BudgetResult,
  Credentials,
  FindResult,
  Host,
  ImageResult,
  RemovalResult,
  UploadHooks,
  UploadOutcome,
  UploadRequest,
} from '../host.ts';
import { createAlbums } from './albums.ts';
import {
  readingCost as budgetReadCost,
  budgets,
  findCost,
  readCost,
  removeCost,
  uploadCost,
} from './budgets.ts';
import { createFavoriteFolders } from './favorites.ts';
import { accepts, acceptsType, certainlyAccepts, formatOf, unsupported } from './formats.ts';
import { type Form, multipartForm } from './multipart.ts';
import { createSignIn } from './oauth.ts';
import { throttleProgress } from './progress.ts';
import { createPublicLinks } from './public-links.ts';
import { createConnections, type HttpCall, isLoopback, type Timeouts } from './request.ts';
import { checkCredentials, requestHeaders } from './request-headers.ts';
import { parseCredits, parseImage, parseImages, parseRemoval, parseUpload } from './responses.ts';
import { openVerifiedFile, type VerifiedFile } from './verified-file.ts';

export interface ImgurOptions {
  /** `https://api.imgur.com`, or a look-alike; plain http only on this machine. */
  readonly origin: string;
  readonly clock: Clock;
  readonly timeouts?: Partial<Timeouts>;
}

const imgurOrigin = 'https://api.imgur.com';
const imagesPerPage = 100;
/** As far as the host's clock and ours may be apart. */
const clockSlackMs = 24 * 3_600_000;
const imgurPages = 'https://imgur.com';

/**
 * Imgur's API v3 as a host.
 * @throws CallFailed `bad-url` when the origin is none, or not safe to send a token to
 */
export function createImgurHost({ origin, clock, timeouts = {} }: ImgurOptions): Host {
  const connections = createConnections(origin, clock, timeouts);
  const pageOrigin = connections.origin === imgurOrigin ? imgurPages : connections.origin;
  const links = createPublicLinks(clock, connections.origin, pageOrigin);

  async function upload(request: UploadRequest, hooks: UploadHooks): Promise<UploadOutcome> {
    const bad = checkCredentials(request.credentials);
    if (bad) return { kind: 'failed', ...bad, arrival: 'none', observation: null };
    let parcel: PreparedUpload;
    try {
      parcel = await prepareUpload(request);
    } catch (error) {
      const why = toErrorData(error);
      return { kind: 'failed', failure: why, remedy: { kind: 'none' }, arrival: 'none', observation: null };
    }
    const progress = throttleProgress(clock, (sent) => hooks.onProgress(sent, parcel.body.length));
    let isCommitted = false;
    const parts = (signal: AbortSignal) =>
      parcel.parts(hooks.pace, () => {
        signal.throwIfAborted();
        hooks.onCommit();
        isCommitted = true;
      });
    try {
      const end = await connections.call({
        method: 'POST',
        path: parcel.path,
        headers: requestHeaders(request.credentials),
        body: { ...parcel.body, parts },
        signal: hooks.signal,
        onBytesSent: progress.report,
      });
      if (end.kind === 'broken') {
        const arrival = isCommitted ? 'unknown' : end.hasBegun ? 'partial' : 'none';
        return { kind: 'failed', ...end.trouble, arrival, observation: null };
      }
      const media = request.body.kind === 'file' ? request.body.media : null;
      const read = parseUpload(end.answer, { credentials: request.credentials, media }, pageOrigin);
      if (read.kind !== 'refused') return read;
      const { failure: why, remedy, isClearNo } = read.verdict;
      const arrival = isCommitted && !isClearNo ? 'unknown' : 'partial';
      return { kind: 'failed', failure: why, remedy, arrival, observation: read.observation };
    } finally {
      progress.stop();
      await parcel.close();
    }
  }

  async function readBudgets(credentials: Credentials, signal: AbortSignal): Promise<BudgetResult> {
    const bad = checkCredentials(credentials);
    if (bad) return { kind: 'failed', ...bad, observation: null };
    const headers = requestHeaders(credentials);
    const end = await connections.call({ method: 'GET', path: '/3/credits', headers, body: null, signal });
    if (end.kind === 'broken') return { kind: 'failed', ...end.trouble, observation: null };
    const read = parseCredits(end.answer, { credentials, media: null });
    if (read.kind === 'read') return read;
    const { failure: why, remedy } = read.verdict;
    return { kind: 'failed', failure: why, remedy, observation: read.observation };
  }

  async function remove(
    image: RemoteImage,
    credentials: Credentials,
    signal: AbortSignal,
  ): Promise<RemovalResult> {
    const bad = checkCredentials(credentials);
    if (bad) return { kind: 'failed', ...bad, observation: null };
    // Its owner needs no deletehash.
    const name = credentials.kind === 'account' ? image.id : image.deletehash;
    if (name === null || !/^[\w-]+$/.test(name)) {
      const why = errorData('forbidden', 'There is no deletehash that could be sent');
      return { kind: 'failed', failure: why, remedy: { kind: 'none' }, observation: null };
    }
    const headers = requestHeaders(credentials);
    const path = `/3/image/${name}`;
    const end = await connections.call({ method: 'DELETE', path, headers, body: null, signal });
    if (end.kind === 'broken') return { kind: 'failed', ...end.trouble, observation: null };
    const read = parseRemoval(end.answer, { credentials, media: null });
    if (read.kind === 'removed') return read;
    const { failure: why, remedy } = read.verdict;
    return { kind: 'failed', failure: why, remedy, observation: read.observation };
  }

  async function findUpload(
    key: string,
    page: number,
    since: number,
    credentials: Credentials,
    signal: AbortSignal,
  ): Promise<FindResult> {
    const bad = checkCredentials(credentials);
    if (bad) return { kind: 'failed', ...bad, observation: null };
    const headers = requestHeaders(credentials);
    const path = `/3/account/me/images/${page}?perPage=${imagesPerPage}`;
    const end = await connections.call({ method: 'GET', path, headers, body: null, signal });
    if (end.kind === 'broken') return { kind: 'failed', ...end.trouble, observation: null };
    const read = parseImages(end.answer, { credentials, media: null }, pageOrigin);
    if (read.kind === 'read') {
      const { images, observation } = read;
      const found = images.find((one) => one?.name === key || one?.name?.startsWith(`${key}.`));
      // Some pages are shorter than asked for: only an empty one is the end for certain.
      const isOld = images.some((one) => one !== null && one.at > 0 && one.at < since - clockSlackMs);
      const isLast = images.length === 0 || isOld;
      return { kind: 'searched', image: found?.image ?? null, isLast, observation };
    }
    const { failure: why, remedy } = read.verdict;
    return { kind: 'failed', failure: why, remedy, observation: read.observation };
  }

  async function askImage(id: string, credentials: Credentials, signal: AbortSignal): Promise<ImageResult> {
    const bad = checkCredentials(credentials);
    if (bad) return { kind: 'failed', ...bad, observation: null };
    const headers = requestHeaders(credentials);
    const path = `/3/image/${encodeURIComponent(id)}`;
    const end = await connections.call({ method: 'GET', path, headers, body: null, signal });
    if (end.kind === 'broken') return { kind: 'failed', ...end.trouble, observation: null };
    const read = parseImage(end.answer, { credentials, media: null }, pageOrigin);
    if (read.kind === 'seen') return read;
    const { failure: why, remedy } = read.verdict;
    return { kind: 'failed', failure: why, remedy, observation: read.observation };
  }

  return {
    id: 'imgur',
    origin: connections.origin,
    budgets,
    uploadCost,
    budgetReadCost,
    accepts,
    certainlyAccepts,
    acceptsType,
    // A look-alike on this computer reaches what this computer reaches.
    fetchesPrivate: isLoopback(new URL(connections.origin).hostname),
    upload,
    readBudgets,
    removeCost,
    remove,
    findCost,
    findUpload,
    signIn: createSignIn(connections),
    albums: createAlbums(connections, pageOrigin),
    favoriteFolders: createFavoriteFolders(connections),
    pollTicket: (ticket, signal) => links.ticket(ticket, signal),
    readCost,
    readImage: askImage,
    checkLink: (image, signal) => links.check(image.link, signal),
    fetchPicture: ({ link }, take, signal) => links.picture(link, take, signal),
    fetchThumbnail: (image, signal) => links.thumbnail(image, signal),
    close: async () => {
      await Promise.all([connections.close(), links.close()]);
    },
  };
}

/** A request made ready: where it goes, what it weighs, and its bytes. */
interface PreparedUpload {
  readonly path: string;
  readonly body: Pick<NonNullable<HttpCall['body']>, 'contentType' | 'length'>;
  /** Calls before it gives out the last part, without which nobody has the picture. */
  readonly parts: (pace: UploadHooks['pace'], beforeLast: () => void) => AsyncGenerator<Uint8Array>;
  readonly close: () => Promise<void>;
}

async function prepareUpload({ body, key, title, description }: UploadRequest): Promise<PreparedUpload> {
  const named: [string, string][] = [
    ['name', key],
    ...(title === null ? [] : [['title', title] as [string, string]]),
    ...(description === null ? [] : [['description', description] as [string, string]]),
  ];
  if (body.kind === 'url') {
    const form = multipartForm([['type', 'url'], ...named, ['image', body.url]], null);
    const whole = Buffer.concat([form.head, form.tail]);
    async function* parts(_pace: UploadHooks['pace'], beforeLast: () => void) {
      beforeLast();
      yield whole;
    }
    const weight = { contentType: form.contentType, length: whole.length };
    return { path: '/3/image', body: weight, parts, close: async () => {} };
  }
  const format = formatOf(body.media.mime);
  if (!format) throw new AppError(unsupported(body.media.mime));
  const fileName = `${key}.${format.extension}`;
  const form = multipartForm([['type', 'file'], ...named], {
    field: format.field,
    fileName,
    mime: body.media.mime,
  });
  const file = await openVerifiedFile(body.path, body.media, body.recipe ?? null);
  return {
    path: format.path,
    body: {
      contentType: form.contentType,
      length: form.head.length + body.media.bytes + form.tail.length,
    },
    parts: (pace, beforeLast) => multipartBody(form, file, pace, beforeLast),
    close: () => file.close(),
  };
}

/** The file's last bytes wait until all of the file was read and verified, and go with the form's end. */
async function* multipartBody(
  { head, tail }: Form,
  file: VerifiedFile,
  pace: UploadHooks['pace'],
  beforeLast: () => void,
): AsyncGenerator<Uint8Array> {
  yield head;
  let held: Uint8Array = new Uint8Array();
  for await (const part of file.parts()) {
    if (held.length > 0) yield held;
    held = part;
    await pace(part.length);
  }
  beforeLast();
  yield Buffer.concat([held, tail]);
}
