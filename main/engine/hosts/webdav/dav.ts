import { AppError, errorData, toErrorData } from '../../../../contract/app-error.ts';
import type { ErrorData } from '../../../../contract/errors.ts';
import type { RemovalResult, UploadHooks, UploadOutcome } from '../host.ts';
import { type Connections, createConnections, type HttpResult } from '../http/connections.ts';
import { type FileUpload, ownHeaders, pathAt } from '../http/form-host.ts';
import { observationOf, type UploadReading, uploadFile } from '../http/form-upload.ts';
import type { Asked, Refused } from '../http/refusals.ts';
import type { HttpResponse } from '../http/response.ts';
import { type SmallRequest, sendSmall } from '../http/small-request.ts';
import { encodeKey, isPlainKey } from '../key-template.ts';
import type { HostParts } from '../kind.ts';
import { openVerifiedFile } from '../verified-file.ts';
import { createAuthorization, type Login } from './authorization.ts';
import { explainDav, isStored, missing, otherWay } from './errors.ts';

/** A folder that is spoken to by WebDAV (RFC 4918). */
export interface DavFolder {
  readonly connections: Connections;
  /** Sends a request that is no upload, with the credentials. */
  send(request: SmallRequest, signal: AbortSignal): Promise<HttpResult>;
  readonly asked: Asked;
  /** Authenticates, and finds out whether the folder is there. */
  check(signal: AbortSignal): Promise<ErrorData | null>;
  /**
   * Writes a picture, and makes the folders that its key names.
   * @param stored what becomes of it once the server has it
   */
  put(
    key: string,
    upload: FileUpload,
    hooks: UploadHooks,
    stored: (answer: HttpResponse) => UploadReading | Promise<UploadReading>,
  ): Promise<UploadOutcome>;
  remove(key: string, signal: AbortSignal): Promise<RemovalResult>;
}

export interface DavOptions extends Login {
  /** Address of the folder; what is sent can be read on the way by http, which is for one's own network. */
  readonly url: URL;
}

/** Statuses that say that a folder on the way is missing (RFC 4918, 9.7.1; some servers answer 404). */
const withoutFolder = [404, 409];

/** @throws {AppError} `bad-url` */
export function createDavFolder({ url, ...login }: DavOptions, parts: HostParts): DavFolder {
  const { clock, network } = parts;
  const connections = createConnections(url.origin, clock, network, {}, url.protocol === 'http:');
  const secret = Buffer.from(`${login.user}:${login.password}`).toString('base64');
  const asked: Asked = { host: url.host, media: null, secrets: [login.password, secret] };
  const root = pathAt(url, '/');
  const authorization = createAuthorization(login, async () => {
    const request = { method: 'PROPFIND', path: root, headers: { ...ownHeaders, depth: '0' } } as const;
    // For everybody who waits for it: none of them calls it off, and the connection has its own time.
    const end = await sendSmall(connections, request, new AbortController().signal);
    return end.kind === 'broken' ? null : end.answer;
  });
  const send: DavFolder['send'] = async (request, signal) => {
    const attempt = async () => {
      const who = await authorization.headers(request.method, request.path);
      return sendSmall(
        connections,
        { ...request, headers: { ...ownHeaders, ...request.headers, ...who } },
        signal,
      );
    };
    const end = await attempt();
    return end.kind !== 'broken' && authorization.learn(end.answer) ? attempt() : end;
  };
  const rootName = decodeURIComponent(url.pathname);
  const pathOf = (key: string) => pathAt(url, `/${encodeKey(key)}`);
  /** Folders that are known to be there. */
  const known = new Set<string>();

  const explain = (answer: HttpResponse, media: Asked['media'] = null): Refused =>
    (login.user === '' ? null : otherWay(answer, login.auth)) ??
    explainDav(answer, { ...asked, media }, rootName);

  const foldersOf = (key: string): string[] => {
    const segments = key.split('/').slice(0, -1);
    return segments.map((_, index) => segments.slice(0, index + 1).join('/'));
  };

  /** Makes the folders of a key level by level, as RFC 4918 asks for. @returns why one could not be made */
  const makeFolders = async (key: string, signal: AbortSignal): Promise<Omit<Refused, 'kind'> | null> => {
    for (const folder of foldersOf(key)) {
      if (known.has(folder)) continue;
      const make = () => send({ method: 'MKCOL', path: `${pathOf(folder)}/`, headers: {} }, signal);
      const first = await make();
      // Apache says 403 where another request made it at the same moment, and 405 from then on.
      const end = first.kind !== 'broken' && first.answer.status === 403 ? await make() : first;
      if (end.kind === 'broken') return { ...end.trouble, isClearNo: true };
      const { status } = end.answer;
      // 405: it is there already.
      if (status !== 201 && status !== 200 && status !== 405)
        return withoutFolder.includes(status) ? missing(rootName) : explain(end.answer);
      known.add(folder);
    }
    return null;
  };

  const once = (hooks: UploadHooks): UploadHooks => {
    let hasCommitted = false;
    return {
      ...hooks,
      async onCommit() {
        if (hasCommitted) return;
        await hooks.onCommit();
        hasCommitted = true;
      },
    };
  };

  return {
    connections,
    send,
    asked,
    async check(signal) {
      const end = await send({ method: 'PROPFIND', path: root, headers: { depth: '0' } }, signal);
      if (end.kind === 'broken') return end.trouble.failure;
      return end.answer.status === 207 ? null : explain(end.answer).failure;
    },
    async put(key, upload, hooks, stored) {
      const { media, path: file, recipe } = upload.body;
      const path = pathOf(key);
      const committing = once(hooks);
      for (let isAgain = false; ; isAgain = true) {
        if (!foldersOf(key).every((folder) => known.has(folder))) {
          // What cannot be sent makes no folders.
          const wrong = await openVerifiedFile(file, media, recipe ?? null).then(
            (opened) => opened.close(),
            toErrorData,
          );
          if (wrong)
            return {
              kind: 'failed',
              failure: wrong,
              remedy: { kind: 'none' },
              arrival: 'none',
              observation: null,
            };
          const refused = await makeFolders(key, hooks.signal);
          if (refused)
            return {
              kind: 'failed',
              failure: refused.failure,
              remedy: refused.remedy,
              arrival: 'none',
              observation: null,
            };
        }
        let lacksFolder = false;
        let isStale = false;
        const who = await authorization.headers('PUT', path);
        const body = { kind: 'bytes', contentType: media.mime } as const;
        const request = { method: 'PUT', path, headers: { ...ownHeaders, ...who }, body } as const;
        const outcome = await uploadFile(connections, clock, upload.body, request, committing, (answer) => {
          if (isStored(answer)) return stored(answer);
          lacksFolder = withoutFolder.includes(answer.status);
          isStale = authorization.learn(answer);
          return explain(answer, media);
        });
        // Somebody deleted a folder that was there.
        const isWorthIt = isStale || (lacksFolder && key.includes('/'));
        if (!isWorthIt || isAgain || hooks.signal.aborted) return outcome;
        if (lacksFolder) known.clear();
      }
    },
    async remove(key, signal) {
      if (!isPlainKey(key)) {
        const failure = new AppError(errorData('not-found', 'This is no file of the folder')).data;
        return { kind: 'failed', failure, remedy: { kind: 'none' }, observation: null };
      }
      const end = await send({ method: 'DELETE', path: pathOf(key), headers: {} }, signal);
      if (end.kind === 'broken') return { kind: 'failed', ...end.trouble, observation: null };
      const observation = observationOf(end.answer);
      const { status } = end.answer;
      if (status === 200 || status === 204 || status === 404 || status === 410)
        return { kind: 'removed', observation };
      const { failure, remedy } = explain(end.answer);
      return { kind: 'failed', failure, remedy, observation };
    },
  };
}
