import { AppError, errorData, toErrorData } from '../../contract/app-error.ts';
import type { EngineClient } from '../../contract/engine.ts';
import { drainTimeoutMs } from '../../contract/limits.ts';
import type { Engine, EngineOptions } from '../engine/app/engine.ts';
import {
  type EngineRole,
  type LockRecord,
  type ProfileLock,
  readLockRecord,
} from '../engine/lock/profile-lock.ts';
import { connectToEngine } from '../engine/socket/client.ts';
import { lockProfile } from '../engine/socket/lock-profile.ts';
import { createPauses } from '../engine/socket/retry-pauses.ts';
import { type CommandContext, Interrupted } from './context.ts';
import { printSetAside } from './recovered-message.ts';

/** Time limit in milliseconds for one owner of the profile to be up, or gone. A start may migrate a large database. */
const ownerPatienceMs = 120_000;
/** Overall time limit in milliseconds: many commands may start and end before this one. */
const patienceMs = 600_000;
/** Milliseconds of waiting that are not reported. */
const silentWaitMs = 3_000;
/** Milliseconds that an engine which made way for another leaves to that one. */
const makeWayMs = 3_000;

/** Represents a connection to one engine. */
export interface Connection {
  readonly client: EngineClient;
  /** True for an engine in this process, which ends with it. */
  readonly isOwn: boolean;
  /** Settles when the engine is gone. */
  readonly gone: Promise<void>;
  /** Closes the connection; an own engine first finishes its attempts in progress. */
  close(): Promise<void>;
}

/**
 * Starts an engine in this process. Its code is loaded, which takes a while, only when the profile is ours; other
 * processes connect to it then.
 */
export async function startOwnEngine(
  { environment, terminal, i18n, version }: CommandContext,
  lock: ProfileLock,
  options: Pick<EngineOptions, 'work' | 'localApi' | 'watchesFolders'>,
): Promise<Engine> {
  let engine: Engine;
  try {
    const { startEngine } = await import('../engine/app/engine.ts');
    const { profile, ...given } = environment.engine;
    engine = await startEngine({ profile, lock, version, environment: given, ...options });
  } catch (thrown) {
    lock.release();
    throw thrown;
  }
  await printSetAside({ terminal, i18n }, engine);
  return engine;
}

async function attach(lock: LockRecord): Promise<Connection> {
  const engine = await connectToEngine(lock);
  return { client: engine, isOwn: false, gone: engine.closed, close: async () => engine.close() };
}

async function becomeEngine(context: CommandContext, work: boolean): Promise<Connection> {
  const role: EngineRole = work ? 'command' : 'lookup';
  const lock = lockProfile(context.environment.engine.profile, context.version, role);
  // Whoever waits for a command waits for the first picture: what looks at it comes up while the engine is loaded.
  if (work) (await import('../engine/media/index.ts')).warmUp();
  const engine = await startOwnEngine(context, lock, { work });
  return {
    client: engine,
    isOwn: true,
    gone: engine.stopped,
    close: () => engine.stop(drainTimeoutMs),
  };
}

/**
 * Connects to the engine that runs for the profile, or starts one. Waits for others that are just starting or stopping.
 * @param work whether an engine of our own uploads, or only answers
 * @param madeWay an engine of our own was told to end by one that comes after it
 * @throws {AppError} what keeps the engine from starting; `profile-locked` by one of another version or, with the param
 * `silent`, by one that did not answer in time
 */
export async function connect(context: CommandContext, work: boolean, madeWay = false): Promise<Connection> {
  const { clock, random, environment, terminal, i18n, interrupted } = context;
  const beganAt = clock.now();
  const pause = createPauses(clock, random);
  let owner = '';
  let ownerSince = beganAt;
  let isTold = false;
  for (;;) {
    const lock = readLockRecord(environment.engine.profile);
    const now = clock.now();
    if (lock?.secret !== owner) {
      owner = lock?.secret ?? '';
      ownerSince = now;
    }
    const isLeft = !lock && madeWay && now - beganAt < makeWayMs;
    if (!isLeft) {
      try {
        return lock ? await attach(lock) : await becomeEngine(context, work);
      } catch (thrown) {
        // Between the check and this step another one may have started or ended.
        const isPassing = toErrorData(thrown).code === (lock ? 'engine-stopped' : 'profile-locked');
        if (!isPassing) throw thrown;
      }
    }
    if (now - ownerSince >= ownerPatienceMs || now - beganAt >= patienceMs) throw silent(lock);
    if (interrupted.aborted) throw new Interrupted();
    if (!isTold && now - beganAt >= silentWaitMs) {
      isTold = true;
      terminal.printInfo(
        i18n.t('cli.waiting-for-engine', { hasPid: lock ? 'yes' : 'no', pid: String(lock?.pid ?? '') }),
      );
    }
    await pause();
  }
}

function silent(lock: LockRecord | null): AppError {
  const pid = lock?.pid ?? 0;
  return new AppError(
    errorData('profile-locked', `The engine (pid ${pid}) did not answer`, { pid, silent: 1 }),
  );
}
