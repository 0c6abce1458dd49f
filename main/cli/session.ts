import { toErrorData } from '../../contract/app-error.ts';
import type { EngineClient } from '../../contract/engine.ts';
import type { Engine, EngineOptions } from '../engine/app/engine.ts';
import type { Clock } from '../engine/clock.ts';
import { readLockRecord } from '../engine/lock/profile-lock.ts';
import { connectToEngine } from '../engine/socket/client.ts';
import type { CommandContext } from './context.ts';

/** Milliseconds for an engine that is just starting or ending to make up its mind. */
const connectTimeoutMs = 10_000;
/** Milliseconds that another command may hold the profile to look something up. */
const lockReleaseTimeoutMs = 2_000;
const retryIntervalMs = 50;

/** Milliseconds in which attempts in flight may end before they are broken off. */
export const shutdownTimeoutMs = 10_000;

/** An engine to talk to: the one that runs for the profile, or one of our own that ends with us. */
export interface Session {
  readonly client: EngineClient;
  readonly isOwn: boolean;
  /** Settles when the engine is gone. */
  readonly disconnected: Promise<void>;
  /** Lets attempts in flight of an engine of our own end first. */
  close(): Promise<void>;
}

const wait = (clock: Clock) => new Promise<void>((resolve) => clock.after(retryIntervalMs, resolve));

async function startOwnEngine(
  { environment: surroundings, terminal, words, version }: CommandContext,
  work: boolean,
  more: Pick<EngineOptions, 'localApi' | 'watchesFolders'> = {},
): Promise<Engine> {
  // Loaded only when needed: image and database code takes a while, and a running engine has it already.
  const { startEngine } = await import('../engine/app/engine.ts');
  const { profile, apiUrl, clientId } = surroundings.engine;
  const engine = await startEngine({
    profile,
    version,
    environment: { apiUrl, clientId },
    work,
    ...more,
  });
  const { setAside } = await engine.call('capabilities', {});
  if (setAside) {
    const { path, restoredFrom, rescued } = setAside;
    const id = restoredFrom ? 'cli.set-aside.restored' : 'cli.set-aside';
    terminal.printInfo(words.t(id, { path, restoredFrom: restoredFrom ?? '', rescued }));
  }
  return engine;
}

/**
 * Talks to the engine that runs for the profile, or starts one.
 * @param work whether an engine of our own uploads, or only answers
 * @throws {CallFailed} what keeps the engine from starting, or `profile-locked` by one of another version
 */
export async function openSession(context: CommandContext, work: boolean): Promise<Session> {
  const { clock, environment: surroundings } = context;
  const giveUpAt = clock.now() + connectTimeoutMs;
  for (;;) {
    const lock = readLockRecord(surroundings.engine.profile);
    try {
      if (lock) {
        const engine = await connectToEngine(lock);
        return {
          client: engine,
          isOwn: false,
          disconnected: engine.closed,
          close: async () => engine.close(),
        };
      }
      const engine = await startOwnEngine(context, work);
      return {
        client: engine,
        isOwn: true,
        disconnected: engine.stopped,
        close: () => engine.stop(shutdownTimeoutMs),
      };
    } catch (thrown) {
      // Between our look and our step another one may have started or ended.
      const isPassing = toErrorData(thrown).code === (lock ? 'engine-stopped' : 'profile-locked');
      if (!isPassing || clock.now() >= giveUpAt) throw thrown;
      await wait(clock);
    }
  }
}

/**
 * Becomes the engine of the profile, with all that comes in by itself.
 * @throws {CallFailed} `profile-locked` when another one stays
 */
export async function runAsEngine(
  context: CommandContext,
  localApi: NonNullable<EngineOptions['localApi']>,
): Promise<Engine> {
  const { clock } = context;
  const giveUpAt = clock.now() + lockReleaseTimeoutMs;
  for (;;) {
    try {
      return await startOwnEngine(context, true, { localApi, watchesFolders: true });
    } catch (thrown) {
      if (toErrorData(thrown).code !== 'profile-locked' || clock.now() >= giveUpAt) throw thrown;
      await wait(clock);
    }
  }
}

/** Opens a session for looking and changing, and closes it after. */
export async function withSession<T>(
  context: CommandContext,
  act: (client: EngineClient, session: Session) => Promise<T>,
): Promise<T> {
  const session = await openSession(context, false);
  try {
    return await act(session.client, session);
  } finally {
    await session.close();
  }
}
