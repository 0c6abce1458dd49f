import { AppError } from '../../../contract/app-error.ts';
import type { Settings } from '../../../contract/settings.ts';
import type { Host } from '../hosts/host.ts';
import type { Spool } from '../sources/spool.ts';
import { fetchPicture } from '../sources/web/fetch-picture.ts';
import { planFetch } from '../sources/web/fetch-plan.ts';
import type { Web } from '../sources/web/http-client.ts';
import type { Store } from '../store/store.ts';
import type { StoredJob } from '../store/types.ts';

/**
 * Inspects the picture at a web address, and downloads it where the host cannot or may not fetch it. The returned
 * job has a file then; one that the host fetches itself is returned unchanged.
 * @throws {AppError} what is wrong with the address, or with the picture there
 */
export async function downloadSource(
  job: StoredJob,
  host: Host,
  {
    web,
    store,
    spool,
  }: { readonly web: Web; readonly store: Pick<Store, 'jobs' | 'settings'>; readonly spool: Spool },
  signal: AbortSignal,
): Promise<StoredJob> {
  if (job.source.kind !== 'url') return job;
  const { fetchBy, fetchPrivate }: Settings = store.settings.read();
  const url = new URL(job.source.url);
  const isLeftToUs = job.source.by === 'here';
  const rules = { preferred: job.source.by ?? fetchBy, isLeftToUs, mayBePrivate: fetchPrivate };
  if ((await planFetch(web, url, host, rules, signal)) === 'host') return job;
  const path = await fetchPicture(web, url, spool, fetchPrivate, signal);
  const fetched = store.jobs.replaceSource(job.id, { source: { kind: 'spool', path, from: url.href } });
  if (fetched.ok) return fetched.value;
  await spool.remove(path);
  throw new AppError(fetched.error);
}
