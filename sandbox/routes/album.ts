import type { FastifyInstance } from 'fastify';
import type { Caller } from '../authentication.ts';
import type { SandboxContext } from '../context.ts';
import { loseReply, losesReply } from '../fault-effects.ts';
import { type Form, readForm } from '../form.ts';
import type { Album } from '../picture-store.ts';
import { callerOf, send } from '../request-pipeline.ts';
import { errorResponse, okResponse, RequestRejected } from '../responses.ts';
import { albumView, isOwner, picturesOf, pictureView } from '../views.ts';
import { notFoundResponse, ownAlbum } from './access.ts';
import { albumConfig, type ByName, checkCapacity, checkUnlocked, picturesFor } from './album-contents.ts';
import { blankToNull, toggle } from './image.ts';

const usualLateness = 60_000;

/** Registers the routes that create, read, update and delete albums; their contents are set by `albumContentRoutes`. */
export function albumRoutes(app: FastifyInstance, world: SandboxContext): void {
  app.post('/3/album', { config: albumConfig }, async (request, reply) => {
    const form = await readForm(request);
    const caller = callerOf(request);
    const account = caller.account;
    const id = 'a new album';
    const pictures = picturesFor(form, caller, world, id);
    checkCapacity(pictures.length, world);
    const album = await world.store.addAlbum({
      title: blankToNull(form.text('title')),
      description: blankToNull(form.text('description')),
      privacy: privacyOf(form) ?? account?.settings.album_privacy ?? 'hidden',
      layout: form.text('layout') ?? 'blog',
      cover: form.text('cover'),
      at: world.clock.now(),
      accountId: account?.id ?? null,
      pictureIds: pictures.map((picture) => picture.id),
    });
    const { fault } = request.call;
    if (fault?.kind === 'late-answer')
      await new Promise<void>((done) => world.clock.after(fault.waitMs ?? usualLateness, done));
    if (losesReply(request.call.fault)) return loseReply(request, reply);
    // The answer is sparse: nothing but the two ids, and now and then only one of them.
    const hidesHash = request.call.fault?.kind === 'album-without-deletehash';
    return send(
      request,
      reply,
      okResponse(hidesHash ? { id: album.id } : { id: album.id, deletehash: album.deletehash }),
    );
  });

  app.get<ByName>('/3/album/:name', { config: albumConfig }, (request, reply) => {
    const caller = callerOf(request);
    return send(
      request,
      reply,
      okResponse(albumView(seenAlbum(request.params.name, caller, world), caller, world)),
    );
  });

  app.get<ByName>('/3/album/:name/images', { config: albumConfig }, (request, reply) => {
    const caller = callerOf(request);
    const album = seenAlbum(request.params.name, caller, world);
    return send(
      request,
      reply,
      okResponse(picturesOf(album, world).map((picture) => pictureView(picture, caller, world))),
    );
  });

  app.get<{ Params: { name: string; image: string } }>(
    '/3/album/:name/image/:image',
    { config: albumConfig },
    (request, reply) => {
      const caller = callerOf(request);
      const album = seenAlbum(request.params.name, caller, world);
      const picture = picturesOf(album, world).find(({ id }) => id === request.params.image);
      if (picture === undefined) throw new RequestRejected(notFoundResponse(world));
      return send(request, reply, okResponse(pictureView(picture, caller, world)));
    },
  );

  app.put<ByName>('/3/album/:name', { config: albumConfig }, async (request, reply) => {
    const form = await readForm(request);
    const caller = callerOf(request);
    const album = ownAlbum(request.params.name, caller, world);
    describe(album, form);
    const names = namesIn(form);
    if (names) {
      checkUnlocked(album);
      album.pictureIds = picturesFor(form, caller, world, album.id).map(({ id }) => id);
    }
    await world.store.saved({ album });
    return send(request, reply, okResponse(true));
  });

  app.delete<ByName>('/3/album/:name', { config: albumConfig }, async (request, reply) => {
    const album = ownAlbum(request.params.name, callerOf(request), world);
    album.isDeleted = true;
    await world.store.saved({ album });
    return send(request, reply, okResponse(true));
  });

  app.post<ByName>('/3/album/:name/favorite', { config: albumConfig }, async (request, reply) => {
    await readForm(request);
    const caller = callerOf(request);
    if (caller.account === null) throw new RequestRejected(errorResponse(403, 'Unauthorized'));
    const album = seenAlbum(request.params.name, caller, world);
    const isFavorite = toggle(album.favoriteOf, caller.account.id);
    await world.store.saved({ album });
    return send(request, reply, okResponse(isFavorite ? 'favorited' : 'unfavorited'));
  });
}

/** Finds an album that the caller may see: public and hidden ones by their id; secret ones only the owner. */
function seenAlbum(name: string, caller: Caller, world: SandboxContext): Album {
  const album = world.store.album(name);
  const isSeen = album !== null && (album.privacy !== 'secret' || isOwner(caller, album));
  if (!isSeen) throw new RequestRejected(notFoundResponse(world));
  return album;
}

const namesIn = (form: Form) => form.has('ids') || form.has('deletehashes');

function describe(album: Album, form: Form): void {
  if (form.has('title')) album.title = blankToNull(form.text('title'));
  if (form.has('description')) album.description = blankToNull(form.text('description'));
  if (form.has('layout')) album.layout = form.text('layout') ?? album.layout;
  if (form.has('cover')) album.cover = form.text('cover');
  if (form.has('order')) album.order = Number(form.text('order')) || 0;
  album.privacy = privacyOf(form) ?? album.privacy;
}

function privacyOf(form: Form): Album['privacy'] | null {
  const privacy = form.text('privacy');
  return privacy === 'public' || privacy === 'hidden' || privacy === 'secret' ? privacy : null;
}
