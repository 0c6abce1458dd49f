import type { Settings } from '../../../contract/settings.ts';

/**
 * Every setting as it is until somebody changes it, inserted by the build (electron.vite.config.ts): working it out would
 * load the schemas of all settings, and the window would wait for them.
 */
declare const DEFAULT_SETTINGS: Settings;

/** What the shell goes by until the engine has told it the settings. */
export const defaultSettings: Settings = DEFAULT_SETTINGS;
