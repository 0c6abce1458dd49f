import { errorData } from '../../../contract/app-error.ts';
import type { RemovalResult } from '../hosts/host.ts';
import type { JobQueue } from '../jobs/index.ts';
import type { DeleterOptions } from './deleter.ts';

/**
 * Creates the function that asks the host to delete a picture. Any holder of the deletehash may delete, whether its
 * account is signed in or not.
 * @param isUsable whether the host can be asked as this account
 */
export function createRemovalRequest(
  queue: Pick<JobQueue, 'request'>,
  isUsable: (account: string) => boolean,
): DeleterOptions['requestRemoval'] {
  return async (image, account) => {
    const owner = account !== null && isUsable(account) ? account : null;
    if (account !== null && owner === null && image.deletehash === null) return ownerGone(account);
    return queue.request(
      ({ removeCost }) => removeCost,
      (host, credentials, signal) => host.remove(image, credentials, signal),
      { account: owner },
    );
  };
}

/** Builds the refusal of a picture that only its owner, who is signed out, could delete. */
const ownerGone = (account: string): RemovalResult => ({
  kind: 'failed',
  failure: errorData('sign-in-needed', `Only ${account} can delete it, which is signed out.`),
  remedy: { kind: 'sign-in' },
  observation: null,
});
