import { Images } from 'lucide-react';
import { GridList, GridListItem } from 'react-aria-components';
import type { Post } from '../../../contract/posts.ts';
import { PrivacyIcon } from '../../components/PrivacyIcon.tsx';
import { Thumbnail } from '../../components/Thumbnail.tsx';
import { useNow, useTranslator } from '../../i18n-context.tsx';
import { describePostState, postTitle } from '../../text/post-state-text.ts';
import { usePostActions } from '../../window-context.tsx';
import { PostStateBadge } from './PostStateBadge.tsx';

/** Lists all posts: unfinished ones first, then the newest. */
export function PostList({ posts, openId }: { posts: readonly Post[]; openId: string | null }) {
  const i18n = useTranslator();
  const { open } = usePostActions();
  return (
    <GridList
      aria-label={i18n.t('posts.title')}
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
          textValue={postTitle(i18n, post)}
          className="mb-0.5 flex h-16 items-center gap-3 rounded-md px-2 outline-none data-focus-visible:outline-2 data-focus-visible:-outline-offset-2 data-focus-visible:outline-accent data-hovered:bg-hover data-selected:bg-picked"
        >
          <PostListItem post={post} />
        </GridListItem>
      )}
    </GridList>
  );
}

function PostListItem({ post }: { post: Post }) {
  const i18n = useTranslator();
  const now = useNow();
  const { mark, tone } = describePostState(i18n, post, now);
  const cover = post.pictures.find(({ id }) => id === post.cover) ?? post.pictures[0];
  // A draft is not at the host yet, so its future privacy is shown.
  const isPublic = post.state === 'draft' ? post.privacy === 'public' : post.isPublic;
  const pictures = i18n.t('posts.pictures', { count: post.pictures.length });
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
        <p className="truncate font-medium text-ink">{postTitle(i18n, post)}</p>
        <p className="flex min-w-0 items-center gap-2 text-12 text-ink-soft">
          <PrivacyIcon privacy={isPublic ? 'public' : 'hidden'} account={post.account} />
          <span title={pictures} className="inline-flex shrink-0 items-center gap-1 tabular-nums">
            <Images size={12} aria-hidden />
            <span aria-hidden>{i18n.formatNumber(post.pictures.length)}</span>
            <span className="sr-only">{pictures}</span>
          </span>
        </p>
        <PostStateBadge state={post.state} tone={tone}>
          {mark}
        </PostStateBadge>
      </div>
    </>
  );
}
