import type { RemoteImage } from '../../../contract/host.ts';
import type { Cost, Observation } from '../scheduler/types.ts';
import type { Credentials, RequestFailure } from './requests.ts';

/** An album at a host. */
export interface RemoteAlbum {
  readonly id: string;
  /** Address of its page. */
  readonly page: string;
  /** The only right to change or delete an anonymous album. Null where the host gave none. */
  readonly deletehash: string | null;
}

/** The contents and texts of an album. */
export interface AlbumContent {
  readonly title: string | null;
  readonly description: string | null;
  /** In order. */
  readonly pictures: readonly RemoteImage[];
  readonly cover: RemoteImage | null;
}

/** The entry of a picture or an album in the public gallery. */
export interface GalleryEntry {
  readonly title: string;
  readonly tags: readonly string[];
  readonly mature: boolean;
}

type Done<K extends string, T = unknown> = { readonly kind: K; readonly observation: Observation } & T;

/** `mayBeThere`: the request may have been carried out although no answer tells. */
export type AlbumCreation =
  | Done<'created', { readonly album: RemoteAlbum }>
  | (RequestFailure & { readonly mayBeThere: boolean });
/** `album` null: this page has none with that mark. */
export type AlbumSearch =
  | Done<'searched', { readonly album: RemoteAlbum | null; readonly hasMore: boolean }>
  | RequestFailure;
/** Ids of the pictures, in order; null where the album does not exist. */
export type AlbumContents = Done<'seen', { readonly pictures: readonly string[] | null }> | RequestFailure;
export type ChangeResult = Done<'done'> | RequestFailure;

export type FavoriteResult = Done<'toggled', { readonly isFavorite: boolean }> | RequestFailure;

/** A picture or an album to be shared. */
export type Shareable =
  | { readonly kind: 'image'; readonly image: RemoteImage }
  | { readonly kind: 'album'; readonly album: RemoteAlbum };

/** Albums, and the public gallery. All requests but `create` are idempotent. */
export interface Albums {
  /** Maximum length of a title at the host. */
  readonly maxTitleLength: number;
  /** Maximum number of pictures in an album. */
  readonly maxPictures: number;
  /** Cost of these requests: those that create, describe, fill and share, and all others. */
  readonly postCost: Cost;
  readonly cost: Cost;
  /**
   * Creates an empty hidden album. With an account it bears the mark as its title, so that it can be found.
   * @param onCommit called once, just before the last byte leaves: until it returns there can be no album
   */
  create(
    mark: string,
    credentials: Credentials,
    signal: AbortSignal,
    onCommit: () => void,
  ): Promise<AlbumCreation>;
  /** Searches one page of the account's albums, from 0, for the one with this mark as its title. */
  find(mark: string, page: number, credentials: Credentials, signal: AbortSignal): Promise<AlbumSearch>;
  /** Replaces everything at once: texts, cover and contents, in order. */
  update(
    album: RemoteAlbum,
    content: AlbumContent,
    credentials: Credentials,
    signal: AbortSignal,
  ): Promise<ChangeResult>;
  /** Replaces only the contents, in order. */
  setPictures(
    album: RemoteAlbum,
    pictures: readonly RemoteImage[],
    credentials: Credentials,
    signal: AbortSignal,
  ): Promise<ChangeResult>;
  readContents(album: RemoteAlbum, credentials: Credentials, signal: AbortSignal): Promise<AlbumContents>;
  /** Deletes the album and keeps its pictures; idempotent. */
  remove(album: RemoteAlbum, credentials: Credentials, signal: AbortSignal): Promise<ChangeResult>;
  /** Sets title and description of one picture. */
  describe(
    image: RemoteImage,
    text: { readonly title: string | null; readonly description: string | null },
    credentials: Credentials,
    signal: AbortSignal,
  ): Promise<ChangeResult>;
  /** Shares it with everybody; only with an account. */
  share(
    what: Shareable,
    entry: GalleryEntry,
    credentials: Credentials,
    signal: AbortSignal,
  ): Promise<ChangeResult>;
  /** Toggles whether it is among the account's favourites; the answer tells which it is now. */
  toggleFavorite(image: RemoteImage, credentials: Credentials, signal: AbortSignal): Promise<FavoriteResult>;
  /** Removes it from the public gallery; idempotent. */
  unshare(what: Shareable, credentials: Credentials, signal: AbortSignal): Promise<ChangeResult>;
}
