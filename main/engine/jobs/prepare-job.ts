import { AppError, errorData } from '../../../contract/app-error.ts';
import type { Origin } from '../../../contract/origin.ts';
import type { Host } from '../hosts/host.ts';
import { probeMedia } from '../media/index.ts';
import type { Spool } from '../sources/spool.ts';
import type { Web } from '../sources/web/http-client.ts';
import type { Store } from '../store/store.ts';
import type { PreparedContent, StoredJob } from '../store/types.ts';
import { convertToFit } from './convert-to-fit.ts';
import { downloadSource } from './download.ts';
import { type InspectOptions, inspect } from './inspect.ts';
import type { Placing } from './placing.ts';

const unattendedOrigins: ReadonlySet<Origin> = new Set(['command-line', 'editor']);

/**
 * Creates the stage that prepares a job: what it is, what it carries, and what of it will be sent. Null where it goes to
 * another destination than was thought, whose turn it is then.
 */
export function createPrepareJob(options: {
  readonly store: Pick<Store, 'jobs' | 'settings'>;
  readonly spool: Spool;
  readonly web: Web;
  readonly placing: Pick<Placing, 'settle'>;
  /** Null while its destination is not open. */
  hostOf(job: StoredJob): Host | null;
}): (job: StoredJob, signal: AbortSignal) => Promise<PreparedContent | null> {
  const { store, spool, web, placing } = options;

  /** Decides an open route now that the picture is here. @returns the job; null where it goes elsewhere */
  const settleRoute = async (job: StoredJob, signal: AbortSignal): Promise<StoredJob | null> => {
    const media = job.source.kind === 'url' ? null : await probeMedia(job.source.path, signal);
    const settled = store.jobs.settleRoute(job.id, placing.settle(job, media));
    if (!settled.ok) throw new AppError(settled.error);
    return settled.value.state === 'preparing' ? settled.value : null;
  };

  const prepareOnce = async (given: StoredJob, signal: AbortSignal): Promise<PreparedContent | null> => {
    // What is at an address is known once it is here, and who fetches it depends on the host.
    const isKnown = given.route !== 'open' || given.source.kind === 'url';
    const job = isKnown ? given : await settleRoute(given, signal);
    return job && prepareAt(job, signal);
  };

  const prepareAt = async (job: StoredJob, signal: AbortSignal): Promise<PreparedContent | null> => {
    const host = options.hostOf(job);
    if (!host) throw new AppError(errorData('host-removed', 'Its destination was closed meanwhile.'));
    const fetched = await downloadSource(job, host, { web, store, spool }, signal);
    const given = fetched.route === 'open' ? await settleRoute(fetched, signal) : fetched;
    if (given === null) return null;
    const { metadata, keepProvenance } = store.settings.read();
    const fit: InspectOptions['fit'] = (one, media, refused) =>
      convertToFit(one, media, refused, host, { store, spool }, signal);
    // Where a program waits, there is no user to ask.
    const usual = metadata === 'hold' && unattendedOrigins.has(job.origin) ? 'remove' : metadata;
    const wants = { metadata: job.metadata ?? usual, keepProvenance, fit };
    return inspect(given, host, wants, signal);
  };

  /** Prepares a job. A file that is renamed in between is prepared again at its new path. */
  const prepareJob = async (job: StoredJob, signal: AbortSignal): Promise<PreparedContent | null> => {
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
