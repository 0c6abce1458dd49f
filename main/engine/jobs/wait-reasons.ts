import { errorData } from '../../../contract/app-error.ts';
import type { ErrorData } from '../../../contract/errors.ts';
import type { WaitReason } from '../../../contract/wait-reason.ts';
import type { TokenManager } from '../accounts/token-manager.ts';
import type { Clock } from '../clock.ts';
import type { Dispatcher } from './dispatcher.ts';
import type { Dispatchers } from './dispatchers.ts';
import type { OpenJobs } from './open-jobs.ts';

/** Explains why jobs wait, and what to report where one is not waited for any longer. */
export interface WaitReasons {
  reasonFor(id: string): WaitReason | null;
  /**
   * Explains the failures of jobs that are given up together. One that only waited behind others fails with their cause:
   * who gives up did not cancel it.
   */
  causesOf(ids: readonly string[]): (id: string) => ErrorData;
  /** Returns why a request other than an upload may not be sent now. */
  whyNot(): ErrorData;
}

export function createWaitReasons(options: {
  readonly clock: Clock;
  readonly keys: TokenManager;
  readonly openJobs: OpenJobs;
  readonly dispatchers: Dispatchers;
  /** Why a destination is not open; null while it is being opened. */
  problemOf(destination: string): ErrorData | null;
  /** Names a destination that is not the built-in one, so that no text takes it for that. */
  nameOf(destination: string): string | null;
  /** Name of another machine that sends a job's picture; null: none does. */
  takenBy(id: string): string | null;
}): WaitReasons {
  const { clock, keys, openJobs, dispatchers } = options;

  const named = (destination: string, reason: WaitReason | null): WaitReason | null => {
    const service = options.nameOf(destination);
    return reason && service !== null ? { ...reason, service } : reason;
  };

  const reasonFor = (id: string): WaitReason | null => {
    const destination = openJobs.hostOf(id);
    if (destination === null) return null;
    const dispatcher = dispatchers.of(destination);
    if (!dispatcher) {
      const error = options.problemOf(destination);
      return named(
        destination,
        error ? { kind: 'destination', error, until: null } : { kind: 'turn', ahead: 0, until: null },
      );
    }
    return dispatcher.isUploading(id) ? null : named(destination, obstacleFor(id, dispatcher));
  };

  const obstacleFor = (id: string, dispatcher: Dispatcher): WaitReason | null => {
    const machine = options.takenBy(id);
    if (machine !== null) return { kind: 'elsewhere', machine, until: null };
    const hold = dispatcher.globalBlock();
    if (hold) return hold;
    const account = openJobs.accountOf(id);
    const obstacle = account === null ? null : keys.obstacle(account);
    if (obstacle) return obstacle;
    const retry = openJobs.retryOf(id);
    if (retry && retry.until > clock.now())
      return dispatcher.connection.scheduler.reasonFor(id, clock.now()) ?? { kind: 'retry', ...retry };
    const until = openJobs.undoableUntil(id);
    if (until > clock.now()) return { kind: 'grace', until };
    return dispatcher.connection.scheduler.reasonFor(id, clock.now());
  };

  return {
    reasonFor,
    causesOf(ids) {
      const causes = new Map(
        ids.map((id) => [
          id,
          causeOf(reasonFor(id), dispatchers.of(openJobs.hostOf(id) ?? '') ?? dispatchers.builtIn),
        ]),
      );
      const shared = [...causes.values()].find((cause) => cause !== null);
      const unknown = errorData('cancelled', 'It was not waited for any longer.');
      return (id) => causes.get(id) ?? shared ?? unknown;
    },
    whyNot() {
      const hold = dispatchers.builtIn.globalBlock();
      return (
        (hold && causeOf(hold, dispatchers.builtIn)) ??
        errorData('rate-limited', 'There are no credits left for it now.')
      );
    },
  };
}

/** Returns the failure of a job that waited for this reason; null where the reason is no trouble of its own. */
function causeOf(
  reason: WaitReason | null,
  { connection }: Pick<Dispatcher, 'connection'>,
): ErrorData | null {
  switch (reason?.kind) {
    case 'client-id':
      return reason.error ?? errorData('no-client-id', 'No Client-ID is set.');
    case 'network':
      return (
        reason.error ??
        errorData('unreachable', 'The host cannot be reached.', { host: placeOf(connection.host.origin) })
      );
    case 'sign-in':
      return errorData('sign-in-needed', 'The account has to sign in again.');
    case 'retry':
    case 'destination':
      return reason.error;
    case 'host':
      return reason.error ?? null;
    default:
      return null;
  }
}

/** Returns the host of an origin; an origin that is no address, such as a folder, as it is. */
const placeOf = (origin: string) => (URL.parse(origin) !== null ? new URL(origin).host || origin : origin);
