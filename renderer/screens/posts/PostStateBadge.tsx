import {
  CircleArrowUp,
  CircleCheck,
  CircleDashed,
  CircleX,
  Clock,
  type LucideIcon,
  Pencil,
  Share2,
} from 'lucide-react';
import type { PostState } from '../../../contract/posts.ts';
import type { Tone } from '../../text/job-state-text.ts';

const icons: Record<PostState, LucideIcon> = {
  draft: Pencil,
  queued: Clock,
  uploading: CircleArrowUp,
  stuck: CircleX,
  assembling: CircleDashed,
  sharing: Share2,
  done: CircleCheck,
  failed: CircleX,
};
const tones: Record<Tone, string> = {
  calm: 'text-ink-soft',
  active: 'text-active',
  good: 'text-good',
  warn: 'text-warn',
  bad: 'text-bad',
};

/** Shows a post's state as icon and text, which colour only repeats. */
export function PostStateBadge({
  state,
  tone,
  children,
}: {
  state: PostState;
  tone: Tone;
  children: string;
}) {
  const Icon = icons[state];
  return (
    <span className={`flex min-w-0 items-center gap-1.5 text-12 ${tones[tone]}`}>
      <Icon size={12} aria-hidden className="shrink-0" />
      <span className="truncate font-medium">{children}</span>
    </span>
  );
}
