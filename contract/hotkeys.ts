import { z } from 'zod';

/** What can be done by keys from anywhere. A new one needs a default, a text `hotkey.<action>` and a doer in the shell. */
export const hotkeyActions = [
  'capture-region',
  'capture-screen',
  'capture-window',
  'capture-all',
  'capture-delayed',
  'upload-clipboard',
] as const;
export const hotkeyActionSchema = z.enum(hotkeyActions);
export type HotkeyAction = z.infer<typeof hotkeyActionSchema>;

const keyName =
  "[A-Z0-9]|F(?:[1-9]|1[0-9]|2[0-4])|PrintScreen|Insert|Delete|Home|End|PageUp|PageDown|Up|Down|Left|Right|Space|Tab|[-=\\[\\];',./\\\\`]";
const modifier = 'CommandOrControl|Control|Command|Alt|Shift|Super';
/** Keys that nobody types with may stand alone; all others need one of the modifiers that no text is typed with. */
const standaloneKey = '(?:Shift\\+)?(?:F(?:[1-9]|1[0-9]|2[0-4])|PrintScreen)';
const keyCombination = `(?=.*(?:CommandOrControl|Control|Command|Alt|Super)\\+)(?:(?:${modifier})\\+)+(?:${keyName})`;

/** Keys as Electron names them, such as `CommandOrControl+Shift+1`; only what takes nothing from typing. */
export const acceleratorSchema = z.string().regex(new RegExp(`^(?:${standaloneKey}|${keyCombination})$`));

/** Chosen to be free on all three systems: the third to the sixth digit are the screenshots of macOS itself. */
export const defaultHotkeys: Readonly<Record<HotkeyAction, string>> = {
  'capture-region': 'CommandOrControl+Shift+1',
  'capture-screen': 'CommandOrControl+Shift+2',
  'capture-window': 'CommandOrControl+Shift+7',
  'capture-all': 'CommandOrControl+Shift+8',
  'capture-delayed': 'CommandOrControl+Shift+9',
  'upload-clipboard': 'CommandOrControl+Shift+0',
};

/** The settings of this topic. */
export const hotkeySettingFields = {
  /** Only what was changed; null: no keys for it. */
  hotkeys: z.partialRecord(hotkeyActionSchema, acceleratorSchema.nullable().optional()),
  /** `<session>:<keys>` of each whose press was seen, because no system tells whether one works. */
  hotkeysSeen: z.array(z.string().max(100)).max(100),
};

/** Where the keys of this session come from, as far as it matters to them. */
export const sessionKindSchema = z.enum(['windows', 'macos', 'x11', 'wayland']);
export type SessionKind = z.infer<typeof sessionKindSchema>;

export const hotkeySchema = z.object({
  action: hotkeyActionSchema,
  /** Null: none wanted. */
  keys: acceleratorSchema.nullable(),
  isDefault: z.boolean(),
  /**
   * `off`: none wanted, or hotkeys are at rest while keys are chosen. `taken`: the system refused it, so another
   * program has it. `unseen`: registered, and no press has come yet. `seen`: works. `partly`: a press came, which in
   * this session does not mean that it comes from every program.
   */
  state: z.enum(['off', 'taken', 'unseen', 'partly', 'seen']),
  /** Does the same from the desktop's own shortcut settings. */
  command: z.string(),
});
export type Hotkey = z.infer<typeof hotkeySchema>;

export const hotkeysViewSchema = z.object({ session: sessionKindSchema, hotkeys: z.array(hotkeySchema) });
export type HotkeysView = z.infer<typeof hotkeysViewSchema>;

const call = <I extends z.ZodType, O extends z.ZodType>(input: I, output: O) => ({ input, output });

/** Calls to the shell; they are part of shellCalls. */
export const hotkeyCalls = {
  hotkeys: call(z.object({}), hotkeysViewSchema),
  /** While keys are chosen, none of ours are taken from the window. Ends by itself when the window loses the focus. */
  restHotkeys: call(z.object({ resting: z.boolean() }), z.object({})),
  /** Until another call: a press of these keys is only seen, and does nothing. Null: presses do what they are for. */
  tryHotkey: call(z.object({ action: hotkeyActionSchema.nullable() }), z.object({})),
  /** Whether the keys can be had. `ours`: another action of ours has them. */
  checkHotkey: call(
    z.object({ action: hotkeyActionSchema, keys: z.string().max(100) }),
    z.discriminatedUnion('state', [
      z.object({ state: z.literal('free') }),
      z.object({ state: z.literal('taken') }),
      z.object({ state: z.literal('ours'), action: hotkeyActionSchema }),
      /** They would take keys from typing, or are no keys. */
      z.object({ state: z.literal('unfit') }),
    ]),
  ),
} as const;
