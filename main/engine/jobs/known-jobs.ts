import { statSync } from 'node:fs';
import type { JobSource } from '../../../contract/job.ts';
import { toSystemPath } from '../sources/raw-path.ts';
import type { JobStore } from '../store/jobs/index.ts';
import type { NewJob, StoredJob } from '../store/types.ts';

/** An existing job for what is to be added. */
export interface KnownJob {
  readonly job: StoredJob;
  /** True if it comes from an earlier try of the same call, whose answer was lost. */
  readonly isRepeated: boolean;
}

/** The file that a source is, or is a copy of; null for what came in any other way. */
const fileOf = (source: JobSource): string | null =>
  source.kind === 'file' ? source.path : source.kind === 'spool' ? (source.copyOf ?? null) : null;

/** A copy in the spool has another name each time that it is made. */
const keyOf = (source: JobSource, name: string): string => {
  const file = fileOf(source);
  if (file !== null) return `file ${file}`;
  return source.kind === 'spool' ? `spool ${name}` : JSON.stringify(source);
};
const keyOfJob = ({ original, source, name }: StoredJob) => keyOf(original ?? source, name);

const isAskedFor = ({ origin, postId }: Pick<NewJob, 'origin' | 'postId'>) =>
  origin === 'command-line' && postId === undefined;

/** A file that one command names several times is one upload. @returns for each its place among those without it */
export function foldRepeated<T extends Pick<NewJob, 'origin' | 'postId' | 'source'>>(
  wanted: readonly T[],
): { readonly once: T[]; readonly places: number[] } {
  const once: T[] = [];
  const seen = new Map<string, number>();
  const places = wanted.map((one) => {
    const file = isAskedFor(one) ? fileOf(one.source) : null;
    const before = file === null ? undefined : seen.get(file);
    if (before !== undefined) return before;
    if (file !== null) seen.set(file, once.length);
    return once.push(one) - 1;
  });
  return { once, places };
}

/**
 * Finds the existing job for each wanted one. A call that is repeated finds its own, whatever became of them. The
 * command line finds what it was given before and still waits, with the same words and to the same place: who broke
 * off and gives the same command again wants one upload, not two.
 * @param isRepeatable the batch's id was chosen by the caller
 * @param givenAt when it was asked for: what waited then counts though it was sent since
 */
export function findKnownJobs(
  jobs: Pick<JobStore, 'listOfBatch' | 'listWaitingFor'>,
  wanted: readonly NewJob[],
  isRepeatable: boolean,
  givenAt: number | null,
): (KnownJob | undefined)[] {
  const [first] = wanted;
  if (!first) return [];
  const ofBatch = isRepeatable ? jobs.listOfBatch(first.batchId) : [];
  const repeated = Map.groupBy(ofBatch, keyOfJob);
  const isAsked = isAskedFor(first);
  const files = isAsked ? wanted.map(({ source }) => source).filter((source) => fileOf(source) !== null) : [];
  const waiting = Map.groupBy(
    files.length > 0 ? jobs.listWaitingFor(files, givenAt).filter(isUnchanged) : [],
    keyOfJob,
  );
  return wanted.map((one) => {
    const key = keyOf(one.source, one.name);
    const own = repeated.get(key)?.shift();
    if (own) return { job: own, isRepeated: true };
    const same = waiting.get(key)?.find((job) => isSameWish(job, one));
    return same && { job: same, isRepeated: false };
  });
}

const isSameWish = (job: StoredJob, wanted: NewJob) =>
  job.batchId !== wanted.batchId &&
  job.title === wanted.title &&
  job.description === wanted.description &&
  // Where an open one goes is not known yet; the other may be there by now.
  (wanted.route === 'open' || (job.host === wanted.host && job.account === wanted.account)) &&
  job.privacy === wanted.privacy &&
  job.metadata === (wanted.metadata ?? null);

/** False for files that were written since: another picture at the same path. */
function isUnchanged({ original, source, createdAt }: StoredJob): boolean {
  const file = fileOf(original ?? source);
  if (file === null) return false;
  const found = statSync(toSystemPath(file), { throwIfNoEntry: false });
  return found !== undefined && Math.max(found.ctimeMs, found.mtimeMs) <= createdAt;
}
