import type { RemoteImage } from '../contract/records.ts';

/** The sizes in which Imgur hands out small copies, by the letter that its addresses have for them; pixels at most. */
export const thumbnailSizes = [
  { letter: 's', width: 90, height: 90 },
  { letter: 'b', width: 160, height: 160 },
  { letter: 't', width: 160, height: 160 },
  { letter: 'm', width: 320, height: 320 },
  { letter: 'l', width: 640, height: 640 },
  { letter: 'h', width: 1024, height: 1024 },
] as const;

/** Address of a small copy, which is a JPEG always. The picture's own where its address is made in another way. */
export function thumbnailLink({ id, link }: Pick<RemoteImage, 'id' | 'link'>, letter: string): string {
  const [, before, name] = /^(.*\/)([^/.?#]+)\.\w+$/.exec(link) ?? [];
  return before !== undefined && name === id ? `${before}${id}${letter}.jpg` : link;
}
