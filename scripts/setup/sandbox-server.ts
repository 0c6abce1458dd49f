import { fork } from 'node:child_process';
import { join } from 'node:path';
import { root } from './paths.ts';
import { SetupError } from './run-command.ts';

export interface SandboxServer {
  readonly origin: string;
  readonly clientId: string;
  stop(): void;
}

interface ListeningMessage {
  readonly type: 'listening';
  readonly origin: string;
  readonly clientId: string;
}

/**
 * Starts the Imgur look-alike in a child process; it ends with ours.
 * @throws {SetupError}
 */
export function startSandboxProcess(args: readonly string[]): Promise<SandboxServer> {
  const child = fork(join(root, 'sandbox', 'main.ts'), args, {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  return new Promise((resolve, reject) => {
    child.once('exit', (code) => reject(new SetupError(`The sandbox ended with code ${code}.`)));
    child.once('message', ({ origin, clientId }: ListeningMessage) =>
      resolve({ origin, clientId, stop: () => child.kill() }),
    );
  });
}
