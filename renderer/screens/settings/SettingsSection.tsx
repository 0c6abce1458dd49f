import type { ReactNode } from 'react';

export function SettingsSection({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="flex flex-col gap-3">
      <h2 tabIndex={-1} className="text-15 font-semibold outline-none">
        {title}
      </h2>
      <div className="divide-y divide-line rounded-lg border border-line bg-raised px-4 *:py-4">
        {children}
      </div>
    </section>
  );
}
