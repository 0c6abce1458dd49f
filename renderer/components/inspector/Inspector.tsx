import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslator } from '../../i18n-context.tsx';
import { IconButton } from '../Button.tsx';

/** Renders the details of the selection. */
export function Inspector({ onClose, children }: { onClose: () => void; children: ReactNode }) {
  const i18n = useTranslator();
  return (
    <aside
      aria-label={i18n.t('inspector.label')}
      // Beside the list; below it where a row would have no room beside it, as where the page is enlarged.
      className="flex w-80 shrink-0 flex-col border-l border-line bg-ground max-[999px]:w-68 max-[639px]:h-11/20 max-[639px]:w-auto max-[639px]:border-t max-[639px]:border-l-0"
    >
      <div className="flex h-14 shrink-0 items-center justify-between border-b border-line pr-3 pl-4 max-[639px]:h-9">
        <h2 className="text-13 font-semibold">{i18n.t('inspector.label')}</h2>
        <IconButton icon={X} label={i18n.t('action.close')} onPress={onClose} />
      </div>
      {/* Focusable, so that it can be scrolled by keys where nothing inside is. */}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region has to be reachable by keyboard */}
      <div tabIndex={0} className="flex min-h-0 flex-1 flex-col gap-5 overflow-y-auto p-4 -outline-offset-2">
        {children}
      </div>
    </aside>
  );
}

export function InspectorSection({ title, children }: { title?: string; children: ReactNode }) {
  return (
    <section className="flex flex-col gap-2">
      {title && <h3 className="text-12 font-medium text-ink-soft">{title}</h3>}
      {children}
    </section>
  );
}

/** Shows a remark on this item as a sentence. */
export function InspectorNote({
  tone,
  title,
  children,
}: {
  tone: 'calm' | 'warn' | 'bad';
  title: ReactNode;
  children?: ReactNode;
}) {
  const looks = {
    calm: 'border-line bg-sunken',
    warn: 'border-warn-line bg-warn-ground',
    bad: 'border-bad-line bg-bad-ground',
  };
  return (
    <div className={`rounded-md border px-3 py-2 [overflow-wrap:anywhere] select-text ${looks[tone]}`}>
      <div className="font-medium">{title}</div>
      {children && <div className="text-12 text-pretty text-ink-soft">{children}</div>}
    </div>
  );
}

export type Fact = readonly [name: string, value: string | null];

/** Lists names and values; a value of null is left out. */
export function FactList({ facts }: { facts: readonly Fact[] }) {
  return (
    <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-1 text-12 select-text">
      {facts.map(([name, value]) =>
        value === null ? null : (
          <div key={name} className="contents">
            <dt className="text-ink-faint">{name}</dt>
            <dd className="text-right [overflow-wrap:anywhere]">{value}</dd>
          </div>
        ),
      )}
    </dl>
  );
}
