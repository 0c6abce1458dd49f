import type { LucideIcon } from 'lucide-react';
import type { ReactElement } from 'react';
import { Button } from 'react-aria-components';
import { HintTooltip } from './TooltipTrigger.tsx';

/** Names where uploads go in the navigation, always visible; a press changes it. */
export function SidebarTarget({
  icon: Icon,
  isTroubled,
  caption,
  name,
  hint,
  collapsed,
  onPress,
}: {
  icon: LucideIcon;
  isTroubled: boolean;
  caption: string;
  name: string;
  /** Caption and name in one, where only the icon is seen. */
  hint: string;
  collapsed: boolean;
  /** Left out where a menu opens. */
  onPress?: () => void;
}) {
  return (
    <SidebarHint text={hint} wanted={collapsed}>
      <Button
        aria-label={collapsed ? hint : undefined}
        {...(onPress ? { onPress } : {})}
        className="flex min-h-9 min-w-0 items-center gap-2.5 rounded-md px-2 py-1 text-left text-12 text-ink-soft transition-colors data-hovered:bg-sunken data-hovered:text-ink"
      >
        <Icon
          size={20}
          strokeWidth={1.75}
          aria-hidden
          className={`shrink-0 ${isTroubled ? 'text-warn' : ''}`}
        />
        {!collapsed && (
          <span className="flex min-w-0 flex-col">
            <span className="truncate text-11 text-ink-faint">{caption}</span>
            <span className="truncate font-medium text-ink">{name}</span>
          </span>
        )}
      </Button>
    </SidebarHint>
  );
}

/** Names a control beside it while the navigation shows icons only. */
export function SidebarHint({
  text,
  wanted,
  children,
}: {
  text: string;
  wanted: boolean;
  children: ReactElement;
}) {
  return wanted ? (
    <HintTooltip text={text} placement="right">
      {children}
    </HintTooltip>
  ) : (
    children
  );
}
