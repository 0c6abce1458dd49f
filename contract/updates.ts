import { z } from 'zod';
import { call } from './define.ts';

/**
 * What the user wants of newer versions. `ask`: they are looked for, and fetched and installed when the user says so;
 * `silent`: also fetched and installed, while nothing is being uploaded; `off`: they are not looked for.
 */
export const updateChoices = ['ask', 'silent', 'off'] as const;
export type UpdateChoice = (typeof updateChoices)[number];

/** Why this installation does not replace itself. */
const noInstallReasons = [
  /** A deb or rpm: its package manager does it. */
  'package-manager',
  /** Flatpak and the like: the shop does it. */
  'store',
  /** macOS lets only signed apps replace themselves. */
  'unsigned',
  /** An unpacked archive, or Windows' portable program. */
  'folder',
  /** The file of the app, or its folder, may not be written by this user. */
  'unwritable',
  /** A checkout, which its developer updates. */
  'development',
] as const;

/** Why something about an update did not work. */
const updateTroubles = [
  'unreachable',
  'wrong-content',
  'wrong-signature',
  'no-backup',
  'disk-full',
  'failed',
] as const;
export type UpdateTrouble = (typeof updateTroubles)[number];

const updateStateSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('unknown') }),
  z.object({ kind: z.literal('checking') }),
  z.object({ kind: z.literal('current') }),
  /** A newer version exists; nothing of it was fetched. */
  z.object({ kind: z.literal('found'), version: z.string() }),
  z.object({ kind: z.literal('downloading'), version: z.string(), percent: z.number() }),
  /** Fetched and checked. `wanted`: the user asked for it, and it waits for uploads or captures to end. */
  z.object({ kind: z.literal('ready'), version: z.string(), wanted: z.boolean() }),
  z.object({ kind: z.literal('installing'), version: z.string() }),
  z.object({ kind: z.literal('failed'), trouble: z.enum(updateTroubles), version: z.string().nullable() }),
]);
export type UpdateState = z.infer<typeof updateStateSchema>;

export const updatesViewSchema = z.object({
  /** Null: this installation replaces itself. */
  cannotInstall: z.enum(noInstallReasons).nullable(),
  state: updateStateSchema,
  /** Time of the last answer of the feed, ms since 1970. */
  checkedAt: z.number().nullable(),
  /** The version that did not start and was replaced by this one; null where that did not happen. */
  rolledBackFrom: z.string().nullable(),
});
export type UpdatesView = z.infer<typeof updatesViewSchema>;

/** Defines the calls about newer versions, a part of the shell's calls. */
export const updateCalls = {
  updates: call(z.object({}), updatesViewSchema),
  /** Asks the feed now, which is the consent for this one request; `off` does not prevent it. */
  checkForUpdates: call(z.object({}), updatesViewSchema),
  /** Fetches the version that was found. */
  fetchUpdate: call(z.object({}), updatesViewSchema),
  /** Installs the version that was fetched, as soon as nothing is being uploaded, and starts it. */
  installUpdate: call(z.object({}), updatesViewSchema),
  /** Shows the page of all versions in the system's browser. */
  openReleases: call(z.object({}), z.object({})),
  /** Returns the notices of the works of others that the app contains; null where a checkout has none. */
  licences: call(z.object({}), z.object({ text: z.string().nullable() })),
} as const;
