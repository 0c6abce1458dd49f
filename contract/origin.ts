import { z } from 'zod';

/** Priority lanes: a screenshot is sent before a drop of many, that before a watched folder. */
export const laneSchema = z.enum(['interactive', 'normal', 'bulk']);
export type Lane = z.infer<typeof laneSchema>;

/**
 * Ways by which a picture was added. `clipboard`: its hotkey or the tray; `clipboard-watch`: automatically; `folder`: a
 * watched one; `editor`: a program that called the local API;
 * `machine`: another computer that counts together with this one and lets it upload the picture.
 */
export const originSchema = z.enum([
  'drop',
  'dialog',
  'paste',
  'command-line',
  'open-with',
  'folder',
  'clipboard',
  'clipboard-watch',
  'capture',
  'editor',
  'machine',
]);
export type Origin = z.infer<typeof originSchema>;
