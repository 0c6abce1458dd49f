import type { FastifyInstance } from 'fastify';
import type { Caller } from '../authentication.ts';
import type { SandboxContext } from '../context.ts';
import { type Form, readForm } from '../form.ts';
import type { Album, Picture } from '../picture-store.ts';
import { callerOf, send } from '../request-pipeline.ts';
import { errorResponse, exceptionResponse, okResponse, RequestRejected } from '../responses.ts';
import { isOwner } from '../views.ts';
import { notOwnedResponse, ownAlbum } from './access.ts';

export const albumConfig = { kind: 'album', cost: 'other' } as const;
export type ByName = { Params: { name: string } };

/** Registers the routes that set, add or remove the pictures of an album. */
export function albumContentRoutes(app: FastifyInstance, world: SandboxContext): void {
  app.post<ByName>('/3/album/:name', { config: albumConfig }, async (request, reply) => {
    const form = await readForm(request);
    const caller = callerOf(request);
    const album = ownAlbum(request.params.name, caller, world);
    checkUnlocked(album);
    const pictures = picturesFor(form, caller, world, album.id);
    checkCapacity(pictures.length, world);
    album.pictureIds = pictures.map(({ id }) => id);
    await world.store.saved({ album });
    return send(request, reply, okResponse(true));
  });

  app.route<ByName>({
    method: ['POST', 'PUT'],
    url: '/3/album/:name/add',
    config: albumConfig,
    async handler(request, reply) {
      const form = await readForm(request);
      const caller = callerOf(request);
      const album = ownAlbum(request.params.name, caller, world);
      checkUnlocked(album);
      const added = picturesFor(form, caller, world, album.id).map(({ id }) => id);
      const next = [...new Set([...album.pictureIds, ...added])];
      checkCapacity(next.length, world);
      album.pictureIds = next;
      await world.store.saved({ album });
      return send(request, reply, okResponse(true));
    },
  });

  app.route<ByName>({
    method: ['POST', 'DELETE'],
    url: '/3/album/:name/remove_images',
    config: albumConfig,
    async handler(request, reply) {
      const form = await readForm(request);
      const album = ownAlbum(request.params.name, callerOf(request), world);
      checkUnlocked(album);
      const gone = new Set([
        ...form.list('ids'),
        ...form.list('deletehashes').map((hash) => world.store.pictureByDeletehash(hash)?.id),
      ]);
      album.pictureIds = album.pictureIds.filter((id) => !gone.has(id));
      await world.store.saved({ album });
      return send(request, reply, okResponse(true));
    },
  });
}

/**
 * Returns the pictures that a form names, in its order. Without an account ids are silently skipped and only
 * deletehashes count; with one, every id must be the caller's own.
 */
export function picturesFor(form: Form, caller: Caller, world: SandboxContext, albumId: string): Picture[] {
  const byHash = form.list('deletehashes').map((hash) => world.store.pictureByDeletehash(hash));
  const byId = caller.account === null ? [] : form.list('ids').map((id) => world.store.picture(id));
  if (byId.some((picture) => picture === null || !isOwner(caller, picture))) {
    throw new RequestRejected(notOwnedResponse(albumId));
  }
  return [...new Set([...byId, ...byHash])].filter((picture) => picture !== null);
}

/** Rejects changes of the contents while the album is public. */
export function checkUnlocked(album: Album): void {
  if (album.inGallery) {
    throw new RequestRejected(
      exceptionResponse(400, 403, 'Cannot change album contents while in gallery', 400),
    );
  }
}

export function checkCapacity(count: number, world: SandboxContext): void {
  const most = world.rules.albumCapacity;
  if (most !== null && count > most)
    throw new RequestRejected(errorResponse(400, `Albums hold at most ${most} images`));
}
