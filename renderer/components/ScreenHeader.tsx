import type { ReactNode } from 'react';

/** Renders a screen's title, its state in one line, and its actions. */
export function ScreenHeader({
  title,
  detail,
  children,
}: {
  title: string;
  detail?: ReactNode;
  children?: ReactNode;
}) {
  return (
    <div className="@container flex h-14 shrink-0 items-center gap-2 border-b border-line pr-3 pl-4">
      <div className="flex min-w-0 flex-1 flex-col">
        <h1 id="screen-title" className="truncate text-15 font-semibold">
          {title}
        </h1>
        <p className="truncate text-12 text-ink-soft empty:hidden">{detail}</p>
      </div>
      {children}
    </div>
  );
}
