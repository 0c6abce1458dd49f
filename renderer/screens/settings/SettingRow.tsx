import type { ReactNode } from 'react';

/** Lays out something that is done rather than set: what it is, and its buttons. */
export function SettingRow({
  title,
  about,
  children,
}: {
  title: string;
  about: ReactNode;
  children: ReactNode;
}) {
  return (
    <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2">
      <div className="min-w-48 flex-1">
        <h3 className="text-13">{title}</h3>
        <p className="text-12 text-pretty text-ink-faint">{about}</p>
      </div>
      <div className="flex flex-wrap gap-2">{children}</div>
    </div>
  );
}
