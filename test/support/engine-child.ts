import { type ChildProcess, fork } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { AppError } from '../../contract/app-error.ts';
import type {
  EngineCallName,
  EngineEvent,
  EngineInput,
  EngineOutput,
  EngineReply,
} from '../../contract/engine.ts';

const command = process.env.SNAPFERRY_TEST_COMMAND;
/** The engine's program: bundled where that was done for this run, because it starts in half the time. */
export const engineEntry =
  command === undefined
    ? fileURLToPath(new URL('../../main/engine/app/process.ts', import.meta.url))
    : join(dirname(command), 'engine.cjs');

/** Controls an engine in a child process, which can be killed, unlike one in this process. */
export interface EngineProcess {
  readonly pid: number;
  call<N extends EngineCallName>(name: N, input: EngineInput<N>): Promise<EngineOutput<N>>;
  /** Kills it by SIGKILL, without a shutdown. */
  kill(): Promise<void>;
}

export interface ForkedEngine extends EngineProcess {
  readonly child: ChildProcess;
  /** Resolves when it is ready. @throws {AppError} why it cannot start */
  readonly ready: Promise<void>;
}

export interface ForkOptions {
  /** Default: that of this run. */
  readonly entry?: string;
  readonly profile: string;
  /** Environment, beside this process's. */
  readonly env: Readonly<Record<string, string>>;
  readonly execArgv?: readonly string[];
  readonly onEvent?: (event: EngineEvent) => void;
}

/** Forks an engine as the shell does. Its errors go to this process's. */
export function forkEngine({
  entry = engineEntry,
  profile,
  env,
  execArgv = [],
  onEvent = () => {},
}: ForkOptions): ForkedEngine {
  const child = fork(entry, {
    env: { ...process.env, SNAPFERRY_HOME: profile, ...env },
    execArgv: [...execArgv],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    serialization: 'advanced',
  });
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const waiting = new Map<number, (reply: EngineReply | null) => void>();
  let last = 0;
  // Calls of a killed engine are never answered.
  child.once('exit', () => {
    for (const reply of waiting.values()) reply(null);
  });
  const ready = new Promise<void>((resolve, reject) => {
    child.once('exit', () => reject(new Error('The engine ended before it was ready.')));
    child.on('message', (message) => {
      const reply = message as EngineReply;
      if (reply.type === 'ready') resolve();
      if (reply.type === 'broken') reject(new AppError(reply.error));
      if (reply.type === 'answer' || reply.type === 'failure') waiting.get(reply.id)?.(reply);
      if (reply.type === 'event') onEvent(reply.event);
    });
  });
  return {
    child,
    ready,
    pid: child.pid ?? 0,
    kill() {
      child.kill('SIGKILL');
      return gone;
    },
    call: (name, input) =>
      new Promise((resolve, reject) => {
        const id = ++last;
        waiting.set(id, (reply) => {
          waiting.delete(id);
          if (reply === null) reject(new Error('The engine has ended.'));
          else if (reply.type === 'answer') resolve(reply.output as never);
          else reject(new Error(reply.type === 'failure' ? reply.error.message : reply.type));
        });
        child.send({ type: 'call', id, name, input });
      }),
  };
}
