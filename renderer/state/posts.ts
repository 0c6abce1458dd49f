import type { Job } from '../../contract/job.ts';
import type { Post } from '../../contract/posts.ts';
import type { WindowState } from './window-store.ts';

/** Sorts posts: unfinished ones first, then the newest. */
export function orderPosts(posts: ReadonlyMap<string, Post>): Post[] {
  const isOver = (post: Post) => (post.state === 'done' && !post.isChanged ? 1 : 0);
  return [...posts.values()].sort((a, b) => isOver(a) - isOver(b) || b.createdAt - a.createdAt);
}

/** Returns the post to show: the one that was opened, or else the first. */
export function openPost({ postId, mirror }: Pick<WindowState, 'postId' | 'mirror'>): Post | null {
  if (!mirror) return null;
  const opened = postId === null ? undefined : mirror.posts.get(postId);
  return opened ?? orderPosts(mirror.posts)[0] ?? null;
}

/** Removes jobs that only wait in a draft: they are shown there. */
export function withoutDraftJobs(
  jobs: ReadonlyMap<string, Job>,
  posts: ReadonlyMap<string, Post>,
): ReadonlyMap<string, Job> {
  const isDrafted = ({ held, postId, endedAt }: Job) =>
    held?.why === 'draft' || (postId != null && endedAt === null && posts.get(postId)?.state === 'draft');
  const drafted = [...jobs.values()].filter(isDrafted);
  if (drafted.length === 0) return jobs;
  const shown = new Map(jobs);
  for (const { id } of drafted) shown.delete(id);
  return shown;
}
