import { type FormEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { Form } from 'react-aria-components';
import type { HostKindView } from '../../../../contract/destinations.ts';
import { Button } from '../../../components/Button.tsx';
import { Refusal } from '../../../components/Refusal.tsx';
import { useTranslator } from '../../../i18n-context.tsx';
import type { FieldFailures } from '../../../state/destinations.ts';

/** Failures of a form and what happens to them while somebody types. */
export function useFailures() {
  const [failures, setFailures] = useState<FieldFailures>({});
  /** Takes back the failure of a field, and the one that belongs to none. */
  const mend = (key: string) => {
    const { [key]: _, '': __, ...rest } = failures;
    setFailures(rest);
  };
  return { failures, setFailures, mend };
}

/**
 * Renders the form of a host around its fields: sends it, and leads to the first field that was refused, or to the
 * answer that a refusal asks for (`data-answer`).
 */
export function HostForm({
  failures,
  kind = null,
  canSend,
  confirm,
  onSend,
  onFailures,
  onClose,
  children,
}: {
  failures: FieldFailures;
  /** The kind of host that it is about. */
  kind?: HostKindView | null;
  canSend: boolean;
  /** The verb of its button. */
  confirm: string;
  /** Returns what was refused; nothing where it is done. */
  onSend: () => Promise<FieldFailures>;
  onFailures: (failures: FieldFailures) => void;
  onClose: () => void;
  children: ReactNode;
}) {
  const i18n = useTranslator();
  const form = useRef<HTMLFormElement>(null);
  const [refusals, setRefusals] = useState(0);
  const [isBusy, setIsBusy] = useState(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: after each refusal, not while somebody mends one
  useEffect(() => {
    form.current?.querySelector<HTMLElement>('[aria-invalid="true"], [data-answer] input')?.focus();
  }, [refusals]);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (isBusy) return;
    setIsBusy(true);
    const found = await onSend();
    setIsBusy(false);
    onFailures(found);
    if (Object.keys(found).length === 0) onClose();
    else setRefusals((before) => before + 1);
  };
  return (
    <Form
      ref={form}
      validationBehavior="aria"
      className="flex min-h-0 flex-col"
      onSubmit={(event) => void submit(event)}
    >
      <div className="flex min-h-0 flex-col gap-4 overflow-y-auto px-5 py-4 -outline-offset-2">
        {children}
      </div>
      <div className="flex flex-wrap items-center justify-end gap-2 border-t border-line px-5 py-3">
        <div role="alert" className="min-w-48 flex-1 text-12 empty:hidden">
          {failures[''] && <Refusal failure={failures['']} kind={kind} />}
        </div>
        <Button onPress={onClose}>{i18n.t('folders.cancel')}</Button>
        <Button variant="primary" type="submit" isDisabled={isBusy || !canSend}>
          {confirm}
        </Button>
      </div>
    </Form>
  );
}
