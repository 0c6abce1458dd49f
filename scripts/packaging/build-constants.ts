import { engineCalls } from '../../contract/engine.ts';
import { usualSettings } from '../../contract/settings.ts';
import { shellCalls } from '../../contract/shell.ts';

/**
 * What the build and the tests put in place of names that are declared where they are used: things that follow from the
 * schemas, for those who would load all schemas only for them, and make a window wait.
 */
export const buildConstants = {
  CALL_NAMES: JSON.stringify({ engine: Object.keys(engineCalls), shell: Object.keys(shellCalls) }),
  DEFAULT_SETTINGS: JSON.stringify(usualSettings),
};
