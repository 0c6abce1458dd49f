import type { Clock } from '../engine/clock.ts';
import type { CommandEnvironment } from './environment.ts';
import type { Messages } from './messages.ts';
import type { Terminal } from './terminal.ts';

/** Holds what a command works with. */
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

/** Exit codes, the same for all commands. */
export const exitCodes = {
  /** Everything was done. */
  done: 0,
  /** Some of it failed or was interrupted. */
  someFailed: 1,
  /** Usage error; nothing was done. */
  wrongUsage: 2,
  /** Nothing could be attempted. */
  nothingTried: 3,
} as const;
export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

/** Thrown when the user interrupted the command before there was anything to report. */
export class Interrupted extends Error {}

/** Thrown when a command line is invalid; `message` is for people, in their language. */
export class UsageError extends Error {}
