import type { ErrorData } from '../../../contract/errors.ts';
import type { Post, PostPicture, PostState } from '../../../contract/posts.ts';
import type { Albums } from '../hosts/albums.ts';
import type { StoredPost } from '../store/types.ts';
import { problemsOf } from './problems.ts';
import { nextStep, type Picture, type Step } from './state-machine.ts';
import { mentionsIn } from './text.ts';

/** State beside a stored post that its view needs. */
export interface PostContext {
  readonly pictures: readonly (Picture & Pick<PostPicture, 'name' | 'thumbnail' | 'error'>)[];
  readonly limits: Pick<Albums, 'maxTitleLength' | 'maxPictures'>;
  readonly doneBy: number | null;
  /** The failure that its making waits out. */
  readonly trouble: ErrorData | null;
}

/** Steps after which nothing that could be sent is missing at the host. */
const settled: ReadonlySet<Step['kind']> = new Set(['finish', 'stuck']);

/** Builds the view of a stored post. */
export function toPostView(post: StoredPost, { pictures, limits, doneBy, trouble }: PostContext): Post {
  const { mark: _m, creation: _c, told: _t, toldBy: _b, shown: _s, entries, album, ...kept } = post;
  const byEntry = new Map(pictures.map((picture) => [picture.entryId, picture]));
  const state = stateOf(post, pictures);
  const stuckBy = state === 'stuck' ? (pictures.find(({ error }) => error !== null)?.error ?? null) : null;
  return {
    ...kept,
    state,
    tags: [...post.tags],
    pictures: entries.flatMap((entry): PostPicture[] => {
      const picture = byEntry.get(entry.id);
      if (!picture) return [];
      const { name, thumbnail, error, image } = picture;
      return [{ ...entry, name, thumbnail, error, state: picture.state, link: image?.link ?? null }];
    }),
    mentions: mentionsIn(
      post.title,
      post.description,
      ...entries.flatMap((one) => [one.title, one.description]),
    ),
    problems: problemsOf(post, pictures, limits),
    album: album && { id: album.id, page: album.page },
    isChanged: post.state === 'done' && !settled.has(nextStep({ ...post, state: 'making' }, pictures).kind),
    error: post.error ?? stuckBy ?? trouble,
    doneBy: post.state === 'making' ? doneBy : null,
  };
}

function stateOf(post: StoredPost, pictures: readonly Picture[]): PostState {
  if (post.state !== 'making') return post.state;
  const step = nextStep(post, pictures).kind;
  if (step === 'stuck') return 'stuck';
  if (step === 'wait') {
    const isMoving = pictures.some(({ state }) => state === 'uploading' || state === 'uploaded');
    return isMoving ? 'uploading' : 'queued';
  }
  return step === 'share' || step === 'unshare' ? 'sharing' : 'assembling';
}
