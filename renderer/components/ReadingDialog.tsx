import type { ReactNode } from 'react';
import { Dialog, Heading } from 'react-aria-components';
import { useTranslator } from '../i18n-context.tsx';
import { Button } from './Button.tsx';
import { ModalDialog } from './ModalDialog.tsx';

interface Props {
  readonly title: string;
  /** Look of the part that scrolls. */
  readonly className?: string;
  /** Buttons beside the one that closes it. */
  readonly actions?: ReactNode;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** Shows what is to be read, longer than the window where need be. */
export function ReadingDialog({ title, className = '', actions, onClose, children }: Props) {
  const i18n = useTranslator();
  return (
    <ModalDialog className="max-w-180 overflow-hidden" onClose={onClose}>
      <Dialog className="flex max-h-[85vh] flex-col gap-4 p-5 outline-none">
        <Heading slot="title" className="text-15 font-semibold">
          {title}
        </Heading>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region has to be reachable by keyboard */}
        <div tabIndex={0} className={`min-h-0 flex-1 overflow-auto ${className}`}>
          {children}
        </div>
        <div className="flex flex-wrap justify-end gap-2">
          {actions}
          <Button autoFocus onPress={onClose}>
            {i18n.t('action.close')}
          </Button>
        </div>
      </Dialog>
    </ModalDialog>
  );
}
