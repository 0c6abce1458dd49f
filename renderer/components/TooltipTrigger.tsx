import type { ReactElement, ReactNode } from 'react';
import { Tooltip, TooltipTrigger } from 'react-aria-components';

/** Shows a control's name, or a little more, on hover and on keyboard focus. */
export function HintTooltip({
  text,
  children,
  placement = 'bottom',
}: {
  text: ReactNode;
  children: ReactElement;
  placement?: 'top' | 'bottom' | 'right' | 'bottom start';
}) {
  return (
    <TooltipTrigger delay={500} closeDelay={80}>
      {children}
      <Tooltip
        placement={placement}
        offset={6}
        className="max-w-80 animate-appear rounded-md border border-line-strong bg-raised px-2 py-1 text-12 text-ink shadow-raised"
      >
        {text}
      </Tooltip>
    </TooltipTrigger>
  );
}
