import { useState } from 'react';
import { Dialog, Heading } from 'react-aria-components';
import type { Destination } from '../../../contract/destinations.ts';
import type { ErrorData } from '../../../contract/errors.ts';
import type { OutReason } from '../../../contract/routing.ts';
import { Button } from '../../components/Button.tsx';
import { SelectField, Switch } from '../../components/fields.tsx';
import { HostFacts } from '../../components/HostFacts.tsx';
import { ModalDialog } from '../../components/ModalDialog.tsx';
import { Refusal } from '../../components/Refusal.tsx';
import { useTranslator } from '../../i18n-context.tsx';
import { useDestinationActions, useDestinations } from '../../window-context.tsx';

/** Asks where the pictures go that wait for a host, with what is so there, and whether that is so from now on. */
export function SendElsewhereDialog({
  from,
  why,
  onClose,
}: {
  from: Destination;
  why: OutReason;
  onClose: () => void;
}) {
  const i18n = useTranslator();
  const { sendElsewhere } = useDestinationActions();
  // One that takes nothing itself is the last choice.
  const others = useDestinations()
    .filter(({ id }) => id !== from.id)
    .toSorted((a, b) => troubleOf(a) - troubleOf(b));
  const [chosen, setChosen] = useState(others[0]?.id ?? '');
  const [remember, setRemember] = useState(false);
  const [allowLessPrivate, setAllowLessPrivate] = useState(false);
  const [failure, setFailure] = useState<ErrorData | null>(null);
  const [isBusy, setIsBusy] = useState(false);
  const to = others.find(({ id }) => id === chosen);
  if (!to) return null;
  const send = async () => {
    setIsBusy(true);
    const refused = await sendElsewhere({ from: from.id, to: to.id, remember, allowLessPrivate }, to.title);
    setIsBusy(false);
    setFailure(refused);
    if (!refused) onClose();
  };
  return (
    <ModalDialog className="max-w-110 overflow-y-auto" onClose={onClose}>
      <Dialog className="flex flex-col gap-4 p-5 outline-none">
        <Heading slot="title" className="text-15 font-semibold text-balance [overflow-wrap:anywhere]">
          {i18n.t('out.title', { service: from.title })}
        </Heading>
        <div className="flex flex-col gap-1.5">
          <SelectField
            label={i18n.t('out.to')}
            choices={others.map(({ id, title }) => ({ id, text: title }))}
            value={to.id}
            onChange={(host) => {
              setChosen(host);
              // Elsewhere it would be another question.
              setAllowLessPrivate(false);
              setFailure(null);
            }}
          />
          <HostFacts traits={to.traits} />
        </div>
        <Switch
          label={i18n.t('out.remember')}
          about={i18n.t('out.remember.about', { why: i18n.t(`out.${why}`) })}
          isSelected={remember}
          onChange={setRemember}
        />
        <div role="alert" className="empty:hidden">
          {failure && <Refusal failure={failure} />}
        </div>
        {failure?.code === 'less-private' && (
          <Switch label={i18n.t('out.allow')} isSelected={allowLessPrivate} onChange={setAllowLessPrivate} />
        )}
        <div className="flex flex-wrap justify-end gap-2">
          <Button onPress={onClose}>{i18n.t('folders.cancel')}</Button>
          <Button
            variant="primary"
            isDisabled={isBusy || (failure?.code === 'less-private' && !allowLessPrivate)}
            onPress={() => void send()}
          >
            {i18n.t('out.confirm')}
          </Button>
        </div>
      </Dialog>
    </ModalDialog>
  );
}

const troubleOf = ({ out, problem }: Destination): number => (out || problem ? 1 : 0);
