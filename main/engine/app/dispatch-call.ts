import { AppError, errorData, toErrorData } from '../../../contract/app-error.ts';
import {
  type EngineCallName,
  type EngineCalls,
  type EngineInput,
  type EngineOutput,
  engineCalls,
} from '../../../contract/engine.ts';
import type { CallHandlers } from './calls.ts';

/**
 * Dispatches one call: validates its input by the contract, and lets nothing but an `AppError` out.
 * @throws {AppError} `bad-call` for an invalid call, and what the handler throws
 */
export async function dispatchCall<N extends EngineCallName>(
  handlers: CallHandlers,
  name: N,
  input: EngineInput<N>,
): Promise<EngineOutput<N>> {
  const call: EngineCalls[N] | undefined = engineCalls[name];
  if (!call) throw new AppError(errorData('bad-call', `There is no call ${String(name)}.`));
  const parsed = call.input.safeParse(input);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    const at = issue?.path.join('.') ?? '';
    throw new AppError(errorData('bad-call', `${name}: ${at} ${issue?.message ?? 'is not valid'}`));
  }
  try {
    // The handler table is typed by name; TypeScript cannot follow the pairing through an index of a union.
    const handle = handlers[name] as (input: unknown) => Promise<EngineOutput<N>>;
    return await handle(parsed.data);
  } catch (thrown) {
    throw new AppError(toErrorData(thrown));
  }
}
