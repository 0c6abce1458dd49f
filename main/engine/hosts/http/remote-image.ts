import type { RemoteImage } from '../../../../contract/host.ts';
import type { Media } from '../../../../contract/media.ts';

/** Maximum length of an address that is believed to be one. */
const longestLink = 2_048;

/** Reads an address of a picture or page; null for what is none that a browser would open. */
export function linkIn(value: unknown): string | null {
  if (typeof value !== 'string') return null;
  const text = value.trim();
  if (text.length > longestLink || !/^https?:\/\/[^\s<>"]+$/i.test(text) || URL.parse(text) === null)
    return null;
  return text;
}

/** Describes a picture by its link and by what was sent; what the host says more goes over it. */
export function remoteImage(
  id: string,
  link: string,
  media: Media | null,
  over: Partial<RemoteImage> = {},
): RemoteImage {
  return {
    id,
    link,
    page: link,
    deletehash: null,
    mime: media?.mime ?? null,
    width: media?.width ?? null,
    height: media?.height ?? null,
    bytes: media?.bytes ?? null,
    ...over,
  };
}

/** Returns the last part of a link's path: the file's name at the host. */
export function nameIn(link: string): string {
  return new URL(link).pathname.split('/').at(-1) ?? '';
}
