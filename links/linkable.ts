import type { Media, RemoteImage } from '../contract/records.ts';

/** Something uploaded, as far as writing its link goes: a job that has arrived, or an item of the library. */
export interface Linkable {
  readonly title: string | null;
  readonly description: string | null;
  readonly name: string;
  readonly media: Pick<Media, 'width' | 'height'> | null;
  readonly remote: Pick<RemoteImage, 'id' | 'link' | 'page' | 'width' | 'height'>;
}
