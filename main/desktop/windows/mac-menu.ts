import type { MenuItemConstructorOptions } from 'electron';
import {
  allWindowCommands,
  type CommandMenu,
  commandMenus,
  keysOfCommand,
  type WindowCommandId,
} from '../../../contract/window-commands.ts';
import { commandMenuNames, commandWords } from '../../../i18n/commands.ts';
import type { Translator } from '../../../i18n/index.ts';

/** Commands of the menu that macOS calls by the app's name. */
const appCommands: readonly WindowCommandId[] = ['about', 'check-updates', 'show-settings', 'quit'];
/** Commands that the system's own entries give. */
const systemCommands: readonly WindowCommandId[] = ['undo'];

/**
 * Builds the menu of macOS out of the commands of the window, with what its users expect beside them. What is about a
 * selection has no keys here: they are heard where the selection is, and typed elsewhere.
 */
export function macMenuTemplate(
  i18n: Translator,
  run: (id: WindowCommandId) => void,
): MenuItemConstructorOptions[] {
  const entry = (id: WindowCommandId): MenuItemConstructorOptions[] => {
    const command = allWindowCommands.find((one) => one.id === id);
    if (!command) return [];
    const keys = command.heard ? null : keysOfCommand(command, true);
    const item: MenuItemConstructorOptions = {
      id,
      label: i18n.t(commandWords[id]),
      ...(keys === null || keys === '?' ? {} : { accelerator: keys }),
      click: () => run(id),
    };
    return command.separated ? [{ type: 'separator' }, item] : [item];
  };
  const commandsOf = (menu: CommandMenu) =>
    allWindowCommands.filter(
      ({ id, menu: of }) => of === menu && !appCommands.includes(id) && !systemCommands.includes(id),
    );
  const submenu = (menu: CommandMenu): MenuItemConstructorOptions => ({
    id: menu,
    label: i18n.t(commandMenuNames[menu]),
    ...(menu === 'help' ? { role: 'help' } : {}),
    submenu: [...(menu === 'edit' ? editRoles : []), ...commandsOf(menu).flatMap(({ id }) => entry(id))],
  });
  const [first, ...others] = commandMenus.map(submenu);
  return [
    {
      role: 'appMenu',
      submenu: [
        ...entry('about'),
        ...entry('check-updates'),
        ...entry('show-settings'),
        { type: 'separator' },
        { role: 'services' },
        { type: 'separator' },
        { role: 'hide' },
        { role: 'hideOthers' },
        { role: 'unhide' },
        ...entry('quit'),
      ],
    },
    ...(first ? [first] : []),
    ...others.slice(0, -1),
    { role: 'windowMenu' },
    ...others.slice(-1),
  ];
}

/** Editing of texts, which macOS offers by the menu only. */
const editRoles: readonly MenuItemConstructorOptions[] = [
  { role: 'undo' },
  { role: 'redo' },
  { type: 'separator' },
  { role: 'cut' },
  { role: 'copy' },
  { role: 'paste' },
  { role: 'selectAll' },
  { type: 'separator' },
];
