import { Check, ChevronDown } from 'lucide-react';
import type { ReactNode } from 'react';
import {
  Switch as AriaSwitch,
  TextField as AriaTextField,
  type TextFieldProps as AriaTextFieldProps,
  Button,
  FieldError,
  Input,
  Label,
  ListBox,
  ListBoxItem,
  Popover,
  Radio,
  RadioGroup,
  Select,
  SelectValue,
  Text,
  TextArea,
} from 'react-aria-components';

export const fieldClasses =
  'w-full rounded-md border border-control-line bg-raised px-2 text-13 text-ink select-text transition-colors data-focused:border-accent data-focused:outline-2 data-focused:-outline-offset-1 data-focused:outline-accent data-invalid:border-bad';

interface TextFieldProps extends Omit<AriaTextFieldProps, 'className' | 'children'> {
  readonly label: string;
  readonly about?: ReactNode;
  readonly placeholder?: string;
  readonly rows?: number;
  readonly mono?: boolean;
  /** What is wrong with the value; null or left out: nothing. */
  readonly failure?: string | null | undefined;
  /** Shown behind the box in its row. */
  readonly trailing?: ReactNode;
}

export function TextField({
  label,
  about,
  placeholder,
  rows,
  mono,
  trailing,
  failure,
  ...props
}: TextFieldProps) {
  const font = mono ? 'font-mono text-12' : '';
  return (
    <AriaTextField {...props} isInvalid={failure != null} className="flex min-w-0 flex-col gap-1">
      <Label className="text-12 font-medium text-ink-soft">{label}</Label>
      {rows === undefined ? (
        <div className="flex gap-2">
          <Input placeholder={placeholder} spellCheck={!mono} className={`h-8 ${font} ${fieldClasses}`} />
          {trailing}
        </div>
      ) : (
        <TextArea placeholder={placeholder} rows={rows} className={`resize-none py-1.5 ${fieldClasses}`} />
      )}
      {about && (
        <Text slot="description" className="text-12 text-pretty text-ink-faint">
          {about}
        </Text>
      )}
      <FieldError className="text-12 text-pretty text-bad">{failure}</FieldError>
    </AriaTextField>
  );
}

export function Switch({
  label,
  about,
  isSelected,
  onChange,
}: {
  label: string;
  about?: string;
  isSelected: boolean;
  onChange: (isSelected: boolean) => void;
}) {
  return (
    <AriaSwitch
      isSelected={isSelected}
      onChange={onChange}
      className="group flex items-start justify-between gap-6"
    >
      <span className="flex min-w-0 flex-col gap-0.5">
        <span className="text-13">{label}</span>
        {about && <span className="text-12 text-pretty text-ink-faint">{about}</span>}
      </span>
      <span className="mt-px flex h-5 w-9 shrink-0 rounded-full border border-control-line bg-sunken p-0.5 transition-colors group-data-focus-visible:outline-2 group-data-focus-visible:outline-offset-1 group-data-focus-visible:outline-accent group-data-selected:border-accent group-data-selected:bg-accent">
        <span className="size-3.5 rounded-full bg-control-line transition-transform group-data-selected:translate-x-4 group-data-selected:bg-on-accent" />
      </span>
    </AriaSwitch>
  );
}

interface FieldOption<T extends string> {
  readonly id: T;
  readonly text: string;
}

/** Renders a few choices side by side. */
export function SegmentedControl<T extends string>({
  label,
  isLabelHidden = false,
  choices,
  value,
  onChange,
}: {
  label: string;
  isLabelHidden?: boolean;
  choices: readonly FieldOption<T>[];
  value: T;
  onChange: (value: T) => void;
}) {
  return (
    <RadioGroup
      value={value}
      onChange={(chosen) => onChange(chosen as T)}
      orientation="horizontal"
      className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2"
    >
      <Label className={isLabelHidden ? 'sr-only' : 'text-13'}>{label}</Label>
      <div className="flex rounded-md border border-control-line bg-sunken p-0.5">
        {choices.map((choice) => (
          <Radio
            key={choice.id}
            value={choice.id}
            className="flex h-7 items-center rounded-sm px-3 text-13 text-ink-soft transition-colors data-focus-visible:outline-2 data-focus-visible:outline-offset-1 data-focus-visible:outline-accent data-hovered:text-ink data-selected:bg-accent data-selected:font-medium data-selected:text-on-accent"
          >
            {choice.text}
          </Radio>
        ))}
      </div>
    </RadioGroup>
  );
}

/** Renders a drop-down list of choices. */
export function SelectField<T extends string>({
  label,
  context,
  choices,
  value,
  onChange,
}: {
  label: string;
  /** What it is about, where the label alone does not tell it; for those who do not see what it stands below. */
  context?: string;
  choices: readonly FieldOption<T>[];
  value: T;
  onChange: (value: T) => void;
}) {
  return (
    <Select
      value={value}
      onChange={(chosen) => onChange(chosen as T)}
      className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2"
    >
      <Label className="text-13">
        {label}
        {context !== undefined && <span className="sr-only"> ({context})</span>}
      </Label>
      <Button className="flex h-8 max-w-full min-w-44 items-center justify-between gap-2 rounded-md border border-control-line bg-raised pr-2 pl-3 text-13 transition-colors data-hovered:bg-hover">
        <SelectValue className="truncate">{({ selectedText }) => selectedText}</SelectValue>
        <ChevronDown size={16} aria-hidden className="shrink-0 text-ink-soft" />
      </Button>
      <Popover className="max-w-100 min-w-(--trigger-width) animate-appear rounded-lg border border-line-strong bg-raised p-1 shadow-raised">
        <ListBox items={choices} className="outline-none">
          {(choice) => (
            <ListBoxItem
              id={choice.id}
              textValue={choice.text}
              className="group flex h-8 items-center justify-between gap-2 rounded-md px-2 text-13 outline-none data-focused:bg-sunken"
            >
              <span className="min-w-0 truncate">{choice.text}</span>
              <Check
                size={16}
                aria-hidden
                className="invisible shrink-0 text-accent group-data-selected:visible"
              />
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </Select>
  );
}
