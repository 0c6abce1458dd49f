import type { EngineClient } from '../../../contract/engine.ts';
import type { ErrorData } from '../../../contract/errors.ts';
import type { Job } from '../../../contract/job.ts';
import type { WaitReason } from '../../../contract/wait-reason.ts';
import type { Clock } from '../clock.ts';

/** State of a request's jobs when its answer is due. */
export type LinksResult =
  /** In the order of the ids. */
  | { readonly kind: 'links'; readonly links: string[] }
  /**
   * Some of them will not arrive any more. `links` has those that did, null for the others, in the order of the
   * ids.
   */
  | {
      readonly kind: 'failed';
      readonly name: string;
      readonly error: ErrorData;
      readonly others: number;
      readonly links: (string | null)[];
    }
  /** They stay in the queue; the same request later gets the links that came in the meantime at once. */
  | {
      readonly kind: 'waiting';
      readonly open: number;
      readonly of: number;
      readonly why: PendingCause;
      readonly links: (string | null)[];
    };

/** What the first unfinished one waits for. */
export type PendingCause =
  | { readonly kind: 'reason'; readonly reason: WaitReason }
  | { readonly kind: 'paused' }
  | { readonly kind: 'held' }
  | { readonly kind: 'uploading' }
  /** The host has it and is processing it. */
  | { readonly kind: 'processing' };

/**
 * Waits until all of these jobs have ended, but not beyond `withinMs`, and not at all for what cannot end in that
 * time: a program's patience ends before that of the queue.
 * @param ids of jobs, in the order in which their links are wanted
 */
export function waitForLinks(
  client: EngineClient,
  ids: readonly string[],
  clock: Clock,
  withinMs: number,
): Promise<LinksResult> {
  const deadline = clock.now() + withinMs;
  const jobs = new Map<string, Job>();
  const wanted = new Set(ids);
  return new Promise((resolve, reject) => {
    const end = (links: LinksResult) => {
      callOff();
      unsubscribe();
      resolve(links);
    };
    const look = (isLate: boolean) => {
      // One that the user took out of the queue is not reported any more.
      if (jobs.size < wanted.size && !isLate) return;
      const all = ids.flatMap((id) => jobs.get(id) ?? []);
      const open = all.filter((job) => job.endedAt === null);
      const first = open[0];
      if (!first) end(linksResultOf(all));
      else if (isLate || open.some((job) => exceedsDeadline(job, deadline)))
        end({
          kind: 'waiting',
          open: open.length,
          of: all.length,
          why: pendingCauseOf(open, first),
          links: linksIn(all),
        });
    };
    const see = (seen: readonly Job[]) => {
      for (const job of seen) if (wanted.has(job.id)) jobs.set(job.id, job);
    };
    const callOff = clock.after(withinMs, () => look(true));
    const unsubscribe = client.subscribe((event) => {
      if (event.kind !== 'delta' || !event.jobs) return;
      see(event.jobs);
      look(false);
    });
    client.call('jobs', { ids: [...wanted] }).then(
      (answer) => {
        see(answer.jobs.filter(({ id }) => !jobs.has(id)));
        look(false);
      },
      (thrown) => {
        callOff();
        unsubscribe();
        reject(thrown);
      },
    );
  });
}

const linksIn = (all: readonly Job[]) => all.map((job) => job.remote?.link ?? null);

function linksResultOf(all: readonly Job[]): LinksResult {
  const lost = all.filter((job) => !job.remote);
  const first = lost[0];
  if (!first) return { kind: 'links', links: all.flatMap((job) => job.remote?.link ?? []) };
  const error = first.error ?? { code: 'cancelled', message: 'It was cancelled.', params: {} };
  return { kind: 'failed', name: first.name, error, others: lost.length - 1, links: linksIn(all) };
}

/**
 * True for a job that waits for the user, or for credits beyond the deadline: no caller's patience lasts that long.
 */
function exceedsDeadline(job: Job, deadline: number): boolean {
  if (job.state === 'paused') return true;
  if (job.state !== 'waiting') return false;
  if (job.reason?.kind === 'client-id' || job.reason?.kind === 'sign-in') return true;
  const until = Math.max(job.doneBy ?? 0, job.reason?.until ?? 0);
  return until > deadline;
}

function pendingCauseOf(open: readonly Job[], first: Job): PendingCause {
  const held = open.find((job) => job.state === 'paused');
  if (held) return { kind: held.held ? 'held' : 'paused' };
  const reason = open.find((job) => job.reason && job.reason.kind !== 'turn')?.reason ?? first.reason;
  if (reason) return { kind: 'reason', reason };
  return { kind: first.state === 'processing' ? 'processing' : 'uploading' };
}
