import {
  CircleUser,
  EyeOff,
  FolderSync,
  GalleryVerticalEnd,
  Images,
  ListChecks,
  type LucideIcon,
  PanelLeftClose,
  PanelLeftOpen,
  Settings2,
  TriangleAlert,
} from 'lucide-react';
import { useEffect, useState } from 'react';
import { Button } from 'react-aria-components';
import { builtInDestination } from '../../contract/names.ts';
import { useTranslator } from '../i18n-context.tsx';
import { narrowWindow } from '../narrow-window.ts';
import { canSendNothing, liveDestinations } from '../state/destinations.ts';
import type { ScreenName } from '../state/window-store.ts';
import { useActions, useSetWindowState, useWindowState } from '../window-context.tsx';
import { HostPicker } from './HostPicker.tsx';
import { SidebarHint, SidebarTarget } from './SidebarTarget.tsx';

const destinations: readonly { screen: ScreenName; icon: LucideIcon }[] = [
  { screen: 'queue', icon: ListChecks },
  { screen: 'library', icon: Images },
  { screen: 'posts', icon: GalleryVerticalEnd },
  { screen: 'folders', icon: FolderSync },
  { screen: 'accounts', icon: CircleUser },
];

/**
 * Renders the navigation. Narrow windows begin with it collapsed; after a press of the button the user's choice counts.
 */
export function Sidebar() {
  const i18n = useTranslator();
  const [isNarrow, setIsNarrow] = useState(narrowWindow.matches);
  const chosen = useWindowState((state) => state.isSidebarNarrow);
  const change = useSetWindowState();
  useEffect(() => {
    const follow = () => setIsNarrow(narrowWindow.matches);
    narrowWindow.addEventListener('change', follow);
    return () => narrowWindow.removeEventListener('change', follow);
  }, []);
  const collapsed = chosen ?? isNarrow;
  const toggle = i18n.t(collapsed ? 'rail.expand' : 'rail.collapse');
  const Toggle = collapsed ? PanelLeftOpen : PanelLeftClose;

  return (
    <nav
      aria-label={i18n.t('rail.label')}
      className={`flex shrink-0 flex-col gap-0.5 border-r border-line p-2 ${collapsed ? 'w-13' : 'w-50'}`}
    >
      {destinations.map((place) => (
        <SidebarItem key={place.screen} {...place} collapsed={collapsed} />
      ))}
      <span className="flex-1" />
      <UploadTargets collapsed={collapsed} />
      <SidebarItem screen="settings" icon={Settings2} collapsed={collapsed} />
      <SidebarHint text={toggle} wanted={collapsed}>
        <Button
          aria-label={toggle}
          aria-expanded={!collapsed}
          onPress={() => change({ isSidebarNarrow: !collapsed })}
          className="flex h-9 items-center rounded-md px-2 text-ink-faint transition-colors data-hovered:bg-sunken data-hovered:text-ink"
        >
          <Toggle size={20} strokeWidth={1.75} aria-hidden />
        </Button>
      </SidebarHint>
    </nav>
  );
}

/** Shows where uploads go: the host, where there are several, and the account, which only the built-in one has. */
function UploadTargets({ collapsed }: { collapsed: boolean }) {
  const view = useWindowState((state) => state.mirror?.destinations ?? null);
  const chosen = useWindowState((state) => state.mirror?.settings.destination ?? builtInDestination);
  return (
    <>
      {view && liveDestinations(view).length > 1 && (
        <HostPicker view={view} chosen={chosen} collapsed={collapsed} />
      )}
      {chosen === builtInDestination && <UploadTarget collapsed={collapsed} />}
    </>
  );
}

/** Shows the account that uploads go to, always visible; links to where it is changed. */
function UploadTarget({ collapsed }: { collapsed: boolean }) {
  const i18n = useTranslator();
  const { showScreen } = useActions();
  const active = useWindowState((state) => state.mirror?.settings.account ?? null);
  const account = useWindowState(
    (state) => state.mirror?.accounts.accounts.find(({ id }) => id === active) ?? null,
  );
  // Before anything can be sent it would name an account that nothing goes to.
  const isNamed = useWindowState((state) => state.mirror !== null && !canSendNothing(state));
  if (!isNamed) return null;
  const name = account?.username ?? i18n.t('accounts.anonymous');
  const isTroubled = account !== null && account.state !== 'signed-in';
  return (
    <SidebarTarget
      icon={isTroubled ? TriangleAlert : account ? CircleUser : EyeOff}
      isTroubled={isTroubled}
      caption={i18n.t('accounts.uploads-to')}
      name={name}
      hint={i18n.t('accounts.uploads-to.hint', { name })}
      collapsed={collapsed}
      onPress={() => showScreen('accounts')}
    />
  );
}

function SidebarItem({
  screen,
  icon: Icon,
  collapsed,
}: {
  screen: ScreenName;
  icon: LucideIcon;
  collapsed: boolean;
}) {
  const i18n = useTranslator();
  const { showScreen } = useActions();
  const isHere = useWindowState((state) => state.screen === screen);
  const open = useWindowState((state) => (screen === 'queue' ? (state.mirror?.summary.open ?? 0) : 0));
  const name = i18n.t(`rail.${screen}`);
  return (
    <SidebarHint text={name} wanted={collapsed}>
      <Button
        aria-current={isHere ? 'page' : undefined}
        onPress={() => showScreen(screen)}
        className={`relative flex h-9 min-w-0 items-center gap-2.5 rounded-md px-2 transition-colors ${
          isHere
            ? 'bg-picked font-medium text-ink'
            : 'text-ink-soft data-hovered:bg-sunken data-hovered:text-ink'
        }`}
      >
        <Icon
          size={20}
          strokeWidth={1.75}
          aria-hidden
          className={`shrink-0 ${isHere ? 'text-accent' : ''}`}
        />
        <span className={collapsed ? 'sr-only' : 'min-w-0 flex-1 truncate text-left'}>{name}</span>
        {open > 0 && <span className="sr-only">, {i18n.t('rail.open-count', { count: open })}</span>}
        {!collapsed && open > 0 && (
          <span aria-hidden className="text-12 text-ink-soft">
            {i18n.formatNumber(open)}
          </span>
        )}
        {collapsed && open > 0 && (
          <span aria-hidden className="absolute top-1 right-1 size-2 rounded-full bg-accent" />
        )}
      </Button>
    </SidebarHint>
  );
}
