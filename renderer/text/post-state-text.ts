import type { Post, PostState } from '../../contract/posts.ts';
import { describeError } from '../../i18n/errors.ts';
import type { Translator } from '../../i18n/index.ts';
import type { Tone } from './job-state-text.ts';

const tones: Record<PostState, Tone> = {
  draft: 'calm',
  queued: 'calm',
  uploading: 'active',
  stuck: 'bad',
  assembling: 'active',
  sharing: 'active',
  done: 'good',
  failed: 'bad',
};

/** Describes a post's state, in a word and in a sentence. */
export function describePostState(
  i18n: Translator,
  post: Post,
  now: number,
): { readonly mark: string; readonly detail: string | null; readonly tone: Tone } {
  const done = post.pictures.filter(({ state }) => state === 'uploaded').length;
  const total = post.pictures.length;
  const mark =
    post.state === 'done' && post.isChanged
      ? i18n.t('posts.state.changed')
      : i18n.t(`posts.state.${post.state}`, { done, total });
  return { mark, detail: postDetail(i18n, post, now), tone: post.isChanged ? 'warn' : tones[post.state] };
}

function postDetail(i18n: Translator, { state, error, doneBy }: Post, now: number): string | null {
  if (error && state !== 'draft' && state !== 'done') {
    const { title, advice } = describeError(i18n, error, {
      outlook: state === 'stuck' || state === 'failed' ? 'final' : 'retried',
    });
    return state === 'stuck' ? title : `${title} ${advice}`.trim();
  }
  return doneBy === null ? null : i18n.t('queue.done-by', { time: i18n.formatDateTime(doneBy, now) });
}

export const postTitle = (i18n: Translator, { title }: Pick<Post, 'title'>): string =>
  title.trim() || i18n.t('posts.untitled');
