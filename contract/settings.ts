import { z } from 'zod';
import { captureDelays } from './capture.ts';
import { consentSchema } from './consent.ts';
import { builtInDestination } from './destinations.ts';
import { acceleratorSchema, hotkeyActionSchema } from './hotkeys.ts';
import { ledgerSettingsSchema } from './ledger.ts';
import { libraryGroupSchema, librarySortSchema } from './library.ts';
import { minBandwidth, parallelUploads, portRange } from './limits.ts';
import { picgoPort } from './local-api.ts';
import { metadataRuleSchema } from './metadata.ts';
import { proxySchema } from './network.ts';
import { originSchema } from './origin.ts';
import { lookAllowedSchema, lookChoiceSchema, privateKindSchema, readingLanguageSchema } from './reading.ts';
import { recordingFormatSchema, recordingLimits } from './recording.ts';
import { routingSchema } from './routing.ts';
import { updateChoices } from './updates.ts';

/** A link template of the user; links/template.ts defines the syntax of `text`. */
const linkTemplateSchema = z.object({
  id: z.string().min(1).max(64),
  name: z.string().min(1).max(60),
  text: z.string().min(1).max(2_000),
});
export type LinkTemplate = z.infer<typeof linkTemplateSchema>;

/** The editor's last drawing style. */
const drawingStyleSchema = z.object({
  colour: z.string().regex(/^#[0-9a-f]{6}$/),
  highlighter: z.string().regex(/^#[0-9a-f]{6}$/),
  /** Of lines and letters. */
  weight: z.literal([1, 2, 3, 4]),
  /** Of pixelate and blur. */
  strength: z.literal([1, 2, 3]),
});

/** `paused`: enabled, and suspended until the user resumes it. */
const clipboardWatchSchema = z.enum(['off', 'on', 'paused']);
/** Batches that the system's notifications tell of. */
export const notificationChoices = ['all', 'failures', 'off'] as const;

/** Overrides of the link settings for one origin; null where there is none. */
const originLinksSchema = z.object({
  form: z.string().min(1).max(64).nullable(),
  copy: z.boolean().nullable(),
});

const portSchema = z.number().int().min(portRange.min).max(portRange.max);

const libraryViewSchema = z.object({
  view: z.enum(['grid', 'list']),
  sort: librarySortSchema,
  group: libraryGroupSchema,
  /** Whether the filters are visible. */
  filters: z.boolean(),
});
export type LibraryView = z.infer<typeof libraryViewSchema>;

/** Defines every setting in one place: its name, its schema and its default. */
const settingFields = {
  drawingStyle: drawingStyleSchema.default({
    colour: '#e5342b',
    highlighter: '#ffd60a',
    weight: 2,
    strength: 2,
  }),
  /** Id of the default account for uploads; null: anonymous. Changed by `chooseAccount`. */
  account: z.string().nullable().default(null),
  /** Id of the default destination. Changed by `chooseDestination`. */
  destination: z.string().default(builtInDestination),
  /**
   * Where pictures go by rules. A change rejects with `host-removed` for a destination that is not there, and with
   * `less-private` for a mirror or a fallback that is less private without `allowLessPrivate`.
   */
  routing: routingSchema.default({ rules: [], fallback: [] }),
  /** Destinations of hotkeys; of those left out, and null, rules and the default decide. */
  hotkeyHosts: z.partialRecord(hotkeyActionSchema, z.string().min(1).max(100).nullable()).default({}),
  clientId: z.string().nullable().default(null),
  /** TCP port on this machine in the application's registered redirect URL. */
  signInPort: portSchema.default(43_117),
  /** Origin that replaces https://api.imgur.com. */
  apiUrl: z.string().nullable().default(null),
  theme: z.enum(['system', 'light', 'dark']).default('system'),
  /** BCP 47 tag of a catalogue, or null to follow the system. */
  language: z.string().nullable().default(null),
  copyLinks: z.boolean().default(true),
  /** Default form of links: one of links/format-link.ts or the id of a template. */
  linkForm: z.string().min(1).max(64).default('direct'),
  linkTemplates: z.array(linkTemplateSchema).max(50).default([]),
  /** Separator between several links. */
  linkSeparator: z.string().max(40).default('\n'),
  /** Overrides of `copyLinks` and `linkForm` by origin. */
  linksByOrigin: z.partialRecord(originSchema, originLinksSchema).default({}),
  /** What a picture dragged to another program becomes; with Alt it is the other one. */
  dragOut: z.enum(['links', 'files']).default('links'),
  /** The last view of the library. */
  libraryView: libraryViewSchema.default({
    view: 'grid',
    sort: 'newest',
    group: 'day',
    filters: false,
  }),
  /** Size limit of the thumbnails on disk, in bytes. */
  thumbnailBytes: z.number().int().min(20_000_000).max(100_000_000_000).default(1_000_000_000),
  /** Days after which a job removed from the queue is deleted with its attempts and spending; null for never. */
  keptDays: z.number().int().min(1).max(3_650).nullable().default(90),
  /** Bandwidth limit of all uploads in bytes a second; null for none. */
  bandwidthLimit: z.number().int().min(minBandwidth).nullable().default(null),
  /** Upper limit of parallel uploads; fewer are used where more bring nothing. */
  maxParallelUploads: z.number().int().min(parallelUploads.min).max(parallelUploads.max).default(8),
  /** Proxy settings. */
  proxy: proxySchema.default({ source: 'system', server: null, user: null, except: '' }),
  /** The allowance that several machines spend together. A change rejects with `bad-ledger` for what is no address. */
  ledger: ledgerSettingsSchema.default({ url: null, without: 'part' }),
  /** Id of this profile among machines that share an allowance; null until it is first needed. */
  machineId: z.string().min(1).max(64).nullable().default(null),
  /** Whether pictures of types that the host does not accept are converted. */
  convertTypes: z.boolean().default(true),
  /** Whether pictures that are too large for the host are scaled down. */
  fitSize: z.boolean().default(true),
  /** Who downloads a picture given as a URL, where both can. */
  fetchBy: z.enum(['host', 'here']).default('host'),
  /** Whether pictures are downloaded from addresses of this computer and of its local networks. */
  fetchPrivate: z.boolean().default(false),
  /** When nothing is sent: minutes after local midnight; `from` above `to` spans midnight. */
  quietHours: z
    .object({ from: z.number().int().min(0).max(1439), to: z.number().int().min(0).max(1439) })
    .nullable()
    .default(null),
  /** Whether pictures that other programs copy are uploaded automatically. */
  clipboardWatch: clipboardWatchSchema.default('off'),
  /** Closing the window leaves the app in the tray; false: it quits. */
  keepInTray: z.boolean().default(true),
  /** Whether the user has been told about the tray. */
  toldOfTray: z.boolean().default(false),
  /** Whether somebody who quits is told first what becomes of pictures that wait. */
  askBeforeQuit: z.boolean().default(true),
  /** The user's consents; every other destination is asked for. */
  consents: z.array(consentSchema).max(1_000).default([]),
  /** Milliseconds in which an upload can be cancelled before its first byte; the watched clipboard has its own. */
  graceMs: z.number().int().min(0).max(30_000).default(0),
  clipboardWatchGraceMs: z.number().int().min(0).max(30_000).default(3_000),
  metadata: metadataRuleSchema.default('remove'),
  /**
   * Whether signed content credentials (C2PA) stay in the picture. Where anything else is removed they are no longer
   * valid.
   */
  keepProvenance: z.boolean().default(false),
  /** Whether a picture without a title gets its file name, without the extension, as its title. */
  sendFileName: z.boolean().default(false),
  /** Whether editors on this computer may upload over the local API, on which port, and with which key if any. */
  localApi: z.boolean().default(false),
  localApiPort: portSchema.default(picgoPort),
  /** Never stored as null: the engine generates one then. */
  localApiKey: z.string().min(1).max(200).nullable().default(null),
  /** Folders whose files programs of other users, who know the key, may upload. */
  localApiFolders: z.array(z.string().min(1)).max(100).default([]),
  /** Whether the hotkey for captures was offered, which is done once. */
  toldOfHotkeys: z.boolean().default(false),
  /** Only what was changed; null: no hotkey. */
  hotkeys: z.partialRecord(hotkeyActionSchema, acceleratorSchema.nullable().optional()).default({}),
  /** `<session>:<keys>` of each hotkey that was pressed once, because no system tells whether one works. */
  hotkeysSeen: z.array(z.string().max(100)).max(100).default([]),
  /** Actions after a capture; several at once are possible. */
  captureThen: z
    .object({
      upload: z.boolean(),
      /** Whether it is held for editing in the window before its upload. */
      edit: z.boolean().default(false),
      save: z.boolean(),
      copy: z.boolean(),
    })
    .refine(({ upload, save, copy }) => upload || save || copy, 'A capture has to go somewhere.')
    .default({ upload: true, edit: false, save: false, copy: false }),
  /** Whether a region is captured when the pointer that drew it is released, without a further yes. */
  captureAtOnce: z.boolean().default(false),
  /** Format of recordings that was chosen last, and seconds after which one ends by itself. */
  recordingFormat: recordingFormatSchema.default('mp4'),
  recordingSeconds: z.literal([...recordingLimits]).default(60),
  /** Where the last region was captured: a display as the system names it, and pixels of it. Written by the shell. */
  lastRegion: z
    .object({
      display: z.string().max(100),
      x: z.number().int().nonnegative(),
      y: z.number().int().nonnegative(),
      width: z.number().int().positive(),
      height: z.number().int().positive(),
    })
    .nullable()
    .default(null),
  /** Absolute path; null for "Snapferry" in the system's folder of pictures. */
  captureFolder: z.string().min(1).max(4096).nullable().default(null),
  /** Delay of the hotkey for a delayed capture, in seconds. */
  captureDelay: z.literal([...captureDelays]).default(3),
  /** Whether a card in the corner of the screen shows the progress of a capture. */
  captureCard: z.boolean().default(true),
  /** Languages that pictures are read in; null: the window's, and English. */
  readingLanguages: z.array(readingLanguageSchema).min(1).max(7).nullable().default(null),
  /** Whether the words of the library's pictures are read and kept, to be searched by. */
  searchWords: z.boolean().default(false),
  /** What happens before pictures go that came in by themselves: see `lookChoiceSchema`. */
  lookBefore: z
    .object({
      capture: lookChoiceSchema,
      clipboard: lookChoiceSchema,
      folder: lookChoiceSchema,
      editor: lookChoiceSchema,
    })
    .default({ capture: 'warn', clipboard: 'warn', folder: 'off', editor: 'off' }),
  /** What is looked for. Addresses and numbers of people are in so many pictures that they are asked for. */
  lookKinds: z
    .array(privateKindSchema)
    .max(privateKindSchema.options.length)
    .default(['card', 'iban', 'secret', 'password']),
  /** What is not reported of which way in. */
  lookAllowed: z.array(lookAllowedSchema).max(100).default([]),
  /** Whether watching is offered for a folder that pictures are added from again and again. */
  offersFolders: z.boolean().default(true),
  /** Absolute paths of folders for which that was answered. */
  foldersNotOffered: z.array(z.string().min(1).max(4096)).max(200).default([]),
  /** Which batches of pictures the system's notifications tell of, once they have ended. */
  notifications: z.enum(notificationChoices).default('all'),
  /** Whether a notification makes a sound; the system may have the last word. */
  notificationSound: z.boolean().default(false),
  /** Whether there are notifications while the window is in front, too. */
  notifyInFront: z.boolean().default(false),
  /** What the user wants of newer versions; null: not asked yet, so none is looked for. */
  updates: z.enum(updateChoices).nullable().default(null),
};

export const settingsSchema = z.object(settingFields);
export type Settings = z.infer<typeof settingsSchema>;

/** Changes to the settings; fields left out stay, so here nothing has a default. */
export const settingsPatchSchema = z
  .object(withoutDefaults(settingFields))
  .omit({ account: true, destination: true })
  .partial();

type WithoutDefaults<Fields extends Readonly<Record<string, z.ZodDefault>>> = {
  [Name in keyof Fields]: Fields[Name] extends z.ZodDefault<infer Type> ? Type : never;
};

function withoutDefaults<Fields extends Readonly<Record<string, z.ZodDefault>>>(
  fields: Fields,
): WithoutDefaults<Fields> {
  const entries = Object.entries(fields).map(([name, field]) => [name, field.unwrap()]);
  return Object.fromEntries(entries) as WithoutDefaults<Fields>;
}
