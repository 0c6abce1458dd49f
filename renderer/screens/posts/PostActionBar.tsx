import { Copy, Ellipsis, ExternalLink, EyeOff, RotateCcw, Send, Trash2 } from 'lucide-react';
import { useEffect, useState } from 'react';
import { MenuTrigger, Popover } from 'react-aria-components';
import type { EngineOutput } from '../../../contract/engine.ts';
import type { Post } from '../../../contract/posts.ts';
import { Button, IconButton } from '../../components/Button.tsx';
import { ConfirmDialog } from '../../components/ConfirmDialog.tsx';
import { MenuEntries, type MenuEntry } from '../../components/menu.tsx';
import { useNow, useTranslator } from '../../i18n-context.tsx';
import { describePostState } from '../../text/post-state-text.ts';
import { useActions, usePostActions } from '../../window-context.tsx';
import { PostStateBadge } from './PostStateBadge.tsx';

type OpenDialog = 'consent' | 'discard' | 'delete' | null;

/**
 * Shows the post's state and cost, and the actions on it as a whole.
 * @param hasCopy false where its link is copied elsewhere
 */
export function PostActionBar({ post, hasCopy = true }: { post: Post; hasCopy?: boolean }) {
  const i18n = useTranslator();
  const now = useNow();
  const actions = useActions();
  const posts = usePostActions();
  const [asking, setAsking] = useState<OpenDialog>(null);
  const { mark, detail, tone } = describePostState(i18n, post, now);
  const { album, state } = post;
  const failed = post.pictures.filter((one) => one.state === 'failed' || one.state === 'gone');
  const submit = async (accepted: boolean) => {
    if ((await posts.submit(post.id, accepted)) === 'consent') setAsking('consent');
  };
  const isDraft = state === 'draft';
  const canSubmit = isDraft || (state === 'done' && post.isChanged);
  const more: MenuEntry[] = [
    ...(album && hasCopy
      ? [
          {
            id: 'open',
            text: i18n.t('action.open-link'),
            icon: ExternalLink,
            onAction: () => void actions.openLink(album.page),
          },
        ]
      : []),
    ...(album
      ? [
          {
            id: 'delete',
            text: i18n.t('posts.delete'),
            icon: Trash2,
            separated: true,
            onAction: () => setAsking('delete'),
          },
        ]
      : []),
    {
      id: 'discard',
      text: i18n.t(isDraft ? 'posts.discard' : 'posts.forget'),
      icon: isDraft ? Trash2 : EyeOff,
      onAction: () =>
        isDraft && post.pictures.length > 0 ? setAsking('discard') : void posts.discard(post.id),
    },
  ];
  return (
    <footer className="flex min-h-14 shrink-0 flex-wrap items-center gap-x-3 gap-y-2 border-t border-line bg-ground px-5 py-2">
      <div role="status" className="min-w-40 flex-1">
        <PostStateBadge state={state} tone={tone}>
          {mark}
        </PostStateBadge>
        {detail && <p className="text-12 text-pretty text-ink-soft">{detail}</p>}
        {canSubmit && post.pictures.length > 0 && <CreditCost post={post} />}
        {post.emptyLeft && <p className="text-12 text-pretty text-ink-faint">{i18n.t('posts.empty-left')}</p>}
      </div>
      <MenuTrigger>
        <IconButton icon={Ellipsis} label={i18n.t('action.more')} />
        <Popover className="min-w-52 animate-appear rounded-lg border border-line-strong bg-raised p-1 shadow-raised">
          <MenuEntries label={i18n.t('action.more')} entries={more} />
        </Popover>
      </MenuTrigger>
      {state === 'stuck' && failed.length > 0 && failed.length < post.pictures.length && (
        <Button
          onPress={() =>
            void posts.remove(
              post.id,
              failed.map(({ id }) => id),
            )
          }
        >
          {i18n.t('posts.without', { count: failed.length })}
        </Button>
      )}
      {(state === 'stuck' || state === 'failed') && (
        <Button variant="primary" icon={RotateCcw} onPress={() => void posts.retry(post.id)}>
          {i18n.t('action.retry')}
        </Button>
      )}
      {album && state === 'done' && hasCopy && (
        <Button
          variant={canSubmit ? 'plain' : 'primary'}
          icon={Copy}
          onPress={() => void actions.copyText(album.page, (said) => said.t('notice.copied', { count: 1 }))}
        >
          {i18n.t('posts.copy')}
        </Button>
      )}
      {canSubmit && (
        <Button
          variant="primary"
          icon={Send}
          isDisabled={post.problems.length > 0}
          onPress={() => void submit(false)}
        >
          {i18n.t(isDraft ? `posts.submit.${post.privacy}` : 'posts.submit.changes')}
        </Button>
      )}
      {asking === 'consent' && (
        <ConfirmDialog
          title={i18n.t('posts.consent.title')}
          confirm={i18n.t('posts.consent.yes')}
          cancel={i18n.t('posts.consent.no')}
          onConfirm={() => void submit(true)}
          onClose={() => setAsking(null)}
        >
          <p className="text-13 text-pretty text-ink-soft">{i18n.t('posts.consent.text')}</p>
        </ConfirmDialog>
      )}
      {asking === 'discard' && (
        <ConfirmDialog
          title={i18n.t('posts.discard.title')}
          confirm={i18n.t('posts.discard.yes')}
          cancel={i18n.t('posts.keep')}
          onConfirm={() => void posts.discard(post.id)}
          onClose={() => setAsking(null)}
        >
          <p className="text-13 text-pretty text-ink-soft">{i18n.t('posts.discard.text')}</p>
        </ConfirmDialog>
      )}
      {asking === 'delete' && (
        <ConfirmDialog
          title={i18n.t('posts.delete.title')}
          confirm={i18n.t('posts.delete.yes')}
          cancel={i18n.t('posts.keep')}
          onConfirm={() => void posts.deleteRemote(post.id)}
          onClose={() => setAsking(null)}
        >
          <p className="text-13 text-pretty text-ink-soft">{i18n.t('posts.delete.text')}</p>
        </ConfirmDialog>
      )}
    </footer>
  );
}

/** Shows cost and estimated end before the post is submitted. */
function CreditCost({ post }: { post: Post }) {
  const i18n = useTranslator();
  const now = useNow();
  const { plan } = usePostActions();
  const [planned, setPlanned] = useState<EngineOutput<'planPost'> | null>(null);
  const { id } = post;
  // Planned again for other pictures, and not for each letter of a title.
  const pictures = post.pictures.map((one) => `${one.id} ${one.state}`).join();
  useEffect(() => {
    let isWanted = pictures !== '';
    if (isWanted)
      plan(id).then((answer) => {
        if (isWanted) setPlanned(answer);
      });
    return () => {
      isWanted = false;
    };
  }, [plan, id, pictures]);
  if (!planned) return null;
  const { uploads, credits, doneBy } = planned;
  return (
    <p className="text-12 text-pretty text-ink-soft">
      {i18n.t('posts.cost', { uploads, credits })}
      {doneBy !== null && uploads > 0 && (
        <> · {i18n.t('queue.done-by', { time: i18n.formatDateTime(doneBy, now) })}</>
      )}
    </p>
  );
}
