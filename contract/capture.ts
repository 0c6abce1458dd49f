import { z } from 'zod';
import { call } from './define.ts';
import { errorDataSchema } from './errors.ts';
import { privacySchema } from './host.ts';

/**
 * Kinds of captures. `screen`: the display under the pointer. `region`: selected on the frozen displays. `window`:
 * selected from the listed windows.
 */
export const captureKinds = ['region', 'screen', 'window', 'all'] as const;
export const captureKindSchema = z.enum(captureKinds);
export type CaptureKind = z.infer<typeof captureKindSchema>;

/** Seconds to wait before the picture is taken. */
export const captureDelays = [3, 5, 10] as const;

/**
 * Whether the screen can be captured. `portal`: the desktop (Wayland) asks by itself each time and shows its own
 * chooser. `denied`: the user must first allow it in the system's settings (macOS).
 */
export const capturePermissionSchema = z.enum(['ready', 'portal', 'denied']);
export type CapturePermission = z.infer<typeof capturePermissionSchema>;

/** Folder of the profile for the results of captures that another program requested, as `<ticket>.json`. */
export const ticketFolder = 'captures';

/** Describes the result of a capture that another program requested. */
export const ticketResultSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('left') }),
  z.object({ kind: z.literal('failed'), error: errorDataSchema }),
  z.object({
    kind: z.literal('taken'),
    name: z.string(),
    /** Profile whose engine has the job: a separate one in the trial mode. */
    profile: z.string(),
    /** Null when no upload was requested. */
    jobId: z.string().nullable(),
    /** Absolute path; null when the capture was not saved. */
    saved: z.string().nullable(),
    copied: z.boolean(),
    /** Set when part of it failed. */
    error: errorDataSchema.nullable(),
  }),
]);
export type TicketResult = z.infer<typeof ticketResultSchema>;

/** Rectangle in DIP of the display or in pixels of its still, as the context says. */
export const captureRegionSchema = z.object({
  x: z.number(),
  y: z.number(),
  width: z.number().nonnegative(),
  height: z.number().nonnegative(),
});
export type CaptureRegion = z.infer<typeof captureRegionSchema>;

/** Describes what one overlay window shows. */
export const overlaySceneSchema = z.discriminatedUnion('kind', [
  /** One frozen display. `width` and `height` are in its own pixels, as is every selection on it. */
  z.object({
    kind: z.literal('region'),
    still: z.string(),
    width: z.number().int(),
    height: z.number().int(),
    /** True for the display under the pointer: it gets the keyboard focus first. */
    isFirst: z.boolean(),
    /** Number of frozen displays; with several, keys move on from one to the next. */
    displays: z.number().int(),
    /** False where the system cannot list windows. */
    hasWindows: z.boolean(),
  }),
  z.object({
    kind: z.literal('window'),
    windows: z.array(z.object({ id: z.string(), name: z.string(), preview: z.string() })),
  }),
  z.object({ kind: z.literal('countdown'), until: z.number() }),
]);
export type OverlayScene = z.infer<typeof overlaySceneSchema>;

/** Describes the user's choice on an overlay. `size` of a window is in its own pixels, null where it is unknown. */
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

/** Describes one capture as its card shows it. */
export const captureCardSchema = z.object({
  id: z.string(),
  /** A thumbnail as a data: URL, and the picture's own size in pixels; null when no picture could be taken. */
  picture: z.object({ preview: z.string(), width: z.number().int(), height: z.number().int() }).nullable(),
  /** State of the upload; null when no upload was requested. */
  upload: z
    .discriminatedUnion('state', [
      z.object({ state: z.literal('waiting'), until: z.number().nullable() }),
      /** `share` from 0 to 1. */
      z.object({ state: z.literal('uploading'), share: z.number() }),
      z.object({ state: z.literal('uploaded'), copied: z.boolean() }),
      /** Starts at `until`, and can be cancelled before. */
      z.object({ state: z.literal('grace'), until: z.number() }),
      /**
       * Held until the user consents to the destination: `username` null for no account, `isTrial` for no real host.
       */
      z.object({
        state: z.literal('consent'),
        username: z.string().nullable(),
        privacy: privacySchema,
        isTrial: z.boolean(),
      }),
      /** Held until the user decides in the window, or edits the picture there. */
      z.object({ state: z.literal('held'), forEdit: z.boolean() }),
      z.object({ state: z.literal('failed'), error: errorDataSchema }),
      z.object({ state: z.literal('cancelled') }),
      /** Deleted at the host at `until`; can be undone before. */
      z.object({ state: z.literal('deleting'), until: z.number() }),
      z.object({ state: z.literal('deleted') }),
    ])
    .nullable(),
  /** File name of the saved capture. */
  saved: z.string().nullable(),
  /** Whether the picture itself is in the clipboard; null when that was not requested. */
  copied: z.boolean().nullable(),
  /** Error of anything but the upload. */
  error: errorDataSchema.nullable(),
});
export type CaptureCard = z.infer<typeof captureCardSchema>;

const token = z.string().max(64);

/** Defines engine calls for encoding; they are part of engineCalls. */
export const encodeCalls = {
  /**
   * Encodes pixels (blue, green, red, alpha; rows from the top) as a PNG, outside of any window, which it would block.
   */
  encodePng: call(
    z.object({
      width: z.number().int().positive().max(65_535),
      height: z.number().int().positive().max(65_535),
      pixels: z.instanceof(Uint8Array),
    }),
    z.object({ png: z.instanceof(Uint8Array) }),
  ),
} as const;

/** Defines shell calls for captures; they are part of shellCalls. */
export const captureCalls = {
  /**
   * Starts a capture; one at a time. The window stays hidden until the capture is taken or cancelled, which the answer
   * tells.
   */
  capture: call(
    z.object({ what: captureKindSchema, delay: z.number().int().min(0).max(60).default(0) }),
    z.object({ taken: z.boolean() }),
  ),
  captureAbility: call(z.object({}), z.object({ ability: capturePermissionSchema })),
  /** Opens the system's settings for the permission to capture. */
  openCapturePermission: call(z.object({}), z.object({ opened: z.boolean() })),
  /** Shows a dialog to choose the folder for saved captures; null when it was cancelled. */
  chooseCaptureFolder: call(z.object({}), z.object({ path: z.string().nullable() })),
  /** Returns the default folder for saved captures. */
  captureFolder: call(z.object({}), z.object({ path: z.string() })),

  /** For the overlay windows: returns what to show. Needs the token in their URL, as all of these do. */
  overlayScene: call(
    z.object({ token }),
    z.object({ scene: overlaySceneSchema.nullable(), language: z.string().nullable() }),
  ),
  /** Reports that the overlay is drawn and may be shown. */
  overlayDrawn: call(z.object({ token }), z.object({})),
  overlayChoice: call(z.object({ token, choice: overlayChoiceSchema }), z.object({})),
  /** Moves the keyboard focus to this display, or to the next frozen one. */
  overlayFocus: call(z.object({ token, which: z.enum(['this', 'next']) }), z.object({})),

  /** For the card window: returns the cards, newest last. */
  captureCards: call(
    z.object({}),
    z.object({
      cards: z.array(captureCardSchema),
      language: z.string().nullable(),
      /** The user's own link templates. */
      templates: z.array(z.object({ id: z.string(), name: z.string() })),
    }),
  ),
  /**
   * Performs an action on a capture. `undo`: cancels, or deletes at the host after the undo window; called again, it
   * takes that back.
   */
  actOnCapture: call(
    z.object({
      id: z.string(),
      act: z.discriminatedUnion('kind', [
        z.object({ kind: z.literal('copy'), form: z.string().max(64).optional() }),
        z.object({ kind: z.literal('undo') }),
        z.object({ kind: z.literal('retry') }),
        z.object({ kind: z.literal('send-now') }),
        /** Whether the user consents to the destination of this capture. */
        z.object({ kind: z.literal('answer'), answer: z.enum(['accept', 'decline']) }),
        /** Opens the picture in the browser, or the queue in the window while there is no link yet. */
        z.object({ kind: z.literal('open') }),
        z.object({ kind: z.literal('reveal') }),
        /** Opens the editor in the window, before the upload; an uploaded or cancelled capture is edited as a copy. */
        z.object({ kind: z.literal('edit') }),
        z.object({ kind: z.literal('close') }),
      ]),
    }),
    z.object({}),
  ),
  /** Resizes the card window to the height of its content, in DIP. */
  fitCards: call(z.object({ height: z.number().int().min(0).max(4000) }), z.object({})),
} as const;
