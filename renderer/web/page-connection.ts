import type { Result } from '../../contract/bridge.ts';
import {
  type EngineCallName,
  type EngineEvent,
  type EngineInput,
  type EngineOutput,
  engineCalls,
} from '../../contract/engine.ts';
import type { ErrorData } from '../../contract/errors.ts';
import { judge } from '../../contract/judge.ts';
import {
  aliveEveryMs,
  maxSocketMessageBytes,
  proofProtocol,
  type SocketMessage,
  socketMessageSchema,
  socketProtocol,
  webRoot,
} from '../../contract/web.ts';
import { decodeFrame, encodeFrame } from '../../contract/web-frames.ts';
import type { PageSession } from './page-session.ts';

/** Shortest and longest wait before the next attempt to connect, ms. */
const firstPauseMs = 500;
const longestPauseMs = 15_000;
/** Time without a sign of life after which the way is taken for broken, ms. */
const silenceMs = 3 * aliveEveryMs;

/**
 * State of the connection:
 * - `connecting`: not open yet, for the first time.
 * - `open`: calls are answered.
 * - `lost`: broken; it is tried again by itself, less and less often.
 * - `signed-out`: the server knows no session, so that nothing is tried before somebody signs in.
 */
export type ConnectionState = 'connecting' | 'open' | 'lost' | 'signed-out';

/** The way of a page in a browser to the engine. */
export interface PageConnection {
  readonly state: ConnectionState;
  /** Version of the engine; empty before the connection was open for the first time. */
  readonly version: string;
  call<N extends EngineCallName>(name: N, input: EngineInput<N>): Promise<Result<EngineOutput<N>>>;
  onEvent(listener: (event: EngineEvent) => void): () => void;
  onState(listener: () => void): () => void;
  /** Tries at once, in place of waiting for the next attempt. */
  connect(): void;
}

/** What the connection needs of its world; time and chance are those of the page. */
export interface ConnectionWorld {
  readonly session: Pick<PageSession, 'isOpen' | 'proof'>;
  /** Opens a socket to our server. */
  openSocket(url: string, protocols: readonly string[]): WebSocket;
  /** Calls back once, `ms` from now; the returned function calls it off. */
  after(ms: number, callback: () => void): () => void;
  /** From 0 up to 1. */
  random(): number;
  /** Called where the engine is of another version than this page, which has to be loaded anew. */
  onNewVersion(): void;
}

const lost: ErrorData = {
  code: 'connection-lost',
  message: 'There is no connection to the engine.',
  params: {},
};
const refused = (error: ErrorData): Result<never> => ({ ok: false, error });

type Answer = Extract<SocketMessage, { type: 'answer' | 'failure' }>;

/** Checks an answer by the contract, as whatever comes over a border. */
function readAnswer(name: EngineCallName, answer: Answer): Result<unknown> {
  if (answer.type === 'failure') return refused(answer.error);
  const output = judge(engineCalls[name].output, answer.output);
  if (output.success) return { ok: true, value: output.data };
  return refused({ code: 'internal', message: `${name}: ${output.error.message.slice(0, 500)}`, params: {} });
}

/** Creates the connection, which begins with `connect`. */
export function createPageConnection(world: ConnectionWorld): PageConnection {
  const { session, after, random } = world;
  const eventListeners = new Set<(event: EngineEvent) => void>();
  const stateListeners = new Set<() => void>();
  const pending = new Map<number, { name: EngineCallName; settle(result: Result<unknown>): void }>();
  let state: ConnectionState = 'connecting';
  let version = '';
  let socket: WebSocket | null = null;
  let attempts = 0;
  let lastId = 0;
  let isTrying = false;
  let callOffWait = () => {};
  let callOffSilence = () => {};

  const setState = (next: ConnectionState) => {
    if (state === next) return;
    state = next;
    for (const listener of stateListeners) listener();
  };

  const waitAndTry = () => {
    setState('lost');
    const pause = Math.min(firstPauseMs * 2 ** attempts, longestPauseMs);
    attempts += 1;
    callOffWait();
    callOffWait = after(pause * (0.5 + random() / 2), () => void attempt());
  };

  const drop = (one: WebSocket) => {
    if (socket !== one) return;
    socket = null;
    callOffSilence();
    for (const { settle } of pending.values()) settle(refused(lost));
    pending.clear();
    waitAndTry();
  };

  const take = (one: WebSocket, message: SocketMessage) => {
    switch (message.type) {
      case 'hello':
        if (version !== '' && version !== message.version) return world.onNewVersion();
        version = message.version;
        attempts = 0;
        return setState('open');
      case 'alive':
        return;
      case 'event':
        for (const listener of eventListeners) listener(message.event);
        return;
      default: {
        const asked = pending.get(message.id);
        pending.delete(message.id);
        // Nobody asked for it: one of the two does not keep to the contract.
        if (!asked) return one.close();
        asked.settle(readAnswer(asked.name, message));
      }
    }
  };

  const open = () => {
    const url = `${location.protocol === 'https:' ? 'wss:' : 'ws:'}//${location.host}${webRoot}socket`;
    const one = world.openSocket(url, [socketProtocol, `${proofProtocol}${session.proof()}`]);
    one.binaryType = 'arraybuffer';
    socket = one;
    const listen = () => {
      callOffSilence();
      callOffSilence = after(silenceMs, () => {
        one.close();
        drop(one);
      });
    };
    listen();
    one.addEventListener('message', ({ data }: MessageEvent<string | ArrayBuffer>) => {
      if (socket !== one) return;
      listen();
      const frame = typeof data === 'string' ? data : new Uint8Array(data);
      const message = judge(socketMessageSchema, decodeFrame(frame));
      if (message.success) take(one, message.data);
      else one.close();
    });
    one.addEventListener('close', () => drop(one));
  };

  async function attempt(): Promise<void> {
    if (isTrying || socket) return;
    isTrying = true;
    callOffWait();
    try {
      // A socket that is refused does not say why.
      if (await session.isOpen()) open();
      else setState('signed-out');
    } catch {
      waitAndTry();
    } finally {
      isTrying = false;
    }
  }

  return {
    get state() {
      return state;
    },
    get version() {
      return version;
    },
    call: (name, input) =>
      new Promise((resolve) => {
        if (!socket || state !== 'open') return resolve(refused(lost));
        lastId += 1;
        const frame = encodeFrame({ type: 'call', id: lastId, name, input });
        const bytes = frame.length;
        if (bytes > maxSocketMessageBytes) {
          const params = { bytes, limit: maxSocketMessageBytes, service: 'Snapferry' };
          return resolve(refused({ code: 'too-big', message: 'It is too big for one message.', params }));
        }
        // The schema of the call was looked up by the same name.
        pending.set(lastId, { name, settle: resolve as (result: Result<unknown>) => void });
        socket.send(frame as string | Uint8Array<ArrayBuffer>);
      }),
    onEvent(listener) {
      eventListeners.add(listener);
      return () => void eventListeners.delete(listener);
    },
    onState(listener) {
      stateListeners.add(listener);
      return () => void stateListeners.delete(listener);
    },
    connect() {
      attempts = 0;
      void attempt();
    },
  };
}
