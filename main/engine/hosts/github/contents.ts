import { createHash } from 'node:crypto';
import type { UploadBody } from '../host.ts';
import type { Connections, HttpCall, HttpResult } from '../http/connections.ts';
import { pathAt } from '../http/form-host.ts';
import { type Asked, jsonOf, type Refused } from '../http/refusals.ts';
import type { HttpResponse } from '../http/response.ts';
import { encodeKey } from '../key-template.ts';
import { openVerifiedFile } from '../verified-file.ts';
import { explainGithub } from './errors.ts';
import type { Repository } from './settings.ts';

/** Path of a file or folder in the API. */
export function contentsPath({ api, owner, name }: Repository, key: string): string {
  return pathAt(api, `/repos/${owner}/${name}/contents/${encodeKey(key)}`);
}

/** Sends a request with a JSON document, or without a body. */
export function sendJson(
  connections: Pick<Connections, 'call'>,
  request: Pick<HttpCall, 'method' | 'path' | 'headers'>,
  document: Readonly<Record<string, string>> | null,
  signal: AbortSignal,
): Promise<HttpResult> {
  const bytes = document && Buffer.from(JSON.stringify(document));
  async function* parts() {
    if (bytes) yield bytes;
  }
  const body = bytes && { contentType: 'application/json', length: bytes.length, parts };
  return connections.call({ ...request, body, signal });
}

/**
 * Finds the blob id of a file by the listing of its folder: the file itself would come along with all of its content.
 * @returns null where there is none
 */
export async function blobIdOf(
  connections: Pick<Connections, 'call'>,
  headers: Readonly<Record<string, string>>,
  repository: Repository,
  asked: Asked,
  key: string,
  signal: AbortSignal,
): Promise<{ readonly kind: 'found'; readonly sha: string | null } | Refused> {
  const folder = key.split('/').slice(0, -1).join('/');
  const path = `${contentsPath(repository, folder)}?ref=${encodeURIComponent(repository.branch)}`;
  const end = await sendJson(connections, { method: 'GET', path, headers }, null, signal);
  if (end.kind === 'broken') return { kind: 'refused', ...end.trouble, isClearNo: false };
  if (end.answer.status === 404 && jsonOf(end.answer) !== null) return { kind: 'found', sha: null };
  const entries = listIn(end.answer);
  if (entries === null) return { ...explainGithub(end.answer, asked, repository), isClearNo: false };
  const file = entries.find((entry) => entry.path === key);
  return { kind: 'found', sha: typeof file?.sha === 'string' ? file.sha : null };
}

function listIn({ status, body }: HttpResponse): readonly Readonly<Record<string, unknown>>[] | null {
  if (status !== 200) return null;
  try {
    const found: unknown = JSON.parse(body ?? '');
    return Array.isArray(found) ? found.filter((entry) => typeof entry === 'object' && entry !== null) : null;
  } catch {
    return null;
  }
}

/**
 * Computes the id that git gives to the content of what is sent.
 * @throws {AppError} what reading a file that changed throws
 */
export async function gitBlobId({
  path,
  media,
  recipe,
}: Extract<UploadBody, { kind: 'file' }>): Promise<string> {
  const file = await openVerifiedFile(path, media, recipe ?? null);
  try {
    const hash = createHash('sha1').update(`blob ${media.bytes}\0`);
    for await (const part of file.parts()) hash.update(part);
    return hash.digest('hex');
  } finally {
    await file.close();
  }
}
