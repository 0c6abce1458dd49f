import { app } from 'electron';
import { readArguments, type Start } from './arguments.ts';
import { HandoverFolder } from './handover-folder.ts';

/** What this start was given, and what the further ones are. */
export interface Starts {
  readonly first: Start;
  /** @param told beside the lock, by a start that could not leave what it was given */
  again(argv: readonly string[], cwd: string, told: unknown): readonly Start[];
}

/**
 * Makes this start the one app of this user, or hands what it was given to the one that runs.
 * @param ownFolder where starts leave things for each other
 * @returns null when another one runs: this one has nothing left to do
 */
export function claimStart(ownFolder: string, appFolder: string): Starts | null {
  const read = (argv: readonly string[], cwd: string) =>
    readArguments(argv, cwd, app.isPackaged ? null : appFolder);
  const start = read(process.argv, process.cwd());
  const handovers = new HandoverFolder(ownFolder);
  const left = handovers.leave(start);
  if (!app.requestSingleInstanceLock({ left })) return null;
  return {
    // Also what was left while no one ran who could have taken it, except captures: their moment has gone.
    first: { ...start, items: left ? handovers.take().flatMap(({ items }) => items) : start.items },
    again(argv, cwd, told) {
      const couldNotLeave = (told as { left?: unknown } | null)?.left === false;
      return couldNotLeave ? [read(argv, cwd)] : handovers.take();
    },
  };
}
