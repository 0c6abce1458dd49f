import type { Caller } from '../authentication.ts';
import type { SandboxContext } from '../context.ts';
import type { Album, Picture } from '../picture-store.ts';
import {
  errorResponse,
  htmlPage,
  type JsonResponse,
  type RawResponse,
  RequestRejected,
} from '../responses.ts';
import { isOwner } from '../views.ts';

export const notOwnedResponse = (albumId: string): JsonResponse =>
  errorResponse(403, `You must own all the image ids to add them to album ${albumId}`);

/** Returns the answer for a missing resource: a page, as often as not, whatever format was requested. */
export function notFoundResponse(world: SandboxContext): JsonResponse | RawResponse {
  return world.rules.notFound === 'html'
    ? htmlPage(404, 'Imgur: the simple 404 page', 'Zoinks! You\u2019ve taken a wrong turn.')
    : errorResponse(404, 'Unable to find an image with the id');
}

/** Finds a picture that can be seen, by its id and, if the rules allow it, by its deletehash. */
export function visiblePicture(name: string, world: SandboxContext): Picture {
  const byHash = world.rules.getByDeletehash ? world.store.pictureByDeletehash(name) : null;
  const picture = world.store.picture(name) ?? byHash;
  if (picture === null || picture.deletedAt !== null) throw new RequestRejected(notFoundResponse(world));
  return picture;
}

/**
 * Finds a picture that the caller may change: anyone by its deletehash, by its id only the owner.
 * @param denial Imgur's word for the refusal, which differs from call to call
 */
export function ownPicture(name: string, caller: Caller, world: SandboxContext, denial: string): Picture {
  const byHash = world.store.pictureByDeletehash(name);
  if (byHash !== null) return byHash;
  const byId = world.store.picture(name);
  if (byId === null) throw new RequestRejected(notFoundResponse(world));
  if (!isOwner(caller, byId)) throw new RequestRejected(errorResponse(403, denial));
  return byId;
}

/** Finds an album that the caller may change; the refusal of a caller with the id alone says what to use. */
export function ownAlbum(name: string, caller: Caller, world: SandboxContext): Album {
  const byHash = world.store.albumByDeletehash(name);
  if (byHash !== null) return byHash;
  const byId = world.store.album(name);
  if (byId === null) throw new RequestRejected(notFoundResponse(world));
  if (!isOwner(caller, byId)) {
    throw new RequestRejected(
      errorResponse(403, 'You are not the owner of this album; use its deletehash in place of the id.'),
    );
  }
  return byId;
}
