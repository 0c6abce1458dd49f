import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { SandboxContext } from '../context.ts';
import { type Form, readForm } from '../form.ts';
import type { Album, Picture } from '../picture-store.ts';
import { callerOf, send } from '../request-pipeline.ts';
import {
  errorResponse,
  exceptionResponse,
  type JsonResponse,
  okResponse,
  RequestRejected,
} from '../responses.ts';
import { albumView, isOwner, pictureView } from '../views.ts';
import { notFoundResponse } from './access.ts';

const config = { kind: 'gallery', cost: 'other' } as const;
type ByName = { Params: { name: string } };
type Shared = { picture: Picture } | { album: Album };

/** Registers the routes that share with the gallery, and undo that. */
export function galleryRoutes(app: FastifyInstance, world: SandboxContext): void {
  const share = (find: (name: string) => Shared | null) => {
    return async (request: FastifyRequest<ByName>, reply: FastifyReply) => {
      const form = await readForm(request);
      const shared = ownShared(find(request.params.name), request, world);
      checkTerms(form, request, world);
      const thing = 'picture' in shared ? shared.picture : shared.album;
      thing.inGallery = true;
      thing.title = form.text('title');
      await world.store.saved(shared);
      return send(request, reply, okResponse(true));
    };
  };
  app.post<ByName>(
    '/3/gallery/image/:name',
    { config },
    share((name) => picture(name, world)),
  );
  app.post<ByName>(
    '/3/gallery/album/:name',
    { config },
    share((name) => album(name, world)),
  );
  app.post<ByName>(
    '/3/gallery/:name',
    { config },
    share((name) => picture(name, world) ?? album(name, world)),
  );

  app.delete<ByName>('/3/gallery/:name', { config }, async (request, reply) => {
    const { name } = request.params;
    const shared = ownShared(picture(name, world) ?? album(name, world), request, world);
    const thing = 'picture' in shared ? shared.picture : shared.album;
    thing.inGallery = false;
    await world.store.saved(shared);
    return send(request, reply, okResponse(true));
  });

  for (const url of ['/3/gallery/image/:name', '/3/gallery/album/:name', '/3/gallery/:name']) {
    app.get<ByName>(url, { config }, (request, reply) => {
      const { name } = request.params;
      const caller = callerOf(request);
      const shared = picture(name, world) ?? album(name, world);
      const view =
        shared === null
          ? null
          : 'picture' in shared
            ? { ...pictureView(shared.picture, caller, world), is_album: false }
            : { ...albumView(shared.album, caller, world), is_album: true };
      if (!view?.in_gallery) throw new RequestRejected(notFoundResponse(world));
      return send(request, reply, okResponse(view));
    });
  }
}

function picture(name: string, world: SandboxContext): Shared | null {
  const found = world.store.picture(name);
  return found === null || found.deletedAt !== null ? null : { picture: found };
}

function album(name: string, world: SandboxContext): Shared | null {
  const found = world.store.album(name);
  return found === null ? null : { album: found };
}

function ownShared(shared: Shared | null, request: FastifyRequest, world: SandboxContext): Shared {
  if (shared === null) throw new RequestRejected(notFoundResponse(world));
  const caller = callerOf(request);
  if (!isOwner(caller, 'picture' in shared ? shared.picture : shared.album)) {
    throw new RequestRejected(errorResponse(403, 'Unauthorized'));
  }
  return shared;
}

/** Requires a title and, once, consent to the terms: with this call or in the account's settings. */
function checkTerms(form: Form, request: FastifyRequest, world: SandboxContext): void {
  const { account } = callerOf(request);
  const refuse = (text: string): JsonResponse =>
    world.rules.galleryErrors === 'string' ? errorResponse(400, text) : exceptionResponse(400, 1003, text);
  if (account?.hasVerifiedEmail === false)
    throw new RequestRejected(refuse('You must verify your email first'));
  if ((form.text('title') ?? '').trim() === '') throw new RequestRejected(refuse('A title is required'));
  const accepts = form.flag('terms') === true || account?.settings.accepted_gallery_terms === true;
  if (!accepts) throw new RequestRejected(refuse('You must accept the gallery terms'));
}
