import { useState } from 'react';
import { Label, Radio, RadioGroup } from 'react-aria-components';
import type { Destination } from '../../../../contract/destinations.ts';
import type { Job } from '../../../../contract/job.ts';
import { builtInDestination } from '../../../../contract/names.ts';
import { builtInService } from '../../../../i18n/errors.ts';
import { ConfirmDialog } from '../../../components/ConfirmDialog.tsx';
import { useTranslator } from '../../../i18n-context.tsx';
import { countOpenAt } from '../../../state/destinations.ts';
import { useDestinationActions, useWindowState } from '../../../window-context.tsx';

const noJobs: ReadonlyMap<string, Job> = new Map();
/** Value of the choice that is no id of a destination. */
const cancel = '';

/** Asks before a host is removed, and what becomes of the pictures that wait for it. */
export function RemoveHostDialog({
  destination,
  others,
  isDefault,
  onClose,
}: {
  destination: Destination;
  others: readonly Destination[];
  isDefault: boolean;
  onClose: () => void;
}) {
  const i18n = useTranslator();
  const { remove } = useDestinationActions();
  const { id, title } = destination;
  const count = useWindowState((state) => countOpenAt(state.mirror?.jobs ?? noJobs, id));
  const [to, setTo] = useState(others[0]?.id ?? builtInDestination);
  return (
    <ConfirmDialog
      title={i18n.t('hosts.remove.title', { service: title })}
      confirm={i18n.t('hosts.remove')}
      cancel={i18n.t('hosts.remove.keep')}
      onConfirm={() => void remove(destination, to === cancel ? null : to)}
      onClose={onClose}
    >
      <p className="text-pretty text-ink-soft">{i18n.t('hosts.remove.text')}</p>
      {isDefault && (
        <p className="text-pretty text-ink-soft">
          {i18n.t('hosts.remove.default', { service: builtInService })}
        </p>
      )}
      {count > 0 && (
        <RadioGroup value={to} onChange={setTo} className="flex flex-col gap-1.5">
          <Label className="font-medium">{i18n.t('hosts.remove.waiting', { count })}</Label>
          {others.map((other) => (
            <Choice
              key={other.id}
              value={other.id}
              text={i18n.t('hosts.remove.move', { service: other.title })}
            />
          ))}
          <Choice value={cancel} text={i18n.t('hosts.remove.cancel')} />
        </RadioGroup>
      )}
    </ConfirmDialog>
  );
}

function Choice({ value, text }: { value: string; text: string }) {
  return (
    <Radio value={value} className="group flex min-h-7 items-center gap-2 text-13">
      <span className="flex size-4 shrink-0 items-center justify-center rounded-full border border-control-line bg-raised group-data-focus-visible:outline-2 group-data-focus-visible:outline-offset-1 group-data-focus-visible:outline-accent group-data-selected:border-accent">
        <span className="size-2 rounded-full group-data-selected:bg-accent" />
      </span>
      <span className="min-w-0 [overflow-wrap:anywhere]">{text}</span>
    </Radio>
  );
}
