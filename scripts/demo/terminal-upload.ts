import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { root } from '../setup/paths.ts';
import { SetupError } from '../setup/run-command.ts';

export interface TerminalUpload {
  /** Resolves when the command has succeeded: the links that it printed, in order. */
  readonly links: Promise<string[]>;
  stop(): void;
}

/** Runs `snapferry upload` as a user types it, on the profile that the environment names. */
export function uploadFromTerminal(files: readonly string[], env: Record<string, string>): TerminalUpload {
  const child = spawn(process.execPath, [join(root, 'scripts', 'snapferry.mjs'), 'upload', ...files], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  let complaints = '';
  child.stdout.on('data', (part: Buffer) => {
    output += part.toString();
  });
  child.stderr.on('data', (part: Buffer) => {
    complaints += part.toString();
  });
  const links = new Promise<string[]>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => {
      if (code === 0) resolve(output.trim().split('\n'));
      else reject(new SetupError(`snapferry upload ended with code ${code}: ${complaints.trim() || output}`));
    });
  });
  // Awaited later: until then a rejection must not count as unhandled.
  links.catch(() => {});
  return { links, stop: () => child.kill() };
}
