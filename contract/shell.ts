import { z } from 'zod';
import { shellAbilitySchema } from './abilities.ts';
import { captureCalls, captureCardSchema, pinViewSchema } from './capture.ts';
import { call } from './define.ts';
import { desktopCalls } from './desktop.ts';
import { draggableFilesSchema } from './draggable-files.ts';
import { hotkeyCalls, hotkeysViewSchema } from './hotkeys.ts';
import { recordingCalls } from './recording.ts';
import { updateCalls, updatesViewSchema } from './updates.ts';
import { windowCommandIds } from './window-commands.ts';

/** Identifies a picture of the library or of the queue. */
const pictureSchema = z.object({ kind: draggableFilesSchema.shape.kind, id: z.string() });

/** Defines the calls that the desktop shell answers to the window, beside the engine's calls. */
export const shellCalls = {
  /** Shows the system's file dialog; returns the chosen paths, empty when it was cancelled. */
  chooseFiles: call(z.object({}), z.object({ paths: z.array(z.string()) })),
  /** Shows a dialog to choose a folder to watch; null when it was cancelled. */
  chooseFolder: call(z.object({}), z.object({ path: z.string().nullable() })),
  /** Shows a dialog to choose a file to import; null when it was cancelled. */
  chooseImport: call(
    z.object({ what: z.enum(['library', 'settings']) }),
    z.object({ path: z.string().nullable() }),
  ),
  /** Shows a dialog to choose where to write an export to; null when it was cancelled. */
  chooseExport: call(
    /** `name`: how the file is called unless the user says otherwise. */
    z.object({
      format: z.enum(['json', 'csv']),
      name: z.string().max(200).optional(),
      what: z.enum(['library', 'host', 'settings']),
    }),
    z.object({ path: z.string().nullable() }),
  ),
  /** Writes text to the clipboard once and reads it back; `copied` false when the text did not stay there. */
  copyText: call(z.object({ text: z.string().min(1).max(10_000_000) }), z.object({ copied: z.boolean() })),
  /**
   * Passes the client secret from the clipboard to the engine, so that no page ever has it. `kept` false: the
   * clipboard's content cannot be one.
   */
  keepClientSecret: call(z.object({}), z.object({ kept: z.boolean() })),
  /** Starts a drag of real files out of the window while the mouse button is held; `dragged`: how many. */
  dragFiles: call(draggableFilesSchema, z.object({ dragged: z.number().int() })),
  /** Opens a URL (http or https only) in the system's browser. */
  openLink: call(z.object({ url: z.string().max(4096) }), z.object({ opened: z.boolean() })),
  /** Shows a picture's file, the original where it exists, in the system's file manager. */
  revealFile: call(pictureSchema, z.object({ shown: z.boolean() })),
  /** Saves a picture to where the system's dialog says; false when it was cancelled. */
  saveFile: call(pictureSchema, z.object({ saved: z.boolean() })),
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
      /** What this shell can do; what needs anything else is not offered. */
      abilities: z.array(shellAbilitySchema),
    }),
  ),
  /** Switches to the trial: a separate profile whose host is a local look-alike, or back. */
  setMode: call(z.object({ mode: z.enum(['imgur', 'sandbox']) }), z.object({})),
  ...desktopCalls,
  ...hotkeyCalls,
  ...captureCalls,
  ...recordingCalls,
  ...updateCalls,
} as const;

export type ShellCalls = typeof shellCalls;
export type ShellCallName = keyof ShellCalls;
export type ShellInput<N extends ShellCallName> = z.input<ShellCalls[N]['input']>;
export type ShellOutput<N extends ShellCallName> = z.output<ShellCalls[N]['output']>;

/** Defines the events that the shell emits to the window. */
export const shellEventSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('links-copied'),
    batchId: z.string(),
    count: z.number().int(),
    copied: z.boolean(),
  }),
  /** "Upload pictures…" was chosen outside of the window, which shows its dialog. */
  z.object({ kind: z.literal('choose-files') }),
  /** A command was chosen in the menu of the system. */
  z.object({ kind: z.literal('command'), id: z.enum(windowCommandIds) }),
  /** Inputs wait to be fetched with `takeHandedOver`. */
  z.object({ kind: z.literal('handed-over') }),
  /** The window was closed for the first time and the app goes on in the tray. */
  z.object({ kind: z.literal('kept-in-tray') }),
  /** Opens the editor for a job that is held, or about to be held, for editing. */
  z.object({ kind: z.literal('edit-job'), jobId: z.string() }),
  /** Shows these jobs in the queue, those of them that are still in it. */
  z.object({ kind: z.literal('show-jobs'), ids: z.array(z.string()) }),
  /** The state of the hotkeys changed: one was pressed, or others are set. */
  z.object({ kind: z.literal('hotkeys'), view: hotkeysViewSchema }),
  /** What is known of newer versions changed. */
  z.object({ kind: z.literal('updates'), view: updatesViewSchema }),
  /** To the card window only: all of its cards. */
  z.object({ kind: z.literal('capture-cards'), cards: z.array(captureCardSchema) }),
  /** The jobs that have a card on the screen: what a card asks about them the window does not ask as well. */
  z.object({ kind: z.literal('jobs-on-cards'), ids: z.array(z.string()) }),
  /** To the window of a recording only: it is to be ended. */
  z.object({ kind: z.literal('stop-recording') }),
  /** To the window of a pinned picture only: how it looks now. */
  z.object({ kind: z.literal('pin'), view: pinViewSchema }),
  /**
   * The engine stopped and is being restarted, or is back (ask for a snapshot), or will not start. `unreachable`: it may
   * well run, but the way to it is broken, and is tried again and again.
   */
  z.object({
    kind: z.literal('engine'),
    state: z.enum(['starting', 'running', 'restarting', 'unreachable', 'broken']),
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
