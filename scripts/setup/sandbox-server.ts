import { fork } from 'node:child_process';
import { join } from 'node:path';
import { root } from './paths.ts';
import { CannotGoOn } from './run-command.ts';

export interface SandboxServer {
  readonly origin: string;
  readonly clientId: string;
  stop(): void;
}

interface Listening {
  readonly type: 'listening';
  readonly origin: string;
  readonly clientId: string;
}

/** Starts the Imgur look-alike in a process of its own; it ends with ours. @throws {CannotGoOn} */
export function startSandbox(args: readonly string[]): Promise<SandboxServer> {
  const child = fork(join(root, 'sandbox', 'main.ts'), args, {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  return new Promise((resolve, reject) => {
    child.once('exit', (code) => reject(new CannotGoOn(`The sandbox ended with code ${code}.`)));
    child.once('message', ({ origin, clientId }: Listening) =>
      resolve({ origin, clientId, stop: () => child.kill() }),
    );
  });
}
