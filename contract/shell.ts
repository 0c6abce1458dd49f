import { z } from 'zod';
import { captureCalls, captureCardSchema } from './capture.ts';
import { desktopCalls } from './desktop.ts';
import { hotkeyCalls, hotkeysViewSchema } from './hotkeys.ts';
import { draggableFilesSchema } from './library.ts';

const call = <I extends z.ZodType, O extends z.ZodType>(input: I, output: O) => ({ input, output });

/** What the desktop shell does for the window, beside the engine's calls. */
export const shellCalls = {
  /** The system's file dialog; the paths chosen, empty when it was left. */
  chooseFiles: call(z.object({}), z.object({ paths: z.array(z.string()) })),
  /** Asks for a folder to watch; null when the dialog was left. */
  chooseFolder: call(z.object({}), z.object({ path: z.string().nullable() })),
  /** Asks for a file to import a library from; null when the dialog was left. */
  chooseImport: call(z.object({}), z.object({ path: z.string().nullable() })),
  /** Asks where to write an export to; null when the dialog was left. */
  chooseExport: call(
    z.object({ format: z.enum(['json', 'csv']) }),
    z.object({ path: z.string().nullable() }),
  ),
  /** One write to the clipboard that is read back; `copied` false when the text did not stay there. */
  copyText: call(z.object({ text: z.string().min(1).max(10_000_000) }), z.object({ copied: z.boolean() })),
  /**
   * Hands the client secret from the clipboard to the engine, so that no page ever has it. `kept` false: what is in the
   * clipboard cannot be one.
   */
  keepClientSecret: call(z.object({}), z.object({ kept: z.boolean() })),
  /** Begins a drag of real files out of the window, with the mouse button held; `dragged`: how many. */
  dragFiles: call(draggableFilesSchema, z.object({ dragged: z.number().int() })),
  /** Opens a web address (http or https only) in the system's browser. */
  openLink: call(z.object({ url: z.string().max(4096) }), z.object({ opened: z.boolean() })),
  /** Shows a file of a job in the system's file manager. */
  revealJob: call(z.object({ jobId: z.string() }), z.object({ shown: z.boolean() })),
  shellInfo: call(
    z.object({}),
    z.object({
      version: z.string(),
      platform: z.string(),
      electron: z.string(),
      /** False for the stand-in runtime, which is for development and tests only. */
      supportedRuntime: z.boolean(),
      /** The system's preferred languages, BCP 47, best first. */
      languages: z.array(z.string()),
      mode: z.enum(['imgur', 'sandbox']),
    }),
  ),
  /** "Try it without an account": moves to a profile of its own whose host is a local look-alike, or back. */
  setMode: call(z.object({ mode: z.enum(['imgur', 'sandbox']) }), z.object({})),
  ...desktopCalls,
  ...hotkeyCalls,
  ...captureCalls,
} as const;

export type ShellCalls = typeof shellCalls;
export type ShellCallName = keyof ShellCalls;
export type ShellInput<N extends ShellCallName> = z.input<ShellCalls[N]['input']>;
export type ShellOutput<N extends ShellCallName> = z.output<ShellCalls[N]['output']>;

/** What the shell tells the window on its own. */
export const shellEventSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('links-copied'),
    batchId: z.string(),
    count: z.number().int(),
    copied: z.boolean(),
  }),
  /** "Upload pictures…" outside of the window: the window asks for them, as if it had been said there. */
  z.object({ kind: z.literal('choose-files') }),
  /** Something waits to be asked for with `takeHandedOver`. */
  z.object({ kind: z.literal('handed-over') }),
  /** The window was closed for the first time and the app goes on in the tray. */
  z.object({ kind: z.literal('kept-in-tray') }),
  /** Opens the editor for a job that waits, or is about to wait, to be edited. */
  z.object({ kind: z.literal('edit-job'), jobId: z.string() }),
  /** How the hotkeys stand has changed: one was pressed, or others are set. */
  z.object({ kind: z.literal('hotkeys'), view: hotkeysViewSchema }),
  /** To the card window alone: all that it shows. */
  z.object({ kind: z.literal('capture-cards'), cards: z.array(captureCardSchema) }),
  /** The engine went away and is being started again, or is back (ask for a snapshot), or will not start. */
  z.object({
    kind: z.literal('engine'),
    state: z.enum(['starting', 'running', 'restarting', 'broken']),
    error: z
      .object({
        code: z.string(),
        message: z.string(),
        params: z.record(z.string(), z.union([z.string(), z.number()])),
      })
      .nullable(),
  }),
]);
export type ShellEvent = z.infer<typeof shellEventSchema>;
