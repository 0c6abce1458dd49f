import type { Hotkey, HotkeyAction, HotkeysView, SessionKind } from '../../../contract/hotkeys.ts';
import { acceleratorPattern, defaultHotkeys, hotkeyActions } from '../../../contract/names.ts';
import type { Settings } from '../../../contract/settings.ts';
import type { ShellOutput } from '../../../contract/shell.ts';

/** The system's side: Electron's globalShortcut. */
interface SystemKeys {
  /** Registers keys. Returns false or throws when they are not available. */
  register(keys: string, callback: () => void): boolean;
  unregister(keys: string): void;
}

interface HotkeysOptions {
  readonly system: SystemKeys;
  readonly session: SessionKind;
  /** Whether a press proves that the keys work from anywhere. Called at each press. */
  isProof(): boolean;
  /** Returns a command that does the same as the hotkey. */
  commandFor(action: HotkeyAction): string;
  onPress(action: HotkeyAction): void;
  onChange(view: HotkeysView): void;
  /** Called with all hotkeys that were ever pressed, to be stored in the settings. */
  onSeen(seen: string[]): void;
}

type HotkeySettings = Pick<Settings, 'hotkeys' | 'hotkeysSeen'>;

/**
 * Manages global hotkeys. What the system reports is only half of the truth: under Wayland it accepts keys and never
 * reports a press, or only some, so a hotkey counts as working after a press that proves it.
 */
export class Hotkeys {
  readonly #options: HotkeysOptions;
  #wanted: HotkeySettings = { hotkeys: {}, hotkeysSeen: [] };
  /** Registered keys, by action. */
  readonly #held = new Map<HotkeyAction, string>();
  #seen = new Set<string>();
  #isResting = false;
  #tried: HotkeyAction | null = null;
  #isStarted = false;
  #told = '';

  constructor(options: HotkeysOptions) {
    this.#options = options;
  }

  /** Retries refused keys: the program that had them may have ended. */
  retryRefused(): HotkeysView {
    this.#apply();
    return this.view;
  }

  /** Registers the keys of the settings, and unregisters all others. */
  applySettings(wanted: HotkeySettings): void {
    this.#wanted = wanted;
    this.#isStarted = true;
    for (const seen of wanted.hotkeysSeen) this.#seen.add(seen);
    this.#apply();
  }

  /** Suspends all hotkeys while the user chooses keys, so that the window receives them. */
  suspend(isResting: boolean): void {
    this.#isResting = isResting;
    this.#apply();
  }

  /** Makes presses for this action be only reported until another call. */
  try(action: HotkeyAction | null): void {
    this.#tried = action;
  }

  check(action: HotkeyAction, keys: string): ShellOutput<'checkHotkey'> {
    if (!acceleratorPattern.test(keys)) return { state: 'unfit' };
    const other = hotkeyActions.find((each) => each !== action && this.#keysFor(each) === keys);
    if (other) return { state: 'ours', action: other };
    if (this.#held.get(action) === keys) return { state: 'free' };
    const isFree = this.#register(keys, () => {});
    if (isFree) this.#options.system.unregister(keys);
    return { state: isFree ? 'free' : 'taken' };
  }

  get view(): HotkeysView {
    return { session: this.#options.session, hotkeys: hotkeyActions.map((action) => this.#hotkey(action)) };
  }

  close(): void {
    this.#isStarted = false;
    for (const action of this.#held.keys()) this.#release(action);
  }

  #hotkey(action: HotkeyAction): Hotkey {
    const keys = this.#keysFor(action);
    return {
      action,
      keys,
      isDefault: this.#wanted.hotkeys[action] === undefined,
      state: this.#stateOf(action, keys),
      command: this.#options.commandFor(action),
    };
  }

  #stateOf(action: HotkeyAction, keys: string | null): Hotkey['state'] {
    if (keys === null || this.#isResting || !this.#isStarted) return 'off';
    if (!this.#held.has(action)) return 'taken';
    if (this.#seen.has(this.#sightOf(keys, true))) return 'seen';
    return this.#seen.has(this.#sightOf(keys, false)) ? 'partly' : 'unseen';
  }

  #keysFor(action: HotkeyAction): string | null {
    const chosen = this.#wanted.hotkeys[action];
    return chosen === undefined ? defaultHotkeys[action] : chosen;
  }

  #apply(): void {
    if (!this.#isStarted) return;
    const wanted = (action: HotkeyAction) => (this.#isResting ? null : this.#keysFor(action));
    // Unregisters unwanted keys first: one action may get the keys that another had.
    for (const [action, keys] of this.#held) if (wanted(action) !== keys) this.#release(action);
    for (const action of hotkeyActions) {
      const keys = wanted(action);
      if (keys === null || this.#held.has(action) || [...this.#held.values()].includes(keys)) continue;
      if (this.#register(keys, () => this.#pressed(action, keys))) this.#held.set(action, keys);
    }
    this.#tell();
  }

  #register(keys: string, callback: () => void): boolean {
    try {
      return this.#options.system.register(keys, callback);
    } catch {
      // Keys that this system does not know.
      return false;
    }
  }

  #release(action: HotkeyAction): void {
    const keys = this.#held.get(action);
    if (keys === undefined) return;
    this.#options.system.unregister(keys);
    this.#held.delete(action);
  }

  #pressed(action: HotkeyAction, keys: string): void {
    const sight = this.#sightOf(keys, this.#options.isProof());
    if (!this.#seen.has(sight)) {
      this.#seen.add(sight);
      this.#options.onSeen([...this.#seen]);
      this.#tell();
    }
    if (this.#tried !== action) this.#options.onPress(action);
  }

  #sightOf(keys: string, isProof: boolean): string {
    return `${this.#options.session}${isProof ? '' : '-partly'}:${keys}`;
  }

  #tell(): void {
    const view = this.view;
    const told = JSON.stringify(view);
    if (told === this.#told) return;
    this.#told = told;
    this.#options.onChange(view);
  }
}
