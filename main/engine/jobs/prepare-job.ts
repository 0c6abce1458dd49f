import type { Origin } from '../../../contract/records.ts';
import type { Host } from '../hosts/host.ts';
import type { Spool } from '../sources/spool.ts';
import type { Web } from '../sources/web/http-client.ts';
import type { Store } from '../store/store.ts';
import type { Prepared, StoredJob } from '../store/types.ts';
import { makeFit } from './convert-to-fit.ts';
import { bringIn } from './download.ts';
import { lookAt, type Wants } from './inspect.ts';

const asksNobody: ReadonlySet<Origin> = new Set(['command-line', 'editor']);

/** How a job is looked at: what it is, what it carries, and what of it will be sent. */
export function createLooking(options: {
  readonly store: Store;
  readonly spool: Spool;
  readonly web: Web;
  /** Folder of thumbnails, `<sha256>.webp`. */
  readonly thumbnails: string;
  host(): Host;
}): (job: StoredJob, signal: AbortSignal) => Promise<Prepared> {
  const { store, spool, web, thumbnails } = options;

  const lookOnce = async (job: StoredJob, signal: AbortSignal): Promise<Prepared> => {
    const host = options.host();
    const given = await bringIn(job, host, { web, store, spool }, signal);
    const { metadata, keepProvenance } = store.readSettings();
    const fit: Wants['fit'] = (one, media, refused) =>
      makeFit(one, media, refused, host, { store, spool }, signal);
    // Where a program waits, nobody is asked.
    const usual = metadata === 'hold' && asksNobody.has(job.origin) ? 'remove' : metadata;
    const wants = { metadata: job.metadata ?? usual, keepProvenance, fit };
    return lookAt(given, host, thumbnails, wants, signal);
  };

  /** A file that was renamed while it was looked at is looked at again where it is now. */
  const look = async (job: StoredJob, signal: AbortSignal): Promise<Prepared> => {
    try {
      return await lookOnce(job, signal);
    } catch (thrown) {
      const now = store.getJob(job.id);
      const hasMoved =
        now?.source.kind === 'file' && job.source.kind === 'file' && now.source.path !== job.source.path;
      if (signal.aborted || !now || !hasMoved) throw thrown;
      return look(now, signal);
    }
  };
  return look;
}
