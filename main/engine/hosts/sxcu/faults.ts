import { errorData } from '../../../../contract/app-error.ts';
import type { ErrorData } from '../../../../contract/errors.ts';

/** Why a file is refused, or a stored uploader cannot be used. Told to people by `texts.ts`. */
export const faults = [
  'not-json',
  'not-an-uploader',
  'too-long',
  'version',
  'no-address',
  'host-varies',
  'not-for-pictures',
  'carries-no-file',
  'no-file-name',
  'bad-header',
  'template',
  'asks',
  'placeholder',
  'secret-missing',
] as const;
export type Fault = (typeof faults)[number];

/**
 * Builds the refusal of a file.
 * @param field the file's own name of what it is about
 * @param part what is meant, where that is more than a field
 */
export function fault(reason: Fault, field: string, message: string, part = ''): ErrorData {
  return errorData('bad-setting', message, { field, reason, ...(part === '' ? {} : { part }) });
}

/** What was read in a way that its author may not have meant. Told to people by `texts.ts`. */
export type Warning =
  | { readonly code: 'unknown-field'; readonly field: string }
  | { readonly code: 'regex-list-missing'; readonly field: string }
  | { readonly code: 'escape-kept'; readonly field: string }
  | { readonly code: 'looks-old'; readonly field: string }
  | { readonly code: 'header-left-out'; readonly field: string }
  | { readonly code: 'not-encrypted'; readonly field: string };
