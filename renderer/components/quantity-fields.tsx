import { Time } from '@internationalized/date';
import { useState } from 'react';
import {
  TimeField as AriaTimeField,
  DateInput,
  DateSegment,
  Input,
  Label,
  NumberField,
  Text,
} from 'react-aria-components';
import { fieldClasses } from './fields.tsx';

const labelClasses = 'text-12 font-medium text-ink-soft';

/** Edits a number, which is accepted on blur or Enter and clamped to the bounds. */
export function AmountField({
  label,
  value,
  min,
  max,
  step,
  about,
  isPlain = false,
  onChange,
}: {
  label: string;
  about?: string;
  /** A number that names something, such as a port, has no thousands separator. */
  isPlain?: boolean;
  value: number;
  min: number;
  max: number;
  step: number;
  onChange: (value: number) => void;
}) {
  return (
    <NumberField
      value={value}
      minValue={min}
      maxValue={max}
      step={step}
      isWheelDisabled
      formatOptions={{ useGrouping: !isPlain }}
      onChange={(typed) => {
        if (!Number.isNaN(typed)) onChange(typed);
      }}
      className="flex flex-col gap-1"
    >
      <Label className={labelClasses}>{label}</Label>
      <Input className={`h-8 max-w-28 ${fieldClasses}`} />
      {about && (
        <Text slot="description" className="text-12 text-ink-faint">
          {about}
        </Text>
      )}
    </NumberField>
  );
}

/** Edits a clock time as minutes after midnight, accepted on blur: half-typed times mean something else. */
export function TimeOfDayField({
  label,
  value,
  onChange,
}: {
  label: string;
  value: number;
  onChange: (minutes: number) => void;
}) {
  const [typed, setTyped] = useState<number | null>(null);
  const shown = typed ?? value;
  return (
    <AriaTimeField
      value={new Time(Math.floor(shown / 60), shown % 60)}
      shouldForceLeadingZeros
      onChange={(time) => setTyped(time ? time.hour * 60 + time.minute : null)}
      onBlur={() => {
        setTyped(null);
        if (shown !== value) onChange(shown);
      }}
      className="flex flex-col gap-1"
    >
      <Label className={labelClasses}>{label}</Label>
      <DateInput
        className={`flex h-8 min-w-24 items-center data-focus-within:border-accent data-focus-within:outline-2 data-focus-within:-outline-offset-1 data-focus-within:outline-accent ${fieldClasses}`}
      >
        {(segment) => (
          <DateSegment
            segment={segment}
            className="rounded-sm px-0.5 outline-none data-focused:bg-accent data-focused:text-on-accent data-[type=literal]:px-0"
          />
        )}
      </DateInput>
    </AriaTimeField>
  );
}
