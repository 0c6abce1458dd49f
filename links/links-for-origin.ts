import type { Origin } from '../contract/origin.ts';
import type { Settings } from '../contract/settings.ts';

/**
 * Origins whose links are not copied by default: editors get them as their answer, and pictures of watched folders were
 * not added by the user just now.
 */
const silentByDefault: readonly Origin[] = ['editor', 'folder'];

/** Returns the link settings of an origin: the general ones with the user's overrides. */
export function linkPolicyFor(
  settings: Pick<Settings, 'copyLinks' | 'linkForm' | 'linksByOrigin'>,
  origin: Origin,
): { readonly form: string; readonly copies: boolean } {
  const own = settings.linksByOrigin[origin];
  const usual = settings.copyLinks && !silentByDefault.includes(origin);
  return { form: own?.form ?? settings.linkForm, copies: own?.copy ?? usual };
}
