import type { Clock } from '../engine/clock.ts';
import type { CommandEnvironment } from './environment.ts';
import type { Messages } from './messages.ts';
import type { Terminal } from './terminal.ts';

/** All that a command works with. */
export interface CommandContext {
  readonly environment: CommandEnvironment;
  readonly terminal: Terminal;
  readonly i18n: Messages;
  readonly version: string;
  readonly clock: Clock;
  /** From 0 up to 1. */
  readonly random: () => number;
  /** Aborted at the first Ctrl-C or SIGTERM. */
  readonly interrupted: AbortSignal;
}

/** The exit codes of the command, the same for all of its parts. */
export const exitCodes = {
  /** All that was asked is done. */
  done: 0,
  /** Some of it failed or was broken off. */
  someFailed: 1,
  /** The command was not understood, and nothing was done. */
  wrongUsage: 2,
  /** Nothing could be tried. */
  nothingTried: 3,
} as const;
export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

/** Thrown where the person broke it off before anything was done that could be told. */
export class Interrupted extends Error {}

/** Thrown where a command line makes no sense; `message` is for people, in their language. */
export class UsageError extends Error {}
