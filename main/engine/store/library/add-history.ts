import type { HistoryItem, ImportSource, LibraryItem } from '../../../../contract/library.ts';
import type { Origin } from '../../../../contract/origin.ts';
import { normalize, separateUnspaced } from '../normalize.ts';
import { insert } from '../record.ts';
import type { Tables } from '../tables.ts';
import { newItemTable } from './item-row.ts';
import { createSimilarFinder } from './similar.ts';

/** A new item of history: uploaded, or imported and therefore with neither job nor origin. */
export interface NewHistory extends Omit<HistoryItem, 'jobId' | 'origin'> {
  readonly jobId: string | null;
  readonly origin: Origin | null;
  readonly importedFrom?: ImportSource;
  readonly folder?: string | null;
  readonly tags?: readonly string[];
  /** Id of the item of which this is the copy at another host. */
  readonly copyOf?: string | null;
}

type SearchableFields = Pick<HistoryItem, 'name' | 'title' | 'description' | 'remote'> & {
  readonly tags?: readonly string[] | undefined;
};
export const searchTextOf = ({ name, title, description, remote, tags = [] }: SearchableFields): string =>
  separateUnspaced(normalize([name, title, description, remote.link, ...tags].join('\n')));

/**
 * Prepares the writing of one item; its time gives way to the next free millisecond, since no two may have the
 * same.
 */
export function createHistoryWriter({ db }: Pick<Tables, 'db'>) {
  const isTaken = db.prepare('SELECT 1 FROM history WHERE uploaded_at = ?');
  const similarTo = createSimilarFinder({ db });
  const put = insert(db, newItemTable);
  // Files that tell no times give thousands of items the same one: each begins to look where the one before ended.
  let last = { asked: Number.NaN, given: 0 };
  return <T extends NewHistory>(item: T, look: string | null): T => {
    const asked = Math.floor(item.uploadedAt);
    let uploadedAt = asked === last.asked ? last.given + 1 : asked;
    while (isTaken.get(uploadedAt) !== undefined) uploadedAt += 1;
    last = { asked, given: uploadedAt };
    put({
      ...item,
      uploadedAt,
      importedFrom: item.importedFrom ?? null,
      folder: item.folder ?? null,
      copyOf: item.copyOf ?? null,
      tags: [...(item.tags ?? [])],
      metadata: item.metadata ?? null,
      presence: 'unchecked',
      searched: searchTextOf(item),
      sortName: normalize(item.name),
      look,
      bytes: item.media?.bytes ?? item.remote.bytes ?? 0,
      kind: kindOf(item),
      similarTo: look === null ? null : similarTo(look, item.media?.sha256 ?? null),
    });
    return { ...item, uploadedAt };
  };
}

/** What people would call it. */
export function kindOf({ media, remote }: Pick<NewHistory, 'media' | 'remote'>): LibraryItem['kind'] {
  const isVideo = media ? media.kind === 'video' : (remote.mime?.toLowerCase().startsWith('video/') ?? false);
  if (isVideo) return 'video';
  return media?.animated ? 'animated' : 'image';
}
