import {
  CircleArrowUp,
  CircleCheck,
  CircleDashed,
  CirclePause,
  CircleQuestionMark,
  CircleSlash2,
  CircleX,
  Clapperboard,
  Clock,
  type LucideIcon,
} from 'lucide-react';
import type { JobState } from '../../contract/job.ts';
import type { Tone } from '../text/job-state-text.ts';

const icons: Record<JobState, LucideIcon> = {
  queued: Clock,
  ready: Clock,
  waiting: Clock,
  preparing: CircleDashed,
  uploading: CircleArrowUp,
  uploaded: CircleCheck,
  failed: CircleX,
  uncertain: CircleQuestionMark,
  processing: Clapperboard,
  paused: CirclePause,
  cancelled: CircleSlash2,
};

const tones: Record<Tone, string> = {
  calm: 'text-ink-soft',
  active: 'text-active',
  good: 'text-good',
  warn: 'text-warn',
  bad: 'text-bad',
};

/** Shows a job's state as icon and text, which colour only repeats. */
export function JobStateBadge({ state, tone, children }: { state: JobState; tone: Tone; children: string }) {
  const Icon = icons[state];
  return (
    <span className={`flex min-w-0 items-center gap-1.5 ${tones[tone]}`}>
      <Icon size={16} aria-hidden className="shrink-0" />
      <span className="truncate font-medium">{children}</span>
    </span>
  );
}
