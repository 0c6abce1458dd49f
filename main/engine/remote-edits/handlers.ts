import type { EngineOutput, EngineParsedInput } from '../../../contract/engine.ts';
import type { remoteEditCalls } from '../../../contract/remote-edits.ts';

/** Handlers of the contract's calls about what others see of uploads. */
export type RemoteEditHandlers = {
  [N in keyof typeof remoteEditCalls]: (input: EngineParsedInput<N>) => Promise<EngineOutput<N>>;
};
