import { Check } from 'lucide-react';
import { Checkbox, CheckboxGroup, Label, Text } from 'react-aria-components';

/** Renders a few choices of which any number can be made. */
export function ToggleChips<T extends string>({
  label,
  about,
  choices,
  value,
  onChange,
}: {
  label: string;
  about?: string;
  choices: readonly { readonly id: T; readonly text: string }[];
  value: readonly T[];
  /** Given in the order of the choices. */
  onChange: (value: T[]) => void;
}) {
  return (
    <CheckboxGroup
      value={[...value]}
      onChange={(chosen) => onChange(choices.map(({ id }) => id).filter((id) => chosen.includes(id)))}
      className="flex flex-col gap-1.5"
    >
      <Label className="text-13">{label}</Label>
      <div className="flex flex-wrap gap-1.5">
        {choices.map(({ id, text }) => (
          <Checkbox
            key={id}
            value={id}
            className="group flex h-7 items-center gap-1 rounded-md border border-control-line bg-raised px-2.5 text-13 text-ink-soft transition-colors data-focus-visible:outline-2 data-focus-visible:outline-offset-1 data-focus-visible:outline-accent data-hovered:text-ink data-selected:border-accent data-selected:bg-picked data-selected:font-medium data-selected:text-ink"
          >
            <Check size={16} aria-hidden className="hidden shrink-0 text-accent group-data-selected:inline" />
            {text}
          </Checkbox>
        ))}
      </div>
      {about && (
        <Text slot="description" className="text-12 text-pretty text-ink-faint">
          {about}
        </Text>
      )}
    </CheckboxGroup>
  );
}
