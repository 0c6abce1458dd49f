import type { Post } from '../../../contract/posts.ts';
import { Segments, Switch, TextField } from '../../components/fields.tsx';
import { useWords } from '../../i18n-context.tsx';
import { usePostIntents } from '../../window-context.tsx';
import { PostBar } from './PostActionBar.tsx';
import { PostPictures } from './PostPictureList.tsx';
import { ProblemOf } from './PostProblemText.tsx';
import { TagsField } from './TagsField.tsx';
import { useKept } from './use-draft-value.ts';

/** Everything about one post; each keystroke is kept. */
export function Composer({ post }: { post: Post }) {
  const words = useWords();
  const posts = usePostIntents();
  const [title, setTitle] = useKept(post.title, (typed) => posts.change(post.id, { title: typed }));
  const [description, setDescription] = useKept(post.description, (typed) =>
    posts.change(post.id, { description: typed }),
  );
  const [tags, setTags] = useKept(post.tags, (typed) => posts.change(post.id, { tags: typed }));
  return (
    <div className="flex min-h-0 min-w-0 flex-1 flex-col">
      <div className="min-h-0 flex-1 overflow-y-auto">
        <div className="mx-auto flex max-w-180 flex-col gap-5 p-5">
          <div className="flex flex-col gap-1">
            <TextField
              label={words.text('posts.field.title')}
              placeholder={words.text('posts.field.title.hint')}
              value={title}
              onChange={setTitle}
            />
            <ProblemOf post={post} field="title" />
          </div>
          <div className="flex flex-col gap-1">
            <TextField
              label={words.text('posts.field.description')}
              value={description}
              onChange={setDescription}
              rows={3}
              {...(post.mentions.length > 0
                ? {
                    about: words.text('posts.mentions', {
                      count: post.mentions.length,
                      names: post.mentions.map((name) => `@${name}`).join(', '),
                    }),
                  }
                : {})}
            />
            <ProblemOf post={post} field="description" />
          </div>
          <PostPictures post={post} />
          <div className="flex flex-col gap-1">
            <TagsField tags={tags} onChange={setTags} about={words.text('posts.tags.about')} />
            <ProblemOf post={post} field="tags" />
          </div>
          <CreditFields post={post} />
          <div className="flex flex-col gap-1">
            <Segments
              label={words.text('posts.privacy')}
              choices={[
                { id: 'hidden', text: words.text('privacy.hidden') },
                { id: 'public', text: words.text('privacy.public') },
              ]}
              value={post.privacy}
              onChange={(privacy) => void posts.change(post.id, { privacy })}
            />
            <p className="text-12 text-pretty text-ink-faint">
              {words.text(
                post.privacy === 'hidden' && post.account === null
                  ? 'posts.privacy.anonymous.text'
                  : `posts.privacy.${post.privacy}.text`,
              )}
            </p>
            <ProblemOf post={post} field="privacy" />
          </div>
          <Switch
            label={words.text('posts.mature')}
            about={words.text('posts.mature.text')}
            isSelected={post.mature}
            onChange={(mature) => void posts.change(post.id, { mature })}
          />
        </div>
      </div>
      <PostBar key={post.id} post={post} />
    </div>
  );
}

/** Whose picture it is, where it is not one's own. */
function CreditFields({ post }: { post: Post }) {
  const words = useWords();
  const posts = usePostIntents();
  const [credit, setCredit] = useKept(post.credit, (typed) => posts.change(post.id, { credit: typed }));
  const change = (part: Partial<Post['credit']>) => setCredit({ ...credit, ...part });
  return (
    <div className="flex flex-col gap-3">
      <Switch
        label={words.text('posts.credit')}
        about={words.text('posts.credit.text')}
        isSelected={credit.notMine}
        onChange={(notMine) => change({ notMine })}
      />
      {credit.notMine && (
        <div className="flex flex-col gap-2 border-l-2 border-line pl-4">
          <TextField
            label={words.text('posts.credit.author')}
            value={credit.author}
            onChange={(author) => change({ author })}
          />
          <TextField
            label={words.text('posts.credit.link')}
            placeholder="https://"
            value={credit.link}
            onChange={(link) => change({ link })}
            about={words.text('posts.credit.link.text')}
          />
          <ProblemOf post={post} field="credit" />
        </div>
      )}
    </div>
  );
}
