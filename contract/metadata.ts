import { z } from 'zod';
import { call, idsSchema, perIdOutputSchema } from './define.ts';

/**
 * Rules for a file's metadata. `remove`: it is not sent. `hold`: a picture with private metadata waits for the user's
 * decision. `keep`: the file is sent as it is.
 */
export const metadataRuleSchema = z.enum(['remove', 'hold', 'keep']);
export type MetadataRule = z.infer<typeof metadataRuleSchema>;

/**
 * Kinds of metadata, in the order in which they are shown. `provenance`: signed records of who made and changed it
 * (C2PA). `motion-video`: a video appended to a photograph. `gain-map`: the brightness gain for HDR displays (Ultra
 * HDR). `other`: unknown data that is not needed to show the picture.
 */
export const metadataKindSchema = z.enum([
  'place',
  'author',
  'camera',
  'time',
  'description',
  'comment',
  'thumbnail',
  'motion-video',
  'gain-map',
  'provenance',
  'software',
  'other',
]);
export type MetadataKind = z.infer<typeof metadataKindSchema>;

/** Describes one metadata entry of a file. It never leaves this machine by itself. */
export const foundMetadataSchema = z.object({
  kind: metadataKindSchema,
  /** The value in the file, shortened; null where it is not readable text. */
  text: z.string().nullable(),
  /** Degrees, north and east positive, to a tenth; only for a location. */
  near: z.object({ latitude: z.number(), longitude: z.number() }).nullable(),
});
export type FoundMetadata = z.infer<typeof foundMetadataSchema>;

/** Describes the cleaned file that is sent instead of the original. */
export const removedMetadataSchema = z.object({
  removed: z.array(metadataKindSchema),
  /** Size of the sent file. */
  bytes: z.number().int().nonnegative(),
});

/** Records which metadata an upload sent and which it removed. */
export const sentMetadataSchema = z.object({
  removed: z.array(metadataKindSchema),
  kept: z.array(metadataKindSchema),
});

export const metadataCalls = {
  /**
   * Sets the metadata rule of single jobs, until their upload has begun: `remove` and `keep` also release jobs that are
   * held for their metadata; `keep` sends a job unchanged that failed because its metadata cannot be read.
   */
  changeMetadata: call(idsSchema.extend({ metadata: metadataRuleSchema }), perIdOutputSchema),
} as const;
