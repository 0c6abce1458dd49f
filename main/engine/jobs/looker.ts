import { toErrorData } from '../../../contract/app-error.ts';
import type { Media } from '../../../contract/media.ts';
import type { Finding } from '../../../contract/reading.ts';
import type { Store } from '../store/store.ts';
import type { StoredJob } from '../store/types.ts';
import { lookChoiceOf, reportedKinds } from './look-choice.ts';

/** Finds what looks private in a picture. */
export interface PrivateFinder {
  /** False where there is nothing to read with: what would only be warned of is not looked at then. */
  readonly isReady: boolean;
  /** True while what it reads of a job is kept for the search as well. */
  readonly keepsWords: boolean;
  find(jobId: string, path: string, media: Media, signal: AbortSignal): Promise<readonly Finding[]>;
}

/**
 * Looks at pictures one after another, those first that wait for it. It holds up nothing else. Those whose words are to
 * be kept, and that have no file of their own to be read later, are read here too.
 */
export interface Looker {
  /** Looks at the job if that was chosen, or if its words are kept; each job is looked at once. */
  add(job: StoredJob): void;
  /** Resolves when the looker no longer needs the job's file; never where it was stopped before that. */
  settled(jobId: string): Promise<void>;
  stop(): Promise<void>;
}

export interface LookerOptions {
  readonly store: Pick<Store, 'jobs' | 'settings'>;
  /** Null: nobody is here who could decide; what waits for a look is looked at by the app. */
  readonly finder: PrivateFinder | null;
  /** Called when a job was looked at; what had waited for it is held for another reason, or ready. */
  onLooked(job: StoredJob, hadWaited: boolean): void;
}

interface Look {
  readonly id: string;
  readonly isWaitedFor: boolean;
  /** False: only its words are wanted, and nothing is told of what is in it. */
  readonly isTold: boolean;
  readonly done: PromiseWithResolvers<void>;
}

/** True for pictures that are gone once they are uploaded. */
const isReadHere = ({ source, media }: StoredJob) => source.kind === 'spool' && media?.kind === 'image';

export function createLooker({ store, finder, onLooked }: LookerOptions): Looker {
  const waiting = new Map<string, Look>();
  const ending = new AbortController();
  let current: Look | null = null;
  let underWay: Promise<void> = Promise.resolve();

  const look = async ({ id, isWaitedFor, isTold }: Look): Promise<void> => {
    const job = store.jobs.get(id);
    if (!finder || !job?.media || job.source.kind === 'url' || job.looked !== null) return;
    const { media, source } = job;
    const found = await finder.find(id, source.path, media, ending.signal).then(
      (findings) => ({ findings, failure: null }),
      (thrown: unknown) => ({ findings: [], failure: toErrorData(thrown) }),
    );
    if (ending.signal.aborted || !isTold) return;
    const kinds = reportedKinds(job, store.settings.read());
    const looked = {
      found: found.findings.filter(({ kind }) => kinds.has(kind)),
      failure: found.failure,
    };
    const now = store.jobs.endLook(id, media.sha256, looked);
    if (now) onLooked(now, isWaitedFor);
  };

  const next = () => {
    if (current || ending.signal.aborted) return;
    const all = [...waiting.values()];
    const first = all.find(({ isWaitedFor }) => isWaitedFor) ?? all.find(({ isTold }) => isTold) ?? all[0];
    if (!first) return;
    waiting.delete(first.id);
    current = first;
    underWay = look(first)
      // The profile could not be written: what waits is looked at after the next start.
      .catch(() => {})
      .finally(() => {
        current = null;
        // What was called off is looked at after the next start, for which its picture is needed.
        if (!ending.signal.aborted) first.done.resolve();
        next();
      });
  };

  return {
    add(job) {
      if (!finder || ending.signal.aborted || waiting.has(job.id) || current?.id === job.id) return;
      const isWaitedFor = job.held?.why === 'look';
      const isWarned = lookChoiceOf(job, store.settings.read()) !== 'off' && finder.isReady;
      const isTold = isWaitedFor || isWarned;
      if (!isTold && !(finder.keepsWords && isReadHere(job))) return;
      waiting.set(job.id, { id: job.id, isWaitedFor, isTold, done: Promise.withResolvers() });
      next();
    },
    async settled(jobId) {
      const look = current?.id === jobId ? current : waiting.get(jobId);
      await look?.done.promise;
    },
    async stop() {
      ending.abort();
      await underWay;
      waiting.clear();
    },
  };
}
