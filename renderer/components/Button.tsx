import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from 'react-aria-components';
import { HintTooltip } from './TooltipTrigger.tsx';

type ButtonVariant = 'primary' | 'plain' | 'quiet';

const variantClasses: Record<ButtonVariant, string> = {
  primary: 'bg-accent text-on-accent data-hovered:bg-accent-hover data-pressed:bg-accent-press',
  plain:
    'border border-line-strong bg-raised text-ink data-hovered:border-control-line data-pressed:bg-sunken',
  quiet: 'text-ink-soft data-hovered:bg-sunken data-hovered:text-ink data-pressed:bg-line',
};

const baseClasses =
  'no-drag inline-flex shrink-0 items-center justify-center rounded-md whitespace-nowrap transition-colors data-disabled:opacity-45';

interface ButtonProps extends Omit<AriaButtonProps, 'className' | 'children'> {
  readonly variant?: ButtonVariant;
  readonly icon?: LucideIcon;
  readonly children: ReactNode;
}

/** Renders a button, labelled by a verb. One primary button per screen at most. */
export function Button({ variant = 'plain', icon: Icon, children, ...props }: ButtonProps) {
  return (
    <AriaButton
      {...props}
      className={`${baseClasses} h-8 gap-2 px-3 text-13 font-medium ${Icon ? 'pl-2.5' : ''} ${variantClasses[variant]}`}
    >
      {Icon && <Icon size={16} aria-hidden />}
      {children}
    </AriaButton>
  );
}

interface IconButtonProps extends Omit<AriaButtonProps, 'className' | 'children' | 'aria-label'> {
  readonly icon: LucideIcon;
  /** Its accessible name, shown as a tooltip too. */
  readonly label: string;
  readonly iconSize?: number;
  readonly className?: string;
}

export function IconButton({ icon: Icon, label, iconSize = 16, className = '', ...props }: IconButtonProps) {
  return (
    <HintTooltip text={label}>
      <AriaButton
        {...props}
        aria-label={label}
        className={`${baseClasses} size-7 ${variantClasses.quiet} ${className}`}
      >
        <Icon size={iconSize} aria-hidden />
      </AriaButton>
    </HintTooltip>
  );
}
