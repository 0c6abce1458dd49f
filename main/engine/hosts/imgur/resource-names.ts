import type { AlbumContent } from '../albums.ts';
import type { Credentials } from '../host.ts';

const isHashLike = (text: string | null): text is string => text !== null && /^[\w-]+$/.test(text);

/** Names a resource: any holder of the deletehash may change it; the owner may by id as well. */
export function nameOf(
  { id, deletehash }: { readonly id: string; readonly deletehash: string | null },
  credentials: Credentials,
): string | null {
  if (isHashLike(deletehash)) return deletehash;
  return credentials.kind === 'account' && isHashLike(id) ? id : null;
}

/**
 * Names pictures by deletehash, which always works; by id only where the account owns some whose hash is not known.
 */
export function picturesForm(
  pictures: AlbumContent['pictures'],
  credentials: Credentials,
): URLSearchParams | null {
  const hashes = pictures.map(({ deletehash }) => deletehash);
  const form = new URLSearchParams();
  if (hashes.every(isHashLike)) for (const hash of hashes) form.append('deletehashes[]', hash);
  else if (credentials.kind !== 'account') return null;
  else for (const { id } of pictures) form.append('ids[]', id);
  return form;
}
