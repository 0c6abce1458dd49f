import { z } from 'zod';
import { call } from './define.ts';
import { type Settings, settingsPatchSchema, settingsSchema, usualSettings } from './settings.ts';

/**
 * Tells of each setting where it belongs. `file`: it is the user's taste; it is in the file of the settings, and can be
 * reset. `here`: it names somebody or something of this profile (accounts, hosts and their rules, the application, what
 * was consented to), is what the app has noticed itself, or is a secret; neither leaves this computer, comes from another
 * one, or is reset.
 */
const settingScopes = {
  drawingStyle: 'here',
  account: 'here',
  destination: 'here',
  routing: 'here',
  hotkeyHosts: 'here',
  clientId: 'here',
  signInPort: 'here',
  apiUrl: 'here',
  theme: 'file',
  language: 'file',
  copyLinks: 'file',
  linkForm: 'file',
  linkTemplates: 'file',
  linkSeparator: 'file',
  linksByOrigin: 'file',
  dragOut: 'file',
  libraryView: 'here',
  thumbnailBytes: 'file',
  keptDays: 'file',
  bandwidthLimit: 'file',
  maxParallelUploads: 'file',
  proxy: 'file',
  convertTypes: 'file',
  fitSize: 'file',
  fetchBy: 'file',
  fetchPrivate: 'file',
  quietHours: 'file',
  clipboardWatch: 'file',
  keepInTray: 'file',
  toldOfTray: 'here',
  askBeforeQuit: 'file',
  consents: 'here',
  graceMs: 'file',
  clipboardWatchGraceMs: 'file',
  metadata: 'file',
  keepProvenance: 'file',
  sendFileName: 'file',
  localApi: 'file',
  localApiPort: 'file',
  localApiKey: 'here',
  localApiFolders: 'here',
  hotkeys: 'file',
  toldOfHotkeys: 'here',
  hotkeysSeen: 'here',
  captureThen: 'file',
  captureFolder: 'file',
  captureDelay: 'file',
  captureAtOnce: 'file',
  recordingFormat: 'here',
  recordingSeconds: 'file',
  lastRegion: 'here',
  captureCard: 'file',
  readingLanguages: 'file',
  searchWords: 'file',
  lookBefore: 'file',
  lookKinds: 'file',
  lookAllowed: 'here',
  offersFolders: 'file',
  foldersNotOffered: 'here',
  notifications: 'file',
  notificationSound: 'file',
  notifyInFront: 'file',
  updates: 'file',
  ledger: 'here',
  machineId: 'here',
} as const satisfies Readonly<Record<keyof Settings, 'file' | 'here'>>;

type Scopes = typeof settingScopes;
/** Name of a setting that is in the file of the settings, and that can be reset. */
export type PortableSetting = {
  [Name in keyof Scopes]: Scopes[Name] extends 'file' ? Name : never;
}[keyof Scopes];

const portable = (Object.keys(settingScopes) as (keyof Scopes)[]).filter(
  (name): name is PortableSetting => settingScopes[name] === 'file',
) as [PortableSetting, ...PortableSetting[]];

/** All of them, in the order of their definition. */
export const portableSettings: readonly PortableSetting[] = portable;

/** Returns whether there is a setting of this name at all. */
export const isSettingName = (name: string): name is keyof Settings => Object.hasOwn(settingScopes, name);

export const isPortable = (name: string): name is PortableSetting =>
  isSettingName(name) && settingScopes[name] === 'file';

/** Whether a setting differs from what it is where nobody has chosen. */
export const isChanged = (settings: Settings, name: PortableSetting): boolean =>
  JSON.stringify(settings[name]) !== JSON.stringify(usualSettings[name]);

/** Returns the names of the portable settings that differ from what they are where nobody has chosen. */
export const changedSettings = (settings: Settings): PortableSetting[] =>
  portable.filter((name) => isChanged(settings, name));

/** Returns what a setting is where nobody has chosen. */
export const defaultOf = <Name extends keyof Settings>(name: Name): Settings[Name] => usualSettings[name];

/** First lines of a file of settings; its values are under `settings`, by their names. */
export const settingsFileFormat = 'snapferry-settings';
export const settingsFileVersion = 1;
/** Above this size a file is no file of settings, in bytes. */
export const mostSettingsBytes = 1_000_000;

/**
 * Why an entry of a file is left alone. `unknown`: no setting of this version is called so; `here`: it belongs to its
 * profile; `wrong`: its value cannot be used; `no-folder`: the folder is not on this computer.
 */
export const skipReasons = ['unknown', 'here', 'wrong', 'no-folder'] as const;

const settingsFileSchema = z.object({
  /** What it would change; to be handed to `changeSettings` as it is. */
  changes: settingsPatchSchema,
  skipped: z.array(z.object({ name: z.string(), why: z.enum(skipReasons) })),
  /** Number of entries that are left alone beside the `skipped` ones. */
  more: z.number().int(),
});
export type SettingsFile = z.infer<typeof settingsFileSchema>;

const pathInput = z.object({ path: z.string().min(1).max(4096) });

/** Defines the calls about settings as a whole. */
export const settingsFileCalls = {
  /**
   * Writes the portable settings to a file that only its owner may read; it has no secrets, and no paths but that of the
   * folder for captures. Rejects with `disk-full`, `folder-unwritable`.
   */
  exportSettings: call(pathInput, z.object({ count: z.number().int() })),
  /**
   * Tells what a file would change, and changes nothing. Rejects with `vanished`, `unreadable`, `no-settings-file`,
   * `settings-newer`.
   */
  readSettingsFile: call(pathInput, settingsFileSchema),
  /** Takes settings back to what they are where nobody has chosen. */
  resetSettings: call(z.object({ names: z.array(z.enum(portable)).min(1).max(1_000) }), settingsSchema),
} as const;
