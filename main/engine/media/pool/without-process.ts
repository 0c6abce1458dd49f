import { errorData } from '../../../../contract/app-error.ts';
import type { ErrorData } from '../../../../contract/errors.ts';

/** Builds the failure of work for which no process could be started, which tells nothing of a file. */
export const withoutProcess = (): ErrorData =>
  errorData('internal', 'The process that opens pictures does not start.', { why: 'no-process' });

export const isWithoutProcess = ({ code, params }: ErrorData): boolean =>
  code === 'internal' && params.why === 'no-process';
