import type { RemoteImage } from '../../../contract/records.ts';
import type { Cost, Observation } from '../scheduler/types.ts';
import type { Credentials, RequestFailure } from './requests.ts';

/** An album at a host. */
export interface RemoteAlbum {
  readonly id: string;
  /** Address of its page. */
  readonly page: string;
  /** The only right to change or delete what was made without an account. Null where the host gave none. */
  readonly deletehash: string | null;
}

/** What an album is to hold and to say of itself. */
export interface AlbumContent {
  readonly title: string | null;
  readonly description: string | null;
  /** In order. */
  readonly pictures: readonly RemoteImage[];
  readonly cover: RemoteImage | null;
}

/** How something is shown to everybody. */
export interface GalleryEntry {
  readonly title: string;
  readonly tags: readonly string[];
  readonly mature: boolean;
}

type Done<K extends string, T = unknown> = { readonly kind: K; readonly observation: Observation } & T;

/** `mayBeThere`: the request may have done its work although no answer tells. */
export type AlbumCreation =
  | Done<'created', { readonly album: RemoteAlbum }>
  | (RequestFailure & { readonly mayBeThere: boolean });
/** `album` null: this page has none with that mark. */
export type AlbumSearch =
  | Done<'searched', { readonly album: RemoteAlbum | null; readonly hasMore: boolean }>
  | RequestFailure;
/** Ids of the pictures, in order; null where there is no such album. */
export type AlbumContents = Done<'seen', { readonly pictures: readonly string[] | null }> | RequestFailure;
export type ChangeResult = Done<'done'> | RequestFailure;

export type FavoriteResult = Done<'toggled', { readonly isFavorite: boolean }> | RequestFailure;

/** What a gallery entry is made of. */
export type Shareable =
  | { readonly kind: 'image'; readonly image: RemoteImage }
  | { readonly kind: 'album'; readonly album: RemoteAlbum };

/** Albums, and showing things to everybody. All but `create` may be done again without harm. */
export interface Albums {
  /** Characters of a title that the host keeps. */
  readonly maxTitleLength: number;
  /** Pictures that an album holds. */
  readonly maxPictures: number;
  /** What each of these requests takes: those that make, describe, fill and share, and all others. */
  readonly postCost: Cost;
  readonly cost: Cost;
  /**
   * Makes an empty album that is hidden. With an account it bears the mark as its title, so that it can be found.
   * @param onCommit called once, just before the last byte leaves: until it returns there can be no album
   */
  create(
    mark: string,
    credentials: Credentials,
    signal: AbortSignal,
    onCommit: () => void,
  ): Promise<AlbumCreation>;
  /** Looks on one page of the list of the account's albums, from 0, for the one with this mark as its title. */
  find(mark: string, page: number, credentials: Credentials, signal: AbortSignal): Promise<AlbumSearch>;
  /** Sets everything at once: texts, cover and what is in it, in order. */
  update(
    album: RemoteAlbum,
    content: AlbumContent,
    credentials: Credentials,
    signal: AbortSignal,
  ): Promise<ChangeResult>;
  /** Sets only what is in it, in order. */
  setPictures(
    album: RemoteAlbum,
    pictures: readonly RemoteImage[],
    credentials: Credentials,
    signal: AbortSignal,
  ): Promise<ChangeResult>;
  readContents(album: RemoteAlbum, credentials: Credentials, signal: AbortSignal): Promise<AlbumContents>;
  /** Deletes the album and leaves its pictures; doing it twice is no error. */
  remove(album: RemoteAlbum, credentials: Credentials, signal: AbortSignal): Promise<ChangeResult>;
  /** Title and description of one picture. */
  describe(
    image: RemoteImage,
    text: { readonly title: string | null; readonly description: string | null },
    credentials: Credentials,
    signal: AbortSignal,
  ): Promise<ChangeResult>;
  /** Shows it to everybody; only with an account. */
  share(
    what: Shareable,
    entry: GalleryEntry,
    credentials: Credentials,
    signal: AbortSignal,
  ): Promise<ChangeResult>;
  /** Turns over whether the account has it among its favourites; the answer tells which it is now. */
  toggleFavorite(image: RemoteImage, credentials: Credentials, signal: AbortSignal): Promise<FavoriteResult>;
  /** Takes it back; what is not shown is no error. */
  unshare(what: Shareable, credentials: Credentials, signal: AbortSignal): Promise<ChangeResult>;
}
