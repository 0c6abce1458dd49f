import type { RemoteImage } from '../contract/host.ts';

/** Imgur's thumbnail sizes, by the letter suffix in their URLs; maximum side in pixels. */
export const thumbnailSizes = [
  { letter: 's', width: 90, height: 90 },
  { letter: 'b', width: 160, height: 160 },
  { letter: 't', width: 160, height: 160 },
  { letter: 'm', width: 320, height: 320 },
  { letter: 'l', width: 640, height: 640 },
  { letter: 'h', width: 1024, height: 1024 },
] as const;

/** Returns the URL of a thumbnail, which is always a JPEG, or the picture's own URL if that has another form. */
export function thumbnailLink({ id, link }: Pick<RemoteImage, 'id' | 'link'>, letter: string): string {
  const [, before, name] = /^(.*\/)([^/.?#]+)\.\w+$/.exec(link) ?? [];
  return before !== undefined && name === id ? `${before}${id}${letter}.jpg` : link;
}
