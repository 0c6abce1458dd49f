import { join } from 'node:path';
import { z } from 'zod';
import { AppError, errorData } from '../../../contract/app-error.ts';
import { judge } from '../../../contract/judge.ts';
import { defaultSettings } from './default-settings.ts';
import type { NodeProcess } from './node-process.ts';

/** The first line that the sandbox prints. */
const greetingSchema = z.object({ origin: z.string(), clientId: z.string() });

/** Represents the trial's host: a look-alike on this machine, with a separate profile. */
export interface TrialHost {
  /** Environment variables by which the engine uploads there. */
  readonly environment: Readonly<Record<string, string>>;
  readonly profile: string;
  stop(): void;
}

const startTimeoutMs = 15_000;

/**
 * Starts the look-alike and waits until it serves. Its pictures are below the profile's `try` folder, and so is the
 * trial's history.
 * @throws {AppError} when it does not start
 */
export async function startTrialHost(
  profile: string,
  fork: (args: readonly string[]) => NodeProcess,
): Promise<TrialHost> {
  const home = join(profile, 'try');
  const server = fork([
    '--port',
    '0',
    '--folder',
    join(home, 'pictures'),
    '--redirect-uri',
    `http://127.0.0.1:${defaultSettings.signInPort}/signed-in`,
  ]);
  const { origin, clientId } = await readGreeting(server);
  return {
    environment: { SNAPFERRY_HOME: home, SNAPFERRY_API_URL: origin, SNAPFERRY_CLIENT_ID: clientId },
    profile: home,
    stop: () => server.kill(),
  };
}

function readGreeting(server: NodeProcess): Promise<z.infer<typeof greetingSchema>> {
  return new Promise((resolve, reject) => {
    let heard = '';
    const fail = (why: string) => {
      clearTimeout(timer);
      server.kill();
      reject(new AppError(errorData('internal', `The try-out server ${why}.`)));
    };
    const timer = setTimeout(() => fail('did not start in time'), startTimeoutMs);
    server.onExit((code) => fail(`ended with code ${code}`));
    server.onOutput((text) => {
      heard += text;
      const end = heard.indexOf('\n');
      if (end === -1) return;
      clearTimeout(timer);
      const parsed = judge(greetingSchema, parseJson(heard.slice(0, end)));
      if (parsed.success) resolve(parsed.data);
      else fail('said something else than its address');
    });
  });
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
