import { z } from 'zod';
import { call, idsSchema, perIdOutputSchema } from './define.ts';
import { errorDataSchema } from './errors.ts';
import { lookWays } from './names.ts';

export { readingLanguages } from './names.ts';

export const readingLanguageSchema = z.enum(['eng', 'deu', 'spa', 'ind', 'ita', 'por', 'rus']);
export type ReadingLanguage = z.infer<typeof readingLanguageSchema>;

/** A rectangle in pixels of the picture as it is shown. */
export const boxSchema = z.object({
  x: z.number().int(),
  y: z.number().int(),
  width: z.number().int(),
  height: z.number().int(),
});
export type Box = z.infer<typeof boxSchema>;

/** `confidence` from 0 to 100, as the reader says it. */
export const readWordSchema = z.object({ text: z.string(), box: boxSchema, confidence: z.number() });
export type ReadWord = z.infer<typeof readWordSchema>;

/** A QR or bar code. `format` in the words of ZXing, such as `QRCode` or `EAN13`. */
export const readCodeSchema = z.object({ format: z.string(), text: z.string(), box: boxSchema });
export type ReadCode = z.infer<typeof readCodeSchema>;

/** Kinds of what somebody may not want to show. */
export const privateKindSchema = z.enum(['card', 'iban', 'secret', 'password', 'email', 'phone']);
export type PrivateKind = z.infer<typeof privateKindSchema>;

/** What looks private in a picture: where, and never its words. */
export const findingSchema = z.object({ kind: privateKindSchema, boxes: z.array(boxSchema).min(1) });
export type Finding = z.infer<typeof findingSchema>;

/** What a look before the upload found; `failure`: it could not be looked at. */
export const lookedSchema = z.object({
  found: z.array(findingSchema),
  failure: errorDataSchema.nullable(),
});
export type Looked = z.infer<typeof lookedSchema>;

/** What a picture says. Lines from top to bottom; width and height in pixels, of the picture as it is shown. */
export const pictureTextSchema = z.object({
  width: z.number().int(),
  height: z.number().int(),
  languages: z.array(readingLanguageSchema),
  lines: z.array(z.array(readWordSchema)),
  codes: z.array(readCodeSchema),
});
export type PictureText = z.infer<typeof pictureTextSchema>;

/** Where words of a search stand; width and height in pixels, of the picture as it is shown. */
export const marksSchema = z.object({
  width: z.number().int(),
  height: z.number().int(),
  boxes: z.array(boxSchema),
});
export type Marks = z.infer<typeof marksSchema>;

/** Ways in whose pictures are looked at before they go. */
export const lookWaySchema = z.enum(lookWays);
export type LookWay = z.infer<typeof lookWaySchema>;
/** `warn`: it goes at once and is looked at beside that; `hold`: it goes when it was looked at, and nothing was found. */
export const lookChoiceSchema = z.enum(['off', 'warn', 'hold']);
export type LookChoice = z.infer<typeof lookChoiceSchema>;
/** A kind that is never reported of pictures that come in this way. */
export const lookAllowedSchema = z.object({ way: lookWaySchema, kind: privateKindSchema });

/** Where the data of a language is from; null: there is none here. */
const languageSourceSchema = z.enum(['system', 'download']).nullable();
const languageStateSchema = z.object({
  language: readingLanguageSchema,
  source: languageSourceSchema,
  /** Bytes of its download; null: it is not offered, only the system may have it. */
  download: z.number().int().nullable(),
  /** True while it is being downloaded. */
  isComing: z.boolean(),
});

/** How far the words of the library's pictures are read; all are 0 while nobody searches by them. */
export const wordSearchSchema = z.object({
  read: z.number().int(),
  /** Pictures that could not be read, among them those whose file is not here any more. */
  failed: z.number().int(),
  unread: z.number().int(),
  /** True while they are being read, or wait until nothing is sent. */
  isReading: z.boolean(),
});
export type WordSearch = z.infer<typeof wordSearchSchema>;

export const readingStateSchema = z.object({
  languages: z.array(languageStateSchema),
  /** Languages that pictures are read in now: chosen, and here. */
  reads: z.array(readingLanguageSchema),
  search: wordSearchSchema,
});
export type ReadingState = z.infer<typeof readingStateSchema>;

/** Defines the calls about what pictures say. All of it is done on this computer. */
export const readingCalls = {
  /**
   * Reads a picture now. Rejects with `reading-missing` where no program or no data is here, and with what else opening
   * a file may reject with.
   */
  readPicture: call(
    z.union([
      z.object({ path: z.string().min(1) }),
      /** A picture that is no file: part of a screen, or drawn on. */
      z.object({ bytes: z.instanceof(Uint8Array) }),
      z.object({ jobId: z.string() }),
      z.object({ itemId: z.string() }),
    ]),
    pictureTextSchema,
  ),
  reading: call(z.object({}), readingStateSchema),
  /** Returns where the words of a search stand in a picture; null where nothing is kept of it. */
  findMarks: call(
    z.object({ itemId: z.string(), text: z.string().max(10_000) }),
    z.object({ marks: marksSchema.nullable() }),
  ),
  /** Downloads the data of a language, whose hash is checked. Rejects with `reading-missing` where none is offered. */
  downloadLanguage: call(z.object({ language: readingLanguageSchema }), readingStateSchema),
  /**
   * Releases jobs that are held for what was found in them. `always`: what was found of them is no longer reported of
   * pictures that come in the same way.
   */
  sendAsItIs: call(idsSchema.extend({ always: z.boolean().default(false) }), perIdOutputSchema),
  /** Deletes downloaded data of a language. */
  removeLanguage: call(z.object({ language: readingLanguageSchema }), readingStateSchema),
} as const;
