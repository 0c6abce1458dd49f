import { z } from 'zod';
import { call } from './define.ts';
import { errorDataSchema } from './errors.ts';
import { privacySchema } from './host.ts';
import { maxPictureBytes } from './limits.ts';
import { captureKinds } from './names.ts';
import { privateKindSchema } from './reading.ts';

export const captureKindSchema = z.enum(captureKinds);
export type CaptureKind = z.infer<typeof captureKindSchema>;

/**
 * What can be done with one capture, chosen with its region in place of what the settings say. `pin`: it stays on the
 * screen in a small window over all others.
 */
export const captureUses = ['upload', 'copy', 'text', 'save', 'edit', 'pin'] as const;
const captureUseSchema = z.enum(captureUses);
export type CaptureUse = z.infer<typeof captureUseSchema>;

/** Seconds to wait before the picture is taken. */
export const captureDelays = [3, 5, 10] as const;

/**
 * Whether the screen can be captured. `portal`: the desktop (Wayland) asks by itself each time and shows its own
 * chooser. `denied`: the user must first allow it in the system's settings (macOS).
 */
export const capturePermissionSchema = z.enum(['ready', 'portal', 'denied']);
export type CapturePermission = z.infer<typeof capturePermissionSchema>;

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
    /** Whether a region is captured as soon as the pointer that drew it is released. */
    atOnce: z.boolean(),
    /** What it is recorded as unless the user says otherwise; null: a picture is taken. */
    recording: z.enum(['mp4', 'gif']).nullable(),
  }),
  z.object({
    kind: z.literal('window'),
    windows: z.array(z.object({ id: z.string(), name: z.string(), preview: z.string() })),
  }),
  z.object({ kind: z.literal('countdown'), until: z.number() }),
]);
export type OverlayScene = z.infer<typeof overlaySceneSchema>;

/**
 * Describes the user's choice on an overlay. `use` null: as the settings say. `size` of a window is in its own pixels,
 * null where it is unknown.
 */
export const overlayChoiceSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('left') }),
  z.object({ kind: z.literal('region'), area: captureRegionSchema, use: captureUseSchema.nullable() }),
  z.object({ kind: z.literal('display'), use: captureUseSchema.nullable() }),
  /** `area` null: all of the display. */
  z.object({
    kind: z.literal('record'),
    area: captureRegionSchema.nullable(),
    format: z.enum(['mp4', 'gif']),
  }),
  z.object({ kind: z.literal('to-windows') }),
  z.object({
    kind: z.literal('window'),
    id: z.string(),
    size: z.object({ width: z.number().int().positive(), height: z.number().int().positive() }).nullable(),
  }),
]);
export type OverlayChoice = z.infer<typeof overlayChoiceSchema>;

/** Describes a pinned picture as its page shows it. */
export const pinViewSchema = z.object({
  still: z.string(),
  /** In pixels. */
  width: z.number().int(),
  height: z.number().int(),
  /** From 0.1 to 1. */
  opacity: z.number(),
  /** 1: each pixel is one of the screen. */
  zoom: z.number(),
});
export type PinView = z.infer<typeof pinViewSchema>;

/** Describes one capture as its card shows it. */
export const captureCardSchema = z.object({
  id: z.string(),
  /** A thumbnail as a data: URL, and the picture's own size in pixels; null when no picture could be taken. */
  picture: z
    .object({
      preview: z.string(),
      width: z.number().int(),
      height: z.number().int(),
      /** True: a recording, which cannot be edited. */
      isRecording: z.boolean().optional(),
    })
    .nullable(),
  /** State of the upload; null when no upload was requested. */
  upload: z
    .discriminatedUnion('state', [
      /** On its way to the engine, which has not accepted it yet. */
      z.object({ state: z.literal('adding') }),
      z.object({ state: z.literal('waiting'), until: z.number().nullable() }),
      /** `share` from 0 to 1. */
      z.object({ state: z.literal('uploading'), share: z.number() }),
      /** `found`: what a look beside the upload found. */
      z.object({
        state: z.literal('uploaded'),
        copied: z.boolean(),
        found: z.array(privateKindSchema).optional(),
      }),
      /** It is being looked at before it goes. */
      z.object({ state: z.literal('looking') }),
      /** Starts at `until`, and can be cancelled before. */
      z.object({ state: z.literal('grace'), until: z.number() }),
      /**
       * Held until the user consents to the destination: `username` null for no account, `isTrial` for no real host.
       */
      z.object({
        state: z.literal('consent'),
        username: z.string().nullable(),
        privacy: privacySchema,
        /** Name of the destination; left out: the built-in one. */
        service: z.string().optional(),
        isTrial: z.boolean(),
        /** Number of captures that its answer is for; 0: another card asks for this one. */
        asksFor: z.number().int(),
      }),
      /** Held until the user decides in the window, or edits the picture there. `found`: for what looks private in it. */
      z.object({
        state: z.literal('held'),
        forEdit: z.boolean(),
        found: z.array(privateKindSchema).optional(),
      }),
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
  /** Words of it in the clipboard, and whether they are still being read; left out when they were not requested. */
  words: z.union([z.literal('reading'), z.number().int()]).optional(),
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
    z
      .object({
        width: z.number().int().positive().max(65_535),
        height: z.number().int().positive().max(65_535),
        pixels: z.instanceof(Uint8Array),
      })
      // Who promises more pixels than it hands over would have gigabytes of them created.
      .refine(({ width, height, pixels }) => pixels.byteLength === width * height * 4),
    z.object({ png: z.instanceof(Uint8Array) }),
  ),
} as const;

const pictureBytes = z
  .instanceof(Uint8Array<ArrayBuffer>)
  .refine(({ byteLength }) => byteLength <= maxPictureBytes);

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

  /** Copies a picture, PNG or JPEG, that was drawn on in the window. */
  copyPicture: call(z.object({ bytes: pictureBytes }), z.object({ copied: z.boolean() })),
  /** Saves such a picture to where the system's dialog says; the answer is its file name, null when it was cancelled. */
  savePicture: call(
    z.object({ name: z.string().min(1).max(300), bytes: pictureBytes }),
    z.object({ saved: z.string().nullable() }),
  ),

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

  /** For the page of a pinned picture: returns what it shows, null once it was closed. Needs the token in its URL. */
  pinView: call(
    z.object({ token }),
    z.object({ view: pinViewSchema.nullable(), language: z.string().nullable() }),
  ),
  /** Reports that the pin is drawn and may be shown. */
  pinDrawn: call(z.object({ token }), z.object({})),
  actOnPin: call(
    z.object({
      token,
      act: z.discriminatedUnion('kind', [
        /** Multiplies the zoom; what is at the position, as shares of the window, stays in place. */
        z.object({
          kind: z.literal('zoom'),
          by: z.number().min(0.1).max(10),
          at: z.object({ x: z.number().min(0).max(1), y: z.number().min(0).max(1) }),
        }),
        z.object({ kind: z.literal('actual-size') }),
        /** Moves the window, in DIP. */
        z.object({ kind: z.literal('move'), dx: z.number(), dy: z.number() }),
        z.object({ kind: z.literal('opacity'), opacity: z.number().min(0.1).max(1) }),
        /** Shows the menu of the pin at the pointer. */
        z.object({ kind: z.literal('menu') }),
        z.object({ kind: z.literal('use'), use: captureUseSchema }),
        z.object({ kind: z.literal('close') }),
      ]),
    }),
    z.object({}),
  ),

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
        /** Sends what is held for what looks private in it. */
        z.object({ kind: z.literal('send-as-it-is') }),
        /** Copies the words of the picture. */
        z.object({ kind: z.literal('copy-text') }),
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
