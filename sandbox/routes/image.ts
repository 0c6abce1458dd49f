import type { FastifyInstance } from 'fastify';
import type { SandboxContext } from '../context.ts';
import { readForm } from '../form.ts';
import { callerOf, send } from '../request-pipeline.ts';
import { errorResponse, okResponse, RequestRejected } from '../responses.ts';
import { pictureView } from '../views.ts';
import { notFoundResponse, ownPicture, visiblePicture } from './access.ts';

const config = { kind: 'image', cost: 'other' } as const;
const longestTitle = 128;

/** Registers the routes that read, change, delete and favour single pictures. */
export function imageRoutes(app: FastifyInstance, world: SandboxContext): void {
  app.get<{ Params: { name: string } }>('/3/image/:name', { config }, (request, reply) => {
    const picture = visiblePicture(request.params.name, world);
    return send(request, reply, okResponse(pictureView(picture, callerOf(request), world)));
  });

  app.route<{ Params: { name: string } }>({
    method: ['POST', 'PUT'],
    url: '/3/image/:name',
    config,
    async handler(request, reply) {
      const form = await readForm(request);
      const picture = ownPicture(request.params.name, callerOf(request), world, 'Permission denied');
      if (picture.deletedAt !== null) throw new RequestRejected(notFoundResponse(world));
      if (form.has('title')) picture.title = blankToNull(form.text('title'))?.slice(0, longestTitle) ?? null;
      if (form.has('description')) picture.description = blankToNull(form.text('description'));
      await world.store.saved({ picture });
      return send(request, reply, okResponse(true));
    },
  });

  app.delete<{ Params: { name: string } }>('/3/image/:name', { config }, async (request, reply) => {
    const picture = ownPicture(request.params.name, callerOf(request), world, 'Unauthorized');
    const now = world.clock.now();
    if (picture.deletedAt === null) await world.store.deletePicture(picture, now);
    // Deleting again succeeds for a while, and then the picture never existed.
    else if (now - picture.deletedAt > world.rules.repeatDeleteMs)
      throw new RequestRejected(notFoundResponse(world));
    return send(request, reply, okResponse(true));
  });

  app.post<{ Params: { name: string } }>('/3/image/:name/favorite', { config }, async (request, reply) => {
    await readForm(request);
    const { account } = callerOf(request);
    if (account === null) throw new RequestRejected(errorResponse(403, 'Unauthorized'));
    const picture = visiblePicture(request.params.name, world);
    const isFavorite = toggle(picture.favoriteOf, account.id);
    await world.store.saved({ picture });
    return send(request, reply, okResponse(isFavorite ? 'favorited' : 'unfavorited'));
  });
}

/**
 * Toggles an entry.
 * @returns whether it is in the list now
 */
export function toggle(list: number[], entry: number): boolean {
  const at = list.indexOf(entry);
  if (at === -1) list.push(entry);
  else list.splice(at, 1);
  return at === -1;
}

export const blankToNull = (text: string | null) => (text === null || text.trim() === '' ? null : text);
