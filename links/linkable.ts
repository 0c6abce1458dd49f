import type { RemoteImage } from '../contract/host.ts';
import type { Media } from '../contract/media.ts';

/** Describes an upload as far as links need it: an uploaded job, or a library item. */
export interface Linkable {
  readonly title: string | null;
  readonly description: string | null;
  readonly name: string;
  readonly media: Pick<Media, 'width' | 'height'> | null;
  readonly remote: Pick<RemoteImage, 'id' | 'link' | 'page' | 'width' | 'height'>;
}
