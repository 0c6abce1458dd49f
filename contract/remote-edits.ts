import { z } from 'zod';
import { call, idsSchema, perIdOutputSchema } from './define.ts';
import { errorDataSchema } from './errors.ts';
import { privacySchema } from './host.ts';

/**
 * Fields of a change to be sent to the host, stored before it is sent. `pending`: it is sent as soon as possible,
 * `error` tells what it waits out; `failed`: it is not retried automatically.
 */
const changeFields = {
  state: z.enum(['pending', 'failed']),
  error: errorDataSchema.nullable(),
};

/** A new title or description; the item shows it, `before` is what the host shows. */
export const pendingDescriptionSchema = z.object({
  ...changeFields,
  before: z.object({ title: z.string().nullable(), description: z.string().nullable() }),
});
export type PendingDescription = z.infer<typeof pendingDescriptionSchema>;

/** A change of privacy; the item's own `privacy` is the current one until then. */
export const pendingShareSchema = z.object({
  ...changeFields,
  to: privacySchema,
  mature: z.boolean(),
});
export type PendingShare = z.infer<typeof pendingShareSchema>;

/** A folder of an account's favourites. `isPrivate` null: the host does not tell. */
export const favoriteFolderSchema = z.object({
  id: z.string(),
  name: z.string(),
  isPrivate: z.boolean().nullable(),
});
export type FavoriteFolder = z.infer<typeof favoriteFolderSchema>;
/** Null: the host does not offer them to applications. */
const folders = z.array(favoriteFolderSchema).nullable();

const idList = z.array(z.string()).max(100_000);
/** Longer than any host accepts: the engine validates what is typed and says what is wrong with it. */
const text = z.string().max(100_000);

/** Defines the calls that edit uploaded items at the host. Changed items are sent in deltas as `library`. */
export const remoteEditCalls = {
  /**
   * Changes texts of uploaded items; durable before the answer, then sent until the host has it. Fields left out stay.
   * Tags stay here until the item is in the gallery: the host accepts them only then.
   */
  describeItems: call(
    idsSchema.extend({
      title: text.nullable().optional(),
      description: text.nullable().optional(),
      tags: z.array(z.string().max(10_000)).max(100).optional(),
    }),
    perIdOutputSchema,
  ),
  /** Sends failed changes again. */
  retryChanges: call(idsSchema, perIdOutputSchema),
  /** Discards changes that are not at the host: the items show what the host shows. */
  dropChanges: call(idsSchema, perIdOutputSchema),

  /**
   * Sets the privacy of jobs, which are added to the gallery after their upload, and of items. Public needs an account
   * and a title, its own or else the one given, and rejects with `consent-needed` until `accepted` is given once.
   * Durable before the answer; `privacy` of an item changes when the host has confirmed it.
   */
  changePrivacy: call(
    z.object({
      items: idList.default([]),
      jobs: idList.default([]),
      privacy: privacySchema,
      /** For those that have none. */
      title: text.optional(),
      mature: z.boolean().default(false),
      accepted: z.boolean().default(false),
    }),
    perIdOutputSchema,
  ),
  /** Returns whether the user has consented to the gallery, so that the question is not repeated. */
  galleryConsent: call(z.object({}), z.object({ isGiven: z.boolean() })),
  changeGalleryConsent: call(z.object({ isGiven: z.boolean() }), z.object({ isGiven: z.boolean() })),

  /**
   * Adds items to the favourites of an account, or removes them: of their own account, else of the active one. The host
   * can only toggle; its answer is read, and it is toggled again where it is not what was wanted.
   */
  favorite: call(idsSchema.extend({ isFavorite: z.boolean() }), perIdOutputSchema),
  /** Returns the folders of an account's favourites, as the host has them now. */
  favoriteFolders: call(z.object({ account: z.string() }), z.object({ folders })),
  /** `isChanged` tells what the host's own list shows afterwards, and not what it answered. */
  changeFavoriteFolder: call(
    z.object({ account: z.string(), id: z.string(), isPrivate: z.boolean() }),
    z.object({ folders, isChanged: z.boolean() }),
  ),
} as const;
