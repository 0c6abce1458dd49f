import type { Origin } from '../../../contract/origin.ts';
import type { Host } from '../hosts/host.ts';
import type { Spool } from '../sources/spool.ts';
import type { Web } from '../sources/web/http-client.ts';
import type { Store } from '../store/store.ts';
import type { PreparedContent, StoredJob } from '../store/types.ts';
import { convertToFit } from './convert-to-fit.ts';
import { downloadSource } from './download.ts';
import { type InspectOptions, inspect } from './inspect.ts';

const unattendedOrigins: ReadonlySet<Origin> = new Set(['command-line', 'editor']);

/** Creates the stage that prepares a job: what it is, what it carries, and what of it will be sent. */
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
    // Where a program waits, there is no user to ask.
    const usual = metadata === 'hold' && unattendedOrigins.has(job.origin) ? 'remove' : metadata;
    const wants = { metadata: job.metadata ?? usual, keepProvenance, fit };
    return inspect(given, host, wants, signal);
  };

  /** Prepares a job. A file that is renamed in between is prepared again at its new path. */
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
