import { ChevronDown } from 'lucide-react';
import { Button as AriaButton, MenuTrigger, Popover } from 'react-aria-components';
import { useTranslator } from '../i18n-context.tsx';
import { Button } from './Button.tsx';
import { MenuEntries, type MenuEntry } from './menu.tsx';
import { HintTooltip } from './TooltipTrigger.tsx';

/** Shows the actions for a selection of several items. */
export function ActionBar({ count, entries }: { count: number; entries: readonly MenuEntry[] }) {
  const i18n = useTranslator();
  const selected = i18n.t('queue.selected', { count: i18n.formatNumber(count) });
  return (
    <div
      role="toolbar"
      aria-label={selected}
      className="@container flex min-h-12 shrink-0 animate-appear flex-wrap items-center gap-1 border-t border-line bg-ground px-4 py-2"
    >
      <p className="mr-auto font-medium">{selected}</p>
      {entries.map((entry) =>
        entry.entries ? (
          <MenuTrigger key={entry.id}>
            <AriaButton className="flex h-8 items-center gap-1.5 rounded-md px-2.5 font-medium text-ink-soft transition-colors data-hovered:bg-sunken data-hovered:text-ink">
              {entry.text}
              <ChevronDown size={16} aria-hidden />
            </AriaButton>
            <Popover
              placement="top"
              className="min-w-44 animate-appear rounded-lg border border-line-strong bg-raised p-1 shadow-raised"
            >
              <MenuEntries label={entry.text} entries={entry.entries} />
            </Popover>
          </MenuTrigger>
        ) : (
          <HintTooltip key={entry.id} text={entry.text} placement="top">
            <Button
              variant={entry.id === 'copy' ? 'plain' : 'quiet'}
              {...(entry.icon ? { icon: entry.icon } : {})}
              onPress={() => entry.onAction?.()}
            >
              {/* Where there is no room, only the icon is shown, and the tooltip contains the text. */}
              <span className={entry.id === 'copy' ? '' : '@max-3xl:sr-only'}>{entry.text}</span>
            </Button>
          </HintTooltip>
        ),
      )}
    </div>
  );
}
