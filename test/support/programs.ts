import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { onTestFinished } from 'vitest';

/**
 * Finds a program of the system, also among those of administrators.
 * @param from the Debian package that it comes in, for who lacks it
 */
export function programOf(name: string, from: string): string {
  const folders = [
    ...(process.env.PATH ?? '').split(delimiter),
    '/usr/sbin',
    '/usr/local/sbin',
    '/sbin',
    '/usr/lib/openssh',
  ];
  const found = folders.map((folder) => join(folder, name)).find((path) => existsSync(path));
  if (found === undefined)
    throw new Error(`${name} is not on this machine. It comes with ${from}: apt-get install ${from}`);
  return found;
}

export interface Program {
  readonly child: ChildProcess;
  /** All that it said so far. */
  output(): string;
}

interface ProgramOptions {
  /** True: it starts processes that would outlive it, and they end with it. */
  readonly hasChildren?: boolean;
}

/** Starts a program that runs until the test is over. */
export function startProgram(
  path: string,
  args: readonly string[],
  { hasChildren = false }: ProgramOptions = {},
): Program {
  // As a group of its own, which can be killed as a whole.
  const child = spawn(path, args, { stdio: ['ignore', 'pipe', 'pipe'], detached: hasChildren });
  let said = '';
  const hear = (data: Buffer) => {
    said += data.toString();
  };
  child.stdout?.on('data', hear);
  child.stderr?.on('data', hear);
  child.on('error', (error) => hear(Buffer.from(String(error))));
  onTestFinished(
    () =>
      new Promise<void>((resolve) => {
        if (child.exitCode !== null || child.signalCode !== null) return resolve();
        child.once('exit', () => resolve());
        if (hasChildren && child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
        else child.kill('SIGKILL');
      }),
  );
  return { child, output: () => said };
}
