import { z } from 'zod';
import { captureDelays } from './capture.ts';
import { consentSchema } from './consent.ts';
import { type Setting, setting } from './define.ts';
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
  drawingStyle: setting(drawingStyleSchema, {
    colour: '#e5342b',
    highlighter: '#ffd60a',
    weight: 2,
    strength: 2,
  }),
  /** Id of the default account for uploads; null: anonymous. Changed by `chooseAccount`. */
  account: setting(z.string().nullable(), null),
  /** Id of the default destination. Changed by `chooseDestination`. */
  destination: setting(z.string(), builtInDestination),
  /**
   * Where pictures go by rules. A change rejects with `host-removed` for a destination that is not there, and with
   * `less-private` for a mirror or a fallback that is less private without `allowLessPrivate`.
   */
  routing: setting(routingSchema, { rules: [], fallback: [] }),
  /** Destinations of hotkeys; of those left out, and null, rules and the default decide. */
  hotkeyHosts: setting(z.partialRecord(hotkeyActionSchema, z.string().min(1).max(100).nullable()), {}),
  clientId: setting(z.string().nullable(), null),
  /** TCP port on this machine in the application's registered redirect URL. */
  signInPort: setting(portSchema, 43_117),
  /** Origin that replaces https://api.imgur.com. */
  apiUrl: setting(z.string().nullable(), null),
  theme: setting(z.enum(['system', 'light', 'dark']), 'system'),
  /** BCP 47 tag of a catalogue, or null to follow the system. */
  language: setting(z.string().nullable(), null),
  copyLinks: setting(z.boolean(), true),
  /** Default form of links: one of links/format-link.ts or the id of a template. */
  linkForm: setting(z.string().min(1).max(64), 'direct'),
  linkTemplates: setting(z.array(linkTemplateSchema).max(50), []),
  /** Separator between several links. */
  linkSeparator: setting(z.string().max(40), '\n'),
  /** Overrides of `copyLinks` and `linkForm` by origin. */
  linksByOrigin: setting(z.partialRecord(originSchema, originLinksSchema), {}),
  /** What a picture dragged to another program becomes; with Alt it is the other one. */
  dragOut: setting(z.enum(['links', 'files']), 'links'),
  /** The last view of the library. */
  libraryView: setting(libraryViewSchema, {
    view: 'grid',
    sort: 'newest',
    group: 'day',
    filters: false,
  }),
  /** Size limit of the thumbnails on disk, in bytes. */
  thumbnailBytes: setting(z.number().int().min(20_000_000).max(100_000_000_000), 1_000_000_000),
  /** Days after which a job removed from the queue is deleted with its attempts and spending; null for never. */
  keptDays: setting(z.number().int().min(1).max(3_650).nullable(), 90),
  /** Bandwidth limit of all uploads in bytes a second; null for none. */
  bandwidthLimit: setting(z.number().int().min(minBandwidth).nullable(), null),
  /** Upper limit of parallel uploads; fewer are used where more bring nothing. */
  maxParallelUploads: setting(z.number().int().min(parallelUploads.min).max(parallelUploads.max), 8),
  /** Proxy settings. */
  proxy: setting(proxySchema, { source: 'system', server: null, user: null, except: '' }),
  /** The allowance that several machines spend together. A change rejects with `bad-ledger` for what is no address. */
  ledger: setting(ledgerSettingsSchema, { url: null, without: 'part' }),
  /** Id of this profile among machines that share an allowance; null until it is first needed. */
  machineId: setting(z.string().min(1).max(64).nullable(), null),
  /** Whether pictures of types that the host does not accept are converted. */
  convertTypes: setting(z.boolean(), true),
  /** Whether pictures that are too large for the host are scaled down. */
  fitSize: setting(z.boolean(), true),
  /** Who downloads a picture given as a URL, where both can. */
  fetchBy: setting(z.enum(['host', 'here']), 'host'),
  /** Whether pictures are downloaded from addresses of this computer and of its local networks. */
  fetchPrivate: setting(z.boolean(), false),
  /** When nothing is sent: minutes after local midnight; `from` above `to` spans midnight. */
  quietHours: setting(
    z.object({ from: z.number().int().min(0).max(1439), to: z.number().int().min(0).max(1439) }).nullable(),
    null,
  ),
  /** Whether pictures that other programs copy are uploaded automatically. */
  clipboardWatch: setting(clipboardWatchSchema, 'off'),
  /** Closing the window leaves the app in the tray; false: it quits. */
  keepInTray: setting(z.boolean(), true),
  /** Whether the user has been told about the tray. */
  toldOfTray: setting(z.boolean(), false),
  /** Whether somebody who quits is told first what becomes of pictures that wait. */
  askBeforeQuit: setting(z.boolean(), true),
  /** The user's consents; every other destination is asked for. */
  consents: setting(z.array(consentSchema).max(1_000), []),
  /** Milliseconds in which an upload can be cancelled before its first byte; the watched clipboard has its own. */
  graceMs: setting(z.number().int().min(0).max(30_000), 0),
  clipboardWatchGraceMs: setting(z.number().int().min(0).max(30_000), 3_000),
  metadata: setting(metadataRuleSchema, 'remove'),
  /**
   * Whether signed content credentials (C2PA) stay in the picture. Where anything else is removed they are no longer
   * valid.
   */
  keepProvenance: setting(z.boolean(), false),
  /** Whether a picture without a title gets its file name, without the extension, as its title. */
  sendFileName: setting(z.boolean(), false),
  /** Whether editors on this computer may upload over the local API, on which port, and with which key if any. */
  localApi: setting(z.boolean(), false),
  localApiPort: setting(portSchema, picgoPort),
  /** Never stored as null: the engine generates one then. */
  localApiKey: setting(z.string().min(1).max(200).nullable(), null),
  /** Folders whose files programs of other users, who know the key, may upload. */
  localApiFolders: setting(z.array(z.string().min(1)).max(100), []),
  /** Whether the hotkey for captures was offered, which is done once. */
  toldOfHotkeys: setting(z.boolean(), false),
  /** Only what was changed; null: no hotkey. */
  hotkeys: setting(z.partialRecord(hotkeyActionSchema, acceleratorSchema.nullable().optional()), {}),
  /** `<session>:<keys>` of each hotkey that was pressed once, because no system tells whether one works. */
  hotkeysSeen: setting(z.array(z.string().max(100)).max(100), []),
  /** Actions after a capture; several at once are possible. */
  captureThen: setting(
    z
      .object({
        upload: z.boolean(),
        /** Whether it is held for editing in the window before its upload. */
        edit: z.boolean().default(false),
        save: z.boolean(),
        copy: z.boolean(),
      })
      .refine(({ upload, save, copy }) => upload || save || copy, 'A capture has to go somewhere.'),
    { upload: true, edit: false, save: false, copy: false },
  ),
  /** Whether a region is captured when the pointer that drew it is released, without a further yes. */
  captureAtOnce: setting(z.boolean(), false),
  /** Format of recordings that was chosen last, and seconds after which one ends by itself. */
  recordingFormat: setting(recordingFormatSchema, 'mp4'),
  recordingSeconds: setting(z.literal([...recordingLimits]), 60),
  /** Where the last region was captured: a display as the system names it, and pixels of it. Written by the shell. */
  lastRegion: setting(
    z
      .object({
        display: z.string().max(100),
        x: z.number().int().nonnegative(),
        y: z.number().int().nonnegative(),
        width: z.number().int().positive(),
        height: z.number().int().positive(),
      })
      .nullable(),
    null,
  ),
  /** Absolute path; null for "Snapferry" in the system's folder of pictures. */
  captureFolder: setting(z.string().min(1).max(4096).nullable(), null),
  /** Delay of the hotkey for a delayed capture, in seconds. */
  captureDelay: setting(z.literal([...captureDelays]), 3),
  /** Whether a card in the corner of the screen shows the progress of a capture. */
  captureCard: setting(z.boolean(), true),
  /** Languages that pictures are read in; null: the window's, and English. */
  readingLanguages: setting(z.array(readingLanguageSchema).min(1).max(7).nullable(), null),
  /** Whether the words of the library's pictures are read and kept, to be searched by. */
  searchWords: setting(z.boolean(), false),
  /** What happens before pictures go that came in by themselves: see `lookChoiceSchema`. */
  lookBefore: setting(
    z.object({
      capture: lookChoiceSchema,
      clipboard: lookChoiceSchema,
      folder: lookChoiceSchema,
      editor: lookChoiceSchema,
    }),
    { capture: 'warn', clipboard: 'warn', folder: 'off', editor: 'off' },
  ),
  /** What is looked for. Addresses and numbers of people are in so many pictures that they are asked for. */
  lookKinds: setting(z.array(privateKindSchema).max(privateKindSchema.options.length), [
    'card',
    'iban',
    'secret',
    'password',
  ]),
  /** What is not reported of which way in. */
  lookAllowed: setting(z.array(lookAllowedSchema).max(100), []),
  /** Whether watching is offered for a folder that pictures are added from again and again. */
  offersFolders: setting(z.boolean(), true),
  /** Absolute paths of folders for which that was answered. */
  foldersNotOffered: setting(z.array(z.string().min(1).max(4096)).max(200), []),
  /** Which batches of pictures the system's notifications tell of, once they have ended. */
  notifications: setting(z.enum(notificationChoices), 'all'),
  /** Whether a notification makes a sound; the system may have the last word. */
  notificationSound: setting(z.boolean(), false),
  /** Whether there are notifications while the window is in front, too. */
  notifyInFront: setting(z.boolean(), false),
  /** What the user wants of newer versions; null: not asked yet, so none is looked for. */
  updates: setting(z.enum(updateChoices).nullable(), null),
};

type Fields = typeof settingFields;

export type Settings = { [Name in keyof Fields]: Fields[Name]['usual'] };

/** Every setting as it is until somebody changes it. */
export const usualSettings = mapFields(({ usual }) => usual) as Settings;

/** Returns the schema of one setting, which is made when it is first asked for. */
export const schemaOfSetting = <Name extends keyof Settings>(name: Name): Fields[Name]['schema'] =>
  settingFields[name].schema;

type SchemaOf<Name extends keyof Fields> = Fields[Name]['schema'];

export const settingsSchema = z.object(
  mapFields(({ schema, usual }) => schema.default(usual as never)) as {
    [Name in keyof Fields]: z.ZodDefault<SchemaOf<Name>>;
  },
);

/** Changes to the settings; fields left out stay, so here nothing has a default. */
export const settingsPatchSchema = z
  .object(mapFields(({ schema }) => schema) as { [Name in keyof Fields]: SchemaOf<Name> })
  .omit({ account: true, destination: true })
  .partial();

function mapFields(take: (field: Setting<z.ZodType>) => unknown): unknown {
  return Object.fromEntries(Object.entries(settingFields).map(([name, field]) => [name, take(field)]));
}
