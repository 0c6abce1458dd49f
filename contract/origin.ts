import { z } from 'zod';

/** Who waits for the picture decides the order: a screenshot goes before a drop of many, that before a watched folder. */
export const laneSchema = z.enum(['interactive', 'normal', 'bulk']);
export type Lane = z.infer<typeof laneSchema>;

/**
 * The way by which a picture came in. `clipboard`: its hotkey or the tray; `clipboard-watch`: taken by itself;
 * `folder`: a watched one; `editor`: a program that asked over the local API.
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
]);
export type Origin = z.infer<typeof originSchema>;
