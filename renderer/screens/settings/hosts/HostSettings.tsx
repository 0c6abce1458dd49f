import { Plus } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { HostKindView } from '../../../../contract/destinations.ts';
import type { Settings } from '../../../../contract/settings.ts';
import { Button } from '../../../components/Button.tsx';
import { useTranslator } from '../../../i18n-context.tsx';
import { liveDestinations } from '../../../state/destinations.ts';
import { useDestinationActions, useWindowState } from '../../../window-context.tsx';
import { SettingsSection } from '../SettingsSection.tsx';
import { AddHostDialog } from './AddHostDialog.tsx';
import { HostRow } from './HostRow.tsx';

const noKinds: readonly HostKindView[] = [];

/** Lists where pictures may go, and adds and removes hosts. */
export function HostSettings({ settings }: { settings: Settings }) {
  const i18n = useTranslator();
  const { openForm, closeForm } = useDestinationActions();
  const view = useWindowState((state) => state.mirror?.destinations ?? null);
  const start = useWindowState((state) => state.hostForm);
  const kinds = useHostKinds();
  if (!view) return null;
  const live = liveDestinations(view);
  return (
    <SettingsSection title={i18n.t('hosts.section')}>
      <ul aria-label={i18n.t('hosts.list')} className="flex flex-col gap-4">
        {live.map((one) => (
          <HostRow
            key={one.id}
            destination={one}
            kind={kinds.find(({ kind }) => kind === one.kind) ?? null}
            others={live.filter(({ id }) => id !== one.id)}
            isDefault={settings.destination === one.id}
          />
        ))}
      </ul>
      <div>
        <Button icon={Plus} onPress={() => openForm('choice')}>
          {i18n.t('hosts.add')}
        </Button>
        {start !== null && kinds.length > 0 && (
          <AddHostDialog kinds={kinds} view={view} start={start} onClose={closeForm} />
        )}
      </div>
    </SettingsSection>
  );
}

/** Returns the kinds that this engine knows; none until it has answered. */
function useHostKinds(): readonly HostKindView[] {
  const actions = useDestinationActions();
  const [kinds, setKinds] = useState(noKinds);
  useEffect(() => {
    let isWanted = true;
    void actions.kinds().then((found) => isWanted && found && setKinds(found));
    return () => {
      isWanted = false;
    };
  }, [actions]);
  return kinds;
}
