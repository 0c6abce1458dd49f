import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Account } from '../accounts.ts';
import type { SandboxContext } from '../context.ts';
import type { Album, Picture } from '../picture-store.ts';
import { callerOf, send } from '../request-pipeline.ts';
import { okResponse, RequestRejected } from '../responses.ts';
import { albumView, pictureView } from '../views.ts';
import { notFoundResponse } from './access.ts';
import { accountConfig, type OfUser, own, ownPictures, type Paged, paged, seen } from './account-access.ts';

/** Registers the routes of an account's pictures and albums. */
export function accountContentRoutes(app: FastifyInstance, world: SandboxContext): void {
  for (const url of ['/3/account/:user/images', '/3/account/:user/images/:page']) {
    app.get<Paged>(url, { config: accountConfig }, (request, reply) => {
      const pictures = paged(ownPictures(own(request, world), world), request);
      const caller = callerOf(request);
      return send(request, reply, okResponse(pictures.map((picture) => pictureView(picture, caller, world))));
    });
  }
  for (const url of ['/3/account/:user/images/ids', '/3/account/:user/images/ids/:page']) {
    app.get<Paged>(url, { config: accountConfig }, (request, reply) => {
      const pictures = paged(ownPictures(own(request, world), world), request);
      return send(request, reply, okResponse(pictures.map(({ id }) => id)));
    });
  }
  app.get<OfUser>('/3/account/:user/images/count', { config: accountConfig }, (request, reply) =>
    send(request, reply, okResponse(ownPictures(own(request, world), world).length)),
  );
  app.get<{ Params: { user: string; name: string } }>(
    '/3/account/:user/image/:name',
    { config: accountConfig },
    (request, reply) => {
      const picture = pictureNamed(request.params.name, own(request, world), world);
      return send(request, reply, okResponse(pictureView(picture, callerOf(request), world)));
    },
  );
  // The documentation requires the deletehash here, and the id was seen to work.
  app.delete<{ Params: { user: string; name: string } }>(
    '/3/account/:user/image/:name',
    { config: accountConfig },
    async (request, reply) => {
      const picture = pictureNamed(request.params.name, own(request, world), world);
      await world.store.deletePicture(picture, world.clock.now());
      return send(request, reply, okResponse(true));
    },
  );

  for (const url of ['/3/account/:user/albums', '/3/account/:user/albums/:page']) {
    app.get<Paged>(url, { config: accountConfig }, (request, reply) => {
      const caller = callerOf(request);
      const views = paged(seenAlbums(request, world), request).map((album) =>
        albumView(album, caller, world),
      );
      return send(request, reply, okResponse(views.map(({ images: _images, ...view }) => view)));
    });
  }
  for (const url of ['/3/account/:user/albums/ids', '/3/account/:user/albums/ids/:page']) {
    app.get<Paged>(url, { config: accountConfig }, (request, reply) =>
      send(request, reply, okResponse(paged(seenAlbums(request, world), request).map(({ id }) => id))),
    );
  }
  app.get<OfUser>('/3/account/:user/albums/count', { config: accountConfig }, (request, reply) =>
    send(request, reply, okResponse(seenAlbums(request, world).length)),
  );
  app.delete<{ Params: { user: string; name: string } }>(
    '/3/account/:user/album/:name',
    { config: accountConfig },
    async (request, reply) => {
      const account = own(request, world);
      const album = world.store.album(request.params.name);
      if (album === null || album.accountId !== account.id)
        throw new RequestRejected(notFoundResponse(world));
      album.isDeleted = true;
      await world.store.saved({ album });
      return send(request, reply, okResponse(true));
    },
  );
}

/** Returns the albums that the caller may see: strangers see only public ones. */
function seenAlbums(request: FastifyRequest<OfUser>, world: SandboxContext): Album[] {
  const { account, isOwn } = seen(request, world);
  return world.store.albums
    .filter((album) => album.accountId === account.id && (isOwn || album.privacy === 'public'))
    .sort((a, b) => a.order - b.order);
}

function pictureNamed(name: string, account: Account, world: SandboxContext): Picture {
  const picture = world.store.pictureByDeletehash(name) ?? world.store.picture(name);
  const isThere = picture !== null && picture.accountId === account.id && picture.deletedAt === null;
  if (!isThere) throw new RequestRejected(notFoundResponse(world));
  return picture;
}
