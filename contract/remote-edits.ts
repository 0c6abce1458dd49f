import { z } from 'zod';
import { errorDataSchema } from './errors.ts';
import { privacySchema } from './records.ts';

/**
 * A change that is on its way to the host, written down before it is sent. `pending`: it is sent as soon as it can be,
 * `error` tells what it waits out; `failed`: it is not tried again by itself.
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

/** Another privacy; the item's own `privacy` is what is so until then. */
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
/** Null: the host tells applications nothing of them. */
const folders = z.array(favoriteFolderSchema).nullable();

const call = <I extends z.ZodType, O extends z.ZodType>(input: I, output: O) => ({ input, output });
const idList = z.array(z.string()).max(100_000);
const ids = z.object({ ids: idList.min(1) });
const perItemOutput = z.object({
  done: z.array(z.string()),
  refused: z.array(z.object({ id: z.string(), error: errorDataSchema })),
});
/** Longer than anything a host takes: what is typed is judged by the engine, which says what is wrong with it. */
const text = z.string().max(100_000);

/** The calls about what others see of what was uploaded. Items that change are told in deltas as `library`. */
export const remoteEditCalls = {
  /**
   * New texts for what is at the host; durable before the answer, then sent until the host has it. What is left out
   * stays. Tags stay here until the item is shown in the gallery: the host takes them only then.
   */
  describeItems: call(
    ids.extend({
      title: text.nullable().optional(),
      description: text.nullable().optional(),
      tags: z.array(z.string().max(10_000)).max(100).optional(),
    }),
    perItemOutput,
  ),
  /** Of changes that failed: sends them once more. */
  retryChanges: call(ids, perItemOutput),
  /** Of changes that are not at the host: back to what the host shows. */
  dropChanges: call(ids, perItemOutput),

  /**
   * Who sees these: jobs before they have arrived, which are shown in the gallery when they have, and items. Public needs
   * an account and a title, its own or else the one given, and refuses with `consent-needed` until `accepted` is given
   * once. Durable before the answer; `privacy` of an item changes when the host has said yes.
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
    perItemOutput,
  ),
  /** Whether somebody has said yes to showing things in the gallery, so that nobody is asked again. */
  galleryConsent: call(z.object({}), z.object({ isGiven: z.boolean() })),
  changeGalleryConsent: call(z.object({ isGiven: z.boolean() }), z.object({ isGiven: z.boolean() })),

  /**
   * Puts items among the favourites of an account, or takes them out: of the one that they belong to, else of the active
   * one. The host only knows how to turn it over; what it answers is read, and turned over again where it is not what was
   * wanted.
   */
  favorite: call(ids.extend({ isFavorite: z.boolean() }), perItemOutput),
  /** The folders of an account's favourites, as the host has them now. */
  favoriteFolders: call(z.object({ account: z.string() }), z.object({ folders })),
  /** `isChanged` tells what the host's own list shows afterwards, and not what it answered. */
  changeFavoriteFolder: call(
    z.object({ account: z.string(), id: z.string(), isPrivate: z.boolean() }),
    z.object({ folders, isChanged: z.boolean() }),
  ),
} as const;
