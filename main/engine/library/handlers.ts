import type { EngineOutput, EngineParsedInput } from '../../../contract/engine.ts';
import type { libraryCalls } from '../../../contract/library.ts';

type Names = Exclude<keyof typeof libraryCalls, 'restoreBackup'>;

/** The contract's calls about the library; restoring a backup takes the whole engine. */
export type LibraryHandlers = { [N in Names]: (input: EngineParsedInput<N>) => Promise<EngineOutput<N>> };
