import { z } from 'zod';

/** Starts of a new version that may fail before the one before takes its place again. */
const maxFailedStarts = 2;

/** Describes the last change of versions, until the new one has proven itself. */
const versionChangeSchema = z.object({
  from: z.string(),
  to: z.string(),
  /** Path that the program of `from` had; null where its format does not let it come back. */
  program: z.string().nullable(),
  /** Copy of that program. */
  kept: z.string().nullable(),
  /** Backup of the database that `from` wrote last. */
  backup: z.string(),
  /** Starts of `to` that have not ended well. */
  failedStarts: z.number().int(),
  state: z.enum(['unproven', 'rolled-back']),
});
export type VersionChange = z.infer<typeof versionChangeSchema>;

export const journalSchema = z.object({
  /** Time of the feed's last answer, ms since 1970. */
  checkedAt: z.number().nullable().default(null),
  change: versionChangeSchema.nullable().default(null),
});
export type Journal = z.infer<typeof journalSchema>;

export interface StartDecision {
  readonly change: VersionChange | null;
  /** `give-up`: it does not start, and the version before cannot be put back. */
  readonly act: 'go' | 'roll-back' | 'give-up';
}

/** Decides about a start of this version, and counts it as failed until it has proven itself. */
export function decideStart(change: VersionChange | null, version: string): StartDecision {
  if (change === null) return { change, act: 'go' };
  if (version === change.from) return { change: { ...change, state: 'rolled-back' }, act: 'go' };
  if (version !== change.to) return { change: null, act: 'go' };
  const counted = { ...change, failedStarts: change.failedStarts + 1 };
  if (change.failedStarts < maxFailedStarts) return { change: counted, act: 'go' };
  return change.kept === null ? { change: counted, act: 'give-up' } : { change, act: 'roll-back' };
}

/** A start that the user ended before it was proven has not failed. */
export const withdrawStart = (change: VersionChange): VersionChange => ({
  ...change,
  failedStarts: Math.max(0, change.failedStarts - 1),
});

/** Errors that say something of this computer, and would be the same in the version before. */
const surroundings: ReadonlySet<string> = new Set([
  'profile-locked',
  'profile-unwritable',
  'profile-newer',
  'disk-full',
]);

/** Whether an engine that cannot start tells against the version. */
export const isVersionsFault = (code: string): boolean => !surroundings.has(code);
