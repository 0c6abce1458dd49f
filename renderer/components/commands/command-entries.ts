import type { HotkeyAction } from '../../../contract/hotkeys.ts';
import { defaultHotkeys, hotkeyActions } from '../../../contract/names.ts';
import type { Settings } from '../../../contract/settings.ts';
import {
  allWindowCommands,
  type CommandMenu,
  commandMenus,
  keysOfCommand,
  type WindowCommand,
} from '../../../contract/window-commands.ts';
import { commandMenuNames, commandWords } from '../../../i18n/commands.ts';
import type { Translator } from '../../../i18n/index.ts';
import type { Commands } from '../../commands/run-commands.ts';
import { isMac } from '../../platform.ts';
import { keyLabel } from '../../text/accelerator.ts';
import type { MenuEntry } from '../menu.tsx';

type ChosenHotkeys = Settings['hotkeys'] | undefined;

/** Returns the keys of a hotkey action as the user has set them; null: none. */
export function hotkeyOf(action: HotkeyAction, chosen: ChosenHotkeys): string | null {
  const keys = chosen?.[action];
  return keys === undefined ? defaultHotkeys[action] : keys;
}

const isHotkeyAction = (id: string): id is HotkeyAction => hotkeyActions.some((action) => action === id);

/** Returns the keys of a command as people read them: its own, or those by which every program gives it. */
function commandKeys(command: WindowCommand, i18n: Translator, chosen: ChosenHotkeys): string | null {
  const { id } = command;
  const keys = keysOfCommand(command, isMac) ?? (isHotkeyAction(id) ? hotkeyOf(id, chosen) : null);
  return keys === null ? null : keyLabel(keys, isMac, i18n);
}

interface Surroundings {
  readonly i18n: Translator;
  readonly commands: Commands;
  readonly hotkeys: ChosenHotkeys;
}

/** Builds the entry of a command, for menu and palette. */
function entryOf(command: WindowCommand, { i18n, commands, hotkeys }: Surroundings): MenuEntry {
  const keys = commandKeys(command, i18n, hotkeys);
  return {
    id: command.id,
    text: i18n.t(commandWords[command.id]),
    ...(keys === null ? {} : { keys }),
    isDisabled: !commands.isAvailable(command.id),
    separated: command.separated ?? false,
    onAction: () => commands.run(command.id),
  };
}

/** Lists the commands of one menu. */
const entriesOfMenu = (menu: CommandMenu, surroundings: Surroundings): MenuEntry[] =>
  allWindowCommands
    .filter(({ id, menu: of }) => of === menu && surroundings.commands.isOffered(id))
    .map((command) => entryOf(command, surroundings));

/** Builds the application menu: one entry for each menu, with its commands. */
export const applicationMenu = (surroundings: Surroundings): MenuEntry[] =>
  commandMenus.map((menu) => ({
    id: menu,
    text: surroundings.i18n.t(commandMenuNames[menu]),
    entries: entriesOfMenu(menu, surroundings),
  }));
