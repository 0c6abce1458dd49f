import type { EngineOutput, EngineParsedInput } from '../../../contract/engine.ts';
import type { postCalls } from '../../../contract/posts.ts';

/** Handlers of the contract's calls about posts. */
export type PostHandlers = {
  [N in keyof typeof postCalls]: (input: EngineParsedInput<N>) => Promise<EngineOutput<N>>;
};
