import type { EngineCallName } from '../../../contract/engine.ts';
import type { ShellCallName } from '../../../contract/shell.ts';

/**
 * Names of the contract's calls, inserted by the build (electron.vite.config.ts): importing the contract would load its
 * schemas, and the window would wait for them.
 */
declare const CALL_NAMES: {
  readonly engine: readonly EngineCallName[];
  readonly shell: readonly ShellCallName[];
};

export const callNames = CALL_NAMES;
