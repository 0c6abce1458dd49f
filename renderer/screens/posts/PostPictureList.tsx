import { GripVertical, ImagePlus, Star, X } from 'lucide-react';
import { type KeyboardEvent, useState } from 'react';
import { Button as AriaButton, GridList, GridListItem, useDragAndDrop } from 'react-aria-components';
import type { Post, PostPicture } from '../../../contract/posts.ts';
import { describeError } from '../../../i18n/errors.ts';
import { Button, IconButton } from '../../components/Button.tsx';
import { linkDragType } from '../../components/drag-data.ts';
import { TextField } from '../../components/fields.tsx';
import { Thumbnail } from '../../components/Thumbnail.tsx';
import { useTranslator } from '../../i18n-context.tsx';
import { usePostActions } from '../../window-context.tsx';
import { PostProblemText } from './PostProblemText.tsx';
import { useDraftValue } from './use-draft-value.ts';

/** Returns the order with `moved` put before or behind `target`. */
function withDraggedOrder(
  ids: readonly string[],
  moved: ReadonlySet<string>,
  target: string,
  position: 'before' | 'after',
): string[] {
  const rest = ids.filter((id) => !moved.has(id));
  const at = rest.indexOf(target) + (position === 'after' ? 1 : 0);
  return [...rest.slice(0, at), ...ids.filter((id) => moved.has(id)), ...rest.slice(at)];
}

/** Lists the pictures in their order, which is changed by dragging, or with Alt and the arrow keys. */
export function PostPictureList({ post }: { post: Post }) {
  const i18n = useTranslator();
  const posts = usePostActions();
  const ids = post.pictures.map(({ id }) => id);

  const move = (moved: ReadonlySet<string>, target: string, position: 'before' | 'after') => {
    if (!moved.has(target)) void posts.arrange(post.id, withDraggedOrder(ids, moved, target, position));
  };
  const { dragAndDropHooks } = useDragAndDrop({
    // The window accepts drags from elsewhere; this one stays in the list.
    getItems: (keys) => [...keys].map((key) => ({ 'text/plain': String(key), [linkDragType]: '' })),
    onReorder({ keys, target }) {
      if (target.dropPosition !== 'on')
        move(new Set([...keys].map(String)), String(target.key), target.dropPosition);
    },
  });

  /** Handled before the list takes the arrow keys for navigation. */
  const step = (event: KeyboardEvent) => {
    const by = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : 0;
    const id = (event.target as HTMLElement).closest('[data-key]')?.getAttribute('data-key');
    if (!event.altKey || by === 0 || id == null) return;
    event.preventDefault();
    event.stopPropagation();
    const target = ids[ids.indexOf(id) + by];
    if (target !== undefined) move(new Set([id]), target, by < 0 ? 'before' : 'after');
  };

  return (
    <section className="flex flex-col gap-2">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <h2 className="text-13 font-semibold">{i18n.t('posts.pictures', { count: ids.length })}</h2>
        <Button icon={ImagePlus} onPress={() => void posts.chooseFiles(post.id)}>
          {i18n.t('posts.add')}
        </Button>
      </div>
      <PostProblemText post={post} field="pictures" />
      {ids.length === 0 ? (
        <p className="rounded-md border border-dashed border-line-strong p-6 text-center text-13 text-pretty text-ink-soft">
          {i18n.t('posts.drop')}
        </p>
      ) : (
        <div className="flex flex-col gap-2" onKeyDownCapture={step}>
          <GridList
            aria-label={i18n.t('posts.order')}
            items={post.pictures}
            dependencies={[post]}
            dragAndDropHooks={dragAndDropHooks}
            keyboardNavigationBehavior="tab"
            className="flex flex-col gap-1.5 outline-none"
          >
            {(picture) => (
              <GridListItem
                id={picture.id}
                textValue={picture.title || picture.name}
                className="group rounded-md border border-line bg-raised outline-none data-dragging:opacity-50 data-focus-visible:outline-2 data-focus-visible:outline-accent"
              >
                <PostPictureCard post={post} picture={picture} place={ids.indexOf(picture.id) + 1} />
              </GridListItem>
            )}
          </GridList>
          <p className="text-12 text-pretty text-ink-faint">{i18n.t('posts.order.hint')}</p>
        </div>
      )}
    </section>
  );
}

function PostPictureCard({ post, picture, place }: { post: Post; picture: PostPicture; place: number }) {
  const i18n = useTranslator();
  const posts = usePostActions();
  const [isOpen, setOpen] = useState(picture.title !== '' || picture.description !== '');
  const [title, setTitle] = useDraftValue(picture.title, (typed) =>
    posts.describe(post.id, picture.id, { title: typed }),
  );
  const [description, setDescription] = useDraftValue(picture.description, (typed) =>
    posts.describe(post.id, picture.id, { description: typed }),
  );
  const isCover = post.cover === picture.id || (post.cover === null && place === 1);
  const name = picture.title || picture.name;
  const { thumbnail } = picture;
  return (
    <div className="flex items-start gap-2 p-2">
      <AriaButton
        slot="drag"
        aria-label={i18n.t('posts.move', { name })}
        className="flex h-12 w-5 shrink-0 cursor-grab items-center justify-center rounded-sm text-ink-faint data-hovered:text-ink"
      >
        <GripVertical size={16} aria-hidden />
      </AriaButton>
      <Thumbnail
        key={thumbnail}
        media={null}
        hasThumbnail={thumbnail !== null}
        {...(thumbnail === null ? {} : { thumbnail })}
        isGone={picture.state === 'gone'}
        size="row"
      />
      <div className="flex min-w-0 flex-1 flex-col gap-1">
        <div className="flex h-7 items-center gap-2">
          <span className="text-12 text-ink-faint tabular-nums">{i18n.formatNumber(place)}</span>
          <span className="min-w-0 truncate font-medium">{name}</span>
          {isCover && (
            <span className="shrink-0 rounded-full bg-picked px-2 text-11 text-ink">
              {i18n.t('posts.cover')}
            </span>
          )}
        </div>
        <PictureState picture={picture} />
        {isOpen ? (
          <div className="flex flex-col gap-2 pt-1 pb-1">
            <TextField label={i18n.t('posts.picture.title')} value={title} onChange={setTitle} />
            <PostProblemText post={post} field="title" entryId={picture.id} />
            <TextField
              label={i18n.t('posts.picture.description')}
              value={description}
              onChange={setDescription}
              rows={2}
            />
          </div>
        ) : (
          <AriaButton
            onPress={() => setOpen(true)}
            className="self-start rounded-sm text-12 text-ink-soft underline-offset-2 data-hovered:underline"
          >
            {i18n.t('posts.picture.describe')}
            <span className="sr-only">: {name}</span>
          </AriaButton>
        )}
      </div>
      {!isCover && (
        <IconButton
          icon={Star}
          label={i18n.t('posts.make-cover', { name })}
          onPress={() => void posts.change(post.id, { cover: picture.id })}
        />
      )}
      <IconButton
        icon={X}
        label={i18n.t('posts.remove', { name })}
        onPress={() => void posts.remove(post.id, [picture.id])}
      />
    </div>
  );
}

/** Shows the state of a picture; nothing while it waits in a draft. */
function PictureState({ picture }: { picture: PostPicture }) {
  const i18n = useTranslator();
  if (picture.error) {
    const { title, advice } = describeError(i18n, picture.error);
    return (
      <p className="text-12 text-pretty text-bad">
        {title} {advice}
      </p>
    );
  }
  if (picture.state === 'waiting') return null;
  return <p className="text-12 text-ink-soft">{i18n.t(`posts.picture.${picture.state}`)}</p>;
}
