import { AppError, errorData } from '../../../../contract/app-error.ts';
import type { Clock } from '../../clock.ts';
import type { Session } from './session.ts';

/** For how long a connection is kept that nobody uses, ms. */
const idleMs = 10_000;

/** Shares one connection between all who need one: SFTP carries many requests at once. */
export interface Sessions {
  /** Runs work on a connection that is open. @throws what opening it or the work throws; {AppError} `cancelled` */
  use<T>(work: (session: Session) => Promise<T>, signal: AbortSignal): Promise<T>;
  /** Resolves when nobody uses it any more. */
  drained(): Promise<void>;
  end(): void;
}

/** A connection that is being opened, and what came of it. */
interface Opening {
  readonly session: Promise<Session>;
  opened: Session | null;
}

export function createSessions(open: () => Promise<Session>, clock: Clock): Sessions {
  let current: Opening | null = null;
  let callOff = () => {};
  const running = new Set<Promise<unknown>>();

  const end = () => {
    callOff();
    current?.session.then((session) => session.end()).catch(() => {});
    current = null;
  };

  const connected = (): Promise<Session> => {
    if (current && (current.opened === null || current.opened.isOpen)) return current.session;
    const opening: Opening = { session: open(), opened: null };
    opening.session.then(
      (session) => {
        opening.opened = session;
      },
      () => {
        // Whoever comes next tries again.
        if (current === opening) current = null;
      },
    );
    current = opening;
    return opening.session;
  };

  const run = async <T>(work: (session: Session) => Promise<T>, signal: AbortSignal): Promise<T> => {
    const aborted = Promise.withResolvers<never>();
    aborted.promise.catch(() => {});
    const onAbort = () => aborted.reject(new AppError(errorData('cancelled', 'The upload was called off')));
    signal.addEventListener('abort', onAbort, { once: true });
    if (signal.aborted) onAbort();
    try {
      // Opening goes on for the others when one is called off.
      const session = await (signal.aborted ? aborted.promise : Promise.race([connected(), aborted.promise]));
      return await work(session);
    } finally {
      signal.removeEventListener('abort', onAbort);
    }
  };

  return {
    use(work, signal) {
      callOff();
      const ending = run(work, signal);
      running.add(ending);
      return ending.finally(() => {
        running.delete(ending);
        if (running.size === 0 && current !== null) callOff = clock.after(idleMs, end);
      });
    },
    drained: async () => {
      await Promise.allSettled(running);
    },
    end,
  };
}
