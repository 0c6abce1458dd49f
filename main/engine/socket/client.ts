import { connect } from 'node:net';
import { AppError, errorData } from '../../../contract/app-error.ts';
import {
  type EngineCallName,
  type EngineClient,
  type EngineEvent,
  type EngineInput,
  type EngineOutput,
  engineCalls,
  engineReplySchema,
} from '../../../contract/engine.ts';
import { judge } from '../../../contract/judge.ts';
import { PROTOCOL_VERSION } from '../../../contract/protocol-version.ts';
import type { LockRecord } from '../lock/profile-lock.ts';
import {
  type CallerMessage,
  createLineSplitter,
  decodeMessage,
  encodeMessage,
  type Hello,
  maxLineBytes,
} from './wire-format.ts';

/** Timeout of a running engine's answer to the hello. */
const readyTimeoutMs = 10_000;

/** An engine in another process of this machine. */
export interface RemoteEngine extends EngineClient {
  /** Resolves when the engine or the connection to it is gone. */
  readonly closed: Promise<void>;
  close(): void;
}

const engineGone = () => new AppError(errorData('engine-stopped', 'The engine ended the connection'));

interface Pending {
  answer(output: unknown): void;
  fail(error: AppError): void;
}

/**
 * Connects to the engine that holds the profile's lock.
 * @throws {AppError} `profile-locked` when it speaks another protocol (params `pid`, `version`), `engine-stopped`
 * when it is gone or not yet there; whatever it says when it cannot serve.
 */
export function connectToEngine(lock: LockRecord): Promise<RemoteEngine> {
  const { pid, version } = lock;
  if (lock.protocol !== PROTOCOL_VERSION) {
    const message = `Engine ${version} (pid ${pid}) speaks protocol ${lock.protocol}, not ${PROTOCOL_VERSION}`;
    return Promise.reject(new AppError(errorData('profile-locked', message, { pid, version })));
  }
  return new Promise((resolve, reject) => {
    const pending = new Map<number, Pending>();
    const listeners = new Set<(event: EngineEvent) => void>();
    let lastId = 0;
    let settleClosed = () => {};
    const closed = new Promise<void>((settle) => {
      settleClosed = settle;
    });
    const socket = connect(lock.socket);
    const tell = (message: CallerMessage | Hello) => socket.write(encodeMessage(message));

    const engine: RemoteEngine = {
      closed,
      close: () => socket.destroy(),
      call: <N extends EngineCallName>(name: N, input: EngineInput<N>) =>
        new Promise<EngineOutput<N>>((answered, failed) => {
          if (!socket.writable) return failed(engineGone());
          lastId += 1;
          const id = lastId;
          // Throws, and so rejects, when the input is too big: before anything waits for its answer.
          tell({ type: 'call', id, name, input });
          pending.set(id, {
            answer(output) {
              const judged = judge(engineCalls[name].output, output);
              if (judged.success) answered(judged.data as EngineOutput<N>);
              else
                failed(
                  new AppError(errorData('internal', `The engine's answer to ${name} has another shape`)),
                );
            },
            fail: failed,
          });
        }),
      subscribe(listener) {
        listeners.add(listener);
        if (listeners.size === 1 && socket.writable) tell({ type: 'subscribe' });
        return () => {
          if (listeners.delete(listener) && listeners.size === 0 && socket.writable)
            tell({ type: 'unsubscribe' });
        };
      },
    };

    const take = (line: string) => {
      const judged = judge(engineReplySchema, decodeMessage(line));
      if (!judged.success) {
        socket.destroy();
        return;
      }
      const reply = judged.data;
      switch (reply.type) {
        case 'ready':
          clearTimeout(silence);
          resolve(engine);
          break;
        case 'broken':
          reject(new AppError(reply.error));
          socket.destroy();
          break;
        case 'event':
          for (const listener of listeners) listener(reply.event);
          break;
        case 'answer':
          pending.get(reply.id)?.answer(reply.output);
          pending.delete(reply.id);
          break;
        case 'failure':
          pending.get(reply.id)?.fail(new AppError(reply.error));
          pending.delete(reply.id);
          break;
      }
    };

    const cut = createLineSplitter(() => maxLineBytes, take);
    const silence = setTimeout(() => socket.destroy(), readyTimeoutMs);
    socket.on('connect', () => tell({ type: 'hello', secret: lock.secret, protocol: PROTOCOL_VERSION }));
    socket.on('data', (chunk) => {
      if (!cut(chunk as Buffer)) socket.destroy();
    });
    socket.on('error', () => socket.destroy());
    socket.on('close', () => {
      clearTimeout(silence);
      reject(engineGone());
      for (const one of pending.values()) one.fail(engineGone());
      pending.clear();
      settleClosed();
    });
  });
}
