import type { ReactNode } from 'react';
import { Dialog, Heading } from 'react-aria-components';
import { Button } from './Button.tsx';
import { ModalDialog } from './ModalDialog.tsx';

/** Asks for confirmation of a destructive action. Escape and the first button change nothing. */
export function ConfirmDialog({
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
    <ModalDialog className="max-w-110 overflow-y-auto" onClose={onClose}>
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
            variant="primary"
            onPress={() => {
              onClose();
              onConfirm();
            }}
          >
            {confirm}
          </Button>
        </div>
      </Dialog>
    </ModalDialog>
  );
}
