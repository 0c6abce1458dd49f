import { AppError, errorData } from '../../../contract/app-error.ts';
import { builtInDestination } from '../../../contract/destinations.ts';
import type { JobSource } from '../../../contract/job.ts';
import type { PlacedItem } from '../sources/expand.ts';
import type { StoredJob } from '../store/types.ts';

/**
 * Refuses what other machines cannot upload: they get the path of a file, and go to the built-in destination, whose
 * credits they count together.
 * @throws {AppError} `no-ledger` where no machines count together; `not-offerable` where all of it goes elsewhere
 */
export function refuseUnofferable(
  entries: readonly PlacedItem[],
  isShared: boolean,
  placeOf: (source: JobSource) => Pick<StoredJob, 'host' | 'route'>,
): readonly PlacedItem[] {
  if (!isShared)
    throw new AppError(errorData('no-ledger', 'No common ledger is set up that other computers share.'));
  const refusal = (reason: string) =>
    errorData('not-offerable', 'Other computers cannot upload this.', { reason });
  const { host, route } = placeOf({ kind: 'file', path: '' });
  if (host !== builtInDestination && route !== 'open') throw new AppError(refusal('host'));
  return entries.map((entry) => {
    if (entry.kind !== 'picture' || entry.source.kind === 'file') return entry;
    const { input, place } = entry;
    return { kind: 'refused', input, place, failure: refusal('file') };
  });
}
