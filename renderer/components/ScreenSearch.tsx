import { Search, X } from 'lucide-react';
import { Button as AriaButton, Input, SearchField } from 'react-aria-components';
import { useTranslator } from '../i18n-context.tsx';
import { useFindFocus } from './use-find-focus.ts';

/** Renders the field that searches a screen; the command to find something focuses it. */
export function ScreenSearch({
  label,
  hint,
  value,
  onChange,
}: {
  label: string;
  hint: string;
  value: string;
  onChange: (typed: string) => void;
}) {
  const i18n = useTranslator();
  return (
    <SearchField
      aria-label={label}
      value={value}
      onChange={onChange}
      className="group relative w-72 min-w-0 shrink @max-lg:w-40"
    >
      <Search size={16} aria-hidden className="absolute top-2 left-2.5 text-ink-faint" />
      <Input
        ref={useFindFocus()}
        placeholder={hint}
        className="h-8 w-full truncate rounded-md border border-control-line bg-raised pr-8 pl-8 text-13 select-text data-focused:border-accent data-focused:outline-2 data-focused:-outline-offset-1 data-focused:outline-accent [&::-webkit-search-cancel-button]:hidden"
      />
      <AriaButton
        aria-label={i18n.t('library.search.clear')}
        className="absolute top-1 right-1 flex size-6 items-center justify-center rounded-sm text-ink-soft group-data-empty:hidden data-hovered:bg-sunken"
      >
        <X size={16} aria-hidden />
      </AriaButton>
    </SearchField>
  );
}
