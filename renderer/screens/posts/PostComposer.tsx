import type { Post } from '../../../contract/posts.ts';
import { SegmentedControl, Switch, TextField } from '../../components/fields.tsx';
import { useTranslator } from '../../i18n-context.tsx';
import { usePostActions } from '../../window-context.tsx';
import { PostActionBar } from './PostActionBar.tsx';
import { PostPictureList } from './PostPictureList.tsx';
import { PostProblemText } from './PostProblemText.tsx';
import { TagsField } from './TagsField.tsx';
import { useDraftValue } from './use-draft-value.ts';

/** Edits one post; each keystroke is saved. */
export function PostComposer({ post }: { post: Post }) {
  const i18n = useTranslator();
  const posts = usePostActions();
  const [title, setTitle] = useDraftValue(post.title, (typed) => posts.change(post.id, { title: typed }));
  const [description, setDescription] = useDraftValue(post.description, (typed) =>
    posts.change(post.id, { description: typed }),
  );
  const [tags, setTags] = useDraftValue(post.tags, (typed) => posts.change(post.id, { tags: typed }));
  return (
    <div className="flex min-h-0 min-w-0 flex-1 flex-col">
      <div className="min-h-0 flex-1 overflow-y-auto">
        <div className="mx-auto flex max-w-180 flex-col gap-5 p-5">
          <div className="flex flex-col gap-1">
            <TextField
              label={i18n.t('posts.field.title')}
              placeholder={i18n.t('posts.field.title.hint')}
              value={title}
              onChange={setTitle}
            />
            <PostProblemText post={post} field="title" />
          </div>
          <div className="flex flex-col gap-1">
            <TextField
              label={i18n.t('posts.field.description')}
              value={description}
              onChange={setDescription}
              rows={3}
              {...(post.mentions.length > 0
                ? {
                    about: i18n.t('posts.mentions', {
                      count: post.mentions.length,
                      names: post.mentions.map((name) => `@${name}`).join(', '),
                    }),
                  }
                : {})}
            />
            <PostProblemText post={post} field="description" />
          </div>
          <PostPictureList post={post} />
          <div className="flex flex-col gap-1">
            <TagsField tags={tags} onChange={setTags} about={i18n.t('posts.tags.about')} />
            <PostProblemText post={post} field="tags" />
          </div>
          <CreditFields post={post} />
          <div className="flex flex-col gap-1">
            <SegmentedControl
              label={i18n.t('posts.privacy')}
              choices={[
                { id: 'hidden', text: i18n.t('privacy.hidden') },
                { id: 'public', text: i18n.t('privacy.public') },
              ]}
              value={post.privacy}
              onChange={(privacy) => void posts.change(post.id, { privacy })}
            />
            <p className="text-12 text-pretty text-ink-faint">
              {i18n.t(
                post.privacy === 'hidden' && post.account === null
                  ? 'posts.privacy.anonymous.text'
                  : `posts.privacy.${post.privacy}.text`,
              )}
            </p>
            <PostProblemText post={post} field="privacy" />
          </div>
          <Switch
            label={i18n.t('posts.mature')}
            about={i18n.t('posts.mature.text')}
            isSelected={post.mature}
            onChange={(mature) => void posts.change(post.id, { mature })}
          />
        </div>
      </div>
      <PostActionBar key={post.id} post={post} />
    </div>
  );
}

/** Edits the credit of a picture that is not the user's own. */
function CreditFields({ post }: { post: Post }) {
  const i18n = useTranslator();
  const posts = usePostActions();
  const [credit, setCredit] = useDraftValue(post.credit, (typed) => posts.change(post.id, { credit: typed }));
  const change = (part: Partial<Post['credit']>) => setCredit({ ...credit, ...part });
  return (
    <div className="flex flex-col gap-3">
      <Switch
        label={i18n.t('posts.credit')}
        about={i18n.t('posts.credit.text')}
        isSelected={credit.notMine}
        onChange={(notMine) => change({ notMine })}
      />
      {credit.notMine && (
        <div className="flex flex-col gap-2 border-l-2 border-line pl-4">
          <TextField
            label={i18n.t('posts.credit.author')}
            value={credit.author}
            onChange={(author) => change({ author })}
          />
          <TextField
            label={i18n.t('posts.credit.link')}
            placeholder="https://"
            value={credit.link}
            onChange={(link) => change({ link })}
            about={i18n.t('posts.credit.link.text')}
          />
          <PostProblemText post={post} field="credit" />
        </div>
      )}
    </div>
  );
}
