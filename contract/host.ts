import { z } from 'zod';

/** Hidden: only who has the link sees it. Public: shown in the host's gallery. */
export const privacySchema = z.enum(['hidden', 'public']);
export type Privacy = z.infer<typeof privacySchema>;

/** What the host made of a picture. */
export const remoteImageSchema = z.object({
  id: z.string(),
  /** Address of the picture itself. */
  link: z.string(),
  /** Address of the page about it. */
  page: z.string(),
  /** The only right to change or delete what was sent without an account. Null where the host gives none. */
  deletehash: z.string().nullable(),
  mime: z.string().nullable(),
  width: z.number().nullable(),
  height: z.number().nullable(),
  bytes: z.number().nullable(),
});
export type RemoteImage = z.infer<typeof remoteImageSchema>;
