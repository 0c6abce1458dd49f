import { Copy, Ellipsis, ExternalLink, EyeOff, RotateCcw, Send, Trash2 } from 'lucide-react';
import { useEffect, useState } from 'react';
import { MenuTrigger, Popover } from 'react-aria-components';
import type { EngineOutput } from '../../../contract/engine.ts';
import type { Post } from '../../../contract/posts.ts';
import { Button, IconButton } from '../../components/Button.tsx';
import { Confirm } from '../../components/ConfirmDialog.tsx';
import { Entries, type MenuEntry } from '../../components/menu.tsx';
import { useNow, useWords } from '../../i18n-context.tsx';
import { postWords } from '../../text/post-state-text.ts';
import { useIntents, usePostIntents } from '../../window-context.tsx';
import { PostMark } from './PostStateBadge.tsx';

type Asking = 'consent' | 'discard' | 'delete' | null;

/** How the post stands, what it takes, and what can be done with it as a whole. */
export function PostBar({ post }: { post: Post }) {
  const words = useWords();
  const now = useNow();
  const intents = useIntents();
  const posts = usePostIntents();
  const [asking, setAsking] = useState<Asking>(null);
  const { mark, detail, tone } = postWords(words, post, now);
  const { album, state } = post;
  const failed = post.pictures.filter((one) => one.state === 'failed' || one.state === 'gone');
  const submit = async (accepted: boolean) => {
    if ((await posts.submit(post.id, accepted)) === 'consent') setAsking('consent');
  };
  const isDraft = state === 'draft';
  const canSubmit = isDraft || (state === 'done' && post.isChanged);
  const more: MenuEntry[] = [
    ...(album
      ? [
          {
            id: 'open',
            text: words.text('action.open-link'),
            icon: ExternalLink,
            onAction: () => void intents.openLink(album.page),
          },
          {
            id: 'delete',
            text: words.text('posts.delete'),
            icon: Trash2,
            separated: true,
            onAction: () => setAsking('delete'),
          },
        ]
      : []),
    {
      id: 'discard',
      text: words.text(isDraft ? 'posts.discard' : 'posts.forget'),
      icon: isDraft ? Trash2 : EyeOff,
      onAction: () =>
        isDraft && post.pictures.length > 0 ? setAsking('discard') : void posts.discard(post.id),
    },
  ];
  return (
    <footer className="flex min-h-14 shrink-0 flex-wrap items-center gap-x-3 gap-y-2 border-t border-line bg-ground px-5 py-2">
      <div role="status" className="min-w-40 flex-1">
        <PostMark state={state} tone={tone}>
          {mark}
        </PostMark>
        {detail && <p className="text-12 text-pretty text-ink-soft">{detail}</p>}
        {canSubmit && post.pictures.length > 0 && <Cost post={post} />}
        {post.emptyLeft && (
          <p className="text-12 text-pretty text-ink-faint">{words.text('posts.empty-left')}</p>
        )}
      </div>
      <MenuTrigger>
        <IconButton icon={Ellipsis} label={words.text('action.more')} />
        <Popover className="min-w-52 animate-appear rounded-lg border border-line-strong bg-raised p-1 shadow-raised">
          <Entries label={words.text('action.more')} entries={more} />
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
          {words.text('posts.without', { count: failed.length })}
        </Button>
      )}
      {(state === 'stuck' || state === 'failed') && (
        <Button look="primary" icon={RotateCcw} onPress={() => void posts.retry(post.id)}>
          {words.text('action.retry')}
        </Button>
      )}
      {album && state === 'done' && (
        <Button
          look={canSubmit ? 'plain' : 'primary'}
          icon={Copy}
          onPress={() =>
            void intents.copyText(album.page, (said) => said.text('notice.copied', { count: 1 }))
          }
        >
          {words.text('posts.copy')}
        </Button>
      )}
      {canSubmit && (
        <Button
          look="primary"
          icon={Send}
          isDisabled={post.problems.length > 0}
          onPress={() => void submit(false)}
        >
          {words.text(isDraft ? `posts.submit.${post.privacy}` : 'posts.submit.changes')}
        </Button>
      )}
      {asking === 'consent' && (
        <Confirm
          title={words.text('posts.consent.title')}
          confirm={words.text('posts.consent.yes')}
          cancel={words.text('posts.consent.no')}
          onConfirm={() => void submit(true)}
          onClose={() => setAsking(null)}
        >
          <p className="text-13 text-pretty text-ink-soft">{words.text('posts.consent.text')}</p>
        </Confirm>
      )}
      {asking === 'discard' && (
        <Confirm
          title={words.text('posts.discard.title')}
          confirm={words.text('posts.discard.yes')}
          cancel={words.text('posts.keep')}
          onConfirm={() => void posts.discard(post.id)}
          onClose={() => setAsking(null)}
        >
          <p className="text-13 text-pretty text-ink-soft">{words.text('posts.discard.text')}</p>
        </Confirm>
      )}
      {asking === 'delete' && (
        <Confirm
          title={words.text('posts.delete.title')}
          confirm={words.text('posts.delete.yes')}
          cancel={words.text('posts.keep')}
          onConfirm={() => void posts.deleteRemote(post.id)}
          onClose={() => setAsking(null)}
        >
          <p className="text-13 text-pretty text-ink-soft">{words.text('posts.delete.text')}</p>
        </Confirm>
      )}
    </footer>
  );
}

/** What it takes and when it will be done, before it is submitted. */
function Cost({ post }: { post: Post }) {
  const words = useWords();
  const now = useNow();
  const { plan } = usePostIntents();
  const [planned, setPlanned] = useState<EngineOutput<'planPost'> | null>(null);
  const { id } = post;
  // Another plan for other pictures, and not for each letter of a title.
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
      {words.text('posts.cost', { uploads, credits })}
      {doneBy !== null && uploads > 0 && (
        <> · {words.text('queue.done-by', { time: words.moment(doneBy, now) })}</>
      )}
    </p>
  );
}
