// biome-ignore-all lint/a11y/useSemanticElements: a table cannot be a virtual grid of tiles
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid has the focus and names the active row
import type { ReactNode } from 'react';
import { useTranslator } from '../../i18n-context.tsx';
import type { LayoutRect, LayoutSection, ViewName } from '../../state/list/layout.ts';

/** Returns the DOM id of an item's row, by which the list refers to it. */
export const entryId = (id: string): string => `entry-${id}`;

/** Renders the heading of a group of items. */
export function ListHeading({ section, children }: { section: LayoutSection; children: ReactNode }) {
  const i18n = useTranslator();
  return (
    <div
      role="row"
      className="absolute inset-x-0 flex h-9 items-end px-4 pb-1.5 text-12"
      style={{ top: section.top }}
    >
      <div role="rowheader" className="flex min-w-0 gap-2">
        <span className="flex min-w-0 gap-2 truncate font-medium text-ink-soft">{children}</span>
        <span className="shrink-0 text-ink-faint">{i18n.formatNumber(section.count)}</span>
      </div>
    </div>
  );
}

interface RowProps {
  /** Unknown while ids are being loaded. */
  readonly id: string | undefined;
  readonly index: number;
  readonly name: string | null;
  readonly view: ViewName;
  readonly place: LayoutRect;
  readonly isSelected: boolean;
  readonly hasFocus: boolean;
  readonly isDraggable: boolean;
  /** The item, once it is loaded. */
  readonly children: ReactNode;
}

/** Renders the container of one item, as row or tile. */
export function ListRow({
  id,
  index,
  name,
  view,
  place,
  isSelected,
  hasFocus,
  isDraggable,
  children,
}: RowProps) {
  const looks =
    view === 'list'
      ? 'after:pointer-events-none after:absolute after:right-0 after:bottom-0 after:left-19 after:border-b after:border-line data-selected:after:border-transparent'
      : 'rounded-lg';
  return (
    <div
      {...(id === undefined ? {} : { id: entryId(id), 'data-id': id })}
      {...(name === null ? {} : { 'aria-label': name })}
      role="row"
      aria-rowindex={index + 1}
      aria-selected={isSelected}
      data-selected={isSelected || undefined}
      data-focus={hasFocus || undefined}
      draggable={isDraggable}
      className={`group absolute -outline-offset-2 outline-accent transition-colors hover:bg-hover data-selected:bg-picked data-selected:hover:bg-picked-hover group-focus-visible/list:data-focus:outline-2 ${looks}`}
      style={{ ...place }}
    >
      <div role="gridcell" className="h-full">
        {children || <PendingItem isTile={view === 'grid'} />}
      </div>
    </div>
  );
}

function PendingItem({ isTile }: { isTile: boolean }) {
  const i18n = useTranslator();
  return (
    <div className={isTile ? 'h-full p-2 pb-13' : 'flex h-16 items-center px-4'}>
      <span className="sr-only">{i18n.t('library.loading')}</span>
      <span aria-hidden className={`block rounded-md bg-sunken ${isTile ? 'size-full' : 'size-12'}`} />
    </div>
  );
}
