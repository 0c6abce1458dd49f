import { toErrorData } from '../../contract/app-error.ts';
import type { EngineCallName, EngineClient, EngineEvent, EngineInput } from '../../contract/engine.ts';
import type { Engine } from '../engine/app/engine.ts';
import { createPauses } from '../engine/socket/retry-pauses.ts';
import { takeProfile } from '../engine/socket/take-over.ts';
import { type Connection, connect, startOwnEngine } from './connect.ts';
import type { CommandContext } from './context.ts';

/** Milliseconds for which a call looks for an engine that answers it. */
const callPatienceMs = 120_000;

/**
 * Represents a connection to the profile's engine, whichever that is: a running one, or one in this process that ends
 * with it. When it stops, the next one is found or started, unanswered calls are repeated there, and subscriptions are
 * moved.
 */
export interface Session {
  /** Calls that may not be repeated need an idempotency key (`batchId`). */
  readonly client: EngineClient;
  /** Calls without repeating: for calls that would act twice. */
  readonly once: Pick<EngineClient, 'call'>;
  /** Whether the engine in use runs in this process. */
  readonly isOwn: boolean;
  /** Called when another engine took over: events in between were missed. */
  onReplaced(listener: () => void): void;
  /** Rejects when no engine could be found any more; never resolves. */
  readonly lost: Promise<never>;
  /** Closes the session; an own engine first finishes its attempts in progress. */
  close(): Promise<void>;
}

/**
 * Opens a session with the engine that runs for the profile, or starts one.
 * @param work whether an engine of our own uploads, or only answers
 * @throws {AppError} as `connect` does
 */
export async function openSession(context: CommandContext, work: boolean): Promise<Session> {
  const { clock, random } = context;
  let current = await connect(context, work);
  const listeners = new Map<(event: EngineEvent) => void, () => void>();
  const onReplaced = new Set<() => void>();
  let isClosed = false;
  let replacing: Promise<Connection> | null = null;
  let giveUp: (thrown: unknown) => void = () => {};
  const lost = new Promise<never>((_, reject) => {
    giveUp = reject;
  });
  lost.catch(() => {});

  const replace = (gone: Connection): Promise<Connection> => {
    if (gone !== current) return Promise.resolve(current);
    const find = async () => {
      await gone.close();
      const next = await connect(context, work, gone.isOwn);
      current = next;
      if (isClosed) await next.close();
      else {
        for (const listener of listeners.keys()) listeners.set(listener, next.client.subscribe(listener));
        follow(next);
      }
      return next;
    };
    replacing ??= find().finally(() => {
      replacing = null;
    });
    return replacing;
  };

  /**
   * A session that only calls looks for the next engine at its next call; one with subscriptions must not miss events.
   */
  const follow = (connection: Connection) =>
    void connection.gone.then(async () => {
      if (isClosed || listeners.size === 0) return;
      try {
        await replace(connection);
        for (const listener of onReplaced) listener();
      } catch (thrown) {
        giveUp(thrown);
      }
    });

  const client: EngineClient = {
    async call<N extends EngineCallName>(name: N, input: EngineInput<N>) {
      const giveUpAt = clock.now() + callPatienceMs;
      const pause = createPauses(clock, random);
      for (;;) {
        const asked = replacing ? await replacing : current;
        try {
          return await asked.client.call(name, input);
        } catch (thrown) {
          const isGone = toErrorData(thrown).code === 'engine-stopped';
          if (!isGone || isClosed || name === 'stop' || clock.now() >= giveUpAt) throw thrown;
          await pause();
          await replace(asked);
        }
      }
    },
    subscribe(listener) {
      listeners.set(listener, current.client.subscribe(listener));
      return () => {
        listeners.get(listener)?.();
        listeners.delete(listener);
      };
    },
  };

  follow(current);
  return {
    client,
    once: { call: async (name, input) => (await (replacing ?? current)).client.call(name, input) },
    get isOwn() {
      return current.isOwn;
    },
    onReplaced: (listener) => void onReplaced.add(listener),
    lost,
    async close() {
      if (isClosed) return;
      isClosed = true;
      await replacing?.catch(() => {});
      await current.close();
    },
  };
}

/**
 * Runs the profile's engine with all automatic sources. An engine that lives only as long as a command makes way.
 * @throws {AppError} `profile-locked` when another one stays
 */
export async function runAsEngine(
  context: CommandContext,
  localApi: NonNullable<Parameters<typeof startOwnEngine>[2]['localApi']>,
): Promise<Engine> {
  const { environment, version, clock, random } = context;
  const lock = await takeProfile(environment.engine.profile, version, 'service', clock, random);
  return startOwnEngine(context, lock, { work: true, localApi, watchesFolders: true });
}

/** Opens a session for reading and changing state, and closes it after. */
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
