import { z } from 'zod';
import { call, idsSchema, perIdOutputSchema } from './define.ts';

/**
 * What becomes of what a file carries beside its picture. `remove`: it is not sent. `hold`: a picture that carries
 * something private waits until somebody has looked. `keep`: the file is sent as it is.
 */
export const metadataRuleSchema = z.enum(['remove', 'hold', 'keep']);
export type MetadataRule = z.infer<typeof metadataRuleSchema>;

/**
 * The kinds of things that files carry beside their picture, in the order in which they are shown. `provenance`: who
 * made and changed it, signed (C2PA). `motion-video`: a video behind a photograph. `gain-map`: by how much a screen that
 * can is to show it brighter (Ultra HDR). `other`: nothing that is needed to show the picture, and nothing that is known.
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

/** One thing that a file carries. It never leaves this machine by itself. */
export const foundMetadataSchema = z.object({
  kind: metadataKindSchema,
  /** As the file has it, shortened; null where there is nothing that people could read. */
  text: z.string().nullable(),
  /** Degrees, north and east positive, to a tenth; only of a place. */
  near: z.object({ latitude: z.number(), longitude: z.number() }).nullable(),
});
export type FoundMetadata = z.infer<typeof foundMetadataSchema>;

/** What is sent where that is not the file as it is. */
export const removedMetadataSchema = z.object({
  removed: z.array(metadataKindSchema),
  /** Size of what is sent. */
  bytes: z.number().int().nonnegative(),
});

/** What an upload took along of all that, and what it left behind. */
export const sentMetadataSchema = z.object({
  removed: z.array(metadataKindSchema),
  kept: z.array(metadataKindSchema),
});

export const metadataCalls = {
  /**
   * Decides for single jobs, until their upload has begun: `remove` and `keep` also let go what is held for its
   * metadata; `keep` sends what failed because its metadata cannot be read, as it is.
   */
  changeMetadata: call(idsSchema.extend({ metadata: metadataRuleSchema }), perIdOutputSchema),
} as const;
