import { ChevronDown, Ellipsis } from 'lucide-react';
import { type RefObject, useLayoutEffect, useRef, useState } from 'react';
import { Button as AriaButton, MenuTrigger, Popover } from 'react-aria-components';
import { useTranslator } from '../i18n-context.tsx';
import { Button, IconButton } from './Button.tsx';
import { countFitting } from './fitting.ts';
import { MenuEntries, type MenuEntry } from './menu.tsx';

/** Gap between the buttons, and width of the button for the rest, in pixels. */
const sizes = { gap: 4, more: 28 };
const popover = 'min-w-44 animate-appear rounded-lg border border-line-strong bg-raised p-1 shadow-raised';

/** Shows the actions for a selection of several items in one row; what does not fit is in a menu at its end. */
export function ActionBar({ count, entries }: { count: number; entries: readonly MenuEntry[] }) {
  const i18n = useTranslator();
  const selected = i18n.t('queue.selected', { count: i18n.formatNumber(count) });
  const row = useRef<HTMLDivElement>(null);
  const fitting = useFitting(row, entries);
  const rest = entries.slice(fitting);
  return (
    <div
      role="toolbar"
      aria-label={selected}
      className="flex h-12 shrink-0 animate-appear items-center gap-4 border-t border-line bg-ground px-4"
    >
      <p className="shrink-0 font-medium">{selected}</p>
      <div ref={row} className="flex min-w-0 flex-1 justify-end gap-1">
        {entries.slice(0, fitting).map((entry) => (
          <ActionButton key={entry.id} entry={entry} />
        ))}
        {rest.length > 0 && (
          <MenuTrigger>
            <IconButton icon={Ellipsis} label={i18n.t('action.more')} className="h-8" />
            <Popover placement="top end" className={popover}>
              <MenuEntries label={i18n.t('action.more')} entries={rest} />
            </Popover>
          </MenuTrigger>
        )}
      </div>
    </div>
  );
}

function ActionButton({ entry }: { entry: MenuEntry }) {
  if (!entry.entries)
    return (
      <Button
        variant={entry.id === 'copy' ? 'plain' : 'quiet'}
        {...(entry.icon ? { icon: entry.icon } : {})}
        onPress={() => entry.onAction?.()}
      >
        {entry.text}
      </Button>
    );
  return (
    <MenuTrigger>
      <AriaButton className="flex h-8 shrink-0 items-center gap-1.5 rounded-md px-2.5 font-medium whitespace-nowrap text-ink-soft transition-colors data-hovered:bg-sunken data-hovered:text-ink">
        {entry.text}
        <ChevronDown size={16} aria-hidden />
      </AriaButton>
      <Popover placement="top" className={popover}>
        <MenuEntries label={entry.text} entries={entry.entries} />
      </Popover>
    </MenuTrigger>
  );
}

/** Counts the entries that fit into the row. All of them are laid out once for each wording, before it is drawn. */
function useFitting(row: RefObject<HTMLElement | null>, entries: readonly MenuEntry[]): number {
  const wording = entries.map(({ text }) => text).join('\n');
  const [measured, setMeasured] = useState<{ wording: string; widths: readonly number[] } | null>(null);
  const [room, setRoom] = useState(0);
  const isMeasured = measured?.wording === wording;
  useLayoutEffect(() => {
    const element = row.current;
    if (!element) return;
    const look = () => setRoom(element.clientWidth);
    const observer = new ResizeObserver(look);
    observer.observe(element);
    look();
    return () => observer.disconnect();
  }, [row]);
  useLayoutEffect(() => {
    if (isMeasured || !row.current) return;
    const widths = [...row.current.children].map((child) => child.getBoundingClientRect().width);
    setMeasured({ wording, widths });
  }, [row, wording, isMeasured]);
  return isMeasured ? countFitting(measured.widths, room, sizes) : entries.length;
}
