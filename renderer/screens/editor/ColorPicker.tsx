import { Palette } from 'lucide-react';
import { Radio, RadioGroup } from 'react-aria-components';
import { contrastColor } from '../../editor/paint/paint-shape.ts';
import { useTranslator } from '../../i18n-context.tsx';

const colours = [
  ['red', '#e5342b'],
  ['orange', '#f07f13'],
  ['yellow', '#ffd60a'],
  ['green', '#1f9d55'],
  ['blue', '#1c6fe0'],
  ['purple', '#8b3fd9'],
  ['black', '#000000'],
  ['white', '#ffffff'],
] as const;

export const choiceClasses =
  'flex items-center justify-center rounded-full outline-offset-1 data-focus-visible:outline-2 data-focus-visible:outline-accent';

/** Offers the common colours, and any other one. */
export function ColorPicker({ value, onChange }: { value: string; onChange: (colour: string) => void }) {
  const i18n = useTranslator();
  const isOwn = !colours.some(([, colour]) => colour === value);
  return (
    <div className="flex items-center gap-1">
      <RadioGroup
        aria-label={i18n.t('editor.colour')}
        orientation="horizontal"
        value={isOwn ? null : value}
        onChange={onChange}
        className="flex gap-1"
      >
        {colours.map(([name, colour]) => (
          <Radio
            key={name}
            value={colour}
            aria-label={i18n.t(`editor.colour.${name}`)}
            className={`${choiceClasses} size-7`}
          >
            {({ isSelected }) => (
              <span
                className={`flex size-5 items-center justify-center rounded-full border border-control-line ${isSelected ? 'outline-2 outline-offset-2 outline-accent' : ''}`}
                style={{ background: colour }}
              />
            )}
          </Radio>
        ))}
      </RadioGroup>
      <OwnColour value={value} isChosen={isOwn} onChange={onChange} />
    </div>
  );
}

/** Opens the system's choice of any colour. */
export function OwnColour({
  value,
  isChosen,
  onChange,
}: {
  /** As #rrggbb. */
  value: string;
  /** Whether the colour in use is one that is offered nowhere else. */
  isChosen: boolean;
  onChange: (colour: string) => void;
}) {
  const i18n = useTranslator();
  return (
    <label
      title={i18n.t('editor.colour.own')}
      className="relative flex size-7 items-center justify-center rounded-full has-focus-visible:outline-2 has-focus-visible:outline-accent"
    >
      <span
        className={`flex size-5 items-center justify-center rounded-full border border-control-line ${isChosen ? 'outline-2 outline-offset-2 outline-accent' : 'text-ink-soft'}`}
        style={isChosen ? { background: value, color: contrastColor(value) } : {}}
      >
        <Palette size={12} aria-hidden />
      </span>
      <input
        type="color"
        aria-label={i18n.t('editor.colour.own')}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        className="absolute inset-0 size-full cursor-pointer opacity-0"
      />
    </label>
  );
}
