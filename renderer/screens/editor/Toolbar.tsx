import {
  ArrowUpRight,
  Captions,
  Circle,
  Crop,
  Droplet,
  FlipHorizontal2,
  Grid3x3,
  Highlighter,
  Lightbulb,
  ListOrdered,
  type LucideIcon,
  Minus,
  MousePointer2,
  Pencil,
  RotateCcwSquare,
  RotateCwSquare,
  Scaling,
  Square,
  Type,
  Wallpaper,
} from 'lucide-react';
import { Button, ToggleButton, ToggleButtonGroup } from 'react-aria-components';
import { HintTooltip } from '../../components/TooltipTrigger.tsx';
import type { EditorAction } from '../../editor/model/editor-session.ts';
import type { EditorSession } from '../../editor/model/session-state.ts';
import { type ToolName, toolKeys } from '../../editor/tools/index.ts';
import { useTranslator } from '../../i18n-context.tsx';

const icons: Readonly<Record<ToolName, LucideIcon>> = {
  select: MousePointer2,
  crop: Crop,
  resize: Scaling,
  arrow: ArrowUpRight,
  line: Minus,
  box: Square,
  ellipse: Circle,
  pen: Pencil,
  highlighter: Highlighter,
  text: Type,
  step: ListOrdered,
  pixelate: Grid3x3,
  blur: Droplet,
  spotlight: Lightbulb,
  captions: Captions,
  background: Wallpaper,
};

const groups: readonly (readonly ToolName[])[] = [
  ['select', 'crop', 'resize'],
  ['arrow', 'line', 'box', 'ellipse', 'pen', 'highlighter', 'text', 'step'],
  ['pixelate', 'blur', 'spotlight', 'captions', 'background'],
];

const toolButtonClasses =
  'flex size-8 items-center justify-center rounded-md text-ink-soft transition-colors data-hovered:bg-sunken data-hovered:text-ink data-pressed:bg-line data-selected:bg-picked data-selected:text-accent';

/** Two columns in low windows. */
const column = 'grid gap-0.5 [@media(max-height:680px)]:grid-cols-2';

/** Renders the drawing tools and the immediate actions. */
export function EditorToolbar({
  session,
  dispatch,
}: {
  session: EditorSession;
  dispatch: (action: EditorAction) => void;
}) {
  const i18n = useTranslator();
  return (
    <div className="flex shrink-0 flex-col gap-0.5 overflow-x-hidden overflow-y-auto border-r border-line p-2">
      <ToggleButtonGroup
        orientation="vertical"
        aria-label={i18n.t('editor.tools')}
        selectionMode="single"
        disallowEmptySelection
        selectedKeys={[session.tool]}
        onSelectionChange={(keys) => {
          const [tool] = keys;
          if (tool) dispatch({ do: 'tool', tool: tool as ToolName });
        }}
        className="flex flex-col gap-0.5"
      >
        {groups.map((group, index) => (
          <div key={group[0]} className={`${column} ${index > 0 ? 'mt-1 border-t border-line pt-1.5' : ''}`}>
            {group.map((tool) => (
              <ToolButton key={tool} tool={tool} />
            ))}
          </div>
        ))}
      </ToggleButtonGroup>
      <div className={`mt-1 border-t border-line pt-1.5 ${column}`}>
        <ToolbarAction icon={RotateCcwSquare} name="turn-left" dispatch={dispatch} />
        <ToolbarAction icon={RotateCwSquare} name="turn-right" dispatch={dispatch} />
        <ToolbarAction icon={FlipHorizontal2} name="mirror" dispatch={dispatch} />
      </div>
    </div>
  );
}

function ToolButton({ tool }: { tool: ToolName }) {
  const i18n = useTranslator();
  const Icon = icons[tool];
  const name = i18n.t(`editor.tool.${tool}`);
  return (
    <HintTooltip text={i18n.t('editor.with-key', { name, key: toolKeys[tool] })} placement="right">
      <ToggleButton
        id={tool}
        aria-label={name}
        aria-keyshortcuts={toolKeys[tool]}
        className={toolButtonClasses}
      >
        <Icon size={18} strokeWidth={1.75} aria-hidden />
      </ToggleButton>
    </HintTooltip>
  );
}

function ToolbarAction({
  icon: Icon,
  name,
  dispatch,
}: {
  icon: LucideIcon;
  name: 'turn-left' | 'turn-right' | 'mirror';
  dispatch: (action: EditorAction) => void;
}) {
  const i18n = useTranslator();
  return (
    <HintTooltip text={i18n.t(`editor.${name}`)} placement="right">
      <Button
        aria-label={i18n.t(`editor.${name}`)}
        onPress={() => dispatch({ do: name })}
        className={toolButtonClasses}
      >
        <Icon size={18} strokeWidth={1.75} aria-hidden />
      </Button>
    </HintTooltip>
  );
}
