import type { Tables } from '../tables.ts';

/** How many pictures of the library were read, could not be, and are still to be. */
export interface WordCounts {
  readonly read: number;
  readonly failed: number;
  readonly unread: number;
}

export function countWords({ db }: Tables) {
  const kept = db.prepare<[], { read: number; failed: number }>(
    'SELECT count(*) - count(failure) AS read, count(failure) AS failed FROM picture_words',
  );
  const all = db.prepare<[], number>("SELECT count(*) FROM history WHERE kind <> 'video'").pluck();
  return (): WordCounts => {
    const { read, failed } = kept.get() ?? { read: 0, failed: 0 };
    return { read, failed, unread: Math.max(0, (all.get() ?? 0) - read - failed) };
  };
}
