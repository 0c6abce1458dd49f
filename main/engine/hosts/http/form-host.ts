import { AppError, errorData } from '../../../../contract/app-error.ts';
import type { ErrorData } from '../../../../contract/errors.ts';
import type { RemoteImage } from '../../../../contract/host.ts';
import type { RemovalResult, UploadBody, UploadOutcome, UploadRequest } from '../host.ts';
import type { HostParts, UploadHost } from '../kind.ts';
import { type AcceptedMedia, acceptanceOf } from './accepted-media.ts';
import { createConnections } from './connections.ts';
import { type FileRequest, observationOf, type UploadReading, uploadFile } from './form-upload.ts';
import type { Asked, Refused } from './refusals.ts';
import type { HttpResponse } from './response.ts';
import { type SmallRequest, sendSmall } from './small-request.ts';

/** An upload of a file; addresses that a host is to fetch are fetched here. */
export type FileUpload = UploadRequest & { readonly body: Extract<UploadBody, { kind: 'file' }> };

/** A host that is spoken to by one form: its words, from which the rest is made. */
export interface FormHost {
  /** Name of its kind. */
  readonly kind: string;
  /** Proper name for messages. */
  readonly title: string;
  /** Address of the site, as `siteOf` gives it. */
  readonly site: URL;
  /** Values that no message may repeat. */
  readonly secrets: readonly string[];
  readonly accepted: AcceptedMedia;
  requestOf(upload: FileUpload): FileRequest;
  /** Reads the answer to an upload. Total. */
  read(answer: HttpResponse, asked: Asked): UploadReading;
  /** A request that costs and leaves nothing, by which host and credentials are known. */
  readonly check: {
    readonly request: SmallRequest;
    read(answer: HttpResponse, asked: Asked): ErrorData | null;
  };
  /** Left out where nothing can be deleted by a request. */
  readonly removal?: {
    /** @returns null where this picture cannot be deleted */
    requestOf(image: RemoteImage): SmallRequest | null;
    /** @returns null once it is gone, or was gone before */
    read(answer: HttpResponse, asked: Asked): Refused | null;
  };
}

const reachWithinMs = 5_000;

/** Headers of every request. */
export const ownHeaders = {
  accept: '*/*',
  'accept-encoding': 'identity',
  'user-agent': 'Snapferry',
} as const;

/**
 * Reads the address of a site as people type it: without a scheme it is https, a path is kept, a slash at its end not.
 * @throws {AppError} `bad-url`
 */
export function siteOf(typed: string): URL {
  const text = /^[a-z][a-z\d+.-]*:\/\//i.test(typed) ? typed : `https://${typed}`;
  const url = URL.parse(text);
  if (
    url === null ||
    !/^https?:$/.test(url.protocol) ||
    url.username ||
    url.password ||
    url.search ||
    url.hash
  ) {
    const shown = url ? `${url.protocol}//${url.host}` : '';
    throw new AppError(errorData('bad-url', 'The address of the host is none', { url: shown }));
  }
  url.pathname = url.pathname.replace(/\/+$/, '');
  return url;
}

/** Returns a path below the site's own one. */
export function pathAt(site: URL, path: string): string {
  return `${site.pathname.replace(/\/$/, '')}${path}`;
}

/**
 * Creates the host.
 * @throws {AppError} `bad-url`
 */
export function createFormHost(words: FormHost, parts: HostParts): UploadHost {
  const { site, title, secrets } = words;
  // Who types http:// at a host of the own network means it, and is told where it is chosen.
  const connections = createConnections(
    site.origin,
    parts.clock,
    parts.network,
    {},
    site.protocol === 'http:',
  );
  const askedOf = (media: Asked['media']): Asked => ({ host: title, media, secrets });

  const upload: UploadHost['upload'] = async (request, hooks): Promise<UploadOutcome> => {
    const { body } = request;
    if (body.kind === 'url') {
      const failure = errorData('rejected', `${title} is sent files only`);
      return { kind: 'failed', failure, remedy: { kind: 'none' }, arrival: 'none', observation: null };
    }
    const sent = words.requestOf({ ...request, body });
    return uploadFile(connections, parts.clock, body, sent, hooks, (answer, media) =>
      words.read(answer, askedOf(media)),
    );
  };

  const { removal } = words;
  const remove = async (image: RemoteImage, signal: AbortSignal): Promise<RemovalResult> => {
    const request = removal?.requestOf(image) ?? null;
    if (!removal || request === null) {
      const why = `${title} gave nothing by which it could be deleted`;
      const failure = errorData('not-deletable', why, { how: 'never', service: title });
      return { kind: 'failed', failure, remedy: { kind: 'none' }, observation: null };
    }
    const end = await sendSmall(connections, request, signal);
    if (end.kind === 'broken') return { kind: 'failed', ...end.trouble, observation: null };
    const observation = observationOf(end.answer);
    const refused = removal.read(end.answer, askedOf(null));
    if (refused === null) return { kind: 'removed', observation };
    return { kind: 'failed', failure: refused.failure, remedy: refused.remedy, observation };
  };

  return {
    ...acceptanceOf(words.accepted),
    id: parts.id,
    kind: words.kind,
    origin: connections.origin,
    budgets: [],
    uploadCost: {},
    awaitsTurn: true,
    warmUp: connections.warmUp,
    isReachable: () => parts.network.canReach(site, reachWithinMs),
    async checkConnection(signal) {
      const end = await sendSmall(connections, words.check.request, signal);
      return end.kind === 'broken' ? end.trouble.failure : words.check.read(end.answer, askedOf(null));
    },
    upload,
    ...(removal ? { remove: (image, _, signal) => remove(image, signal) } : {}),
    retire: connections.retire,
    close: connections.close,
  };
}
