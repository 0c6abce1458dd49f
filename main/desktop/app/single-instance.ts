import { app } from 'electron';
import { InboxFiles } from '../inbox/inbox-files.ts';
import { type LaunchRequest, parseArguments, relaunchArguments } from './arguments.ts';

/** What this start was given, and what the further ones are. */
export interface LaunchRequests {
  readonly first: LaunchRequest;
  /** @param told beside the lock, by a start that could not leave what it was given */
  onSecondInstance(argv: readonly string[], cwd: string, told: unknown): readonly LaunchRequest[];
}

/**
 * Bytes. Chromium tells the app that runs all arguments of a further start; of more than 32 kB it takes none, and the
 * further start then holds the first for hung and kills it. So what was given is left, and a start without it follows.
 */
const maxArgumentBytes = 16_000;
const lengthOf = (argv: readonly string[]) => Buffer.byteLength(argv.join('\0'));

/**
 * Makes this start the one app of this user, or hands what it was given to the one that runs.
 * @param ownFolder where starts leave things for each other
 * @returns null when this one has nothing left to do: another one runs, or follows
 */
export function claimSingleInstance(ownFolder: string, appFolder: string): LaunchRequests | null {
  const read = (argv: readonly string[], cwd: string) =>
    parseArguments(argv, cwd, app.isPackaged ? null : appFolder);
  const start = read(process.argv, process.cwd());
  const handovers = new InboxFiles(ownFolder);
  const left = handovers.write(start);
  if (left && lengthOf(process.argv) > maxArgumentBytes) {
    app.relaunch({ args: relaunchArguments(process.argv, app.isPackaged ? null : appFolder) });
    return null;
  }
  if (!app.requestSingleInstanceLock({ left })) return null;
  return {
    // Also what was left while no one ran who could have taken it, except captures: their moment has gone.
    first: { ...start, items: left ? handovers.take().flatMap(({ items }) => items) : start.items },
    onSecondInstance(argv, cwd, told) {
      const couldNotLeave = (told as { left?: unknown } | null)?.left === false;
      return couldNotLeave ? [read(argv, cwd)] : handovers.take();
    },
  };
}
