import type { ErrorData } from '../../../../contract/errors.ts';
import type { Refusal } from '../../scheduler/types.ts';
import type { Remedy } from '../host.ts';

/** A refusal, explained. `isClearNo` false: the host may yet have done what was asked. */
export interface ErrorVerdict {
  readonly failure: ErrorData;
  readonly remedy: Remedy;
  readonly refusal: Refusal | null;
  readonly isClearNo: boolean;
}
