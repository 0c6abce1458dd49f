import type { Origin } from '../../../contract/records.ts';
import type { Host } from '../hosts/host.ts';
import type { Spool } from '../sources/spool.ts';
import type { Web } from '../sources/web/http-client.ts';
import type { Store } from '../store/store.ts';
import type { PreparedContent, StoredJob } from '../store/types.ts';
import { convertToFit } from './convert-to-fit.ts';
import { downloadSource } from './download.ts';
import { type InspectOptions, inspect } from './inspect.ts';

const unattendedOrigins: ReadonlySet<Origin> = new Set(['command-line', 'editor']);

/** How a job is looked at: what it is, what it carries, and what of it will be sent. */
export function createPrepareJob(options: {
  readonly store: Pick<Store, 'jobs' | 'settings'>;
  readonly spool: Spool;
  readonly web: Web;
  host(): Host;
}): (job: StoredJob, signal: AbortSignal) => Promise<PreparedContent> {
  const { store, spool, web } = options;

  const prepareOnce = async (job: StoredJob, signal: AbortSignal): Promise<PreparedContent> => {
    const host = options.host();
    const given = await downloadSource(job, host, { web, store, spool }, signal);
    const { metadata, keepProvenance } = store.settings.read();
    const fit: InspectOptions['fit'] = (one, media, refused) =>
      convertToFit(one, media, refused, host, { store, spool }, signal);
    // Where a program waits, nobody is asked.
    const usual = metadata === 'hold' && unattendedOrigins.has(job.origin) ? 'remove' : metadata;
    const wants = { metadata: job.metadata ?? usual, keepProvenance, fit };
    return inspect(given, host, wants, signal);
  };

  /** A file that was renamed while it was looked at is looked at again where it is now. */
  const prepareJob = async (job: StoredJob, signal: AbortSignal): Promise<PreparedContent> => {
    try {
      return await prepareOnce(job, signal);
    } catch (thrown) {
      const now = store.jobs.get(job.id);
      const hasMoved =
        now?.source.kind === 'file' && job.source.kind === 'file' && now.source.path !== job.source.path;
      if (signal.aborted || !now || !hasMoved) throw thrown;
      return prepareJob(now, signal);
    }
  };
  return prepareJob;
}
