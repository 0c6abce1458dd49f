import { z } from 'zod';
import { call, idsSchema, perIdOutputSchema, timeSchema } from './define.ts';
import { errorDataSchema } from './errors.ts';
import { outReasonSchema } from './routing.ts';

export { builtInDestination } from './names.ts';

/** Texts for people by the tag of their language; `en` is always among them. */
const textsSchema = z.record(z.string(), z.string());
export type FieldTexts = z.infer<typeof textsSchema>;

export const hostFieldSchema = z.object({
  key: z.string(),
  type: z.enum(['text', 'url', 'port', 'path', 'flag', 'choice', 'long-text']),
  /** True for what is kept in the keychain or in a file that the user names, and is never shown again. */
  secret: z.boolean(),
  required: z.boolean(),
  byDefault: z.string().nullable(),
  choices: z.array(z.string()).optional(),
  /** What people read for a choice, by the choice. */
  choiceTitles: z.record(z.string(), textsSchema).optional(),
  label: textsSchema,
  help: textsSchema.optional(),
  /** True if another value is another place, see `place-in-use`. */
  isPlace: z.boolean().optional(),
});

export const hostTraitsSchema = z.object({
  deletion: z.enum(['request', 'page', 'never', 'expires']),
  audience: z.enum(['link', 'listed']),
  showsName: z.boolean(),
  isRepeatable: z.boolean(),
  about: textsSchema,
});

/** Describes a kind of host that a destination can be made of. */
export const hostKindSchema = z.object({
  kind: z.string(),
  title: z.string(),
  fields: z.array(hostFieldSchema),
  traits: hostTraitsSchema,
  /** True where another program’s file tells all of its settings, see `importDestination`. */
  importsFiles: z.boolean(),
  /** Why a setting or a file is refused, by `reason` of `bad-setting`; `{field}` and `{part}` stand for its params. */
  reasons: z.record(z.string(), textsSchema).optional(),
});
export type HostField = z.infer<typeof hostFieldSchema>;
export type HostKindView = z.infer<typeof hostKindSchema>;

/** Where a secret is: in the keychain, in memory until the engine stops, or in a file of the user's. */
export const secretPlaceSchema = z.discriminatedUnion('in', [
  z.object({ in: z.literal('keychain') }),
  z.object({ in: z.literal('memory') }),
  z.object({ in: z.literal('file'), path: z.string() }),
]);

/** What is so at one destination, as its settings are. */
const destinationTraitsSchema = hostTraitsSchema.omit({ about: true });
export type DestinationTraits = z.infer<typeof destinationTraitsSchema>;

/** Describes a destination: a host with its settings, named by the user. */
export const destinationSchema = z.object({
  id: z.string(),
  kind: z.string(),
  /** Its name for people. */
  title: z.string(),
  /** Without secrets. */
  values: z.record(z.string(), z.string()),
  secrets: z.record(z.string(), secretPlaceSchema),
  /** Where requests go to; null where it cannot be opened. */
  origin: z.string().nullable(),
  /** Why nothing can be sent there now. */
  problem: errorDataSchema.nullable(),
  traits: destinationTraitsSchema,
  /**
   * Set while it takes nothing for long, so that what waits for it may be sent elsewhere, see `sendElsewhere`: why, until
   * when (null: unknown, or until somebody changes something), and how many jobs wait that could be.
   */
  out: z
    .object({
      why: outReasonSchema,
      error: errorDataSchema,
      until: timeSchema.nullable(),
      waiting: z.number().int(),
    })
    .nullable(),
  /** Jobs that have not ended, as of the answer; they are no change of the list. */
  waiting: z.number().int(),
  createdAt: timeSchema.nullable(),
  /** Removed ones are listed for the sake of what was uploaded there. */
  removedAt: timeSchema.nullable(),
});
export type Destination = z.infer<typeof destinationSchema>;

export const destinationsViewSchema = z.object({
  destinations: z.array(destinationSchema),
  /** Id of the default. */
  chosen: z.string(),
});
export type DestinationsView = z.infer<typeof destinationsViewSchema>;

const valuesSchema = z.record(z.string().max(64), z.string().max(100_000));
const idSchema = z.object({ id: z.string().max(100) });

/** Defines the calls about destinations. */
export const destinationCalls = {
  destinations: call(z.object({}), destinationsViewSchema),
  hostKinds: call(z.object({}), z.object({ kinds: z.array(hostKindSchema) })),
  /**
   * Adds a destination. `values` may hold secrets, which go to the keychain; `secretFiles` names files that keep
   * theirs. Rejects with `bad-setting`.
   */
  addDestination: call(
    z.object({
      kind: z.string().max(64),
      title: z.string().max(100),
      values: valuesSchema.default({}),
      secretFiles: z.record(z.string().max(64), z.string().max(4096)).default({}),
    }),
    destinationSchema,
  ),
  /**
   * Changes a destination in place: what is left out stays, null takes a value or a secret away. Its settings are those of
   * `Destination.values`, and `Destination.secrets` tells which secrets are set. Checked as when it is added; then its
   * connection is opened anew, and its waiting jobs go on. Rejects with `bad-setting`, `secret-unreadable`,
   * `host-removed`, and with `place-in-use` where the settings would name another place while the library has pictures
   * there that could not be deleted any more (`isMoved`: it is the same place under another address).
   */
  changeDestination: call(
    idSchema.extend({
      title: z.string().max(100).optional(),
      values: z.record(z.string().max(64), z.string().max(100_000).nullable()).default({}),
      secretFiles: z.record(z.string().max(64), z.string().max(4096)).default({}),
      isMoved: z.boolean().default(false),
    }),
    destinationSchema,
  ),
  /**
   * Writes its settings, and its secrets, to a new file that only its owner may read; `importDestination` reads it again.
   * Rejects with `name-taken`, `folder-unwritable`, `secret-unreadable`.
   */
  exportDestination: call(
    idSchema.extend({ path: z.string().min(1).max(4096) }),
    z.object({ secrets: z.array(z.string()) }),
  ),
  /**
   * Adds a destination by the text of another program’s file, which brings its own name unless one is given. Rejects
   * with `bad-setting`, and with `host-kind-unknown` where there are no such files.
   */
  importDestination: call(
    z.object({
      kind: z.string().max(64),
      text: z.string().max(300_000),
      title: z.string().max(100).optional(),
    }),
    destinationSchema,
  ),
  /**
   * Tries it for real, as far as the host can. Empty: nothing is wrong. A server whose key nobody has accepted yet is the
   * problem `host-key-unknown`, whose `params.fingerprint` is accepted by making it the value `hostKey`.
   */
  testDestination: call(idSchema, z.object({ problems: z.array(errorDataSchema) })),
  /**
   * Removes a destination, its settings and its secrets; what was uploaded there stays in the library. Rejects with
   * `host-in-use` where jobs wait for it and nothing is said of them.
   */
  removeDestination: call(
    idSchema.extend({
      waiting: z
        .discriminatedUnion('what', [
          z.object({ what: z.literal('cancel') }),
          z.object({ what: z.literal('move'), to: z.string() }),
        ])
        .optional(),
    }),
    z.object({ moved: z.number().int(), cancelled: z.number().int() }),
  ),
  /** Makes it the default of what comes from now on. */
  chooseDestination: call(idSchema, destinationsViewSchema),
  /** Sends jobs to another destination than they were meant for, as long as their upload has not begun. */
  moveJobs: call(idsSchema.extend({ to: z.string() }), perIdOutputSchema),
  /**
   * Sends what waits for a destination to another one: these jobs, or all that have not begun and belong to no post.
   * `remember` adds a rule to the settings' `routing.fallback`, for the reason why it is out now, or for every reason.
   * Rejects with `less-private` where the other one is less private and that was not allowed.
   */
  sendElsewhere: call(
    z.object({
      from: z.string().max(100),
      to: z.string().max(100),
      jobIds: z.array(z.string()).min(1).max(100_000).optional(),
      remember: z.boolean().default(false),
      allowLessPrivate: z.boolean().default(false),
    }),
    perIdOutputSchema,
  ),
} as const;
