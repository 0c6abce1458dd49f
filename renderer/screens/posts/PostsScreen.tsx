import { CirclePause, GalleryVerticalEnd, Plus } from 'lucide-react';
import { useMemo } from 'react';
import type { Post } from '../../../contract/posts.ts';
import { Banner } from '../../components/Banner.tsx';
import { Button } from '../../components/Button.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { ScreenHeader } from '../../components/ScreenHeader.tsx';
import { useTranslator } from '../../i18n-context.tsx';
import { openPost, orderPosts } from '../../state/posts.ts';
import { useActions, usePostActions, useWindowState } from '../../window-context.tsx';
import { PostList } from './PostList.tsx';
import { PostView } from './PostView.tsx';

const noPosts: ReadonlyMap<string, Post> = new Map();

/** Renders the screen of posts: drafts, those in progress, and finished ones. */
export function PostsScreen() {
  const i18n = useTranslator();
  const { createDraft } = usePostActions();
  const { resume } = useActions();
  const paused = useWindowState((state) => state.mirror?.summary.paused ?? false);
  const known = useWindowState((state) => state.mirror?.posts ?? noPosts);
  const open = useWindowState(openPost);
  const posts = useMemo(() => orderPosts(known), [known]);
  const drafts = posts.filter(({ state }) => state === 'draft').length;
  return (
    <section className="flex min-h-0 min-w-0 flex-1 flex-col" aria-labelledby="screen-title">
      <ScreenHeader
        title={i18n.t('posts.title')}
        detail={posts.length > 0 ? i18n.t('posts.count', { count: posts.length, drafts }) : undefined}
      >
        <Button icon={Plus} onPress={() => void createDraft()}>
          <span className="@max-md:sr-only">{i18n.t('posts.new')}</span>
        </Button>
      </ScreenHeader>
      {paused && open && open.state !== 'draft' && open.state !== 'done' && (
        <Banner tone="calm" icon={CirclePause} text={i18n.t('queue.paused')}>
          <Button onPress={() => void resume()}>{i18n.t('action.resume')}</Button>
        </Banner>
      )}
      {open ? (
        <div className="flex min-h-0 flex-1">
          <div className="flex w-64 shrink-0 flex-col border-r border-line max-[820px]:w-52">
            <PostList posts={posts} openId={open.id} />
          </div>
          <PostView key={open.id} post={open} />
        </div>
      ) : (
        <EmptyState
          icon={GalleryVerticalEnd}
          title={i18n.t('posts.empty.title')}
          text={i18n.t('posts.empty.text')}
        >
          <Button variant="primary" icon={Plus} onPress={() => void createDraft()}>
            {i18n.t('posts.new')}
          </Button>
        </EmptyState>
      )}
    </section>
  );
}
