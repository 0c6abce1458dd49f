import { z } from 'zod';
import type { FavoriteFolders } from '../favorites.ts';
import type { Refused } from '../host.ts';
import type { Connections, HttpCall, HttpResult } from './request.ts';
import { checkCredentials, requestHeaders } from './request-headers.ts';
import { parseResponse } from './responses.ts';

const flag = z.union([z.boolean(), z.literal([0, 1]).transform(Boolean)]);
const foldersSchema = z.object({
  data: z.array(
    z.object({
      id: z.union([z.number().int(), z.string().regex(/^[\w-]{1,64}$/)]).transform(String),
      name: z.string(),
      is_private: flag.nullish().catch(null),
    }),
  ),
});
const doneSchema = z.object({ success: z.literal(true) });

/**
 * Folders of favourites are not documented. That `GET /3/folders` lists them and `POST` makes one with `name` and
 * `is_private` was seen in use; that `PUT` on one changes it was not, so that its yes counts only as far as the list
 * bears it out.
 */
export function createFavoriteFolders(connections: Connections): FavoriteFolders {
  type Ask = Pick<HttpCall, 'method' | 'path'> & { readonly form?: URLSearchParams };

  const ask = (
    { method, path, form }: Ask,
    credentials: Parameters<typeof requestHeaders>[0],
    signal: AbortSignal,
  ): Promise<HttpResult> => {
    const bytes = form && Buffer.from(form.toString());
    async function* parts() {
      if (bytes) yield bytes;
    }
    const body = bytes
      ? { contentType: 'application/x-www-form-urlencoded', length: bytes.length, parts }
      : null;
    return connections.call({ method, path, headers: requestHeaders(credentials), body, signal });
  };

  const broken = ({ failure, remedy }: Pick<Refused, 'failure' | 'remedy'>): Refused => ({
    kind: 'failed',
    failure,
    remedy,
    observation: null,
  });

  return {
    cost: { user: 1, client: 1, post: 1 },

    async list(credentials, signal) {
      const bad = checkCredentials(credentials);
      if (bad) return broken(bad);
      const end = await ask({ method: 'GET', path: '/3/folders' }, credentials, signal);
      if (end.kind === 'broken') return broken(end.trouble);
      const read = parseResponse(end.answer, { credentials, media: null }, foldersSchema);
      if (read.kind === 'read') {
        const folders = read.value.data.map(({ id, name, is_private }) => ({
          id,
          name,
          isPrivate: is_private ?? null,
        }));
        return { kind: 'listed', folders, observation: read.observation };
      }
      const { verdict, observation } = read;
      if (isNotOffered(end.answer)) return { kind: 'listed', folders: null, observation };
      return { kind: 'failed', failure: verdict.failure, remedy: verdict.remedy, observation };
    },

    async setPrivate({ id, name }, isPrivate, credentials, signal) {
      const bad = checkCredentials(credentials);
      if (bad) return broken(bad);
      const form = new URLSearchParams({ name, is_private: String(isPrivate) });
      const path = `/3/folders/${encodeURIComponent(id)}`;
      const end = await ask({ method: 'PUT', path, form }, credentials, signal);
      if (end.kind === 'broken') return broken(end.trouble);
      const read = parseResponse(end.answer, { credentials, media: null, isChange: true }, doneSchema);
      if (read.kind === 'read') return { kind: 'asked', done: true, observation: read.observation };
      const { verdict, observation } = read;
      const isRefused = verdict.failure.code === 'rejected' || verdict.failure.code === 'forbidden';
      if (isNotOffered(end.answer) || isRefused) return { kind: 'asked', done: false, observation };
      return { kind: 'failed', failure: verdict.failure, remedy: verdict.remedy, observation };
    },
  };
}

/** No such route, or not for applications. */
const isNotOffered = ({ status }: { readonly status: number }) => status === 404 || status === 405;
