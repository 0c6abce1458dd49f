import { GridList, GridListItem } from 'react-aria-components';
import type { Post } from '../../../contract/posts.ts';
import { PrivacyMark } from '../../parts/PrivacyMark.tsx';
import { Thumbnail } from '../../parts/Thumbnail.tsx';
import { postName, postWords } from '../../text/post.ts';
import { usePostIntents } from '../../window.tsx';
import { useNow, useWords } from '../../words.tsx';
import { PostMark } from './PostMark.tsx';

/** All posts: what is still to be done first, then the newest. */
export function PostList({ posts, openId }: { posts: readonly Post[]; openId: string | null }) {
  const words = useWords();
  const { open } = usePostIntents();
  return (
    <GridList
      aria-label={words.text('posts.title')}
      items={posts}
      selectionMode="single"
      selectionBehavior="replace"
      disallowEmptySelection
      selectedKeys={openId === null ? [] : [openId]}
      onSelectionChange={(keys) => {
        const [id] = keys === 'all' ? [] : keys;
        if (id !== undefined) open(String(id));
      }}
      className="min-h-0 flex-1 overflow-y-auto p-2 outline-none"
    >
      {(post) => (
        <GridListItem
          id={post.id}
          textValue={postName(words, post)}
          className="mb-0.5 flex h-16 items-center gap-3 rounded-md px-2 outline-none data-focus-visible:outline-2 data-focus-visible:-outline-offset-2 data-focus-visible:outline-accent data-hovered:bg-hover data-selected:bg-picked"
        >
          <Entry post={post} />
        </GridListItem>
      )}
    </GridList>
  );
}

function Entry({ post }: { post: Post }) {
  const words = useWords();
  const now = useNow();
  const { mark, tone } = postWords(words, post, now);
  const cover = post.pictures.find(({ id }) => id === post.cover) ?? post.pictures[0];
  const thumbnail = cover?.thumbnail ?? null;
  return (
    <>
      <Thumbnail
        key={thumbnail}
        media={null}
        hasThumbnail={thumbnail !== null}
        {...(thumbnail === null ? {} : { thumbnail })}
        size="row"
      />
      <div className="min-w-0 flex-1">
        <p className="truncate font-medium text-ink">{postName(words, post)}</p>
        <p className="truncate text-12 text-ink-soft">
          {words.text('posts.pictures', { count: post.pictures.length })}
          {' · '}
          <PrivacyMark privacy={post.isPublic ? 'public' : 'hidden'} account={post.account} />
        </p>
        <PostMark state={post.state} tone={tone}>
          {mark}
        </PostMark>
      </div>
    </>
  );
}
