import { errorData } from '../../../contract/app-error.ts';
import type { ErrorData } from '../../../contract/errors.ts';
import type { RemoteImage } from '../../../contract/host.ts';
import type { AlbumContent, GalleryEntry, RemoteAlbum } from '../hosts/albums.ts';
import type { StoredPost } from '../store/types.ts';
import { descriptionWith, tagsOf, textOrNull } from './text.ts';

/*
 * Makes a post exactly once and completely, whenever the engine dies.
 *
 * The host knows no keys by which a request done twice is done once. Of all requests that a post takes, one alone is
 * not the same when it is done again: the making of the album. So it makes nothing but an empty, hidden album, and
 * everything that makes a post of it (its pictures in their order, title, description, cover) is set afterwards by
 * requests that say how things shall be and not what shall be added; those are repeated without harm.
 *
 * 1. The pictures go up as jobs of the queue, in any order.
 * 2. `create`: written down as `sent` before its last byte leaves, without which there can be no album; the answer is
 *    written down before anything else is done. Who dies before that byte tries again without doubt. Who dies between
 *    the byte and the answer does not know. With an account the album is searched by the mark that it was made with
 *    (`find`). Without one there is no account to ask as: the empty album, whose address is known to no one, is left,
 *    the post remembers that (`emptyLeft`), and another is made. What people see, the post, exists once in any case.
 *    The same goes for an album that was made and whose deletehash the host kept to itself.
 * 3. `describe`: pictures that were there already get the texts that they have in the post.
 * 4. `update` sets all of the album at once; `look` asks what is in it now. Should that differ (whether an update
 *    sets contents too is not told alike everywhere), `contents` sets them by the other way, and it is looked at again.
 * 5. `share` or `unshare`, as wanted.
 *
 * A post that is changed after it was made runs through the same, from where it differs.
 */

/** The state of a picture of a post. */
export interface Picture {
  readonly entryId: string;
  readonly state: 'waiting' | 'uploading' | 'uploaded' | 'failed' | 'gone';
  /** Set when it is uploaded. */
  readonly image: RemoteImage | null;
  /** Texts that the host has. */
  readonly said: { readonly title: string | null; readonly description: string | null } | null;
}

/** The next step of a post. */
export type Step =
  | { readonly kind: 'rest' }
  /** Pictures are still being uploaded. */
  | { readonly kind: 'wait' }
  /** Pictures failed, and the user has to decide about them. */
  | { readonly kind: 'stuck' }
  | { readonly kind: 'create' }
  | { readonly kind: 'find' }
  /** An answer was lost, and there is no account to ask as. */
  | { readonly kind: 'give-up-lost' }
  | {
      readonly kind: 'describe';
      readonly entryId: string;
      readonly image: RemoteImage;
      readonly text: { readonly title: string | null; readonly description: string | null };
    }
  | { readonly kind: 'update'; readonly album: RemoteAlbum; readonly content: AlbumContent }
  | { readonly kind: 'contents'; readonly album: RemoteAlbum; readonly content: AlbumContent }
  | { readonly kind: 'look'; readonly album: RemoteAlbum; readonly content: AlbumContent }
  | { readonly kind: 'share'; readonly album: RemoteAlbum; readonly entry: GalleryEntry }
  | { readonly kind: 'unshare'; readonly album: RemoteAlbum }
  | { readonly kind: 'finish' };

/** The result of a step. */
export type StepEvent =
  /** The last byte of `create` is about to be sent. */
  | { readonly kind: 'committed' }
  | { readonly kind: 'created'; readonly album: RemoteAlbum }
  /** There is no album for certain: a clear no, or the search found none. */
  | { readonly kind: 'not-created' }
  | { readonly kind: 'lost' }
  | { readonly kind: 'told'; readonly by: 'update' | 'contents'; readonly content: AlbumContent }
  | { readonly kind: 'seen'; readonly content: AlbumContent; readonly pictures: readonly string[] | null }
  | { readonly kind: 'shared' }
  | { readonly kind: 'unshared' }
  | { readonly kind: 'finished'; readonly at: number }
  | { readonly kind: 'failed'; readonly error: ErrorData };

/** Builds the contents of the album when all pictures are uploaded. */
export function contentOf(post: StoredPost, pictures: readonly Picture[]): AlbumContent {
  const images = pictures.flatMap(({ image }) => image ?? []);
  const cover = pictures.find(({ entryId }) => entryId === post.cover)?.image ?? null;
  return {
    title: textOrNull(post.title),
    description: descriptionWith(post.description, post.credit),
    pictures: images,
    cover: cover ?? images[0] ?? null,
  };
}

/** Computes a fingerprint: contents with the same one look the same in the album. */
function fingerprintOf({ title, description, pictures, cover }: AlbumContent): string {
  return JSON.stringify([title, description, cover?.id ?? null, pictures.map(({ id }) => id)]);
}

/** Fingerprint of an `update` that brought the texts and not the contents, which are to be set by themselves. */
const contentsWanted = (print: string) => `contents: ${print}`;

/** Decides the next step of a post, from its stored state and its pictures, which are in the post's order. */
export function nextStep(post: StoredPost, pictures: readonly Picture[]): Step {
  if (post.state !== 'making') return { kind: 'rest' };
  if (pictures.some(({ state }) => state === 'waiting' || state === 'uploading')) return { kind: 'wait' };
  if (pictures.some(({ state }) => state !== 'uploaded')) return { kind: 'stuck' };
  const { album } = post;
  if (album === null) {
    if (post.creation === 'none') return { kind: 'create' };
    return { kind: post.account === null ? 'give-up-lost' : 'find' };
  }
  if (post.privacy === 'hidden' && post.isPublic) return { kind: 'unshare', album };
  const untold = pictures.flatMap(({ entryId, image, said }) => {
    const entry = post.entries.find(({ id }) => id === entryId);
    if (!entry || !image) return [];
    const text = { title: textOrNull(entry.title), description: textOrNull(entry.description) };
    const isSaid = said?.title === text.title && said.description === text.description;
    return isSaid ? [] : [{ kind: 'describe', entryId, image, text } as const];
  })[0];
  if (untold) return untold;
  const content = contentOf(post, pictures);
  const print = fingerprintOf(content);
  if (post.shown !== print) {
    if (post.told === print) return { kind: 'look', album, content };
    return { kind: post.told === contentsWanted(print) ? 'contents' : 'update', album, content };
  }
  if (post.privacy === 'public' && !post.isPublic) {
    const entry = { title: post.title.trim(), tags: tagsOf(post.tags).tags, mature: post.mature };
    return { kind: 'share', album, entry };
  }
  return { kind: 'finish' };
}

/** Applies the result of a step to a post; only the machine's own fields are changed. */
export function applyEvent(post: StoredPost, event: StepEvent): StoredPost {
  switch (event.kind) {
    case 'committed':
      return { ...post, creation: 'sent' };
    case 'created':
      // Without an account and without the deletehash nothing can ever be put into it.
      if (event.album.deletehash === null && post.account === null)
        return { ...post, creation: 'none', emptyLeft: true };
      return { ...post, creation: 'none', album: event.album, told: null, toldBy: null, shown: null };
    case 'not-created':
      return { ...post, creation: 'none' };
    case 'lost':
      return { ...post, creation: 'none', emptyLeft: true };
    case 'told':
      return { ...post, told: fingerprintOf(event.content), toldBy: event.by, shown: null };
    case 'seen':
      return applySeen(post, event);
    case 'shared':
      return { ...post, isPublic: true };
    case 'unshared':
      return { ...post, isPublic: false };
    case 'finished':
      return { ...post, state: 'done', error: null, doneAt: event.at };
    case 'failed':
      return { ...post, state: 'failed', error: event.error };
    default:
      return event satisfies never;
  }
}

function applySeen(post: StoredPost, event: Extract<StepEvent, { kind: 'seen' }>): StoredPost {
  if (event.pictures === null) {
    const error = errorData('gone', 'The album is not at the host any more');
    return { ...post, state: 'failed', error };
  }
  const print = fingerprintOf(event.content);
  // What it was told has changed since it was looked at.
  if (post.told !== print) return post;
  const wanted = event.content.pictures.map(({ id }) => id);
  const isSame =
    wanted.length === event.pictures.length && wanted.every((id, at) => id === event.pictures?.[at]);
  if (isSame) return { ...post, shown: print };
  if (post.toldBy === 'update') return { ...post, told: contentsWanted(print) };
  const error = errorData('post-differs', 'The album holds something else than it was told to');
  return { ...post, state: 'failed', error, told: null, toldBy: null };
}
