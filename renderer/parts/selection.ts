import type { Selection } from 'react-aria-components';

/**
 * A list's selection as it is kept in the state. The very set is kept, because react-aria notes on it where a range
 * began; a copy would lose that, and Shift would select two rows in the place of a range. All our keys are strings.
 */
export function keptSelection(selection: Selection, all: Iterable<string>): ReadonlySet<string> {
  return selection === 'all' ? new Set(all) : (selection as Set<string>);
}
