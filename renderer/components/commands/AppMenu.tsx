import { Menu } from 'lucide-react';
import { useEffect, useState } from 'react';
import { MenuTrigger, Popover } from 'react-aria-components';
import { useTranslator } from '../../i18n-context.tsx';
import { useCommands, useWindowState } from '../../window-context.tsx';
import { IconButton } from '../Button.tsx';
import { MenuEntries } from '../menu.tsx';
import { applicationMenu } from './command-entries.ts';

/** Renders the application menu where the system has no place for it of its own; F10 opens it. */
export function AppMenu() {
  const i18n = useTranslator();
  const commands = useCommands();
  const hotkeys = useWindowState((state) => state.mirror?.settings.hotkeys);
  const [isOpen, setOpen] = useState(false);
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      // With Shift it is the key of the context menu.
      if (event.key !== 'F10' || event.shiftKey || event.ctrlKey || event.altKey) return;
      event.preventDefault();
      setOpen(true);
    };
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, []);
  const label = i18n.t('command.menu.label');
  return (
    <MenuTrigger isOpen={isOpen} onOpenChange={setOpen}>
      <IconButton icon={Menu} label={label} className="mr-2" />
      <Popover
        placement="bottom end"
        className="min-w-44 animate-appear rounded-lg border border-line-strong bg-raised p-1 shadow-raised"
      >
        <MenuEntries label={label} entries={applicationMenu({ i18n, commands, hotkeys })} />
      </Popover>
    </MenuTrigger>
  );
}
