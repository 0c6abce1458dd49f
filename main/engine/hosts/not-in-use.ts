import { errorData } from '../../../contract/app-error.ts';
import type { ErrorData } from '../../../contract/errors.ts';

/** Builds the failure of a request about what is at another host than the one in use. */
export const hostNotInUse = (host: string): ErrorData =>
  errorData('forbidden', 'It is on a host that is not in use.', { host });
