import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';

/** Renders an empty screen: what belongs here, and the next action. */
export function EmptyState({
  icon: Icon,
  title,
  text,
  tone = 'calm',
  isWholeScreen = false,
  children,
}: {
  icon: LucideIcon;
  title: string;
  text: ReactNode;
  tone?: 'calm' | 'bad';
  /** True where no header above names the screen. */
  isWholeScreen?: boolean;
  children?: ReactNode;
}) {
  const Heading = isWholeScreen ? 'h1' : 'h2';
  return (
    <div className="flex h-full flex-col items-center justify-center overflow-y-auto p-8 text-center">
      <span
        className={`mb-4 flex size-14 items-center justify-center rounded-lg ${tone === 'bad' ? 'bg-bad-ground text-bad' : 'bg-picked text-accent'}`}
      >
        <Icon size={24} strokeWidth={1.75} aria-hidden />
      </span>
      <Heading className="text-18 font-semibold text-balance">{title}</Heading>
      <p className="mt-1 max-w-105 text-13 text-pretty text-ink-soft">{text}</p>
      {children && <div className="mt-5 flex flex-wrap justify-center gap-2">{children}</div>}
    </div>
  );
}
