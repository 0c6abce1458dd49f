import { AppError, errorData } from '../../../../contract/app-error.ts';
import { siteOf } from '../http/form-host.ts';
import type { HostValues } from '../kind.ts';
import { needed } from '../storage-fields.ts';
import type { Login } from './authorization.ts';

/**
 * Reads where to go, and as whom.
 * @throws {AppError} `bad-setting`, `bad-url`
 */
export function loginOf(values: HostValues): Login & { readonly url: URL } {
  const user = values.user?.trim() ?? '';
  // What ends the name in the credentials (RFC 7617, 2).
  if (user.includes(':'))
    throw new AppError(
      errorData('bad-setting', 'No user has a colon', { field: 'user', reason: 'characters' }),
    );
  const auth = values.auth === 'digest' ? 'digest' : 'basic';
  return { url: siteOf(needed(values, 'url')), user, password: values.password ?? '', auth };
}
