import { CircleAlert } from 'lucide-react';
import type { Post, PostProblem } from '../../../contract/posts.ts';
import { describeError } from '../../../i18n/errors.ts';
import { useTranslator } from '../../i18n-context.tsx';

/** Shows the problems of this field that prevent a submission. */
export function PostProblemText({
  post,
  field,
  entryId = null,
}: {
  post: Post;
  field: PostProblem['field'];
  entryId?: string | null;
}) {
  const i18n = useTranslator();
  const problems = post.problems.filter((one) => one.field === field && one.entryId === entryId);
  // An empty draft is explained by its empty state.
  const told = problems.filter(({ error }) => error.code !== 'post-empty');
  return told.map(({ error }) => {
    const { title, advice } = describeError(i18n, error);
    return (
      <p key={`${error.code} ${JSON.stringify(error.params)}`} className="flex gap-1.5 text-12 text-bad">
        <CircleAlert size={12} aria-hidden className="mt-0.5 shrink-0" />
        <span className="min-w-0 text-pretty [overflow-wrap:anywhere]">
          {title} {advice}
        </span>
      </p>
    );
  });
}
