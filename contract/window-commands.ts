import type { ShellAbility } from './abilities.ts';

/** Menus of the application menu, which are also the headings of palette and list of keys. */
export const commandMenus = ['file', 'edit', 'view', 'go', 'queue', 'help'] as const;
export type CommandMenu = (typeof commandMenus)[number];

/**
 * What must hold for a command to be available. `engine`: the engine runs; `selection`: pictures are selected in the
 * queue or the library; `linked`: one of them has a link; `queued`: selected pictures are in the queue; `movable`: one of them waits there; `undoable`: what was just
 * done can be undone; `trial`, `no-trial`: the app is in the trial, or not; `open`, `paused`, `ended` and `failed` are
 * about the whole queue.
 */
export type CommandNeed =
  | 'engine'
  | 'selection'
  | 'linked'
  | 'queued'
  | 'movable'
  | 'undoable'
  | 'trial'
  | 'no-trial'
  | 'open'
  | 'paused'
  | 'ended'
  | 'failed';

interface CommandDefinition {
  readonly id: string;
  readonly menu: CommandMenu;
  /** Keys as Electron names them; `mac` where that system's differ. */
  readonly keys?: string;
  readonly mac?: string;
  /** What else does the same: shown nowhere. */
  readonly alsoKeys?: readonly string[];
  /**
   * Where its keys are heard. `window`: everywhere but in dialogs; `list`: in a focused list; `page`: Chromium or the
   * system handles them itself. Default: `window`.
   */
  readonly heard?: 'list' | 'page';
  readonly needs?: CommandNeed;
  /** What the shell has to be able to do: elsewhere there is no such command. */
  readonly ability?: ShellAbility;
  /** Whether a line is above it in the menu. */
  readonly separated?: boolean;
}

/**
 * Defines every command of the window once: menu, palette, list of keys and the handling of keys are all drawn from it.
 * A new one needs its words in `i18n/commands.ts` and its effect in `renderer/commands/run-commands.ts`.
 */
const windowCommands = [
  { id: 'upload-files', menu: 'file', keys: 'CommandOrControl+O', needs: 'engine' },
  {
    id: 'upload-clipboard',
    menu: 'file',
    keys: 'CommandOrControl+V',
    heard: 'page',
    needs: 'engine',
    ability: 'read-clipboard',
  },
  { id: 'watch-folder', menu: 'file', needs: 'engine', ability: 'paths' },
  { id: 'capture-region', menu: 'file', needs: 'engine', separated: true, ability: 'capture' },
  { id: 'capture-screen', menu: 'file', needs: 'engine', ability: 'capture' },
  { id: 'capture-window', menu: 'file', needs: 'engine', ability: 'capture' },
  { id: 'capture-all', menu: 'file', needs: 'engine', ability: 'capture' },
  { id: 'capture-delayed', menu: 'file', needs: 'engine', ability: 'capture' },
  { id: 'capture-last', menu: 'file', needs: 'engine', ability: 'capture' },
  { id: 'record-region', menu: 'file', needs: 'engine', ability: 'capture' },
  { id: 'enter-trial', menu: 'file', needs: 'no-trial', separated: true, ability: 'trial' },
  { id: 'leave-trial', menu: 'file', needs: 'trial', ability: 'trial' },
  { id: 'quit', menu: 'file', keys: 'CommandOrControl+Q', separated: true, ability: 'program' },
  { id: 'undo', menu: 'edit', keys: 'CommandOrControl+Z', heard: 'page', needs: 'undoable' },
  { id: 'find', menu: 'edit', keys: 'CommandOrControl+F', needs: 'engine' },
  { id: 'select-all', menu: 'edit', keys: 'CommandOrControl+A', heard: 'list', needs: 'engine' },
  { id: 'preview', menu: 'edit', keys: 'Space', alsoKeys: ['Enter'], heard: 'list', needs: 'selection' },
  { id: 'open-link', menu: 'edit', keys: 'CommandOrControl+Enter', heard: 'list', needs: 'linked' },
  { id: 'show-qr', menu: 'edit', needs: 'linked' },
  { id: 'copy-links', menu: 'edit', keys: 'CommandOrControl+C', heard: 'list', needs: 'linked' },
  { id: 'edit-picture', menu: 'edit', keys: 'E', heard: 'list', needs: 'queued' },
  { id: 'retry', menu: 'edit', keys: 'R', heard: 'list', needs: 'queued' },
  {
    id: 'remove',
    menu: 'edit',
    keys: 'Delete',
    mac: 'Backspace',
    alsoKeys: ['Delete'],
    heard: 'list',
    needs: 'selection',
  },
  { id: 'palette', menu: 'view', keys: 'CommandOrControl+K' },
  { id: 'toggle-sidebar', menu: 'view', keys: 'CommandOrControl+B' },
  { id: 'zoom-in', menu: 'view', keys: 'CommandOrControl+=', separated: true, ability: 'zoom' },
  { id: 'zoom-out', menu: 'view', keys: 'CommandOrControl+-', ability: 'zoom' },
  { id: 'zoom-reset', menu: 'view', keys: 'CommandOrControl+0', ability: 'zoom' },
  { id: 'theme-system', menu: 'view', needs: 'engine', separated: true },
  { id: 'theme-light', menu: 'view', needs: 'engine' },
  { id: 'theme-dark', menu: 'view', needs: 'engine' },
  { id: 'show-queue', menu: 'go', keys: 'CommandOrControl+1', needs: 'engine' },
  { id: 'show-library', menu: 'go', keys: 'CommandOrControl+2', needs: 'engine' },
  { id: 'show-posts', menu: 'go', keys: 'CommandOrControl+3', needs: 'engine' },
  { id: 'show-folders', menu: 'go', keys: 'CommandOrControl+4', needs: 'engine' },
  { id: 'show-accounts', menu: 'go', keys: 'CommandOrControl+5', needs: 'engine' },
  { id: 'show-settings', menu: 'go', keys: 'CommandOrControl+,', needs: 'engine', separated: true },
  { id: 'pause', menu: 'queue', needs: 'open' },
  { id: 'resume', menu: 'queue', needs: 'paused' },
  { id: 'move-top', menu: 'queue', keys: 'Alt+Shift+Up', heard: 'list', needs: 'movable', separated: true },
  { id: 'move-up', menu: 'queue', keys: 'Alt+Up', heard: 'list', needs: 'movable' },
  { id: 'move-down', menu: 'queue', keys: 'Alt+Down', heard: 'list', needs: 'movable' },
  { id: 'move-end', menu: 'queue', keys: 'Alt+Shift+Down', heard: 'list', needs: 'movable' },
  { id: 'retry-failed', menu: 'queue', needs: 'failed', separated: true },
  { id: 'clear-done', menu: 'queue', needs: 'ended' },
  { id: 'keys', menu: 'help', keys: '?' },
  { id: 'guide', menu: 'help' },
  { id: 'copy-report', menu: 'help', separated: true },
  { id: 'open-data-folder', menu: 'help', ability: 'file-manager' },
  { id: 'check-updates', menu: 'help', needs: 'engine', ability: 'updates' },
  { id: 'about', menu: 'help', needs: 'engine' },
] as const satisfies readonly CommandDefinition[];

export type WindowCommandId = (typeof windowCommands)[number]['id'];
export type WindowCommand = CommandDefinition & { readonly id: WindowCommandId };

/** The same list, with what each of them may have. */
export const allWindowCommands: readonly WindowCommand[] = windowCommands;

/** Their ids. */
export const windowCommandIds = windowCommands.map(({ id }) => id) as [WindowCommandId, ...WindowCommandId[]];

/** Returns the keys of a command on this system, as Electron names them; null where it has none. */
export const keysOfCommand = ({ keys, mac }: WindowCommand, isMac: boolean): string | null =>
  (isMac ? mac : undefined) ?? keys ?? null;
