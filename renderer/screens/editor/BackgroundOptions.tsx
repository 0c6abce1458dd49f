import { Ban } from 'lucide-react';
import { Radio, RadioGroup } from 'react-aria-components';
import { SegmentedControl, Switch } from '../../components/fields.tsx';
import { type Background, type BackgroundLevel, firstBackground } from '../../editor/model/background.ts';
import type { EditorAction } from '../../editor/model/editor-session.ts';
import type { EditorSession } from '../../editor/model/session-state.ts';
import { useTranslator } from '../../i18n-context.tsx';
import { choiceClasses, OwnColour } from './ColorPicker.tsx';

/** What a picture can lie on, beside any colour. */
const offered = {
  clear: [],
  sea: firstBackground.colours,
  dawn: ['#ffb86b', '#e5547a'],
  dusk: ['#9a5be6', '#22348f'],
  meadow: ['#cfe86b', '#1f9d55'],
  white: ['#ffffff'],
  grey: ['#d9dde1'],
  black: ['#17191a'],
} as const satisfies Record<string, Background['colours']>;
type Offered = keyof typeof offered;
const names = Object.keys(offered) as Offered[];
const levels: readonly BackgroundLevel[] = [0, 1, 2, 3];

const isSame = (one: Background['colours'], other: Background['colours']) => one.join() === other.join();

/** Chooses what the picture lies on: colours, the space around it, round corners and a shadow. */
export function BackgroundOptions({
  session,
  dispatch,
}: {
  session: EditorSession;
  dispatch: (action: EditorAction) => void;
}) {
  const i18n = useTranslator();
  const { background } = session.history.present;
  const put = (change: Partial<Background>) =>
    dispatch({ do: 'background', background: { ...(background ?? firstBackground), ...change } });
  const found = background && names.find((name) => isSame(offered[name], background.colours));
  const own = background && !found ? background.colours[0] : null;
  const level = (of: 'padding' | 'corners') => (
    <SegmentedControl
      label={i18n.t(`editor.background.${of}`)}
      choices={levels.map((each) => ({ id: `${each}`, text: i18n.t(`editor.background.level.${each}`) }))}
      value={`${background?.[of] ?? 0}`}
      onChange={(chosen) => put({ [of]: Number(chosen) as BackgroundLevel })}
    />
  );
  return (
    <>
      <div className="flex items-center gap-1">
        <RadioGroup
          aria-label={i18n.t('editor.tool.background')}
          orientation="horizontal"
          value={background ? (found ?? null) : 'none'}
          onChange={(chosen) =>
            chosen === 'none'
              ? dispatch({ do: 'background', background: null })
              : put({ colours: offered[chosen as Offered] })
          }
          className="flex gap-1"
        >
          <Swatch id="none" name={i18n.t('editor.background.none')} colours={null} />
          {names.map((name) => (
            <Swatch key={name} id={name} name={i18n.t(`editor.background.${name}`)} colours={offered[name]} />
          ))}
        </RadioGroup>
        <OwnColour
          value={own ?? '#1c6fe0'}
          isChosen={own !== null}
          onChange={(colour) => put({ colours: [colour] })}
        />
      </div>
      {background && (
        <>
          {level('padding')}
          {level('corners')}
          <Switch
            label={i18n.t('editor.background.shadow')}
            isSelected={background.hasShadow}
            onChange={(hasShadow) => put({ hasShadow })}
          />
        </>
      )}
    </>
  );
}

/** @param colours null: no background at all */
function Swatch({ id, name, colours }: { id: string; name: string; colours: Background['colours'] | null }) {
  const [first, second = first] = colours ?? [];
  return (
    <Radio value={id} aria-label={name} className={`${choiceClasses} size-7`}>
      {({ isSelected }) => (
        <span
          title={name}
          className={`flex size-5 items-center justify-center rounded-full border border-control-line text-ink-soft ${colours?.length === 0 ? 'checker' : ''} ${isSelected ? 'outline-2 outline-offset-2 outline-accent' : ''}`}
          style={first && second ? { background: `linear-gradient(135deg, ${first}, ${second})` } : {}}
        >
          {colours === null && <Ban size={12} aria-hidden />}
        </span>
      )}
    </Radio>
  );
}
