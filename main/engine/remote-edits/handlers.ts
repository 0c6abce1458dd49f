import type { EngineOutput, EngineParsedInput } from '../../../contract/engine.ts';
import type { remoteEditCalls } from '../../../contract/remote-edits.ts';

/** The contract's calls about what others see of what was uploaded. */
export type RemoteEditHandlers = {
  [N in keyof typeof remoteEditCalls]: (input: EngineParsedInput<N>) => Promise<EngineOutput<N>>;
};
