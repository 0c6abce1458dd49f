import { errorData } from '../../../contract/app-error.ts';
import type { ErrorData } from '../../../contract/errors.ts';
import type { WaitReason } from '../../../contract/wait-reason.ts';
import type { TokenManager } from '../accounts/token-manager.ts';
import type { Clock } from '../clock.ts';
import type { Dispatcher } from './dispatcher.ts';
import type { HostConnection } from './host-connection.ts';
import type { OpenJobs } from './open-jobs.ts';

/** Explains why jobs wait, and what to report where one is not waited for any longer. */
export interface WaitReasons {
  reasonFor(id: string): WaitReason | null;
  /** Returns the failure of a job that is given up now. */
  causeOf(id: string): ErrorData;
  /** Returns why a request other than an upload may not be sent now. */
  whyNot(): ErrorData;
}

export function createWaitReasons(options: {
  readonly clock: Clock;
  readonly keys: TokenManager;
  readonly openJobs: OpenJobs;
  readonly dispatcher: Dispatcher;
}): WaitReasons {
  const { clock, keys, openJobs, dispatcher } = options;

  const reasonFor = (id: string): WaitReason | null => {
    if (dispatcher.isUploading(id)) return null;
    const hold = dispatcher.globalBlock();
    if (hold) return hold;
    const account = openJobs.accountOf(id);
    const obstacle = account === null ? null : keys.obstacle(account);
    if (obstacle) return obstacle;
    const retry = openJobs.retryOf(id);
    if (retry && retry.until > clock.now()) return { kind: 'retry', ...retry };
    const until = openJobs.undoableUntil(id);
    if (until > clock.now()) return { kind: 'grace', until };
    return dispatcher.connection.scheduler.reasonFor(id, clock.now());
  };

  return {
    reasonFor,
    causeOf: (id) => causeOf(reasonFor(id), dispatcher.connection),
    whyNot() {
      const hold = dispatcher.globalBlock();
      return hold
        ? causeOf(hold, dispatcher.connection)
        : errorData('rate-limited', 'There are no credits left for it now.');
    },
  };
}

/** Returns the failure of a job that waited for this reason. */
function causeOf(reason: WaitReason | null, connection: HostConnection): ErrorData {
  switch (reason?.kind) {
    case 'client-id':
      return connection.credentials
        ? errorData('bad-client-id', 'The host does not accept this Client-ID.')
        : errorData('no-client-id', 'No Client-ID is set.');
    case 'network':
      return (
        reason.error ??
        errorData('unreachable', 'The host cannot be reached.', {
          host: new URL(connection.host.origin).host,
        })
      );
    case 'sign-in':
      return errorData('sign-in-needed', 'The account has to sign in again.');
    case 'retry':
      return reason.error;
    default:
      return errorData('cancelled', 'It was not waited for any longer.');
  }
}
