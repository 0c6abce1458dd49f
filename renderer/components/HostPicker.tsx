import { Check, HardDriveUpload, Settings2, TriangleAlert } from 'lucide-react';
import { MenuTrigger, Popover } from 'react-aria-components';
import type { DestinationsView } from '../../contract/destinations.ts';
import { useTranslator } from '../i18n-context.tsx';
import { liveDestinations } from '../state/destinations.ts';
import { useActions, useDestinationActions } from '../window-context.tsx';
import { MenuEntries, type MenuEntry } from './menu.tsx';
import { SidebarTarget } from './SidebarTarget.tsx';

/** Shows the host that uploads go to by default, and chooses another one. */
export function HostPicker({
  view,
  chosen,
  collapsed,
}: {
  view: DestinationsView;
  chosen: string;
  collapsed: boolean;
}) {
  const i18n = useTranslator();
  const { showScreen } = useActions();
  const { choose } = useDestinationActions();
  const live = liveDestinations(view);
  const current = live.find(({ id }) => id === chosen);
  const service = current?.title ?? chosen;
  const hint = i18n.t('hosts.uploads-to.hint', { service });
  const isTroubled = current?.problem != null;
  const entries: readonly MenuEntry[] = [
    ...live.map(({ id, title }) => ({
      id,
      text: title,
      ...(id === chosen ? { icon: Check } : {}),
      onAction: () => void choose(id),
    })),
    {
      id: '',
      text: i18n.t('hosts.manage'),
      icon: Settings2,
      separated: true,
      onAction: () => showScreen('settings'),
    },
  ];
  return (
    <MenuTrigger>
      <SidebarTarget
        icon={isTroubled ? TriangleAlert : HardDriveUpload}
        isTroubled={isTroubled}
        caption={i18n.t('hosts.uploads-to')}
        name={service}
        hint={hint}
        collapsed={collapsed}
      />
      <Popover
        placement="right bottom"
        className="max-w-80 min-w-52 animate-appear rounded-lg border border-line-strong bg-raised p-1 shadow-raised"
      >
        <MenuEntries label={hint} entries={entries} />
      </Popover>
    </MenuTrigger>
  );
}
