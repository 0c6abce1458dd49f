import type { FastifyInstance } from 'fastify';
import type { SandboxContext } from '../context.ts';
import { readForm } from '../form.ts';
import { callerOf, send } from '../request-pipeline.ts';
import { okResponse, RequestRejected } from '../responses.ts';
import { pictureView } from '../views.ts';
import { notFoundResponse } from './access.ts';
import { accountConfig, own, type Paged, paged, seen, signedIn } from './account-access.ts';

/** Registers the routes of an account's favourites and their folders. */
export function favoriteRoutes(app: FastifyInstance, world: SandboxContext): void {
  for (const [name, isPublic] of [
    ['favorites', false],
    ['gallery_favorites', true],
  ] as const) {
    for (const url of [`/3/account/:user/${name}`, `/3/account/:user/${name}/:page`]) {
      app.get<Paged>(url, { config: accountConfig }, (request, reply) => {
        const account = isPublic ? seen(request, world).account : own(request, world);
        const favorites = world.store.pictures.filter(
          (picture) =>
            picture.deletedAt === null &&
            picture.favoriteOf.includes(account.id) &&
            (!isPublic || picture.inGallery),
        );
        const caller = callerOf(request);
        return send(
          request,
          reply,
          okResponse(paged(favorites, request).map((picture) => pictureView(picture, caller, world))),
        );
      });
    }
  }

  // Not documented, and seen in use; that a folder can be changed was not seen.
  app.get('/3/folders', { config: accountConfig }, (request, reply) => {
    const { folders } = signedIn(request);
    if (world.rules.favoriteFolders === 'none') throw new RequestRejected(notFoundResponse(world));
    return send(request, reply, okResponse(folders));
  });
  app.put<{ Params: { id: string } }>('/3/folders/:id', { config: accountConfig }, async (request, reply) => {
    const form = await readForm(request);
    const folder = signedIn(request).folders.find(({ id }) => String(id) === request.params.id);
    if (!folder || world.rules.favoriteFolders !== 'changed')
      throw new RequestRejected(notFoundResponse(world));
    folder.is_private = form.flag('is_private') ?? folder.is_private;
    return send(request, reply, okResponse(true));
  });
}
