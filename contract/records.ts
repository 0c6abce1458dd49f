import { z } from 'zod';
import { captureSettingFields } from './capture.ts';
import { errorDataSchema } from './errors.ts';
import { hotkeySettingFields } from './hotkeys.ts';
import {
  foundMetadataSchema,
  metadataRuleSchema,
  removedMetadataSchema,
  sentMetadataSchema,
} from './metadata.ts';

/** Milliseconds since 1970 UTC on this machine's clock. */
export const timeSchema = z.number();

/** Who waits for the picture decides the order: a screenshot goes before a drop of many, that before a watched folder. */
export const laneSchema = z.enum(['interactive', 'normal', 'bulk']);
export type Lane = z.infer<typeof laneSchema>;

/**
 * The way by which a picture came in. `clipboard`: its hotkey or the tray; `clipboard-watch`: taken by itself;
 * `folder`: a watched one; `editor`: a program that asked over the local API.
 */
export const originSchema = z.enum([
  'drop',
  'dialog',
  'paste',
  'command-line',
  'open-with',
  'folder',
  'clipboard',
  'clipboard-watch',
  'capture',
  'editor',
]);
export type Origin = z.infer<typeof originSchema>;

/** Hidden: only who has the link sees it. Public: shown in the host's gallery. */
export const privacySchema = z.enum(['hidden', 'public']);
export type Privacy = z.infer<typeof privacySchema>;

/** Ways in by which pictures go without being chosen one by one, so that it is asked once where they may go. */
export const consentKindSchema = originSchema.extract(['capture', 'clipboard', 'clipboard-watch', 'folder']);
export type ConsentKind = z.infer<typeof consentKindSchema>;

/** What somebody said yes to: what comes in by `kind` goes to `host` (its id) under this account, seen by so many. */
export const consentSchema = z.object({
  kind: consentKindSchema,
  host: z.string(),
  /** Id; null: anonymous. */
  account: z.string().nullable(),
  /** Yes to `public` is yes to `hidden`. */
  privacy: privacySchema,
});
export type Consent = z.infer<typeof consentSchema>;

/**
 * What the queue shows of a job. `waiting` is never stored: it is `ready` seen together with the planner's reason
 * why the job may not go now.
 */
export const jobStateSchema = z.enum([
  'queued',
  'preparing',
  'ready',
  'waiting',
  'paused',
  'uploading',
  'uncertain',
  /** The host has all of it and is making it ready: its link does not work yet. */
  'processing',
  'uploaded',
  'failed',
  'cancelled',
]);
export type JobState = z.infer<typeof jobStateSchema>;

/** Why a job waits, and until when as far as is known (`until` null: unknown, it goes as soon as it can). */
export const waitReasonSchema = z.discriminatedUnion('kind', [
  /** `budget` names the fullest budget, `needed` the credits that the job wants from it. */
  z.object({
    kind: z.literal('credits'),
    budget: z.string(),
    needed: z.number(),
    until: timeSchema.nullable(),
  }),
  /** Every credit left is kept for interactive work for now. */
  z.object({ kind: z.literal('reserve'), until: timeSchema.nullable() }),
  /** Others go first; nothing is in the way but the number of uploads at once. */
  z.object({ kind: z.literal('turn'), ahead: z.number(), until: timeSchema.nullable() }),
  /** Another try after a fault, `error` says which. */
  z.object({ kind: z.literal('retry'), error: errorDataSchema, until: timeSchema.nullable() }),
  z.object({ kind: z.literal('network'), until: timeSchema.nullable() }),
  /** The host, or what answers in its place, is in trouble: `error` says which; left out, it is over capacity. */
  z.object({ kind: z.literal('host'), error: errorDataSchema.optional(), until: timeSchema.nullable() }),
  /** The host takes no more for the moment, for no reason that can be seen: one asks again then. */
  z.object({ kind: z.literal('refused'), until: timeSchema.nullable() }),
  z.object({ kind: z.literal('client-id'), until: timeSchema.nullable() }),
  z.object({ kind: z.literal('sign-in'), until: timeSchema.nullable() }),
  /** Four daily limits were hit this month: a fifth would block the app, so nothing goes before `until`. */
  z.object({ kind: z.literal('strikes'), strikes: z.number(), until: timeSchema.nullable() }),
  z.object({ kind: z.literal('quiet-hours'), until: timeSchema.nullable() }),
  /** It can be called back until then, before its first byte. */
  z.object({ kind: z.literal('grace'), until: timeSchema.nullable() }),
]);
export type WaitReason = z.infer<typeof waitReasonSchema>;

/** Where the bytes of a job are. Spooled files belong to the profile and go when the job ends. */
export const jobSourceSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('file'), path: z.string() }),
  /** `from`: the web address that it was fetched from. */
  z.object({ kind: z.literal('spool'), path: z.string(), from: z.string().optional() }),
  /** `by`: who fetches it; left out, that is found out when it is prepared. */
  z.object({ kind: z.literal('url'), url: z.string(), by: z.enum(['host', 'here']).optional() }),
]);
export type JobSource = z.infer<typeof jobSourceSchema>;

/**
 * What was found in the file by looking at its content. `sha256` in hex, sizes in bytes and pixels. Always of the file
 * as it was given, whatever is removed from it before it is sent: so the same file is known again.
 */
export const mediaSchema = z.object({
  kind: z.enum(['image', 'video']),
  mime: z.string(),
  bytes: z.number().int().nonnegative(),
  width: z.number().int().nullable(),
  height: z.number().int().nullable(),
  animated: z.boolean(),
  sha256: z.string(),
  /** Of videos, in ms, and whether they have a sound track; null or left out where that cannot be told. */
  duration: z.number().nonnegative().nullable().optional(),
  hasSound: z.boolean().nullable().optional(),
});
export type Media = z.infer<typeof mediaSchema>;

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

/** What to do where the same content is at the host already: ask first, upload it again, or take the link that is there. */
export const duplicatePolicySchema = z.enum(['ask', 'upload', 'link']);
export type DuplicatePolicy = z.infer<typeof duplicatePolicySchema>;

/** Why a job waits for somebody to say what is to be done. */
export const holdReasonSchema = z.discriminatedUnion('why', [
  /** The library has an item with the same content. */
  z.object({ why: z.literal('duplicate'), historyId: z.string(), link: z.string() }),
  /** It carries something private, see `carries`, and such pictures are to be held back. */
  z.object({ why: z.literal('metadata') }),
  /** It is to be edited first. `settled`: nothing else was in its way when the edit began. */
  z.object({ why: z.literal('edit'), settled: z.boolean() }),
  /** It was given for a post that is a draft. */
  z.object({ why: z.literal('draft'), postId: z.string() }),
  /** Nobody has said yes yet to where such pictures go, see `answerConsent`. `username` of its account, if it has one. */
  z.object({ why: z.literal('consent'), kind: consentKindSchema, username: z.string().nullable() }),
]);
export type HoldReason = z.infer<typeof holdReasonSchema>;

/** What was made of a picture that the host does not take as it is, and why. Types as MIME, bytes of what was given. */
export const conversionSchema = z.object({
  why: z.enum(['type', 'size']),
  from: z.string(),
  to: z.string(),
  bytes: z.number(),
});
export type Conversion = z.infer<typeof conversionSchema>;

/** What is known of an upload that the host is still making ready. Times in ms. */
export const processingSchema = z.object({
  /** When the host took it. */
  since: timeSchema,
  /** What its link will be; null as long as the host has not told. */
  link: z.string().nullable(),
  /** Whether it could be deleted at the host. */
  canDelete: z.boolean(),
});

export const jobSchema = z.object({
  id: z.string(),
  /** Position in the order of arrival; never reused. */
  seq: z.number().int(),
  /** Jobs handed over in one act; their links are copied together, in the order given. */
  batchId: z.string(),
  origin: originSchema,
  /** Id of the watched folder that it came from. */
  folder: z.string().nullable(),
  source: jobSourceSchema,
  /** The picture before it was edited, in which case `source` is the edited one. */
  original: jobSourceSchema.nullable().optional(),
  /** Set where `source` was made of `original`, because the host does not take that. */
  converted: conversionSchema.nullable().optional(),
  /** File name or address, as shown to people; not sent. */
  name: z.string(),
  title: z.string().nullable(),
  description: z.string().nullable(),
  privacy: privacySchema,
  /** Id of the account that it goes up under, fixed when it was added; null: anonymous. */
  account: z.string().nullable(),
  lane: laneSchema,
  state: jobStateSchema,
  /** Set exactly when `state` is `waiting`. */
  reason: waitReasonSchema.nullable(),
  /** When the job is expected to be uploaded; null when it has ended or cannot be told. */
  doneBy: timeSchema.nullable(),
  media: mediaSchema.nullable(),
  /** True when a thumbnail can be had at `snapferry://thumbnail/<sha256>`. */
  hasThumbnail: z.boolean(),
  /** Bytes handed to the network in the attempt under way. */
  progress: z.object({ sent: z.number(), total: z.number() }).nullable(),
  /** How often it was tried, what that took in credits, and the error of the last try that went wrong. */
  attempts: z.number().int(),
  credits: z.number().nonnegative().optional(),
  error: errorDataSchema.nullable(),
  /** True when an earlier try may have arrived although no answer came, so that the host may hold it twice. */
  maybeTwice: z.boolean(),
  /** Set exactly when `state` is `uploaded`. With an `error` beside it, its link was not seen working yet. */
  remote: remoteImageSchema.nullable(),
  /** Set exactly when `state` is `processing`. */
  processing: processingSchema.nullable().optional(),
  /**
   * Set while the job, shown as `paused`, waits for `uploadAnyway` or `useExisting`, for `changeMetadata`, for
   * `answerConsent`, or for the end of its edit; of one that is to be held for editing when it has been looked at; and of one that ended with a link
   * that was there already.
   */
  held: holdReasonSchema.nullable().optional(),
  /** What was asked for this one; null: as the settings say. */
  metadata: metadataRuleSchema.nullable().optional(),
  /** What the file carries beside its picture; null until it was looked at, and of what nobody here can look into. */
  carries: z.array(foundMetadataSchema).nullable().optional(),
  /** Null: it is sent as it is, or that is not decided yet. */
  cleaned: removedMetadataSchema.nullable().optional(),
  /** The post that it is uploaded for. */
  postId: z.string().nullable().optional(),
  createdAt: timeSchema,
  updatedAt: timeSchema,
  endedAt: timeSchema.nullable(),
});
export type Job = z.infer<typeof jobSchema>;

export const historyItemSchema = z.object({
  id: z.string(),
  jobId: z.string(),
  host: z.string(),
  name: z.string(),
  title: z.string().nullable(),
  description: z.string().nullable(),
  privacy: privacySchema,
  /** Id of the account that it belongs to; null: anonymous. It may have been signed out since. */
  account: z.string().nullable(),
  origin: originSchema,
  /** Null for what the host fetched itself from an address. */
  media: mediaSchema.nullable(),
  hasThumbnail: z.boolean(),
  remote: remoteImageSchema,
  maybeTwice: z.boolean(),
  /** Null where nothing is known of it. */
  metadata: sentMetadataSchema.nullable().optional(),
  uploadedAt: timeSchema,
});
export type HistoryItem = z.infer<typeof historyItemSchema>;

/** One budget as the ledger knows it; every number in credits (or requests, for budgets that count those). */
export const budgetViewSchema = z.object({
  id: z.string(),
  limit: z.number().nullable(),
  remaining: z.number().nullable(),
  /** Promised to attempts under way. */
  reserved: z.number(),
  /** Kept for interactive work for now. */
  kept: z.number(),
  /** When the window ends and the budget is full again. */
  resetAt: timeSchema.nullable(),
  windowMs: z.number(),
  source: z.enum(['assumed', 'header', 'asked', 'learned']),
  seenAt: timeSchema.nullable(),
});
export type BudgetView = z.infer<typeof budgetViewSchema>;

export const creditsViewSchema = z.object({
  budgets: z.array(budgetViewSchema),
  /** Uploads that could start now without being refused. */
  uploadsNow: z.number().int(),
  /** Daily limits hit this UTC month, by whomever; the fifth blocks the app. */
  strikes: z.number().int(),
  /** Why nothing goes at all, when nothing does. */
  blocked: waitReasonSchema.nullable(),
});
export type CreditsView = z.infer<typeof creditsViewSchema>;

/** What one request took from one budget, and for which job: the day of the ledger. */
export const usageEntrySchema = z.object({
  at: timeSchema,
  budget: z.string(),
  credits: z.number(),
  /** Null while the attempt is under way; `unknown` when no answer came, so that it counts as spent. */
  settled: z.enum(['charged', 'unknown', 'nothing-sent']).nullable(),
  jobId: z.string(),
  name: z.string(),
  origin: originSchema,
});
export type UsageEntry = z.infer<typeof usageEntrySchema>;

/** The whole queue in one look. */
export const queueSummarySchema = z.object({
  paused: z.boolean(),
  /** Jobs that are still to be uploaded, those under way included. */
  open: z.number().int(),
  uploading: z.number().int(),
  failed: z.number().int(),
  uploaded: z.number().int(),
  /** When the last open job is expected to be uploaded. */
  doneBy: timeSchema.nullable(),
});
export type QueueSummary = z.infer<typeof queueSummarySchema>;

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

export const librarySortSchema = z.enum(['newest', 'oldest', 'largest', 'name']);
/** What items that belong together have in common. Days are told apart only where the order is one of time. */
export const libraryGroupSchema = z.enum(['none', 'day', 'post', 'account', 'folder']);
export type LibraryGroup = z.infer<typeof libraryGroupSchema>;

const libraryViewSchema = z.object({
  view: z.enum(['grid', 'list']),
  sort: librarySortSchema,
  group: libraryGroupSchema,
  /** Whether the filters are in sight. */
  filters: z.boolean(),
});
export type LibraryView = z.infer<typeof libraryViewSchema>;

const settingFields = {
  drawingStyle: drawingStyleSchema,
  /** Id of the account that uploads go to where nothing else is said; null: anonymous. Changed by `chooseAccount`. */
  account: z.string().nullable(),
  clientId: z.string().nullable(),
  /** The TCP port on this machine that the application is registered to be called back at. */
  signInPort: z.number().int().min(1024).max(65_535),
  /** Origin in place of https://api.imgur.com. */
  apiUrl: z.string().nullable(),
  theme: z.enum(['system', 'light', 'dark']),
  /** A BCP 47 tag of a catalogue, or null to follow the system. */
  language: z.string().nullable(),
  copyLinks: z.boolean(),
  /** How links are written where nothing else is asked for: a form of links/write.ts or the id of a template. */
  linkForm: z.string().min(1).max(64),
  linkTemplates: z.array(linkTemplateSchema).max(50),
  /** Stands between several links. */
  linkSeparator: z.string().max(40),
  /** Where a way in differs from `copyLinks` and `linkForm`. */
  linksByOrigin: z.partialRecord(originSchema, originLinksSchema),
  /** What a picture dragged out to another program is to it; with Alt it is the other one. */
  dragOut: z.enum(['links', 'files']),
  /** How the library was looked at last. */
  libraryView: libraryViewSchema,
  /** Bytes that small pictures may take on the disk. */
  thumbnailBytes: z.number().int().min(20_000_000).max(100_000_000_000),
  /** Days after which what was taken out of the queue is really gone, its tries and spending too; null for never. */
  keptDays: z.number().int().min(1).max(3_650).nullable(),
  /** Bytes a second over all uploads; null for as fast as the line is. */
  bandwidthLimit: z.number().int().min(20_000).nullable(),
  /** Uploads at once at the most; fewer where more bring nothing. */
  maxParallelUploads: z.number().int().min(1).max(16),
  /** Whether pictures of types that the host does not take become such that it takes. */
  convertTypes: z.boolean(),
  /** The same for pictures that are larger than it takes. */
  fitSize: z.boolean(),
  /** Who fetches what is handed over as a web address, where both can. */
  fetchBy: z.enum(['host', 'here']),
  /** Whether pictures are fetched from addresses of this computer and of the networks that it is in. */
  fetchPrivate: z.boolean(),
  /** When nothing is sent: minutes after local midnight; `from` above `to` goes over midnight. */
  quietHours: z
    .object({ from: z.number().int().min(0).max(1439), to: z.number().int().min(0).max(1439) })
    .nullable(),
  /** Whether pictures that other programs copy are uploaded by themselves. */
  clipboardWatch: clipboardWatchSchema,
  /** Closing the window leaves the app in the tray; false: it quits. */
  keepInTray: z.boolean(),
  /** That it does was said once. */
  toldOfTray: z.boolean(),
  /** What was said yes to; asked anew for everything that is not in here. */
  consents: z.array(consentSchema).max(1_000),
  /** Milliseconds in which an upload can be called back before its first byte; of the watched clipboard its own. */
  graceMs: z.number().int().min(0).max(30_000),
  clipboardWatchGraceMs: z.number().int().min(0).max(30_000),
  metadata: metadataRuleSchema,
  /** Signed content credentials (C2PA) stay in the picture. Where anything else is removed they no longer hold. */
  keepProvenance: z.boolean(),
  /** A picture without a title of its own gets the name of its file, without the ending, as its title. */
  sendFileName: z.boolean(),
  /** Whether editors on this computer may hand pictures over, at which port, and with which key if any. */
  localApi: z.boolean(),
  localApiPort: z.number().int().min(1024).max(65_535),
  /** Null is never kept: the engine makes one then. */
  localApiKey: z.string().min(1).max(200).nullable(),
  /** Folders that programs of other users, who know the key, may name files in. */
  localApiFolders: z.array(z.string().min(1)).max(100),
  ...hotkeySettingFields,
  ...captureSettingFields,
};

export const settingsSchema = z.object({
  drawingStyle: settingFields.drawingStyle.default({
    colour: '#e5342b',
    highlighter: '#ffd60a',
    weight: 2,
    strength: 2,
  }),
  account: settingFields.account.default(null),
  clientId: settingFields.clientId.default(null),
  signInPort: settingFields.signInPort.default(43_117),
  apiUrl: settingFields.apiUrl.default(null),
  theme: settingFields.theme.default('system'),
  language: settingFields.language.default(null),
  copyLinks: settingFields.copyLinks.default(true),
  linkForm: settingFields.linkForm.default('direct'),
  linkTemplates: settingFields.linkTemplates.default([]),
  linkSeparator: settingFields.linkSeparator.default('\n'),
  linksByOrigin: settingFields.linksByOrigin.default({}),
  dragOut: settingFields.dragOut.default('links'),
  libraryView: settingFields.libraryView.default({
    view: 'grid',
    sort: 'newest',
    group: 'day',
    filters: false,
  }),
  thumbnailBytes: settingFields.thumbnailBytes.default(1_000_000_000),
  keptDays: settingFields.keptDays.default(90),
  bandwidthLimit: settingFields.bandwidthLimit.default(null),
  maxParallelUploads: settingFields.maxParallelUploads.default(8),
  convertTypes: settingFields.convertTypes.default(true),
  fitSize: settingFields.fitSize.default(true),
  fetchBy: settingFields.fetchBy.default('host'),
  fetchPrivate: settingFields.fetchPrivate.default(false),
  quietHours: settingFields.quietHours.default(null),
  clipboardWatch: settingFields.clipboardWatch.default('off'),
  keepInTray: settingFields.keepInTray.default(true),
  toldOfTray: settingFields.toldOfTray.default(false),
  consents: settingFields.consents.default([]),
  graceMs: settingFields.graceMs.default(0),
  clipboardWatchGraceMs: settingFields.clipboardWatchGraceMs.default(3_000),
  metadata: settingFields.metadata.default('remove'),
  keepProvenance: settingFields.keepProvenance.default(false),
  sendFileName: settingFields.sendFileName.default(false),
  localApi: settingFields.localApi.default(false),
  localApiPort: settingFields.localApiPort.default(36_677),
  localApiKey: settingFields.localApiKey.default(null),
  localApiFolders: settingFields.localApiFolders.default([]),
  hotkeys: settingFields.hotkeys.default({}),
  hotkeysSeen: settingFields.hotkeysSeen.default([]),
  captureThen: settingFields.captureThen.default({ upload: true, edit: false, save: false, copy: false }),
  captureFolder: settingFields.captureFolder.default(null),
  captureDelay: settingFields.captureDelay.default(3),
  captureCard: settingFields.captureCard.default(true),
});
export type Settings = z.infer<typeof settingsSchema>;

/** What changes; what is left out stays, so here nothing has a default. */
export const settingsPatchSchema = z.object(settingFields).omit({ account: true }).partial();

/** What the engine can and cannot do on this machine, for the status line and `doctor`. */
export const capabilitiesSchema = z.object({
  engine: z.object({ pid: z.number().int(), version: z.string(), node: z.string(), startedAt: timeSchema }),
  profile: z.string(),
  host: z.object({ id: z.string(), apiUrl: z.string(), hasClientId: z.boolean(), isSandbox: z.boolean() }),
  /** `memory`: no keychain here, so tokens last only until the engine stops; `why` in plain English. */
  vault: z.object({ kind: z.enum(['keychain', 'memory']), why: z.string().nullable() }),
  /**
   * The database was damaged when the engine started: where it lies now, the backup in use (null: begun empty) and its
   * time, and how many later uploads were read out of the damaged one. What the backup holds as open may have been
   * uploaded since, so the queue is paused then.
   */
  setAside: z
    .object({
      path: z.string(),
      restoredFrom: z.string().nullable(),
      backupAt: timeSchema.nullable(),
      rescued: z.number().int(),
    })
    .nullable(),
});
export type Capabilities = z.infer<typeof capabilitiesSchema>;
