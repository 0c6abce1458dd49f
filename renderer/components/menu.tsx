import { ChevronRight, type LucideIcon } from 'lucide-react';
import { useRef } from 'react';
import { Menu, MenuItem, Popover, Separator, SubmenuTrigger } from 'react-aria-components';
import { createPortal } from 'react-dom';

export interface MenuEntry {
  readonly id: string;
  readonly text: string;
  readonly icon?: LucideIcon;
  readonly keys?: string;
  readonly onAction?: () => void;
  readonly isDisabled?: boolean;
  readonly entries?: readonly MenuEntry[];
  /** Whether there is a line above it. */
  readonly separated?: boolean;
}

const popoverClasses =
  'min-w-52 animate-appear rounded-lg border border-line-strong bg-raised p-1 shadow-raised';

/** Renders the entries of a menu, in a Popover of a MenuTrigger. */
export function MenuEntries({ label, entries }: { label: string; entries: readonly MenuEntry[] }) {
  return (
    <Menu aria-label={label} className="outline-none">
      {entries.flatMap((entry) => [
        ...(entry.separated
          ? [<Separator key={`${entry.id}-line`} className="mx-2 my-1 border-t border-line" />]
          : []),
        entry.entries ? (
          <SubmenuTrigger key={entry.id}>
            <MenuEntryView entry={entry} />
            <Popover className={popoverClasses}>
              <MenuEntries label={entry.text} entries={entry.entries} />
            </Popover>
          </SubmenuTrigger>
        ) : (
          <MenuEntryView key={entry.id} entry={entry} />
        ),
      ])}
    </Menu>
  );
}

function MenuEntryView({ entry }: { entry: MenuEntry }) {
  const Icon = entry.icon;
  return (
    <MenuItem
      id={entry.id}
      textValue={entry.text}
      isDisabled={entry.isDisabled ?? false}
      {...(entry.onAction ? { onAction: entry.onAction } : {})}
      className="flex h-8 items-center gap-2 rounded-md px-2 text-13 outline-none data-disabled:opacity-45 data-focused:bg-sunken data-open:bg-sunken"
    >
      <span className="flex w-4 shrink-0 text-ink-soft">{Icon && <Icon size={16} aria-hidden />}</span>
      <span className="min-w-0 flex-1 truncate">{entry.text}</span>
      {entry.keys && <span className="pl-6 text-12 text-ink-faint">{entry.keys}</span>}
      {entry.entries && <ChevronRight size={16} aria-hidden className="text-ink-soft" />}
    </MenuItem>
  );
}

/** Renders a menu at a position of the window, for right clicks and the menu key. */
export function ContextMenu({
  label,
  at,
  entries,
  onClose,
}: {
  label: string;
  at: { readonly x: number; readonly y: number } | null;
  entries: readonly MenuEntry[];
  onClose: () => void;
}) {
  const anchor = useRef<HTMLSpanElement>(null);
  return (
    <>
      {/* Outside of every container: one with layout containment would be what a fixed position counts from. */}
      {createPortal(
        <span
          ref={anchor}
          aria-hidden
          className="pointer-events-none fixed size-0"
          style={{ left: at?.x ?? 0, top: at?.y ?? 0 }}
        />,
        document.body,
      )}
      <Popover
        key={`${at?.x},${at?.y}`}
        aria-label={label}
        triggerRef={anchor}
        isOpen={at !== null}
        onOpenChange={(open) => {
          if (!open) onClose();
        }}
        placement="bottom start"
        offset={2}
        className={popoverClasses}
      >
        <MenuEntries label={label} entries={entries.map((entry) => closingOnAction(entry, onClose))} />
      </Popover>
    </>
  );
}

function closingOnAction(entry: MenuEntry, onClose: () => void): MenuEntry {
  const { onAction, entries } = entry;
  return {
    ...entry,
    ...(entries ? { entries: entries.map((child) => closingOnAction(child, onClose)) } : {}),
    ...(onAction
      ? {
          onAction: () => {
            onClose();
            onAction();
          },
        }
      : {}),
  };
}
