import type { ReactNode } from 'react';

export function Kbd({ children }: { children: ReactNode }) {
  return (
    <kbd className="rounded-sm border border-line-strong bg-raised px-1 py-px font-sans text-11 text-ink-soft">
      {children}
    </kbd>
  );
}
