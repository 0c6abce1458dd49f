import { CirclePause, GalleryVerticalEnd, Plus } from 'lucide-react';
import { useMemo } from 'react';
import type { Post } from '../../../contract/posts.ts';
import { Banner } from '../../components/Banner.tsx';
import { Button } from '../../components/Button.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { ScreenHeader } from '../../components/ScreenHeader.tsx';
import { useWords } from '../../i18n-context.tsx';
import { openPost, orderPosts } from '../../state/posts.ts';
import { useIntents, usePostIntents, useWindow } from '../../window-context.tsx';
import { Composer } from './PostComposer.tsx';
import { PostList } from './PostList.tsx';

const none: ReadonlyMap<string, Post> = new Map();

/** Posts: drafts, those on their way, and those that are made. */
export function Posts() {
  const words = useWords();
  const { make } = usePostIntents();
  const { resume } = useIntents();
  const paused = useWindow((state) => state.mirror?.summary.paused ?? false);
  const known = useWindow((state) => state.mirror?.posts ?? none);
  const open = useWindow(openPost);
  const posts = useMemo(() => orderPosts(known), [known]);
  const drafts = posts.filter(({ state }) => state === 'draft').length;
  return (
    <section className="flex min-h-0 min-w-0 flex-1 flex-col" aria-labelledby="screen-title">
      <ScreenHeader
        title={words.text('posts.title')}
        detail={posts.length > 0 ? words.text('posts.count', { count: posts.length, drafts }) : undefined}
      >
        <Button icon={Plus} onPress={() => void make()}>
          <span className="@max-md:sr-only">{words.text('posts.new')}</span>
        </Button>
      </ScreenHeader>
      {paused && open && open.state !== 'draft' && open.state !== 'done' && (
        <Banner tone="calm" icon={CirclePause} text={words.text('queue.paused')}>
          <Button onPress={() => void resume()}>{words.text('action.resume')}</Button>
        </Banner>
      )}
      {open ? (
        <div className="flex min-h-0 flex-1">
          <div className="flex w-64 shrink-0 flex-col border-r border-line max-[820px]:w-52">
            <PostList posts={posts} openId={open.id} />
          </div>
          <Composer key={open.id} post={open} />
        </div>
      ) : (
        <EmptyState
          icon={GalleryVerticalEnd}
          title={words.text('posts.empty.title')}
          text={words.text('posts.empty.text')}
        >
          <Button look="primary" icon={Plus} onPress={() => void make()}>
            {words.text('posts.new')}
          </Button>
        </EmptyState>
      )}
    </section>
  );
}
