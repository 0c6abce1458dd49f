import { AppError, errorData, toErrorData } from '../../../contract/app-error.ts';
import {
  type EngineCallName,
  type EngineCalls,
  type EngineInput,
  type EngineOutput,
  engineCalls,
} from '../../../contract/engine.ts';
import { judge } from '../../../contract/judge.ts';
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
  // Every object has more than its own names.
  const call: EngineCalls[N] | undefined = Object.hasOwn(engineCalls, name) ? engineCalls[name] : undefined;
  if (!call) throw new AppError(errorData('bad-call', `There is no call ${String(name)}.`));
  const parsed = judge(call.input, input);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    const at = issue?.path.join('.') ?? '';
    throw new AppError(errorData('bad-call', `${name}: ${at} ${issue?.message ?? 'is not valid'}`));
  }
  try {
    // The handler table is typed by name; TypeScript cannot follow the pairing through an index of a union.
    const handle = handlers[name] as (input: unknown) => Promise<EngineOutput<N>>;
    return await handle(withoutUndefined(parsed.data));
  } catch (thrown) {
    throw new AppError(toErrorData(thrown));
  }
}

/**
 * Drops what a caller in a process of the same kind left out by `undefined`, which clones keep and JSON does not: what is
 * left out has its default, and `undefined` over it has none.
 */
function withoutUndefined<T extends object>(input: T): T {
  return Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined)) as T;
}
