import {
  AppWindow,
  Camera,
  History,
  type LucideIcon,
  Monitor,
  MonitorUp,
  SquareDashed,
  Timer,
  Video,
} from 'lucide-react';
import { MenuTrigger, Popover } from 'react-aria-components';
import { Button } from '../../components/Button.tsx';
import { hotkeyOf } from '../../components/commands/command-entries.ts';
import { MenuEntries, type MenuEntry } from '../../components/menu.tsx';
import { useTranslator } from '../../i18n-context.tsx';
import { isMac } from '../../platform.ts';
import type { CaptureAction } from '../../state/capture-actions.ts';
import { keyLabel } from '../../text/accelerator.ts';
import { useAbility, useCaptureActions, useWindowState } from '../../window-context.tsx';

const icons: Record<CaptureAction, LucideIcon> = {
  'capture-region': SquareDashed,
  'capture-screen': Monitor,
  'capture-window': AppWindow,
  'capture-all': MonitorUp,
  'capture-delayed': Timer,
  'capture-last': History,
  'record-region': Video,
};
const captureActions = Object.keys(icons) as CaptureAction[];

/**
 * Lists all captures that have hotkeys, for users who do not know them; nothing where the shell captures nothing.
 * @param isTight where there is no room, only the icon is shown
 */
export function CaptureMenu({ isTight = false }: { isTight?: boolean }) {
  const i18n = useTranslator();
  const chosen = useWindowState((state) => state.mirror?.settings.hotkeys);
  const { capture } = useCaptureActions();
  const canCapture = useAbility('capture');
  if (!canCapture) return null;
  const entries = captureActions.map((action): MenuEntry => {
    const keys = hotkeyOf(action, chosen);
    return {
      id: action,
      text: i18n.t(`hotkey.${action}`),
      icon: icons[action],
      ...(keys === null ? {} : { keys: keyLabel(keys, isMac, i18n) }),
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
