import { errorData, toErrorData } from '../../../../contract/app-error.ts';
import type { RemovalResult, UploadHooks, UploadOutcome } from '../host.ts';
import { acceptanceOf } from '../http/accepted-media.ts';
import { createConnections } from '../http/connections.ts';
import { type FileUpload, ownHeaders, pathAt } from '../http/form-host.ts';
import { observationOf, type UploadReading, uploadFile } from '../http/form-upload.ts';
import { type Asked, jsonOf, type Refused } from '../http/refusals.ts';
import { linkIn, remoteImage } from '../http/remote-image.ts';
import type { HttpResponse } from '../http/response.ts';
import { isPlainKey, keyOf, linkOf } from '../key-template.ts';
import type { HostKind, HostParts, HostValues, UploadHost } from '../kind.ts';
import { localObservation } from '../local-observation.ts';
import { checkedBy, namesShown } from '../storage-fields.ts';
import { tryHost } from '../trial.ts';
import { asBase64 } from './base64-body.ts';
import { blobIdOf, contentsPath, gitBlobId, sendJson } from './contents.ts';
import { explainGithub, isTaken } from './errors.ts';
import { fields } from './fields.ts';
import { repositoryOf } from './settings.ts';
import { about } from './texts.ts';

const reachWithinMs = 5_000;

/** Limit of a file by the API (github.blog, 3 May 2022). */
const maxFileBytes = 100 * 1024 ** 2;

/** A branch of a repository at GitHub: each picture is a commit. */
export const github: HostKind = {
  kind: 'github',
  title: 'GitHub',
  fields,
  traits: { deletion: 'request', audience: 'listed', showsName: false, isRepeatable: true, about },
  traitsOf: namesShown,
  check: checkedBy(fields, repositoryOf),
  create: createGithubHost,
};

/** @throws {AppError} `bad-setting`, `bad-url` */
function createGithubHost(values: HostValues, parts: HostParts): UploadHost {
  const repository = repositoryOf(values);
  const { api, owner, name, branch, token, keyTemplate, publicUrl } = repository;
  const { clock, network } = parts;
  const connections = createConnections(api.origin, clock, network, {}, api.protocol === 'http:');
  const headers = {
    ...ownHeaders,
    accept: 'application/vnd.github+json',
    'x-github-api-version': '2022-11-28',
    authorization: `Bearer ${token}`,
  };
  const askedOf = (media: Asked['media']): Asked => ({ host: api.host, media, secrets: [token] });
  const explain = (answer: HttpResponse, media: Asked['media'] = null) =>
    explainGithub(answer, askedOf(media), repository);

  /** Reads the answer to a path that is taken: by this very picture if an earlier attempt arrived. */
  const readTaken = async (key: string, upload: FileUpload, signal: AbortSignal): Promise<UploadReading> => {
    const found = await blobIdOf(connections, headers, repository, askedOf(null), key, signal);
    if (found.kind === 'refused') return found;
    let own: string;
    try {
      own = await gitBlobId(upload.body);
    } catch (error) {
      return { kind: 'refused', failure: toErrorData(error), remedy: { kind: 'none' }, isClearNo: true };
    }
    if (found.sha === own) return imageOf(key, upload, { sha: own, page: null });
    const failure = errorData('name-taken', `Another file of ${name} is called ${key}`, { name: key });
    return { kind: 'refused', failure, remedy: { kind: 'none' }, isClearNo: true };
  };

  const imageOf = (
    key: string,
    { body }: FileUpload,
    { sha, page }: { readonly sha: string | null; readonly page: string | null },
  ): UploadReading => {
    // What a deletion has to name.
    const over = { deletehash: sha, ...(page === null ? {} : { page }) };
    return { kind: 'uploaded', image: remoteImage(key, linkOf(publicUrl, key), body.media, over) };
  };

  const put = (key: string, upload: FileUpload, hooks: UploadHooks): Promise<UploadOutcome> => {
    const request = {
      method: 'PUT',
      path: contentsPath(repository, key),
      headers,
      body: { kind: 'bytes', contentType: upload.body.media.mime },
    } as const;
    const wrapped = {
      ...connections,
      ...asBase64(connections, 'content', { message: `Add ${key}`, branch }),
    };
    return uploadFile(wrapped, clock, upload.body, request, hooks, (answer, media) => {
      if (isTaken(answer)) return readTaken(key, upload, hooks.signal);
      const content = contentIn(answer);
      return content === null ? explain(answer, media) : imageOf(key, upload, content);
    });
  };

  const check = async (path: string, signal: AbortSignal): Promise<Refused | HttpResponse> => {
    const end = await sendJson(connections, { method: 'GET', path, headers }, null, signal);
    if (end.kind === 'broken') return { kind: 'refused', ...end.trouble, isClearNo: false };
    return end.answer.status === 200 && jsonOf(end.answer) !== null ? end.answer : explain(end.answer);
  };

  /** Decides that a file is gone: of a repository that a token may not see the API says the same. */
  const gone = async (began: number, signal: AbortSignal): Promise<RemovalResult> => {
    const found = await check(pathAt(api, `/repos/${owner}/${name}`), signal);
    if ('kind' in found)
      return { kind: 'failed', failure: found.failure, remedy: found.remedy, observation: null };
    return { kind: 'removed', observation: localObservation(clock, began) };
  };

  const host: UploadHost = {
    ...acceptanceOf({
      host: 'GitHub',
      types: null,
      limits: { other: maxFileBytes },
      certain: { types: ['image/png', 'image/jpeg', 'image/gif', 'video/mp4'], bytes: maxFileBytes },
    }),
    id: parts.id,
    kind: 'github',
    origin: connections.origin,
    budgets: [],
    uploadCost: {},
    // Each upload is a commit on top of the one before.
    maxParallel: 1,
    isReachable: () => network.canReach(api, reachWithinMs),
    async checkConnection(signal) {
      const home = pathAt(api, `/repos/${owner}/${name}`);
      const found = await check(home, signal);
      if ('kind' in found) return found.failure;
      const { permissions } = jsonOf(found) ?? {};
      if ((permissions as { push?: unknown } | undefined)?.push === false) {
        const params = { name: `${owner}/${name}`, reason: 'right' };
        return errorData('storage-unwritable', 'The token may only read', params);
      }
      const tip = await check(`${home}/branches/${encodeURIComponent(branch)}`, signal);
      return 'kind' in tip ? tip.failure : null;
    },
    async upload(request, hooks) {
      const { body } = request;
      if (body.kind === 'file')
        return put(keyOf(keyTemplate, { ...request, media: body.media }), { ...request, body }, hooks);
      const failure = errorData('rejected', 'GitHub is sent files only');
      return { kind: 'failed', failure, remedy: { kind: 'none' }, arrival: 'none', observation: null };
    },
    async remove(image, _credentials, signal) {
      const key = image.id;
      const no = ({ failure, remedy }: Omit<Refused, 'kind' | 'isClearNo'>) =>
        ({ kind: 'failed', failure, remedy, observation: null }) as const;
      if (!isPlainKey(key))
        return no({
          failure: errorData('not-found', 'This is no file of the branch'),
          remedy: { kind: 'none' },
        });
      const began = clock.now();
      // Of what was uploaded here the id is known: what somebody else put in its place stays.
      const found =
        image.deletehash === null
          ? await blobIdOf(connections, headers, repository, askedOf(null), key, signal)
          : ({ kind: 'found', sha: image.deletehash } as const);
      if (found.kind === 'refused') return no(found);
      if (found.sha === null) return gone(began, signal);
      const document = { message: `Delete ${key}`, sha: found.sha, branch };
      const request = { method: 'DELETE', path: contentsPath(repository, key), headers } as const;
      const end = await sendJson(connections, request, document, signal);
      if (end.kind === 'broken') return no(end.trouble);
      const observation = observationOf(end.answer);
      if (end.answer.status === 404) return gone(began, signal);
      if (end.answer.status === 200) return { kind: 'removed', observation };
      return { ...no(explain(end.answer)), observation };
    },
    test: (signal) => tryHost(host, parts, signal),
    retire: connections.retire,
    close: connections.close,
  };
  return host;
}

/** Reads the file out of the answer to a PUT; null where there is none. */
function contentIn(
  answer: HttpResponse,
): { readonly sha: string | null; readonly page: string | null } | null {
  if (answer.status !== 201 && answer.status !== 200) return null;
  const { content } = jsonOf(answer) ?? {};
  if (typeof content !== 'object' || content === null) return null;
  const { sha, html_url: page } = content as Readonly<Record<string, unknown>>;
  return typeof sha === 'string' ? { sha, page: linkIn(page) } : null;
}
