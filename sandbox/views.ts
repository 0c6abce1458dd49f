import type { Caller } from './authentication.ts';
import type { SandboxContext } from './context.ts';
import type { Album, Picture } from './picture-store.ts';

export const isOwner = (caller: Caller, thing: { readonly accountId: number | null }) =>
  caller.account !== null && caller.account.id === thing.accountId;

/** Returns the URL of the picture itself, as the real one would be at https://i.imgur.com. */
export function linkOf(picture: Picture, world: SandboxContext): string {
  const isDotless = picture.extension === 'webm' && world.rules.webmBareDot;
  return `${world.origin}/i/${picture.id}.${isDotless ? '' : picture.extension}`;
}

/** Renders a picture as the API does, in the fields and with the oddities of the samples since 2018. */
export function pictureView(picture: Picture, caller: Caller, world: SandboxContext) {
  const isOwn = isOwner(caller, picture);
  const accountId = picture.accountId ?? world.rules.anonymousAccountId;
  return {
    id: picture.id,
    title: picture.title,
    description: picture.description,
    datetime: Math.floor(picture.at / 1000),
    type: picture.mime,
    animated: picture.animated,
    width: picture.width,
    height: picture.height,
    size: picture.size,
    views: 0,
    bandwidth: 0,
    vote: null,
    favorite: caller.account !== null && picture.favoriteOf.includes(caller.account.id),
    nsfw: false,
    section: null,
    account_url: null,
    account_id: accountId,
    is_ad: false,
    in_most_viral: false,
    has_sound: picture.hasSound,
    tags: [],
    ad_type: 0,
    ad_url: '',
    edited: '0',
    in_gallery: picture.inGallery,
    ...(isOwn ? { deletehash: picture.deletehash, name: picture.name ?? '' } : {}),
    link: linkOf(picture, world),
    ...animationView(picture, world),
  };
}

function animationView(picture: Picture, world: SandboxContext) {
  if (!picture.animated || picture.mime === 'image/png') return {};
  const isReady = world.clock.now() >= picture.readyAt;
  const base = `${world.origin}/i/${picture.id}`;
  return {
    gifv: `${base}.gifv`,
    // Empty until the conversion is done.
    mp4: isReady ? `${base}.mp4` : '',
    mp4_size: isReady && picture.mime === 'video/mp4' ? picture.size : 0,
    hls: isReady ? `${base}.m3u8` : '',
    looping: picture.mime === 'image/gif',
    ...(picture.kind === 'video' ? { processing: { status: isReady ? 'completed' : 'pending' } } : {}),
  };
}

export function albumView(album: Album, caller: Caller, world: SandboxContext) {
  const pictures = picturesOf(album, world);
  const cover = pictures.find((picture) => picture.id === album.cover) ?? pictures[0];
  return {
    id: album.id,
    title: album.title,
    description: album.description,
    datetime: Math.floor(album.at / 1000),
    cover: cover?.id ?? null,
    cover_width: cover?.width ?? null,
    cover_height: cover?.height ?? null,
    account_url: null,
    account_id: album.accountId ?? world.rules.anonymousAccountId,
    privacy: album.privacy,
    layout: album.layout,
    views: 0,
    link: `${world.origin}/a/${album.id}`,
    favorite: caller.account !== null && album.favoriteOf.includes(caller.account.id),
    nsfw: false,
    section: null,
    images_count: pictures.length,
    in_gallery: album.inGallery,
    is_ad: false,
    order: album.order,
    ...(isOwner(caller, album) ? { deletehash: album.deletehash } : {}),
    images: pictures.map((picture) => pictureView(picture, caller, world)),
  };
}

export function picturesOf(album: Album, world: SandboxContext): Picture[] {
  return album.pictureIds
    .map((id) => world.store.picture(id))
    .filter((picture) => picture !== null)
    .filter((picture) => picture.deletedAt === null);
}
