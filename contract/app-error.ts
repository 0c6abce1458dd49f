import { type ErrorCode, type ErrorData, errorDataSchema } from './errors.ts';
import { judge } from './judge.ts';

/**
 * Represents every error that is thrown on purpose: carries an `ErrorData` and nothing that may not cross a process
 * border.
 */
export class AppError extends Error {
  readonly data: ErrorData;
  constructor(failure: ErrorData) {
    super(failure.message);
    this.name = 'AppError';
    this.data = failure;
  }
}

/** Creates an `ErrorData`. `message` is plain English without secrets, `params` fill the catalogue's text. */
export function errorData(code: ErrorCode, message: string, params: ErrorData['params'] = {}): ErrorData {
  return { code, message, params };
}

/**
 * Converts any caught value into an `ErrorData`. An unforeseen error becomes `internal` and keeps only its own message.
 */
export function toErrorData(thrown: unknown): ErrorData {
  if (thrown instanceof AppError) return thrown.data;
  const parsed = judge(errorDataSchema, thrown);
  if (parsed.success) return parsed.data;
  return errorData('internal', thrown instanceof Error ? thrown.message : String(thrown));
}
