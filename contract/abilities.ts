import { z } from 'zod';

/**
 * What a shell can do for its window beyond what every window needs. A desktop can do all of it, a browser nothing: what
 * needs one that is missing is not offered, see `shellInfo`.
 */
export const shellAbilities = [
  /** Screens are captured and recorded. */
  'capture',
  'hotkeys',
  /** The clipboard is read without a paste of the user's. */
  'read-clipboard',
  'watch-clipboard',
  /** Links are copied by themselves as soon as pictures are up. */
  'copy-links',
  /** Newer versions are looked for and installed. */
  'updates',
  /** There is a program of its own with a tray, that starts at login, notifies and is quit. */
  'program',
  'zoom',
  /** There is a trial, see `setMode`. */
  'trial',
  /** Files are shown in the system's file manager and dragged to other programs. */
  'file-manager',
  /** The user names files and folders of the computer that uploads. */
  'paths',
  /** Access of editors is set up. */
  'editors',
  'licences',
] as const;

export const shellAbilitySchema = z.enum(shellAbilities);
export type ShellAbility = z.infer<typeof shellAbilitySchema>;
