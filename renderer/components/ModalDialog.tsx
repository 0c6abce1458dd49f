import type { ReactNode } from 'react';
import { Modal, ModalOverlay } from 'react-aria-components';

/**
 * Renders a modal dialog; Esc closes it, too.
 * @param className width and inner layout
 * @param isHigh it stands in the upper part of the window, so that its growth moves nothing
 */
export function ModalDialog({
  className,
  isHigh = false,
  onClose,
  children,
}: {
  className: string;
  isHigh?: boolean;
  onClose: () => void;
  children: ReactNode;
}) {
  return (
    <ModalOverlay
      isOpen
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose();
      }}
      className={`fixed inset-0 z-40 flex justify-center bg-veil p-6 ${isHigh ? 'items-start pt-[12vh]' : 'items-center'}`}
    >
      <Modal
        className={`max-h-full w-full animate-appear rounded-lg border border-line-strong bg-raised shadow-raised ${className}`}
      >
        {children}
      </Modal>
    </ModalOverlay>
  );
}
