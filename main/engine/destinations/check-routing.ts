import { AppError, errorData } from '../../../contract/app-error.ts';
import type { Routing } from '../../../contract/routing.ts';
import type { Destinations } from './index.ts';

/**
 * Checks rules before they are stored.
 * @throws {AppError} `host-removed` for a destination that is not there, `less-private` where a mirror or a fallback is,
 *   and was not allowed to be
 */
export function checkRouting(
  { rules, fallback }: Routing,
  destinations: Pick<Destinations, 'isThere' | 'nameOf' | 'lossBetween'>,
): void {
  const named = [
    ...rules.flatMap(({ to, mirrorTo }) => [to, ...(mirrorTo === null ? [] : [mirrorTo])]),
    ...fallback.flatMap(({ from, to }) => [from, to]),
  ];
  const missing = named.find((id) => !destinations.isThere(id));
  if (missing !== undefined) {
    const name = destinations.nameOf(missing) ?? missing;
    throw new AppError(errorData('host-removed', `There is no destination ${missing}.`, { name }));
  }
  const steps = [
    ...rules.flatMap(({ to, mirrorTo, allowLessPrivate }) =>
      mirrorTo === null ? [] : [{ from: to, to: mirrorTo, allowLessPrivate }],
    ),
    ...fallback,
  ];
  for (const { from, to, allowLessPrivate } of steps) {
    const loss = allowLessPrivate ? null : destinations.lossBetween(from, to);
    if (loss) throw new AppError(loss);
  }
}

/** Returns the rules without those that name this destination, which is removed. */
export function withoutDestination({ rules, fallback }: Routing, id: string): Routing {
  return {
    rules: rules
      .filter(({ to }) => to !== id)
      .map((rule) => (rule.mirrorTo === id ? { ...rule, mirrorTo: null } : rule)),
    fallback: fallback.filter(({ from, to }) => from !== id && to !== id),
  };
}
