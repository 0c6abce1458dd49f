import { type ErrorCode, type Failure, failureSchema } from './errors.ts';

/** The one error that is thrown on purpose: carries a `Failure` and nothing that may not cross a border. */
export class CallFailed extends Error {
  readonly failure: Failure;
  constructor(failure: Failure) {
    super(failure.message);
    this.name = 'CallFailed';
    this.failure = failure;
  }
}

/** A failure as a value. `message` is plain English without secrets, `params` fill the catalogue's text. */
export function failure(code: ErrorCode, message: string, params: Failure['params'] = {}): Failure {
  return { code, message, params };
}

/** Turns anything caught into a failure. What we did not foresee becomes `internal` and keeps only its own words. */
export function asFailure(thrown: unknown): Failure {
  if (thrown instanceof CallFailed) return thrown.failure;
  const parsed = failureSchema.safeParse(thrown);
  if (parsed.success) return parsed.data;
  return failure('internal', thrown instanceof Error ? thrown.message : String(thrown));
}
