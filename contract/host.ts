import { z } from 'zod';

/** Audiences of a picture. `hidden`: anyone who has the link. `public`: everyone, in the host's gallery. */
export const privacySchema = z.enum(['hidden', 'public']);
export type Privacy = z.infer<typeof privacySchema>;

/** Describes a picture at the host. */
export const remoteImageSchema = z.object({
  id: z.string(),
  /** URL of the picture itself. */
  link: z.string(),
  /** URL of its page. */
  page: z.string(),
  /** The only credential to change or delete an anonymous upload. Null where the host gives none. */
  deletehash: z.string().nullable(),
  /** Page on which a person can delete it, where the host gives one. Never opened by itself. */
  deletePage: z.string().optional(),
  /** URL of the host's own smaller version, where it gives one. */
  thumbnail: z.string().optional(),
  /** When the host removes it by itself, ms. */
  expiresAt: z.number().optional(),
  mime: z.string().nullable(),
  width: z.number().nullable(),
  height: z.number().nullable(),
  bytes: z.number().nullable(),
});
export type RemoteImage = z.infer<typeof remoteImageSchema>;
