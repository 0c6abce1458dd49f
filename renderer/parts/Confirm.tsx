import type { ReactNode } from 'react';
import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { Button } from './Button.tsx';

/** Asks before something that loses. Escape and the first button keep everything as it is. */
export function Confirm({
  title,
  children,
  confirm,
  cancel,
  onConfirm,
  onClose,
}: {
  title: string;
  children: ReactNode;
  /** Verbs, both of them. */
  confirm: string;
  cancel: string;
  onConfirm: () => void;
  onClose: () => void;
}) {
  return (
    <ModalOverlay
      isOpen
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose();
      }}
      className="fixed inset-0 z-40 flex items-center justify-center bg-veil p-6"
    >
      <Modal className="max-h-full w-full max-w-110 animate-appear overflow-y-auto rounded-lg border border-line-strong bg-raised shadow-raised">
        <Dialog role="alertdialog" className="flex flex-col gap-3 p-5 outline-none">
          <Heading slot="title" className="text-15 font-semibold text-balance">
            {title}
          </Heading>
          {children}
          <div className="mt-2 flex flex-wrap justify-end gap-2">
            <Button autoFocus onPress={onClose}>
              {cancel}
            </Button>
            <Button
              look="primary"
              onPress={() => {
                onClose();
                onConfirm();
              }}
            >
              {confirm}
            </Button>
          </div>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
