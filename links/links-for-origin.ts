import type { Origin, Settings } from '../contract/records.ts';

/** Editors get links as their answer, and what comes from a watched folder was not handed over just now. */
const silentByDefault: readonly Origin[] = ['editor', 'folder'];

/** What is done with the links of one way in: as everywhere, but where people chose otherwise for it. */
export function linkPolicyFor(
  settings: Pick<Settings, 'copyLinks' | 'linkForm' | 'linksByOrigin'>,
  origin: Origin,
): { readonly form: string; readonly copies: boolean } {
  const own = settings.linksByOrigin[origin];
  const usual = settings.copyLinks && !silentByDefault.includes(origin);
  return { form: own?.form ?? settings.linkForm, copies: own?.copy ?? usual };
}
