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
  queue: Pick<JobQueue, 'requestAt'>,
  isUsable: (account: string) => boolean,
): DeleterOptions['requestRemoval'] {
  return async ({ host: destination, remote: image, account }) => {
    const owner = account !== null && isUsable(account) ? account : null;
    if (account !== null && owner === null && image.deletehash === null) return ownerGone(account);
    return queue.requestAt(
      destination,
      ({ removeCost = {} }) => removeCost,
      async (host, credentials, signal) =>
        (await host.remove?.(image, credentials, signal)) ?? notOffered(destination),
      { account: owner },
    );
  };
}

/** Builds the refusal of a host that was replaced by one without such a request. */
const notOffered = (destination: string): RemovalResult => ({
  kind: 'failed',
  failure: errorData('not-deletable', `${destination} has no request to delete.`, { how: 'never' }),
  remedy: { kind: 'none' },
  observation: null,
});

/** Builds the refusal of a picture that only its owner, who is signed out, could delete. */
const ownerGone = (account: string): RemovalResult => ({
  kind: 'failed',
  failure: errorData('sign-in-needed', `Only ${account} can delete it, which is signed out.`),
  remedy: { kind: 'sign-in' },
  observation: null,
});
