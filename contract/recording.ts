import { z } from 'zod';
import { captureRegionSchema } from './capture.ts';
import { call } from './define.ts';
import { maxPictureBytes } from './limits.ts';

export const recordingFormats = ['mp4', 'gif'] as const;
export const recordingFormatSchema = z.enum(recordingFormats);
export type RecordingFormat = z.infer<typeof recordingFormatSchema>;

/** Seconds after which a recording ends by itself. */
export const recordingLimits = [15, 30, 60, 300] as const;

const sizeSchema = z.object({ width: z.number().int().positive(), height: z.number().int().positive() });

/** Describes what the page of a recording records. */
export const recordingSceneSchema = z.object({
  /** Id of the display, as Electron's desktopCapturer names it. */
  source: z.string(),
  /** The display's size in pixels. */
  screen: sizeSchema,
  /** Pixels of the display. */
  area: captureRegionSchema,
  format: recordingFormatSchema,
  /** It ends by itself after these seconds, and before it has more bytes. */
  seconds: z.number().int().positive(),
  maxBytes: z.number().int().positive(),
});
export type RecordingScene = z.infer<typeof recordingSceneSchema>;

/** Describes what came of a recording. `empty`: it ended before the first frame. */
export const recordingOutcomeSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('done'),
    bytes: z.instanceof(Uint8Array<ArrayBuffer>).refine(({ byteLength }) => byteLength <= maxPictureBytes),
    /** `webm` where the system's encoder made something that cannot be put into an MP4. */
    type: z.enum(['mp4', 'webm', 'gif']),
    ...sizeSchema.shape,
    /** The first frame, small, as a data: URL. */
    preview: z.string().max(2_000_000),
  }),
  z.object({ kind: z.literal('cancelled') }),
  z.object({ kind: z.literal('failed'), why: z.enum(['empty', 'encoder', 'screen']) }),
]);
export type RecordingOutcome = z.infer<typeof recordingOutcomeSchema>;

const token = z.string().max(64);

/** Defines shell calls for recordings; they are part of shellCalls. */
export const recordingCalls = {
  /** Lets the user choose a region to be recorded; ends the recording that is in progress. */
  record: call(z.object({}), z.object({})),
  /** For the page of a recording: returns what to record, null once it was ended. Needs the token in its URL. */
  recordingScene: call(
    z.object({ token }),
    z.object({ scene: recordingSceneSchema.nullable(), language: z.string().nullable() }),
  ),
  /** Reports that the page is drawn and may be shown. */
  recordingDrawn: call(z.object({ token }), z.object({})),
  finishRecording: call(z.object({ token, outcome: recordingOutcomeSchema }), z.object({})),
} as const;
