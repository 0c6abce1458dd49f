import { type ChildProcess, spawn } from 'node:child_process';
import { randomInt } from 'node:crypto';
import type { Readable } from 'node:stream';
import { SetupError } from './run-command.ts';
import { isHeadless } from './system-libraries.ts';

export interface Display {
  /** Variables to add to the environment of programs with windows. */
  readonly env: Readonly<Record<string, string>>;
  /** To be passed to Electron: a virtual screen has no graphics card, and Chromium's search for one may hang. */
  readonly flags: readonly string[];
  stop(): void;
}

/**
 * Opens the existing screen, or a virtual one on Linux machines without, so that any number of runs go side by side.
 * @throws {SetupError} when Xvfb does not start
 */
export async function openDisplay(): Promise<Display> {
  if (!isHeadless(process.env, process.platform)) return { env: {}, flags: [], stop: () => {} };
  return openVirtualDisplay();
}

/**
 * Starts a separate virtual screen, 1440 by 1000 pixels, whether or not there is a real one.
 * @throws {SetupError}
 */
export async function openVirtualDisplay(): Promise<Display> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await startXvfb(randomInt(numbers.from, numbers.to));
    } catch (thrown) {
      if (attempt === mostAttempts) throw thrown;
    }
  }
}

/**
 * Numbers to choose from at random. To let Xvfb choose would be shorter (`-displayfd` alone), but then it takes no lock:
 * of two that start at the same moment the second takes over the socket of the first, and both are told the same number.
 */
const numbers = { from: 100, to: 50_000 } as const;
const mostAttempts = 3;

async function startXvfb(display: number): Promise<Display> {
  const screen = ['-screen', '0', '1440x1000x24'];
  // -r: no autorepeat, because the server would repeat a key that a busy machine releases late.
  const server = spawn(
    'Xvfb',
    [`:${display}`, '-displayfd', '3', ...screen, '-nolisten', 'tcp', '-noreset', '-r'],
    { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] },
  );
  const stop = () => {
    server.kill();
  };
  process.once('exit', stop);
  const number = await displayNumber(server).catch((thrown: unknown) => {
    process.off('exit', stop);
    throw thrown;
  });
  return {
    env: { DISPLAY: `:${number}` },
    flags: ['--disable-gpu'],
    stop() {
      process.off('exit', stop);
      stop();
    },
  };
}

function displayNumber(server: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    const fail = (why: string) => reject(new SetupError(`No virtual screen: ${why}`));
    server.once('error', (error) => fail(error.message));
    server.once('exit', (code) => fail(`Xvfb ended with code ${code}`));
    (server.stdio[3] as Readable).once('data', (line: Buffer) => resolve(line.toString().trim()));
  });
}
