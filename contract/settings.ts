import { z } from 'zod';
import { captureDelays } from './capture.ts';
import { consentSchema } from './consent.ts';
import { acceleratorSchema, hotkeyActionSchema } from './hotkeys.ts';
import { libraryGroupSchema, librarySortSchema } from './library.ts';
import { minBandwidth, parallelUploads, portRange } from './limits.ts';
import { picgoPort } from './local-api.ts';
import { metadataRuleSchema } from './metadata.ts';
import { originSchema } from './origin.ts';

/** A way to write a link that someone made up; links/template.ts tells what may stand in `text`. */
const linkTemplateSchema = z.object({
  id: z.string().min(1).max(64),
  name: z.string().min(1).max(60),
  text: z.string().min(1).max(2_000),
});
export type LinkTemplate = z.infer<typeof linkTemplateSchema>;

/** How the editor draws; what was chosen last. */
const drawingStyleSchema = z.object({
  colour: z.string().regex(/^#[0-9a-f]{6}$/),
  highlighter: z.string().regex(/^#[0-9a-f]{6}$/),
  /** Of lines and letters. */
  weight: z.literal([1, 2, 3, 4]),
  /** Of pixelate and blur. */
  strength: z.literal([1, 2, 3]),
});

/** `paused`: wanted, and resting until somebody resumes it. */
const clipboardWatchSchema = z.enum(['off', 'on', 'paused']);
/** What is done with links of one way in; null where it is done as everywhere. */
const originLinksSchema = z.object({
  form: z.string().min(1).max(64).nullable(),
  copy: z.boolean().nullable(),
});

const portSchema = z.number().int().min(portRange.min).max(portRange.max);

const libraryViewSchema = z.object({
  view: z.enum(['grid', 'list']),
  sort: librarySortSchema,
  group: libraryGroupSchema,
  /** Whether the filters are in sight. */
  filters: z.boolean(),
});
export type LibraryView = z.infer<typeof libraryViewSchema>;

/** Every setting in one place: its name, what it may be, and what it is until somebody changes it. */
const settingFields = {
  drawingStyle: drawingStyleSchema.default({
    colour: '#e5342b',
    highlighter: '#ffd60a',
    weight: 2,
    strength: 2,
  }),
  /** Id of the account that uploads go to where nothing else is said; null: anonymous. Changed by `chooseAccount`. */
  account: z.string().nullable().default(null),
  clientId: z.string().nullable().default(null),
  /** The TCP port on this machine that the application is registered to be called back at. */
  signInPort: portSchema.default(43_117),
  /** Origin in place of https://api.imgur.com. */
  apiUrl: z.string().nullable().default(null),
  theme: z.enum(['system', 'light', 'dark']).default('system'),
  /** A BCP 47 tag of a catalogue, or null to follow the system. */
  language: z.string().nullable().default(null),
  copyLinks: z.boolean().default(true),
  /** How links are written where nothing else is asked for: a form of links/write.ts or the id of a template. */
  linkForm: z.string().min(1).max(64).default('direct'),
  linkTemplates: z.array(linkTemplateSchema).max(50).default([]),
  /** Stands between several links. */
  linkSeparator: z.string().max(40).default('\n'),
  /** Where a way in differs from `copyLinks` and `linkForm`. */
  linksByOrigin: z.partialRecord(originSchema, originLinksSchema).default({}),
  /** What a picture dragged out to another program is to it; with Alt it is the other one. */
  dragOut: z.enum(['links', 'files']).default('links'),
  /** How the library was looked at last. */
  libraryView: libraryViewSchema.default({
    view: 'grid',
    sort: 'newest',
    group: 'day',
    filters: false,
  }),
  /** Bytes that small pictures may take on the disk. */
  thumbnailBytes: z.number().int().min(20_000_000).max(100_000_000_000).default(1_000_000_000),
  /** Days after which what was taken out of the queue is really gone, its tries and spending too; null for never. */
  keptDays: z.number().int().min(1).max(3_650).nullable().default(90),
  /** Bytes a second over all uploads; null for as fast as the line is. */
  bandwidthLimit: z.number().int().min(minBandwidth).nullable().default(null),
  /** Uploads at once at the most; fewer where more bring nothing. */
  maxParallelUploads: z.number().int().min(parallelUploads.min).max(parallelUploads.max).default(8),
  /** Whether pictures of types that the host does not take become such that it takes. */
  convertTypes: z.boolean().default(true),
  /** The same for pictures that are larger than it takes. */
  fitSize: z.boolean().default(true),
  /** Who fetches what is handed over as a web address, where both can. */
  fetchBy: z.enum(['host', 'here']).default('host'),
  /** Whether pictures are fetched from addresses of this computer and of the networks that it is in. */
  fetchPrivate: z.boolean().default(false),
  /** When nothing is sent: minutes after local midnight; `from` above `to` goes over midnight. */
  quietHours: z
    .object({ from: z.number().int().min(0).max(1439), to: z.number().int().min(0).max(1439) })
    .nullable()
    .default(null),
  /** Whether pictures that other programs copy are uploaded by themselves. */
  clipboardWatch: clipboardWatchSchema.default('off'),
  /** Closing the window leaves the app in the tray; false: it quits. */
  keepInTray: z.boolean().default(true),
  /** That it does was said once. */
  toldOfTray: z.boolean().default(false),
  /** What was said yes to; asked anew for everything that is not in here. */
  consents: z.array(consentSchema).max(1_000).default([]),
  /** Milliseconds in which an upload can be called back before its first byte; of the watched clipboard its own. */
  graceMs: z.number().int().min(0).max(30_000).default(0),
  clipboardWatchGraceMs: z.number().int().min(0).max(30_000).default(3_000),
  metadata: metadataRuleSchema.default('remove'),
  /** Signed content credentials (C2PA) stay in the picture. Where anything else is removed they no longer hold. */
  keepProvenance: z.boolean().default(false),
  /** A picture without a title of its own gets the name of its file, without the ending, as its title. */
  sendFileName: z.boolean().default(false),
  /** Whether editors on this computer may hand pictures over, at which port, and with which key if any. */
  localApi: z.boolean().default(false),
  localApiPort: portSchema.default(picgoPort),
  /** Null is never kept: the engine makes one then. */
  localApiKey: z.string().min(1).max(200).nullable().default(null),
  /** Folders that programs of other users, who know the key, may name files in. */
  localApiFolders: z.array(z.string().min(1)).max(100).default([]),
  /** Only what was changed; null: no keys for it. */
  hotkeys: z.partialRecord(hotkeyActionSchema, acceleratorSchema.nullable().optional()).default({}),
  /** `<session>:<keys>` of each whose press was seen, because no system tells whether one works. */
  hotkeysSeen: z.array(z.string().max(100)).max(100).default([]),
  /** What becomes of a capture; several at once are possible. */
  captureThen: z
    .object({
      upload: z.boolean(),
      /** It waits for its edit in the window before it is uploaded. */
      edit: z.boolean().default(false),
      save: z.boolean(),
      copy: z.boolean(),
    })
    .refine(({ upload, save, copy }) => upload || save || copy, 'A capture has to go somewhere.')
    .default({ upload: true, edit: false, save: false, copy: false }),
  /** Absolute; null for "Snapferry" in the system's folder of pictures. */
  captureFolder: z.string().min(1).max(4096).nullable().default(null),
  /** What the key for a delayed capture waits, in seconds. */
  captureDelay: z.literal([...captureDelays]).default(3),
  /** Whether a card in the corner of the screen tells what becomes of a capture. */
  captureCard: z.boolean().default(true),
};

export const settingsSchema = z.object(settingFields);
export type Settings = z.infer<typeof settingsSchema>;

/** What changes; what is left out stays, so here nothing has a default. */
export const settingsPatchSchema = z.object(withoutDefaults(settingFields)).omit({ account: true }).partial();

type WithoutDefaults<Fields extends Readonly<Record<string, z.ZodDefault>>> = {
  [Name in keyof Fields]: Fields[Name] extends z.ZodDefault<infer Type> ? Type : never;
};

function withoutDefaults<Fields extends Readonly<Record<string, z.ZodDefault>>>(
  fields: Fields,
): WithoutDefaults<Fields> {
  const entries = Object.entries(fields).map(([name, field]) => [name, field.unwrap()]);
  return Object.fromEntries(entries) as WithoutDefaults<Fields>;
}
