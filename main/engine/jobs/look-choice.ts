import type { Origin } from '../../../contract/origin.ts';
import type { LookChoice, LookWay, PrivateKind } from '../../../contract/reading.ts';
import type { Settings } from '../../../contract/settings.ts';
import type { StoredJob } from '../store/types.ts';

const ways: Partial<Record<Origin, LookWay>> = {
  capture: 'capture',
  clipboard: 'clipboard',
  'clipboard-watch': 'clipboard',
  paste: 'clipboard',
  folder: 'folder',
  editor: 'editor',
};

/** Returns the way in that a look is chosen by; null where the user has just chosen the picture. */
export const lookWayOf = ({ origin }: Pick<StoredJob, 'origin'>): LookWay | null => ways[origin] ?? null;

/** Returns whether a job is looked at before it goes. What was looked at once is not looked at again. */
export function lookChoiceOf(
  job: StoredJob,
  { lookBefore, lookKinds }: Pick<Settings, 'lookBefore' | 'lookKinds'>,
): LookChoice {
  const way = lookWayOf(job);
  const isDone = job.looked !== null;
  const isPicture = job.source.kind !== 'url' && job.media?.kind === 'image';
  return way === null || isDone || !isPicture || lookKinds.length === 0 ? 'off' : lookBefore[way];
}

/** Returns the kinds that are reported of a job. */
export function reportedKinds(
  job: StoredJob,
  { lookKinds, lookAllowed }: Pick<Settings, 'lookKinds' | 'lookAllowed'>,
): ReadonlySet<PrivateKind> {
  const way = lookWayOf(job);
  const allowed = new Set(lookAllowed.filter((one) => one.way === way).map(({ kind }) => kind));
  return new Set(lookKinds.filter((kind) => !allowed.has(kind)));
}

/** Returns what is allowed of which way in, with what was found in these jobs. */
export function allowFindings(
  jobs: readonly StoredJob[],
  before: Settings['lookAllowed'],
): Settings['lookAllowed'] {
  const allowed = new Map(before.map((one) => [`${one.way} ${one.kind}`, one]));
  for (const job of jobs) {
    const way = lookWayOf(job);
    if (way !== null && job.held?.why === 'private')
      for (const { kind } of job.looked?.found ?? []) allowed.set(`${way} ${kind}`, { way, kind });
  }
  return [...allowed.values()];
}
