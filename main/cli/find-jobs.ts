import type { EngineClient } from '../../contract/engine.ts';
import type { Job } from '../../contract/job.ts';

/** Length of the shortest prefix of an id: too many could match a shorter one by chance. */
export const shortestPrefix = 4;

export interface FoundJobs {
  readonly ids: readonly string[];
  /** Prefixes of several ids, each with all of them, and those that are too short to be any. */
  readonly ambiguous: readonly { readonly given: string; readonly ids: readonly string[] }[];
  readonly short: readonly string[];
}

/**
 * Finds jobs by whole id, by prefix, or by the id of their batch. An unknown id stays as it is, for the engine to
 * refuse.
 * @param isMeant which jobs of a batch the command applies to
 */
export async function findJobs(
  client: EngineClient,
  given: readonly string[],
  isMeant: (job: Job) => boolean,
): Promise<FoundJobs> {
  const { jobs: exact } = await client.call('jobs', { ids: [...given] });
  const known = new Set(exact.map(({ id }) => id));
  if (given.every((id) => known.has(id))) return { ids: [...new Set(given)], ambiguous: [], short: [] };
  const { jobs } = await client.call('jobs', {});
  const ids = new Set<string>();
  const ambiguous: { given: string; ids: string[] }[] = [];
  const short: string[] = [];
  for (const one of given) {
    const found = known.has(one) ? [one] : matching(jobs, one.toLowerCase());
    if (!known.has(one) && one.length < shortestPrefix) short.push(one);
    else if (found.length > 1) ambiguous.push({ given: one, ids: found });
    else {
      const [id = one] = found;
      const ofBatch = jobs.some((job) => job.id === id) ? [] : jobs.filter(({ batchId }) => batchId === id);
      for (const meant of ofBatch.length > 0 ? ofBatch.filter(isMeant).map((job) => job.id) : [id])
        ids.add(meant);
    }
  }
  return { ids: [...ids], ambiguous, short };
}

/** Lists the ids with this prefix: of jobs, or where it is none of these, of batches. */
function matching(jobs: readonly Job[], prefix: string): string[] {
  const own = jobs.map(({ id }) => id).filter((id) => id.startsWith(prefix));
  if (own.length > 0) return own;
  return [...new Set(jobs.map(({ batchId }) => batchId).filter((id) => id.startsWith(prefix)))];
}
