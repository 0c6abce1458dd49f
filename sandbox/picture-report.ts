import type { SandboxContext } from './context.ts';
import type { Picture } from './picture-store.ts';
import { linkOf } from './views.ts';

/** Describes a picture for tests and the demo. */
export interface PictureReport {
  readonly id: string;
  readonly link: string;
  readonly deletehash: string;
  /** As received. */
  readonly bytes: number;
  /** Hex, of the received bytes. */
  readonly sha256: string;
  readonly mime: string;
  readonly name: string | null;
  readonly title: string | null;
  readonly description: string | null;
  /** Id of its album. */
  readonly album: string | null;
  /** Number of the account that owns it. */
  readonly account: number | null;
  readonly isDeleted: boolean;
  readonly inGallery: boolean;
  /** Numbers of the accounts that have it among their favourites. */
  readonly favoriteOf: readonly number[];
}

export function createPictureReport(picture: Picture, world: SandboxContext): PictureReport {
  return {
    id: picture.id,
    link: linkOf(picture, world),
    deletehash: picture.deletehash,
    bytes: picture.receivedSize,
    sha256: picture.receivedSha256,
    mime: picture.mime,
    name: picture.name,
    title: picture.title,
    description: picture.description,
    album: world.store.albumOf(picture)?.id ?? null,
    account: picture.accountId,
    isDeleted: picture.deletedAt !== null,
    inGallery: picture.inGallery,
    favoriteOf: [...picture.favoriteOf],
  };
}
