import { AppWindow, Camera, type LucideIcon, Monitor, MonitorUp, SquareDashed, Timer } from 'lucide-react';
import { MenuTrigger, Popover } from 'react-aria-components';
import { defaultHotkeys, type HotkeyAction } from '../../../contract/hotkeys.ts';
import { Button } from '../../components/Button.tsx';
import { MenuEntries, type MenuEntry } from '../../components/menu.tsx';
import { useTranslator } from '../../i18n-context.tsx';
import { isMac } from '../../platform.ts';
import type { CaptureAction } from '../../state/capture-actions.ts';
import { keyCaps } from '../../text/accelerator.ts';
import { useCaptureActions, useWindowState } from '../../window-context.tsx';

const icons: Record<CaptureAction, LucideIcon> = {
  'capture-region': SquareDashed,
  'capture-screen': Monitor,
  'capture-window': AppWindow,
  'capture-all': MonitorUp,
  'capture-delayed': Timer,
};
const captureActions = Object.keys(icons) as CaptureAction[];

/**
 * Lists all captures that have hotkeys, for users who do not know them.
 * @param isTight where there is no room, only the icon is shown
 */
export function CaptureMenu({ isTight = false }: { isTight?: boolean }) {
  const i18n = useTranslator();
  const chosen = useWindowState((state) => state.mirror?.settings.hotkeys);
  const { capture } = useCaptureActions();
  const keysOf = (action: HotkeyAction) => {
    const keys = chosen?.[action];
    return keys === undefined ? defaultHotkeys[action] : keys;
  };
  const entries = captureActions.map((action): MenuEntry => {
    const keys = keysOf(action);
    return {
      id: action,
      text: i18n.t(`hotkey.${action}`),
      icon: icons[action],
      ...(keys === null ? {} : { keys: keyCaps(keys, isMac).join(isMac ? '' : '+') }),
      onAction: () => void capture(action),
    };
  });
  return (
    <MenuTrigger>
      <Button icon={Camera}>
        <span className={isTight ? '@max-md:sr-only' : ''}>{i18n.t('capture.menu')}</span>
      </Button>
      <Popover
        placement="bottom end"
        className="min-w-60 animate-appear rounded-lg border border-line-strong bg-raised p-1 shadow-raised"
      >
        <MenuEntries label={i18n.t('capture.menu')} entries={entries} />
      </Popover>
    </MenuTrigger>
  );
}
