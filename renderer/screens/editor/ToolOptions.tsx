import { BringToFront, Check, Copy, SendToBack, TextCursorInput, Trash2 } from 'lucide-react';
import type { ReactNode } from 'react';
import { Group, Input, Label, NumberField, Radio, RadioGroup, TextField } from 'react-aria-components';
import { Button, IconButton } from '../../components/Button.tsx';
import { fieldClasses, SegmentedControl } from '../../components/fields.tsx';
import { cropRect, resultSize } from '../../editor/model/document.ts';
import type { EditorAction } from '../../editor/model/editor-session.ts';
import { type EditorSession, selectedShape } from '../../editor/model/session-state.ts';
import { hasStrength, type ShapeKind, type Strength, type Weight } from '../../editor/model/shapes.ts';
import { isDrawing } from '../../editor/tools/index.ts';
import { useTranslator } from '../../i18n-context.tsx';
import { isMac } from '../../platform.ts';
import { BackgroundOptions } from './BackgroundOptions.tsx';
import { ColorPicker, choiceClasses } from './ColorPicker.tsx';

type Dispatch = (action: EditorAction) => void;

const weights: readonly Weight[] = [1, 2, 3, 4];
const strengths: readonly Strength[] = [1, 2, 3];
const aspects = {
  free: null,
  square: 1,
  '4:3': 4 / 3,
  '3:2': 3 / 2,
  '16:9': 16 / 9,
  '9:16': 9 / 16,
} as const;
type Aspect = keyof typeof aspects;

/** Shows the options of the active tool or of the selected shape. */
export function ToolOptions({ session, dispatch }: { session: EditorSession; dispatch: Dispatch }) {
  const i18n = useTranslator();
  const { tool } = session;
  const selected = session.textBeingEdited ?? selectedShape(session);
  return (
    <Group
      aria-label={i18n.t('editor.options')}
      className="flex min-h-13 shrink-0 flex-wrap items-center gap-x-5 gap-y-1.5 border-b border-line bg-ground px-4 py-2"
    >
      {tool === 'crop' && <CropOptions session={session} dispatch={dispatch} />}
      {tool === 'resize' && <ResizeOptions session={session} dispatch={dispatch} />}
      {tool === 'background' && <BackgroundOptions session={session} dispatch={dispatch} />}
      {tool === 'captions' && <CaptionOptions session={session} dispatch={dispatch} />}
      {isDrawing(tool) && <StyleOptions kind={tool} session={session} dispatch={dispatch} />}
      {tool === 'select' &&
        (selected ? (
          <StyleOptions kind={selected.kind} session={session} dispatch={dispatch} />
        ) : (
          <>
            <FormatOption session={session} dispatch={dispatch} />
            <p className="min-w-0 flex-1 text-12 text-ink-faint">{i18n.t('editor.options.select')}</p>
          </>
        ))}
      {selected && !session.textBeingEdited && <ShapeActions kind={selected.kind} dispatch={dispatch} />}
    </Group>
  );
}

function StyleOptions({
  kind,
  session,
  dispatch,
}: {
  kind: ShapeKind;
  session: EditorSession;
  dispatch: Dispatch;
}) {
  const i18n = useTranslator();
  const shown = session.textBeingEdited ?? selectedShape(session);
  if (kind === 'pixelate' || kind === 'blur' || kind === 'spotlight') {
    const strength = shown && hasStrength(shown) ? shown.strength : session.style.strength;
    return (
      <>
        <SegmentedControl
          label={i18n.t('editor.strength')}
          choices={strengths.map((one) => ({ id: `${one}`, text: i18n.t(`editor.strength.${one}`) }))}
          value={`${strength}`}
          onChange={(chosen) => dispatch({ do: 'style', style: { strength: Number(chosen) as Strength } })}
        />
        <p className="min-w-40 flex-1 text-12 text-pretty text-ink-faint">
          {i18n.t(kind === 'spotlight' ? 'editor.spotlight.about' : 'editor.cover.about')}
        </p>
      </>
    );
  }
  const name = kind === 'highlighter' ? 'highlighter' : 'colour';
  const colour = shown && !hasStrength(shown) ? shown.colour : session.style[name];
  return (
    <>
      <ColorPicker
        value={colour}
        onChange={(chosen) => dispatch({ do: 'style', style: { [name]: chosen } })}
      />
      <WeightPicker
        value={session.style.weight}
        onChange={(weight) => dispatch({ do: 'style', style: { weight } })}
      />
    </>
  );
}

const dots: Record<Weight, string> = { 1: 'size-1.5', 2: 'size-2.5', 3: 'size-3.5', 4: 'size-4.5' };

function WeightPicker({ value, onChange }: { value: Weight; onChange: (weight: Weight) => void }) {
  const i18n = useTranslator();
  return (
    <RadioGroup
      aria-label={i18n.t('editor.weight')}
      orientation="horizontal"
      value={`${value}`}
      onChange={(chosen) => onChange(Number(chosen) as Weight)}
      className="flex gap-0.5"
    >
      {weights.map((weight) => (
        <Radio
          key={weight}
          value={`${weight}`}
          aria-label={i18n.t(`editor.weight.${weight}`)}
          className={`${choiceClasses} size-8 rounded-md text-ink-soft data-hovered:bg-sunken data-selected:bg-picked data-selected:text-accent`}
        >
          <span className={`rounded-full bg-current ${dots[weight]}`} />
        </Radio>
      ))}
    </RadioGroup>
  );
}

function ShapeActions({ kind, dispatch }: { kind: ShapeKind; dispatch: Dispatch }) {
  const i18n = useTranslator();
  const command = isMac ? '⌘' : 'Ctrl+';
  const hinted = (name: string, key: string) => i18n.t('editor.with-key', { name, key });
  return (
    <div className="ml-auto flex gap-0.5">
      {kind === 'text' && (
        <IconButton
          icon={TextCursorInput}
          label={hinted(i18n.t('editor.edit-text'), 'F2')}
          onPress={() => dispatch({ do: 'edit-selected' })}
        />
      )}
      <IconButton
        icon={BringToFront}
        label={hinted(i18n.t('editor.front'), `${command}Shift+]`)}
        onPress={() => dispatch({ do: 'order', order: 'front' })}
      />
      <IconButton
        icon={SendToBack}
        label={hinted(i18n.t('editor.backmost'), `${command}Shift+[`)}
        onPress={() => dispatch({ do: 'order', order: 'back' })}
      />
      <IconButton
        icon={Copy}
        label={hinted(i18n.t('editor.duplicate'), `${command}D`)}
        onPress={() => dispatch({ do: 'duplicate' })}
      />
      <IconButton
        icon={Trash2}
        label={hinted(i18n.t('editor.delete'), '⌦')}
        onPress={() => dispatch({ do: 'delete' })}
      />
    </div>
  );
}

function CropOptions({ session, dispatch }: { session: EditorSession; dispatch: Dispatch }) {
  const i18n = useTranslator();
  const chosen =
    (Object.keys(aspects) as Aspect[]).find((name) => aspects[name] === session.aspect) ?? 'free';
  const { crop } = session;
  return (
    <>
      <SegmentedControl
        label={i18n.t('editor.aspect')}
        choices={(Object.keys(aspects) as Aspect[]).map((id) => ({
          id,
          text: id === 'free' || id === 'square' ? i18n.t(`editor.aspect.${id}`) : id,
        }))}
        value={chosen}
        onChange={(aspect) => dispatch({ do: 'aspect', aspect: aspects[aspect] })}
      />
      {crop && (
        <p className="text-12 text-ink-soft">
          {i18n.t('inspector.dimensions.value', {
            width: i18n.formatNumber(Math.round(crop.width)),
            height: i18n.formatNumber(Math.round(crop.height)),
          })}
        </p>
      )}
      <div className="ml-auto flex gap-2">
        <Button onPress={() => dispatch({ do: 'tool', tool: 'select' })}>
          {i18n.t('editor.crop.cancel')}
        </Button>
        <Button icon={Check} onPress={() => dispatch({ do: 'apply-crop' })}>
          {i18n.t('editor.crop.apply')}
        </Button>
      </div>
    </>
  );
}

function ResizeOptions({ session, dispatch }: { session: EditorSession; dispatch: Dispatch }) {
  const i18n = useTranslator();
  const document = session.history.present;
  const kept = cropRect(document);
  const size = resultSize(document);
  const scaleTo = (scale: number) => dispatch({ do: 'scale', scale });
  return (
    <>
      <SideField
        label={i18n.t('editor.width')}
        value={size.width}
        onChange={(width) => scaleTo(width / kept.width)}
      />
      <SideField
        label={i18n.t('editor.height')}
        value={size.height}
        onChange={(height) => scaleTo(height / kept.height)}
      />
      <div className="flex gap-1">
        <Button variant="quiet" onPress={() => scaleTo(document.scale / 2)}>
          {i18n.t('editor.resize.half')}
        </Button>
        <Button variant="quiet" onPress={() => scaleTo(1)} isDisabled={document.scale === 1}>
          {i18n.t('editor.resize.full')}
        </Button>
      </div>
      <FormatOption session={session} dispatch={dispatch} />
    </>
  );
}

const maxSide = 16_384;

function SideField({
  label,
  value,
  onChange,
}: {
  label: string;
  value: number;
  onChange: (value: number) => void;
}) {
  return (
    <NumberField
      value={value}
      minValue={1}
      maxValue={maxSide}
      formatOptions={{ maximumFractionDigits: 0 }}
      onChange={(next) => {
        if (Number.isFinite(next) && next !== value) onChange(next);
      }}
      className="flex items-center gap-2"
    >
      <Label className="text-13">{label}</Label>
      <Input className={`h-8 max-w-24 ${fieldClasses}`} />
    </NumberField>
  );
}

function CaptionOptions({ session, dispatch }: { session: EditorSession; dispatch: Dispatch }) {
  const i18n = useTranslator();
  const { captions } = session.history.present;
  return (['top', 'bottom'] as const).map((place) => (
    <TextField
      key={place}
      value={captions[place]}
      onChange={(text) => dispatch({ do: 'caption', captions: { [place]: text } })}
      maxLength={300}
      className="flex min-w-40 flex-1 items-center gap-2"
    >
      <Label className="text-13">{i18n.t(`editor.caption.${place}`)}</Label>
      <Input dir="auto" className={`h-8 ${fieldClasses}`} />
    </TextField>
  ));
}

function FormatOption({ session, dispatch }: { session: EditorSession; dispatch: Dispatch }): ReactNode {
  const i18n = useTranslator();
  return (
    <div title={i18n.t('editor.format.about')}>
      <SegmentedControl
        label={i18n.t('editor.format')}
        choices={(['png', 'jpeg'] as const).map((id) => ({ id, text: i18n.t(`editor.format.${id}`) }))}
        value={session.history.present.format}
        onChange={(format) => dispatch({ do: 'format', format })}
      />
    </div>
  );
}
