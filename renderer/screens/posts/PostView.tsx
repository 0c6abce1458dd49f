import { useEffect, useState } from 'react';
import type { Post } from '../../../contract/posts.ts';
import { PostComposer } from './PostComposer.tsx';
import { PostFinished } from './PostFinished.tsx';

/** Shows one post: a form while it is made or changed, its link once it is done. */
export function PostView({ post }: { post: Post }) {
  const [isEdited, setIsEdited] = useState(false);
  const { album, state, isChanged } = post;
  // Once its changes are on their way, the form has done its work.
  useEffect(() => {
    if (state !== 'done') setIsEdited(false);
  }, [state]);
  if (album && state === 'done' && !isChanged && !isEdited)
    return <PostFinished post={post} page={album.page} onEdit={() => setIsEdited(true)} />;
  return <PostComposer post={post} />;
}
