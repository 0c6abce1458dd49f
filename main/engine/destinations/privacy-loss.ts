import { errorData } from '../../../contract/app-error.ts';
import type { DestinationTraits } from '../../../contract/destinations.ts';
import type { ErrorData } from '../../../contract/errors.ts';

type Place = { readonly title: string; readonly traits: DestinationTraits };

/** What a picture loses of its privacy, as the text of `less-private` knows it. */
type Loss = 'listed' | 'name' | 'undeletable' | 'stays';

/** Returns why a destination is less private than another one; null where it is not. */
export function privacyLoss(from: Place, to: Place): ErrorData | null {
  const why = lossOf(from.traits, to.traits);
  if (why === null) return null;
  return errorData('less-private', `${to.title} is less private than ${from.title} (${why}).`, {
    from: from.title,
    to: to.title,
    why,
  });
}

function lossOf(from: DestinationTraits, to: DestinationTraits): Loss | null {
  if (to.audience === 'listed' && from.audience !== 'listed') return 'listed';
  if (to.showsName && !from.showsName) return 'name';
  if (to.deletion === 'never' && from.deletion !== 'never') return 'undeletable';
  return from.deletion === 'expires' && to.deletion !== 'expires' ? 'stays' : null;
}
