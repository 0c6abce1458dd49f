import { statSync } from 'node:fs';
import type { JobSource } from '../../../contract/job.ts';
import type { JobStore } from '../store/jobs/index.ts';
import type { NewJob, StoredJob } from '../store/types.ts';

/** An existing job for what is to be added. */
export interface KnownJob {
  readonly job: StoredJob;
  /** True if it comes from an earlier try of the same call, whose answer was lost. */
  readonly isRepeated: boolean;
}

/** Returns the key of a source. A copy in the spool has another name each time that it is made. */
const keyOf = (source: JobSource, name: string) =>
  source.kind === 'spool' ? `spool ${name}` : JSON.stringify(source);
const keyOfJob = ({ original, source, name }: StoredJob) => keyOf(original ?? source, name);

/**
 * Finds the existing job for each wanted one. A call that is repeated finds its own, whatever became of them. The
 * command line finds what it was given before and still waits, with the same words and to the same place: who broke
 * off and gives the same command again wants one upload, not two.
 * @param isRepeatable the batch's id was chosen by the caller
 */
export function findKnownJobs(
  jobs: Pick<JobStore, 'listOfBatch' | 'listWaitingFor'>,
  wanted: readonly NewJob[],
  isRepeatable: boolean,
): (KnownJob | undefined)[] {
  const [first] = wanted;
  if (!first) return [];
  const ofBatch = isRepeatable ? jobs.listOfBatch(first.batchId) : [];
  const repeated = Map.groupBy(ofBatch, keyOfJob);
  const isAsked = first.origin === 'command-line' && first.postId === undefined;
  const files = isAsked ? wanted.map(({ source }) => source).filter(({ kind }) => kind === 'file') : [];
  const waiting = Map.groupBy(
    files.length > 0 ? jobs.listWaitingFor(files).filter(isUnchanged) : [],
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
  job.account === wanted.account &&
  job.privacy === wanted.privacy &&
  job.metadata === (wanted.metadata ?? null);

/** False for files that were written since: another picture at the same path. */
function isUnchanged({ original, source, createdAt }: StoredJob): boolean {
  const file = original ?? source;
  if (file.kind !== 'file') return false;
  const found = statSync(file.path, { throwIfNoEntry: false });
  return found !== undefined && Math.max(found.ctimeMs, found.mtimeMs) <= createdAt;
}
