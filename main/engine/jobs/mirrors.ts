import { randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import type { Logger } from 'pino';
import { AppError, toErrorData } from '../../../contract/app-error.ts';
import type { JobSource } from '../../../contract/job.ts';
import type { Emitter } from '../events.ts';
import { toSystemPath } from '../sources/raw-path.ts';
import type { Spool } from '../sources/spool.ts';
import type { Store } from '../store/store.ts';
import type { NewJob, StoredJob } from '../store/types.ts';
import type { StageEvents } from './events.ts';
import type { JobRouter } from './job-router.ts';
import type { Placing } from './placing.ts';

/** Makes the mirrors of uploaded jobs: jobs of their own, for the same picture as it was sent, at another destination. */
export interface Mirrors {
  /** Makes those that an earlier run did not come to. */
  start(): void;
  stop(): Promise<void>;
}

export function createMirrors(options: {
  readonly store: Pick<Store, 'jobs' | 'folders'>;
  readonly spool: Spool;
  readonly placing: Placing;
  readonly router: JobRouter;
  readonly reports: Emitter<StageEvents>;
  readonly log: Logger;
}): Mirrors {
  const { store, spool, placing, router, reports, log } = options;
  const running = new Set<Promise<void>>();
  let isStopped = false;

  /** True for a file that will be moved or thrown away once it is uploaded. */
  const isPutAway = ({ folder }: StoredJob) =>
    store.folders.list().some(({ id, afterUpload }) => id === folder && afterUpload.kind !== 'leave');

  /** Returns where the mirror finds the picture, which it alone uses. */
  const sourceFor = async (job: StoredJob): Promise<JobSource> => {
    const { source } = job;
    if (source.kind === 'url') return { kind: 'url', url: source.url };
    if (source.kind === 'file' && !isPutAway(job)) return source;
    try {
      const path = await spool.putStream(createReadStream(toSystemPath(source.path)));
      return { ...(source.kind === 'spool' ? source : {}), kind: 'spool', path };
    } catch (thrown) {
      if (thrown instanceof AppError) throw thrown;
      // What cannot be read fails where people see it: as a job.
      return source;
    }
  };

  const mirrorFor = async (job: StoredJob, to: string): Promise<NewJob> => {
    const about = { origin: job.origin, source: job.source, media: null };
    const { host, account, privacy } = placing.place({ host: to, privacy: 'hidden' }, about);
    const { folder, origin, name, title, description, lane, metadata } = job;
    return {
      ...{ folder, origin, name, title, description, lane, metadata, host, account, privacy },
      batchId: randomUUID(),
      route: 'mirror',
      duplicates: 'link',
      source: await sourceFor(job),
    };
  };

  const make = async (job: StoredJob): Promise<void> => {
    const to = job.mirrorTo;
    if (to === null || isStopped) return;
    let mirror: NewJob | null = null;
    try {
      mirror = await mirrorFor(job, to);
    } catch (thrown) {
      const { code } = toErrorData(thrown);
      warn(job, code);
      // What is not made for want of room is made at the next start; a destination that is gone gets nothing.
      if (code === 'disk-full' || code === 'profile-unwritable') return;
    }
    if (isStopped) return;
    const made = store.jobs.addMirror(job.id, mirror);
    router.finish(job);
    if (made) router.register([made]);
  };
  const warn = (job: StoredJob, code: string) => log.warn({ job: job.id, code }, 'a picture is not mirrored');

  const begin = (job: StoredJob) => {
    const ended = make(job)
      .catch((thrown: unknown) => warn(job, toErrorData(thrown).code))
      .finally(() => running.delete(ended));
    running.add(ended);
  };
  reports.on('to-mirror', begin);

  return {
    start: () => store.jobs.listToMirror().forEach(begin),
    async stop() {
      isStopped = true;
      await Promise.allSettled(running);
    },
  };
}
