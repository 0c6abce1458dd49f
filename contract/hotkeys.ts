import { z } from 'zod';
import { call } from './define.ts';
import { acceleratorPattern, hotkeyActions } from './names.ts';

export const hotkeyActionSchema = z.enum(hotkeyActions);
export type HotkeyAction = z.infer<typeof hotkeyActionSchema>;

/**
 * Validates keys as Electron names them, such as `CommandOrControl+Shift+1`; accepts only keys that do not interfere
 * with typing.
 */
export const acceleratorSchema = z.string().regex(acceleratorPattern);

/** Kind of desktop session, as far as it matters to hotkeys. */
export const sessionKindSchema = z.enum(['windows', 'macos', 'x11', 'wayland']);
export type SessionKind = z.infer<typeof sessionKindSchema>;

export const hotkeySchema = z.object({
  action: hotkeyActionSchema,
  /** Null: no hotkey. */
  keys: acceleratorSchema.nullable(),
  isDefault: z.boolean(),
  /**
   * `off`: no hotkey, or hotkeys are suspended while the user chooses keys. `taken`: the system refused it, so another
   * program has it. `unseen`: registered, not pressed yet. `seen`: works. `partly`: pressed once, which in this session
   * does not mean that it works over every program.
   */
  state: z.enum(['off', 'taken', 'unseen', 'partly', 'seen']),
  /** Command that does the same from the desktop's own shortcut settings. */
  command: z.string(),
});
export type Hotkey = z.infer<typeof hotkeySchema>;

export const hotkeysViewSchema = z.object({ session: sessionKindSchema, hotkeys: z.array(hotkeySchema) });
export type HotkeysView = z.infer<typeof hotkeysViewSchema>;

/** Defines shell calls for hotkeys; they are part of shellCalls. */
export const hotkeyCalls = {
  hotkeys: call(z.object({}), hotkeysViewSchema),
  /** Suspends all hotkeys while the user chooses keys in the window. Ends by itself when the window loses the focus. */
  restHotkeys: call(z.object({ resting: z.boolean() }), z.object({})),
  /**
   * Makes the next presses of this hotkey be reported only, without their action, until another call. Null: ends that.
   */
  tryHotkey: call(z.object({ action: hotkeyActionSchema.nullable() }), z.object({})),
  /** Checks whether the keys are available. `ours`: another action of this app has them. */
  checkHotkey: call(
    z.object({ action: hotkeyActionSchema, keys: z.string().max(100) }),
    z.discriminatedUnion('state', [
      z.object({ state: z.literal('free') }),
      z.object({ state: z.literal('taken') }),
      z.object({ state: z.literal('ours'), action: hotkeyActionSchema }),
      /** They would interfere with typing, or are not valid keys. */
      z.object({ state: z.literal('unfit') }),
    ]),
  ),
} as const;
