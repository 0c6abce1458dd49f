import { errorData } from '../../../../contract/app-error.ts';
import type { ErrorData } from '../../../../contract/errors.ts';

/** Finds a key or token that could not even be put into a header. @returns `bad-setting` of the field */
export function unsendable(field: string, value: string | undefined): ErrorData | null {
  if (value === undefined || /^[\x21-\x7e]{0,4096}$/.test(value)) return null;
  return errorData('bad-setting', `The ${field} has characters that no header can carry`, {
    field,
    reason: 'characters',
  });
}
