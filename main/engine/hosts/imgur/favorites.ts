import { z } from 'zod';
import type { FavoriteFolders } from '../favorites.ts';
import type { Connections } from '../http/connections.ts';
import { parseResponse } from './responses.ts';
import { ask } from './simple-request.ts';

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
 * Requests of favourites' folders, which are not documented. That `GET /3/folders` lists them and `POST` makes one
 * with `name` and `is_private` was seen in use; that `PUT` on one changes it was not, so that its yes counts only
 * as far as the list bears it out.
 */
export function createFavoriteFolders(connections: Connections): FavoriteFolders {
  return {
    cost: { user: 1, client: 1, post: 1 },

    list: (credentials, signal) =>
      ask(connections, { method: 'GET', path: '/3/folders' }, credentials, signal, (answer, asker) => {
        const read = parseResponse(answer, asker, foldersSchema);
        const { observation } = read;
        if (read.kind === 'read') {
          const folders = read.value.data.map(({ id, name, is_private }) => ({
            id,
            name,
            isPrivate: is_private ?? null,
          }));
          return { kind: 'listed', folders, observation } as const;
        }
        return isNotOffered(answer) ? ({ kind: 'listed', folders: null, observation } as const) : read;
      }),

    setPrivate({ id, name }, isPrivate, credentials, signal) {
      const form = new URLSearchParams({ name, is_private: String(isPrivate) });
      const request = { method: 'PUT', path: `/3/folders/${encodeURIComponent(id)}`, form } as const;
      return ask(connections, request, credentials, signal, (answer, asker) => {
        const read = parseResponse(answer, asker, doneSchema);
        const { observation } = read;
        if (read.kind === 'read') return { kind: 'asked', done: true, observation } as const;
        const { code } = read.verdict.failure;
        const isNo = isNotOffered(answer) || code === 'rejected' || code === 'forbidden';
        return isNo ? ({ kind: 'asked', done: false, observation } as const) : read;
      });
    },
  };
}

/** True where the route does not exist, or not for applications. */
const isNotOffered = ({ status }: { readonly status: number }) => status === 404 || status === 405;
