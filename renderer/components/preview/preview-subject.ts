import type { Job } from '../../../contract/job.ts';
import type { LibraryItem } from '../../../contract/library.ts';
import type { Media } from '../../../contract/media.ts';
import { isGone } from '../../text/link-status-text.ts';

/** What the large view shows of a picture, of the queue or of the library. */
export interface PreviewSubject {
  readonly kind: 'jobs' | 'items';
  readonly id: string;
  readonly name: string;
  readonly media: Media | null;
  /** Name of its thumbnail's file; null: none. */
  readonly thumbnail: string | null;
  /** URL of its page; null where it has no link that works. */
  readonly page: string | null;
  /** Whether its file or its link can be asked for. */
  readonly hasPicture: boolean;
}

export function subjectOfJob(job: Job): PreviewSubject {
  const { id, name, title, media, hasThumbnail, remote, source } = job;
  return {
    kind: 'jobs',
    id,
    name: title ?? name,
    media,
    thumbnail: hasThumbnail && media ? media.sha256 : null,
    page: remote?.page ?? null,
    hasPicture: remote !== null || source.kind !== 'url',
  };
}

export function subjectOfItem(item: LibraryItem): PreviewSubject {
  const { id, name, title, media, hasThumbnail, thumbnail, remote, folder } = item;
  return {
    kind: 'items',
    id,
    name: title ?? name,
    media,
    thumbnail: hasThumbnail ? thumbnail : null,
    page: isGone(item) ? null : remote.page,
    hasPicture: !isGone(item) || folder !== null,
  };
}

/** Whether it is played, not drawn. Of an imported item only its link tells. */
export const isVideo = ({ media, page }: PreviewSubject): boolean =>
  media ? media.kind === 'video' : /\.(?:mp4|webm|mov)$/i.test(page ?? '');
