import type { Failure } from '../../../contract/errors.ts';
import { failure } from '../../../contract/failure.ts';
import type { WaitReason } from '../../../contract/records.ts';
import type { Keyring } from '../accounts/token-manager.ts';
import type { Clock } from '../clock.ts';
import type { Dispatcher } from './dispatcher.ts';
import type { Station } from './host-connection.ts';
import type { Roster } from './open-jobs.ts';

/** Why jobs wait, and what to say where one is not waited for any longer. */
export interface Reasons {
  of(id: string): WaitReason | null;
  /** The failure of a job that is given up now. */
  causeOf(id: string): Failure;
  /** Why a request that is no upload may not go now. */
  whyNot(): Failure;
}

export function createReasons(options: {
  readonly clock: Clock;
  readonly keys: Keyring;
  readonly roster: Roster;
  readonly dispatcher: Dispatcher;
}): Reasons {
  const { clock, keys, roster, dispatcher } = options;

  const of = (id: string): WaitReason | null => {
    if (dispatcher.isUploading(id)) return null;
    const hold = dispatcher.hold();
    if (hold) return hold;
    const account = roster.accountOf(id);
    const obstacle = account === null ? null : keys.obstacle(account);
    if (obstacle) return obstacle;
    const retry = roster.retryOf(id);
    if (retry && retry.until > clock.now()) return { kind: 'retry', ...retry };
    const until = roster.graceOf(id);
    if (until > clock.now()) return { kind: 'grace', until };
    return dispatcher.station.scheduler.reasonFor(id, clock.now());
  };

  return {
    of,
    causeOf: (id) => causeOf(of(id), dispatcher.station),
    whyNot() {
      const hold = dispatcher.hold();
      return hold
        ? causeOf(hold, dispatcher.station)
        : failure('rate-limited', 'There are no credits left for it now.');
    },
  };
}

/** The failure of a job that waited for this. */
function causeOf(reason: WaitReason | null, station: Station): Failure {
  switch (reason?.kind) {
    case 'client-id':
      return station.credentials
        ? failure('bad-client-id', 'The host does not accept this Client-ID.')
        : failure('no-client-id', 'No Client-ID is set.');
    case 'network':
      return failure('unreachable', 'The host cannot be reached.', {
        host: new URL(station.host.origin).host,
      });
    case 'sign-in':
      return failure('sign-in-needed', 'The account has to sign in again.');
    case 'retry':
      return reason.error;
    default:
      return failure('cancelled', 'It was not waited for any longer.');
  }
}
