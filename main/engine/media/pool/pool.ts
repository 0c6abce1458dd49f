import { AppError, errorData } from '../../../../contract/app-error.ts';
import type { Clock } from '../../clock.ts';
import { Member, type Operation, type Outcome } from './member.ts';
import type { Death, LaunchMediaProcess } from './protocol.ts';
import { withoutProcess } from './without-process.ts';

export interface PoolOptions {
  readonly launch: LaunchMediaProcess;
  readonly clock: Clock;
  /** Usual number of processes that work in parallel, where one does not keep up. */
  readonly usual: number;
  /** Maximum number of processes, where some of the others are slow. */
  readonly most: number;
  /** Memory above which an idle process is replaced, bytes: native allocators rarely give anything back. */
  readonly largestIdle?: number;
}

/**
 * Pools processes that open untrusted files, so that none of those can harm or halt the engine. They are started
 * when there is something to do, and ended when there was nothing for a while. One does all as long as it keeps up:
 * short work is done faster by a process that is warm than by two, of which the second costs half a second to
 * start.
 */
export interface Pool {
  /**
   * Runs one operation in a process. What ends its process is retried in a new one, as often as it says.
   * @throws {AppError} what the operation throws; `cannot-be-looked-at` {reason: time, memory, crash} where it
   * ended them all; `cancelled`; `internal` where no process can be started
   */
  run(operation: Operation, signal?: AbortSignal): Promise<unknown>;
  /** Starts the first process before there is an operation for it, unless there is one already. */
  warmUp(): void;
  /** Ends all processes; operations in flight are cancelled. */
  close(): void;
}

/** Time an operation waits before another process is started for it. */
const patienceMs = 250;
/** Time after which a busy process no longer counts: another may be started in its place. */
const slowAfterMs = 2_000;
/** Time for which an idle process is kept. */
const idleMs = 30_000;
/** Default of `largestIdle`. */
const usualLargestIdle = 400_000_000;
/** Number of failed starts in a row that means that none will succeed. */
const mostFailedStarts = 3;

interface Task {
  readonly operation: Operation;
  readonly deaths: Death[];
  member: Member | null;
  /** True when its caller no longer waits. */
  isOver: boolean;
  finish(outcome: Outcome): void;
}

export function createPool({
  launch,
  clock,
  usual,
  most,
  largestIdle = usualLargestIdle,
}: PoolOptions): Pool {
  const members = new Set<Member>();
  const idleTimers = new Map<Member, () => void>();
  const open = new Set<Task>();
  const waiting: Task[] = [];
  let failedStarts = 0;
  let isClosed = false;
  let stopPatience: (() => void) | null = null;

  const leave = (member: Member) => {
    idleTimers.get(member)?.();
    idleTimers.delete(member);
    members.delete(member);
  };

  const start = () => {
    const made = launchOne();
    if (!made) return;
    const member: Member = new Member(made, clock, {
      onIdle(resident) {
        failedStarts = 0;
        if (resident > largestIdle) {
          leave(member);
          member.end();
        } else {
          const end = () => {
            leave(member);
            member.end();
          };
          idleTimers.set(member, clock.after(idleMs, end));
        }
        pump();
      },
      onGone(wasReady) {
        leave(member);
        if (!wasReady) failedStarts += 1;
        if (failedStarts >= mostFailedStarts) giveUp();
        pump();
      },
    });
    members.add(member);
  };

  /** Launches a process. A system that is out of memory or of processes refuses at once. */
  const launchOne = () => {
    try {
      return launch();
    } catch {
      giveUp();
      return null;
    }
  };

  /** Fails all waiting operations. Not for ever: the next operation begins again. */
  const giveUp = () => {
    failedStarts = 0;
    for (const task of waiting.splice(0)) task.finish({ kind: 'failed', failure: withoutProcess() });
  };

  const assign = async (member: Member, task: Task) => {
    idleTimers.get(member)?.();
    idleTimers.delete(member);
    task.member = member;
    const outcome = await member.run(task.operation);
    task.member = null;
    if (outcome.kind === 'died') task.deaths.push(outcome.death);
    if (task.isOver) return;
    if (outcome.kind !== 'died' || task.deaths.length >= task.operation.attempts) return task.finish(outcome);
    waiting.unshift(task);
    pump();
  };

  const pump = () => {
    while (waiting.length > 0) {
      const idle = [...members].find(({ mode }) => mode === 'idle');
      const task = idle && waiting.shift();
      if (!idle || !task) break;
      void assign(idle, task);
    }
    const [first] = waiting;
    if (!first) return;
    if (members.size === 0) start();
    stopPatience ??= clock.after(patienceMs, () => {
      stopPatience = null;
      if (waiting[0] === first && hasRoom()) start();
      pump();
    });
  };

  /** True if one more process may be started; never while another one starts. */
  const hasRoom = () => {
    const all = [...members];
    const counted = all.filter(({ busyFor }) => busyFor < slowAfterMs).length;
    return counted < usual && all.length < most && all.every(({ mode }) => mode !== 'starting');
  };

  return {
    run(operation, signal) {
      return new Promise((resolve, reject) => {
        const cancelled = errorData('cancelled', 'Nobody waits for it any longer.');
        const cancel = () => {
          const at = waiting.indexOf(task);
          if (at >= 0) waiting.splice(at, 1);
          task.member?.cancel();
          task.finish({ kind: 'failed', failure: cancelled });
        };
        const task: Task = {
          operation,
          deaths: [],
          member: null,
          isOver: false,
          finish(outcome) {
            signal?.removeEventListener('abort', cancel);
            task.isOver = true;
            open.delete(task);
            if (outcome.kind === 'done') resolve(outcome.output);
            else reject(new AppError(outcome.kind === 'failed' ? outcome.failure : lethal(outcome.death)));
          },
        };
        if (signal?.aborted || isClosed) return cancel();
        signal?.addEventListener('abort', cancel, { once: true });
        waiting.push(task);
        open.add(task);
        pump();
      });
    },
    warmUp() {
      if (isClosed || members.size > 0) return;
      start();
      for (const member of members) member.warmUp();
    },
    close() {
      stopPatience?.();
      stopPatience = null;
      isClosed = true;
      waiting.length = 0;
      const why = errorData('cancelled', 'The engine is stopping.');
      for (const task of [...open]) task.finish({ kind: 'failed', failure: why });
      for (const callOff of idleTimers.values()) callOff();
      for (const member of [...members]) member.end();
    },
  };
}

/** Builds the failure of a file that is never opened again. */
const lethal = (reason: Death) =>
  errorData('cannot-be-looked-at', `It ended each process that opened it (${reason}).`, { reason });
