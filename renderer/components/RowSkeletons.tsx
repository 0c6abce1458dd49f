import { useTranslator } from '../i18n-context.tsx';

const widths = ['w-48', 'w-64', 'w-40', 'w-56', 'w-44', 'w-52'];

/** Shows placeholders of rows that are loading, but only after a short delay, and words after a longer one. */
export function RowSkeletons() {
  const i18n = useTranslator();
  return (
    <div role="status" className="animate-late overflow-hidden">
      <h1 className="flex h-14 animate-later items-center px-4 text-14 text-ink-faint">
        {i18n.t('engine.starting')}
      </h1>
      {widths.map((width) => (
        <div key={width} aria-hidden className="flex h-16 animate-pulse-soft items-center gap-3 px-4">
          <span className="size-12 rounded-md bg-sunken" />
          <span className="flex flex-col gap-2">
            <span className={`h-3 rounded-sm bg-sunken ${width}`} />
            <span className="h-2.5 w-32 rounded-sm bg-sunken" />
          </span>
        </div>
      ))}
    </div>
  );
}
