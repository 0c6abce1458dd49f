import type { EngineClient } from '../../contract/engine.ts';
import type { Job } from '../../contract/job.ts';

/** Length of the shortest prefix of an id: too many could match a shorter one by chance. */
const shortestPrefix = 6;

/**
 * Finds jobs by whole id, by prefix, or by the id of their batch. An unknown id stays as it is, for the engine to
 * refuse.
 * @param isMeant which jobs of a batch the command applies to
 */
export async function findJobs(
  client: EngineClient,
  given: readonly string[],
  isMeant: (job: Job) => boolean,
): Promise<string[]> {
  const { jobs: exact } = await client.call('jobs', { ids: [...given] });
  const known = new Set(exact.map(({ id }) => id));
  if (given.every((id) => known.has(id))) return [...given];
  const { jobs } = await client.call('jobs', {});
  const found = given.flatMap((id) => {
    if (known.has(id) || id.length < shortestPrefix) return [id];
    const prefix = id.toLowerCase();
    const ofBatch = jobs.filter((job) => job.batchId.startsWith(prefix) && isMeant(job));
    const own = jobs.filter((job) => job.id.startsWith(prefix));
    if (own.length === 1) return own.map((job) => job.id);
    return ofBatch.length > 0 && own.length === 0 ? ofBatch.map((job) => job.id) : [id];
  });
  return [...new Set(found)];
}
