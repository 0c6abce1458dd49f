/** Describes how a program is started. */
export interface Command {
  readonly command: string;
  readonly args: readonly string[];
}

interface Machine {
  readonly platform: NodeJS.Platform;
  /** Null where the system knows no user ids. */
  readonly uid: number | null;
}

export const thisMachine: Machine = { platform: process.platform, uid: process.getuid?.() ?? null };

/** Returns the flags for Chromium's sandbox, which refuses Linux's root; for everyone else the sandbox stays. */
export function sandboxFlags(machine: Machine): readonly string[] {
  return machine.platform === 'linux' && machine.uid === 0 ? ['--no-sandbox'] : [];
}

/**
 * Builds the command that opens the app in `appFolder`, with Chromium's flags before it and the app's own arguments
 * after.
 */
export function electronCommand(
  executable: string,
  appFolder: string,
  args: readonly string[],
  flags: readonly string[],
): Command {
  return { command: executable, args: [...flags, appFolder, ...args] };
}
