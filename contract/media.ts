import { z } from 'zod';

/**
 * Describes the content of a file. `sha256` in hex, sizes in bytes and pixels. Always of the file as it was given,
 * whatever is removed from it before it is sent: so the same file is recognized again.
 */
export const mediaSchema = z.object({
  kind: z.enum(['image', 'video']),
  mime: z.string(),
  bytes: z.number().int().nonnegative(),
  width: z.number().int().nullable(),
  height: z.number().int().nullable(),
  animated: z.boolean(),
  sha256: z.string(),
  /** For videos: duration in ms, and whether they have a sound track; null or left out when unknown. */
  duration: z.number().nonnegative().nullable().optional(),
  hasSound: z.boolean().nullable().optional(),
});
export type Media = z.infer<typeof mediaSchema>;

/**
 * Describes how a picture was converted that the host does not accept as it is, and why. Types as MIME, bytes of the
 * original.
 */
export const conversionSchema = z.object({
  why: z.enum(['type', 'size']),
  from: z.string(),
  to: z.string(),
  bytes: z.number(),
  /**
   * What could not be kept. `pictures`: of so many in the file the main one is sent. `transparency`: what was half
   * transparent is all or nothing.
   */
  losses: z
    .array(
      z.discriminatedUnion('kind', [
        z.object({ kind: z.literal('pictures'), count: z.number().int() }),
        z.object({ kind: z.literal('transparency') }),
      ]),
    )
    .optional(),
});
export type Conversion = z.infer<typeof conversionSchema>;
