import { spawn } from 'node:child_process';

export interface CommandResult {
  /** Null when it was ended by a signal or could not be started. */
  readonly code: number | null;
  readonly output: string;
}

/** Runs a program to its end and collects the output of both streams. Never throws: a missing program has no code. */
export function runCommand(
  command: string,
  args: readonly string[],
  options: { cwd?: string; env?: NodeJS.ProcessEnv; timeLimitMs?: number } = {},
): Promise<CommandResult> {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: options.cwd,
      env: { ...process.env, ...options.env },
      stdio: ['ignore', 'pipe', 'pipe'],
      timeout: options.timeLimitMs,
      killSignal: 'SIGKILL',
    });
    let output = '';
    const keep = (part: Buffer) => {
      output += part.toString();
    };
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    child.on('error', (error) => resolve({ code: null, output: error.message }));
    child.on('close', (code) => resolve({ code, output }));
  });
}

/** Thrown for an error that the user can resolve: shown without a stack. */
export class SetupError extends Error {}
