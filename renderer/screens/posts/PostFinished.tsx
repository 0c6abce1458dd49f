import { Copy, ExternalLink, Globe, Pencil } from 'lucide-react';
import type { Post } from '../../../contract/posts.ts';
import { Button } from '../../components/Button.tsx';
import { Thumbnail } from '../../components/Thumbnail.tsx';
import { useTranslator } from '../../i18n-context.tsx';
import { postTitle } from '../../text/post-state-text.ts';
import { useActions } from '../../window-context.tsx';
import { PostActionBar } from './PostActionBar.tsx';

/** Shows a post that is at the host: its link first, to be copied and opened, and what it holds. */
export function PostFinished({ post, page, onEdit }: { post: Post; page: string; onEdit: () => void }) {
  const i18n = useTranslator();
  const actions = useActions();
  const description = post.description.trim();
  return (
    <div className="flex min-h-0 min-w-0 flex-1 flex-col">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region has to be reachable by keyboard */}
      <div tabIndex={0} className="min-h-0 flex-1 overflow-y-auto -outline-offset-2">
        <div className="mx-auto flex max-w-180 flex-col gap-6 p-5">
          <section className="flex flex-col gap-4 rounded-lg border border-line bg-raised p-5">
            <div className="min-w-0">
              <h2 className="text-13 [overflow-wrap:anywhere] text-ink-soft">{postTitle(i18n, post)}</h2>
              <p className="mt-1 text-18 font-semibold [overflow-wrap:anywhere] select-text">
                {page.replace(/^https:\/\//, '')}
              </p>
              <p className="mt-1 flex items-center gap-1.5 text-12 text-pretty text-ink-faint">
                {post.isPublic && <Globe size={12} aria-hidden className="shrink-0" />}
                {i18n.t(post.isPublic ? 'posts.finished.public' : 'posts.finished.hidden')}
              </p>
            </div>
            <div className="flex flex-wrap gap-2">
              <Button
                variant="primary"
                icon={Copy}
                onPress={() => void actions.copyText(page, (said) => said.t('notice.copied', { count: 1 }))}
              >
                {i18n.t('posts.copy')}
              </Button>
              <Button icon={ExternalLink} onPress={() => void actions.openLink(page)}>
                {i18n.t('posts.open')}
              </Button>
              <Button icon={Pencil} onPress={onEdit}>
                {i18n.t('posts.edit')}
              </Button>
            </div>
          </section>
          {description !== '' && (
            <p className="text-13 text-pretty [overflow-wrap:anywhere] whitespace-pre-wrap select-text">
              {description}
            </p>
          )}
          <section className="flex flex-col gap-2">
            <h2 className="text-13 font-semibold">
              {i18n.t('posts.pictures', { count: post.pictures.length })}
            </h2>
            <ul className="grid grid-cols-[repeat(auto-fill,minmax(--spacing(28),1fr))] gap-2">
              {post.pictures.map(({ id, title, name, thumbnail }) => (
                <li key={id} className="flex min-w-0 flex-col gap-1">
                  <div className="aspect-square">
                    <Thumbnail
                      size="tile"
                      media={null}
                      hasThumbnail={thumbnail !== null}
                      {...(thumbnail === null ? {} : { thumbnail })}
                    />
                  </div>
                  <span className="truncate text-12 text-ink-soft">{title.trim() || name}</span>
                </li>
              ))}
            </ul>
          </section>
        </div>
      </div>
      <PostActionBar key={post.id} post={post} hasCopy={false} />
    </div>
  );
}
