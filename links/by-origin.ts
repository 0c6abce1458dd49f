import type { Origin, Settings } from '../contract/records.ts';

/** What is done with the links of one way in: as everywhere, but where people chose otherwise for it. */
export function linksOf(
  settings: Pick<Settings, 'copyLinks' | 'linkForm' | 'linksByOrigin'>,
  origin: Origin,
): { readonly form: string; readonly copies: boolean } {
  const own = settings.linksByOrigin[origin];
  return { form: own?.form ?? settings.linkForm, copies: own?.copy ?? settings.copyLinks };
}
