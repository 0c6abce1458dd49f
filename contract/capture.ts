import { z } from 'zod';
import { errorDataSchema } from './errors.ts';

/** `screen`: the one under the pointer. `region`: chosen on the frozen screens. `window`: chosen among those listed. */
export const captureKinds = ['region', 'screen', 'window', 'all'] as const;
export const captureKindSchema = z.enum(captureKinds);
export type CaptureKind = z.infer<typeof captureKindSchema>;

/** Seconds to wait before the picture is taken. */
export const captureDelays = [3, 5, 10] as const;

/** The settings of this topic. */
export const captureSettingFields = {
  /** What becomes of a capture; several at once are possible. */
  captureThen: z
    .object({
      upload: z.boolean(),
      /** It waits for its edit in the window before it is uploaded. */
      edit: z.boolean().default(false),
      save: z.boolean(),
      copy: z.boolean(),
    })
    .refine(({ upload, save, copy }) => upload || save || copy, 'A capture has to go somewhere.'),
  /** Absolute; null for "Snapferry" in the system's folder of pictures. */
  captureFolder: z.string().min(1).max(4096).nullable(),
  /** What the key for a delayed capture waits, in seconds. */
  captureDelay: z.literal([...captureDelays]),
  /** Whether a card in the corner of the screen tells what becomes of a capture. */
  captureCard: z.boolean(),
};

/**
 * Whether the screen can be captured. `portal`: the desktop (Wayland) asks by itself each time and shows its own
 * chooser. `denied`: the system (macOS) must be told in its settings first.
 */
export const capturePermissionSchema = z.enum(['ready', 'portal', 'denied']);
export type CapturePermission = z.infer<typeof capturePermissionSchema>;

/** Folder of the profile in which a program that asked for a capture finds the answer, as `<ticket>.json`. */
export const ticketFolder = 'captures';

/** What became of a capture that another program asked for. */
export const ticketResultSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('left') }),
  z.object({ kind: z.literal('failed'), error: errorDataSchema }),
  z.object({
    kind: z.literal('taken'),
    name: z.string(),
    /** The profile whose engine has the job: another one while things are tried out. */
    profile: z.string(),
    /** Null where nothing was to be uploaded. */
    jobId: z.string().nullable(),
    /** Absolute; null where it was not saved. */
    saved: z.string().nullable(),
    copied: z.boolean(),
    /** What of it went wrong. */
    error: errorDataSchema.nullable(),
  }),
]);
export type TicketResult = z.infer<typeof ticketResultSchema>;

/** In DIP of the display, or in pixels of its still, as the context says. */
export const captureRegionSchema = z.object({
  x: z.number(),
  y: z.number(),
  width: z.number().nonnegative(),
  height: z.number().nonnegative(),
});
export type CaptureRegion = z.infer<typeof captureRegionSchema>;

/** What one overlay window shows. */
export const overlaySceneSchema = z.discriminatedUnion('kind', [
  /** One display, frozen. `width` and `height` in its own pixels, and so is all that is chosen on it. */
  z.object({
    kind: z.literal('region'),
    still: z.string(),
    width: z.number().int(),
    height: z.number().int(),
    /** True for the one under the pointer: keys begin there. */
    isFirst: z.boolean(),
    /** Of displays next to each other keys go on to the next. */
    displays: z.number().int(),
    /** False where the system lists no windows. */
    hasWindows: z.boolean(),
  }),
  z.object({
    kind: z.literal('window'),
    windows: z.array(z.object({ id: z.string(), name: z.string(), preview: z.string() })),
  }),
  z.object({ kind: z.literal('countdown'), until: z.number() }),
]);
export type OverlayScene = z.infer<typeof overlaySceneSchema>;

/** What was decided on an overlay. `size` of a window in its own pixels, null where it could not be had. */
export const overlayChoiceSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('left') }),
  z.object({ kind: z.literal('region'), area: captureRegionSchema }),
  z.object({ kind: z.literal('display') }),
  z.object({ kind: z.literal('to-windows') }),
  z.object({
    kind: z.literal('window'),
    id: z.string(),
    size: z.object({ width: z.number().int().positive(), height: z.number().int().positive() }).nullable(),
  }),
]);
export type OverlayChoice = z.infer<typeof overlayChoiceSchema>;

/** One capture as its card tells of it. */
export const captureCardSchema = z.object({
  id: z.string(),
  /** A small copy as a data: address, and the picture's own size in pixels; null where none could be taken. */
  picture: z.object({ preview: z.string(), width: z.number().int(), height: z.number().int() }).nullable(),
  /** What becomes of the upload; null where none was asked for. */
  upload: z
    .discriminatedUnion('state', [
      z.object({ state: z.literal('waiting'), until: z.number().nullable() }),
      /** `share` from 0 to 1. */
      z.object({ state: z.literal('uploading'), share: z.number() }),
      z.object({ state: z.literal('uploaded'), copied: z.boolean() }),
      /** It goes when `until` is over, and can be called back before. */
      z.object({ state: z.literal('grace'), until: z.number() }),
      /** Held until somebody says yes to where it goes: `username` null for no account, `isPractice` for no real host. */
      z.object({
        state: z.literal('consent'),
        username: z.string().nullable(),
        privacy: z.enum(['hidden', 'public']),
        isPractice: z.boolean(),
      }),
      /** Somebody has to say in the window what is to be done, or to edit it there. */
      z.object({ state: z.literal('held'), forEdit: z.boolean() }),
      z.object({ state: z.literal('failed'), error: errorDataSchema }),
      z.object({ state: z.literal('cancelled') }),
      /** Deleted at the host when `until` is over; can be taken back before. */
      z.object({ state: z.literal('deleting'), until: z.number() }),
      z.object({ state: z.literal('deleted') }),
    ])
    .nullable(),
  /** Where it was saved, as a file name. */
  saved: z.string().nullable(),
  /** Whether the picture itself is in the clipboard; null where that was not asked for. */
  copied: z.boolean().nullable(),
  /** What went wrong besides the upload. */
  error: errorDataSchema.nullable(),
});
export type CaptureCard = z.infer<typeof captureCardSchema>;

const call = <I extends z.ZodType, O extends z.ZodType>(input: I, output: O) => ({ input, output });
const token = z.string().max(64);

/** Calls to the engine; they are part of engineCalls. */
export const encodeCalls = {
  /** Pixels (blue, green, red, alpha; rows from the top) as a PNG, which is work that no window should wait for. */
  encodePng: call(
    z.object({
      width: z.number().int().positive().max(65_535),
      height: z.number().int().positive().max(65_535),
      pixels: z.instanceof(Uint8Array),
    }),
    z.object({ png: z.instanceof(Uint8Array) }),
  ),
} as const;

/** Calls to the shell; they are part of shellCalls. */
export const captureCalls = {
  /** Begins a capture; one at a time. The window is hidden until it has been taken or left, which is answered. */
  capture: call(
    z.object({ what: captureKindSchema, delay: z.number().int().min(0).max(60).default(0) }),
    z.object({ taken: z.boolean() }),
  ),
  captureAbility: call(z.object({}), z.object({ ability: capturePermissionSchema })),
  /** Opens the system's settings where capturing is permitted. */
  openCapturePermission: call(z.object({}), z.object({ opened: z.boolean() })),
  /** Asks for a folder to save captures in; null when the dialog was left. */
  chooseCaptureFolder: call(z.object({}), z.object({ path: z.string().nullable() })),
  /** The folder that captures are saved in where none was chosen. */
  captureFolder: call(z.object({}), z.object({ path: z.string() })),

  /** For the overlay windows: what to show, and what was decided. Only with the token in their address. */
  overlayScene: call(
    z.object({ token }),
    z.object({ scene: overlaySceneSchema.nullable(), language: z.string().nullable() }),
  ),
  /** It is drawn, and may be seen. */
  overlayDrawn: call(z.object({ token }), z.object({})),
  overlayChoice: call(z.object({ token, choice: overlayChoiceSchema }), z.object({})),
  /** Keys shall come to this display, or to the next one of those that are frozen. */
  overlayFocus: call(z.object({ token, which: z.enum(['this', 'next']) }), z.object({})),

  /** For the card window. Newest last. */
  captureCards: call(
    z.object({}),
    z.object({
      cards: z.array(captureCardSchema),
      language: z.string().nullable(),
      /** People's own ways to write a link. */
      templates: z.array(z.object({ id: z.string(), name: z.string() })),
    }),
  ),
  /** `undo`: cancels, or deletes at the host after its grace period; once more takes that back. */
  actOnCapture: call(
    z.object({
      id: z.string(),
      act: z.discriminatedUnion('kind', [
        z.object({ kind: z.literal('copy'), form: z.string().max(64).optional() }),
        z.object({ kind: z.literal('undo') }),
        z.object({ kind: z.literal('retry') }),
        z.object({ kind: z.literal('send-now') }),
        /** Whether captures may go where this one would. */
        z.object({ kind: z.literal('answer'), answer: z.enum(['accept', 'decline']) }),
        /** The picture in the browser, or where there is no link yet, the queue in the window. */
        z.object({ kind: z.literal('open') }),
        z.object({ kind: z.literal('reveal') }),
        /** In the window, before it is uploaded; of what is uploaded already or was cancelled, a copy. */
        z.object({ kind: z.literal('edit') }),
        z.object({ kind: z.literal('close') }),
      ]),
    }),
    z.object({}),
  ),
  /** So large is what the card window shows; it is made to fit. In DIP. */
  fitCards: call(z.object({ height: z.number().int().min(0).max(4000) }), z.object({})),
} as const;
