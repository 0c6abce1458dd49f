import { app } from 'electron';
import { InboxFiles } from '../inbox/inbox-files.ts';
import { type LaunchRequest, parseArguments, relaunchArguments } from './arguments.ts';
import { callAfter } from './timers.ts';

/** Holds the launch request of this start and delivers those of later ones. */
export interface LaunchRequests {
  readonly first: LaunchRequest;
  /** @param told beside the lock: whether it left its request in a file */
  onSecondInstance(argv: readonly string[], cwd: string, told: unknown): readonly LaunchRequest[];
  /** Calls back with requests that others left without telling of them. */
  followLeft(listener: (requests: readonly LaunchRequest[]) => void): void;
  /** Offers a request to another instance. Resolves to whether one took it; if not, it is as if it was never offered. */
  handOver(request: LaunchRequest): Promise<boolean>;
}

/**
 * Limit of the arguments in bytes. Chromium passes all arguments of a second start to the running app; of more than 32
 * kB it accepts none, and the second start then takes the first for hung and kills it. So larger requests are written
 * to a file, and a start without them follows.
 */
const maxArgumentBytes = 16_000;
const lengthOf = (argv: readonly string[]) => Buffer.byteLength(argv.join('\0'));

/**
 * Makes this start the single instance of this user, or passes its request to the running one.
 * @param ownFolder where starts leave requests for each other
 * @returns null when this process has nothing left to do: another one runs, or follows
 */
export function claimSingleInstance(ownFolder: string, appFolder: string): LaunchRequests | null {
  const read = (argv: readonly string[], cwd: string) =>
    parseArguments(argv, cwd, app.isPackaged ? null : appFolder);
  const start = read(process.argv, process.cwd());
  const handovers = new InboxFiles(ownFolder);
  const left = !isBare(start) && handovers.write(start);
  if (left && lengthOf(process.argv) > maxArgumentBytes) {
    app.relaunch({ args: relaunchArguments(process.argv, app.isPackaged ? null : appFolder) });
    return null;
  }
  if (!app.requestSingleInstanceLock({ left })) return null;
  // Also requests left while no instance ran, except captures: their moment has gone.
  const items = handovers.take().flatMap((request) => request.items);
  return {
    first: { ...start, items: left ? items : [...items, ...start.items] },
    onSecondInstance(argv, cwd, told) {
      const isNotLeft = (told as { left?: unknown } | null)?.left === false;
      // Also what a start has left that was followed by this one, see above.
      return [...handovers.take(), ...(isNotLeft ? [read(argv, cwd)] : [])];
    },
    followLeft: (listener) => void handovers.follow(listener),
    handOver: (request) => handovers.handOver(request, callAfter),
  };
}

/** Whether a start asks for no more than its arguments say in any case: most do, and leave no file. */
const isBare = ({ items, capture, clipboard, signIn }: LaunchRequest): boolean =>
  items.length === 0 && capture === null && !clipboard && signIn === undefined;
