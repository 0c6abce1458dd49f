import { type ErrorCode, type ErrorData, errorDataSchema } from './errors.ts';

/** The one error that is thrown on purpose: carries a `Failure` and nothing that may not cross a border. */
export class AppError extends Error {
  readonly data: ErrorData;
  constructor(failure: ErrorData) {
    super(failure.message);
    this.name = 'AppError';
    this.data = failure;
  }
}

/** A failure as a value. `message` is plain English without secrets, `params` fill the catalogue's text. */
export function errorData(code: ErrorCode, message: string, params: ErrorData['params'] = {}): ErrorData {
  return { code, message, params };
}

/** Turns anything caught into a failure. What we did not foresee becomes `internal` and keeps only its own words. */
export function toErrorData(thrown: unknown): ErrorData {
  if (thrown instanceof AppError) return thrown.data;
  const parsed = errorDataSchema.safeParse(thrown);
  if (parsed.success) return parsed.data;
  return errorData('internal', thrown instanceof Error ? thrown.message : String(thrown));
}
