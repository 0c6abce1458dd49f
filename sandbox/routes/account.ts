import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Account } from '../accounts.ts';
import type { SandboxContext } from '../context.ts';
import { readForm, toForm } from '../form.ts';
import type { Album, Picture } from '../picture-store.ts';
import { callerOf, send } from '../request-pipeline.ts';
import { errorResponse, okResponse, RequestRejected } from '../responses.ts';
import { albumView, pictureView } from '../views.ts';
import { notFoundResponse } from './access.ts';

const config = { kind: 'account', cost: 'other' } as const;
type OfUser = { Params: { user: string } };
type Paged = { Params: { user: string; page?: string } };
const usualPage = 50;
const longestPage = 100;

/** An account, what is in it, and its settings. `me` is whoever holds the token. */
export function accountRoutes(app: FastifyInstance, world: SandboxContext): void {
  app.get<OfUser>('/3/account/:user', { config }, (request, reply) => {
    const { account } = seen(request, world);
    return send(
      request,
      reply,
      okResponse({
        id: account.id,
        url: account.username,
        bio: account.settings.bio,
        avatar: null,
        reputation: 0,
        reputation_name: 'Neutral',
        created: Math.floor(account.createdAt / 1000),
        pro_expiration: false,
        user_follow: { status: false },
        is_blocked: false,
      }),
    );
  });

  app.get<OfUser>('/3/account/:user/settings', { config }, (request, reply) => {
    const account = own(request, world);
    const { bio: _bio, ...settings } = account.settings;
    return send(
      request,
      reply,
      okResponse({ account_url: account.username, email: null, pro_expiration: false, ...settings }),
    );
  });

  app.route<OfUser>({
    method: ['PUT', 'POST'],
    url: '/3/account/:user/settings',
    config,
    async handler(request, reply) {
      const form = await readForm(request);
      const { settings } = own(request, world);
      for (const name of [
        'public_images',
        'messaging_enabled',
        'accepted_gallery_terms',
        'show_mature',
      ] as const) {
        settings[name] = form.flag(name) ?? settings[name];
      }
      settings.bio = form.text('bio') ?? settings.bio;
      const privacy = form.text('album_privacy');
      if (privacy === 'public' || privacy === 'hidden' || privacy === 'secret')
        settings.album_privacy = privacy;
      return send(request, reply, okResponse(true));
    },
  });

  app.get<OfUser>('/3/account/:user/verifyemail', { config }, (request, reply) =>
    send(request, reply, okResponse(own(request, world).hasVerifiedEmail)),
  );
  app.post<OfUser>('/3/account/:user/verifyemail', { config }, async (request, reply) => {
    await readForm(request);
    own(request, world).hasVerifiedEmail = true;
    return send(request, reply, okResponse(true));
  });

  for (const url of ['/3/account/:user/images', '/3/account/:user/images/:page']) {
    app.get<Paged>(url, { config }, (request, reply) => {
      const pictures = paged(ownPictures(own(request, world), world), request);
      const caller = callerOf(request);
      return send(request, reply, okResponse(pictures.map((picture) => pictureView(picture, caller, world))));
    });
  }
  for (const url of ['/3/account/:user/images/ids', '/3/account/:user/images/ids/:page']) {
    app.get<Paged>(url, { config }, (request, reply) => {
      const pictures = paged(ownPictures(own(request, world), world), request);
      return send(request, reply, okResponse(pictures.map(({ id }) => id)));
    });
  }
  app.get<OfUser>('/3/account/:user/images/count', { config }, (request, reply) =>
    send(request, reply, okResponse(ownPictures(own(request, world), world).length)),
  );
  app.get<{ Params: { user: string; name: string } }>(
    '/3/account/:user/image/:name',
    { config },
    (request, reply) => {
      const picture = pictureNamed(request.params.name, own(request, world), world);
      return send(request, reply, okResponse(pictureView(picture, callerOf(request), world)));
    },
  );
  // The documentation wants the deletehash here, and the id was seen to work.
  app.delete<{ Params: { user: string; name: string } }>(
    '/3/account/:user/image/:name',
    { config },
    async (request, reply) => {
      const picture = pictureNamed(request.params.name, own(request, world), world);
      await world.store.deletePicture(picture, world.clock.now());
      return send(request, reply, okResponse(true));
    },
  );

  for (const url of ['/3/account/:user/albums', '/3/account/:user/albums/:page']) {
    app.get<Paged>(url, { config }, (request, reply) => {
      const caller = callerOf(request);
      const views = paged(seenAlbums(request, world), request).map((album) =>
        albumView(album, caller, world),
      );
      return send(request, reply, okResponse(views.map(({ images: _images, ...view }) => view)));
    });
  }
  for (const url of ['/3/account/:user/albums/ids', '/3/account/:user/albums/ids/:page']) {
    app.get<Paged>(url, { config }, (request, reply) =>
      send(request, reply, okResponse(paged(seenAlbums(request, world), request).map(({ id }) => id))),
    );
  }
  app.get<OfUser>('/3/account/:user/albums/count', { config }, (request, reply) =>
    send(request, reply, okResponse(seenAlbums(request, world).length)),
  );
  app.delete<{ Params: { user: string; name: string } }>(
    '/3/account/:user/album/:name',
    { config },
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

  for (const [name, isPublic] of [
    ['favorites', false],
    ['gallery_favorites', true],
  ] as const) {
    for (const url of [`/3/account/:user/${name}`, `/3/account/:user/${name}/:page`]) {
      app.get<Paged>(url, { config }, (request, reply) => {
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
  app.get('/3/folders', { config }, (request, reply) => {
    const { folders } = signedIn(request);
    if (world.rules.favoriteFolders === 'none') throw new RequestRejected(notFoundResponse(world));
    return send(request, reply, okResponse(folders));
  });
  app.put<{ Params: { id: string } }>('/3/folders/:id', { config }, async (request, reply) => {
    const form = await readForm(request);
    const folder = signedIn(request).folders.find(({ id }) => String(id) === request.params.id);
    if (!folder || world.rules.favoriteFolders !== 'changed')
      throw new RequestRejected(notFoundResponse(world));
    folder.is_private = form.flag('is_private') ?? folder.is_private;
    return send(request, reply, okResponse(true));
  });

  app.post('/3/account/me/delete', { config }, async (request, reply) => {
    const form = await readForm(request);
    const { account } = callerOf(request);
    if (account === null) throw new RequestRejected(errorResponse(401, 'Authentication required'));
    if ((form.text('password') ?? '') === '')
      throw new RequestRejected(errorResponse(400, 'A password is required'));
    for (const picture of ownPictures(account, world))
      await world.store.deletePicture(picture, world.clock.now());
    world.accounts.delete(account);
    return send(request, reply, okResponse(true));
  });
}

function signedIn(request: FastifyRequest): Account {
  const { account } = callerOf(request);
  if (account === null) throw new RequestRejected(errorResponse(401, 'Authentication required'));
  return account;
}

/** The account in the address, and whether it is the caller's own. */
function seen(request: FastifyRequest<OfUser>, world: SandboxContext): { account: Account; isOwn: boolean } {
  const caller = callerOf(request);
  const { user } = request.params;
  if (user === 'me') {
    if (caller.account === null) throw new RequestRejected(errorResponse(401, 'Authentication required'));
    return { account: caller.account, isOwn: true };
  }
  const account = world.accounts.find(user);
  if (account === null) throw new RequestRejected(notFoundResponse(world));
  return { account, isOwn: caller.account?.id === account.id };
}

function own(request: FastifyRequest<OfUser>, world: SandboxContext): Account {
  const { account, isOwn } = seen(request, world);
  if (!isOwn) throw new RequestRejected(errorResponse(403, 'Unauthorized'));
  return account;
}

/** Newest first, as the account's page shows them. */
function ownPictures(account: Account, world: SandboxContext): Picture[] {
  return world.store.pictures
    .filter((picture) => picture.accountId === account.id && picture.deletedAt === null)
    .reverse();
}

/** Strangers see only what is public. */
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

function paged<T>(list: readonly T[], request: FastifyRequest<Paged>): T[] {
  const page = Math.max(0, Number.parseInt(request.params.page ?? '0', 10) || 0);
  const asked = Number.parseInt(toForm(request.query).text('perPage') ?? '', 10) || usualPage;
  const length = Math.min(longestPage, Math.max(1, asked));
  return list.slice(page * length, (page + 1) * length);
}
