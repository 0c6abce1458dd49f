import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';

const backgroundClasses = {
  calm: 'border-line bg-sunken text-ink',
  warn: 'border-warn-line bg-warn-ground text-ink',
  bad: 'border-bad-line bg-bad-ground text-ink',
};
const iconClasses = { calm: 'text-ink-soft', warn: 'text-warn', bad: 'text-bad' };

/** Shows a condition of the whole screen until it is over. */
export function Banner({
  tone,
  icon: Icon,
  text,
  children,
}: {
  tone: keyof typeof backgroundClasses;
  icon: LucideIcon;
  text: string;
  children?: ReactNode;
}) {
  return (
    <div
      className={`flex min-h-11 shrink-0 items-center gap-2.5 border-b py-1.5 pr-2 pl-4 ${backgroundClasses[tone]}`}
    >
      <Icon size={16} aria-hidden className={`shrink-0 ${iconClasses[tone]}`} />
      <p className="min-w-0 flex-1 text-13 [overflow-wrap:anywhere]">{text}</p>
      {children}
    </div>
  );
}
