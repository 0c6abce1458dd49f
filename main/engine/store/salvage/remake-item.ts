import { z } from 'zod';
import { remoteImageSchema } from '../../../../contract/host.ts';
import { judge } from '../../../../contract/judge.ts';
import { mediaSchema } from '../../../../contract/media.ts';
import { kindOf, searchTextOf } from '../library/add-history.ts';
import { normalize } from '../normalize.ts';
import { json } from '../record.ts';
import type { Row } from './readable-rows.ts';

const knownSchema = z.object({
  name: z.string(),
  title: z.string().nullable().catch(null),
  description: z.string().nullable().catch(null),
  remote: json(remoteImageSchema).schema,
  media: json(mediaSchema).schema.nullable().catch(null),
  tags: json(z.array(z.string())).schema.catch([]),
});

/**
 * Makes anew what a row of history has of its other columns to be found and sorted by; null where what counts, its link
 * above all, cannot be read.
 */
export function remakeDerived(row: Row): Row | null {
  const known = judge(knownSchema, row);
  if (!known.success) return null;
  const { name, remote, media } = known.data;
  return {
    ...row,
    bytes: media?.bytes ?? remote.bytes ?? 0,
    kind: kindOf({ media, remote }),
    presence: row.delete_at == null ? (row.link_state ?? null) : 'deleting',
    sort_name: normalize(name),
    searched: searchTextOf(known.data),
  };
}

/** Leaves of it what nobody could find out again: which picture it is, where it lies, and what deletes it. */
export function reduceToUpload(row: Row): Row | null {
  const known = judge(knownSchema, row);
  if (!known.success) return null;
  const { media, tags, title, description } = known.data;
  return remakeDerived({
    ...row,
    title,
    description,
    media: media && JSON.stringify(media),
    tags: JSON.stringify(tags),
    has_thumbnail: 0,
    look: null,
    similar_to: null,
    metadata: null,
    deletion: null,
    delete_at: null,
    link_state: 'unchecked',
    checked_at: null,
    describing: null,
    sharing: null,
    favorite_of: null,
    copy_of: null,
  });
}
