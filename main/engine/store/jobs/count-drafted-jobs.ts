import type { Tables } from '../tables.ts';

export function countDraftedJobs({ db }: Tables) {
  const select = db
    .prepare<[], number>(
      "SELECT count(*) FROM jobs WHERE post_id IS NOT NULL AND held ->> 'why' = 'draft' AND state = 'held'",
    )
    .pluck();
  return (): number => select.get() ?? 0;
}
