import { errorData } from '../../../contract/app-error.ts';
import type { PostProblem } from '../../../contract/posts.ts';
import type { Albums } from '../hosts/albums.ts';
import type { StoredPost } from '../store/types.ts';
import type { Picture } from './state-machine.ts';
import { isWebAddress, tagsOf } from './text.ts';

/** Lists what has to be fixed before a post can be submitted, in the order of display. */
export function problemsOf(
  post: StoredPost,
  pictures: readonly Picture[],
  { maxTitleLength, maxPictures }: Pick<Albums, 'maxTitleLength' | 'maxPictures'>,
): PostProblem[] {
  const problems: PostProblem[] = [];
  const add = (field: PostProblem['field'], error: PostProblem['error'], entryId: string | null = null) =>
    problems.push({ field, entryId, error });
  const checkTitle = (title: string, entryId: string | null) => {
    const { length } = title.trim();
    if (length <= maxTitleLength) return;
    const params = { most: maxTitleLength, length };
    add(
      'title',
      errorData('title-too-long', `A title has at most ${maxTitleLength} characters`, params),
      entryId,
    );
  };

  if (post.entries.length === 0) add('pictures', errorData('post-empty', 'There is no picture in the post'));
  if (post.entries.length > maxPictures) {
    const params = { most: maxPictures, count: post.entries.length };
    add('pictures', errorData('post-too-long', `An album holds at most ${maxPictures} pictures`, params));
  }
  checkTitle(post.title, null);
  for (const { id, title } of post.entries) checkTitle(title, id);
  for (const tag of tagsOf(post.tags).bad)
    add('tags', errorData('bad-tag', 'A tag has characters that no tag has', { tag: tag.slice(0, 80) }));
  const { notMine, author, link } = post.credit;
  if (notMine && author.trim() === '' && link.trim() === '')
    add('credit', errorData('author-needed', 'It is told to be of somebody else, and not of whom'));
  else if (notMine && link.trim() !== '' && !isWebAddress(link.trim()))
    add('credit', errorData('bad-link', 'The link to the author is no web address'));
  if (post.privacy === 'public') {
    if (post.title.trim() === '')
      add('title', errorData('title-needed', 'What is shown in the gallery has a title'));
    if (post.account === null)
      add(
        'privacy',
        errorData('account-needed', 'Only with an account can something be shown in the gallery'),
      );
  }
  for (const { entryId, image } of pictures) {
    if (post.account !== null || image === null || image.deletehash !== null) continue;
    add('pictures', errorData('not-yours', 'The deletehash of a picture is not known'), entryId);
  }
  return problems;
}
