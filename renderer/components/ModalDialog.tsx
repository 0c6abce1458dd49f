import type { ReactNode } from 'react';
import { Modal, ModalOverlay } from 'react-aria-components';

/**
 * Renders a modal dialog; Esc closes it, too.
 * @param className width and inner layout
 */
export function ModalDialog({
  className,
  onClose,
  children,
}: {
  className: string;
  onClose: () => void;
  children: ReactNode;
}) {
  return (
    <ModalOverlay
      isOpen
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose();
      }}
      className="fixed inset-0 z-40 flex items-center justify-center bg-veil p-6"
    >
      <Modal
        className={`max-h-full w-full animate-appear rounded-lg border border-line-strong bg-raised shadow-raised ${className}`}
      >
        {children}
      </Modal>
    </ModalOverlay>
  );
}
