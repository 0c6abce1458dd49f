import { useMemo } from 'react';
import type { Job } from '../../../contract/job.ts';
import type { Post } from '../../../contract/posts.ts';
import { orderQueue } from '../../state/job-predicates.ts';
import { selectOne } from '../../state/list/selection.ts';
import { withoutDraftJobs } from '../../state/posts.ts';
import {
  useLibraryState,
  useLibraryStore,
  useSetWindowState,
  useWindowState,
} from '../../window-context.tsx';
import { type PreviewSubject, subjectOfItem, subjectOfJob } from './preview-subject.ts';

const noJobs: ReadonlyMap<string, Job> = new Map();
const noPosts: ReadonlyMap<string, Post> = new Map();

export interface PreviewList {
  /** Null until its item is loaded, or where it is gone. */
  readonly subject: PreviewSubject | null;
  /** Place in its list, from 0. */
  readonly at: number;
  readonly count: number;
  /** Shows the one at this place, and selects it in the list. */
  go(at: number): void;
}

/** Follows the list that the shown picture stands in: the queue, or what the library has found. */
export function usePreviewList({
  kind,
  id,
}: {
  readonly kind: 'jobs' | 'items';
  readonly id: string;
}): PreviewList {
  const libraryStore = useLibraryStore();
  const change = useSetWindowState();
  const known = useWindowState((state) => state.mirror?.jobs ?? noJobs);
  const posts = useWindowState((state) => state.mirror?.posts ?? noPosts);
  const itemIds = useLibraryState((state) => state.ids);
  const item = useLibraryState((state) => state.items.get(id) ?? null);
  const jobIds = useMemo(() => {
    const { open, ended } = orderQueue(withoutDraftJobs(known, posts));
    return [...open, ...ended];
  }, [known, posts]);
  const ids = kind === 'items' ? itemIds : jobIds;
  const job = known.get(id) ?? null;
  const subject = kind === 'items' ? item && subjectOfItem(item) : job && subjectOfJob(job);
  return {
    subject,
    at: ids.indexOf(id),
    count: ids.length,
    go(at) {
      const next = ids[at];
      if (next === undefined || next === id) return;
      if (kind === 'items') {
        libraryStore.requestRange(at, at + 1);
        libraryStore.select(selectOne(next));
      } else change({ queueSelection: new Set([next]), queueCursor: { anchor: next, focus: next } });
      change({ preview: { kind, id: next } });
    },
  };
}
