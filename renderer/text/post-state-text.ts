import type { Post, PostState } from '../../contract/posts.ts';
import { failureWords } from '../../i18n/errors.ts';
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

/** How a post stands, in a word and in a sentence. */
export function postWords(
  words: Translator,
  post: Post,
  now: number,
): { readonly mark: string; readonly detail: string | null; readonly tone: Tone } {
  const done = post.pictures.filter(({ state }) => state === 'uploaded').length;
  const total = post.pictures.length;
  const mark =
    post.state === 'done' && post.isChanged
      ? words.text('posts.state.changed')
      : words.text(`posts.state.${post.state}`, { done, total });
  return { mark, detail: detailOf(words, post, now), tone: post.isChanged ? 'warn' : tones[post.state] };
}

function detailOf(words: Translator, { state, error, doneBy }: Post, now: number): string | null {
  if (error && state !== 'draft' && state !== 'done') {
    const { title, advice } = failureWords(words, error);
    return state === 'stuck' ? title : `${title} ${advice}`.trim();
  }
  return doneBy === null ? null : words.text('queue.done-by', { time: words.moment(doneBy, now) });
}

export const postName = (words: Translator, { title }: Pick<Post, 'title'>): string =>
  title.trim() || words.text('posts.untitled');
