import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';
import type { EngineCallName, EngineInput, EngineOutput, EngineReply } from '../../../contract/engine.ts';
import type { Sandbox } from '../../../sandbox/index.ts';
import type { AtEnd } from './running-engine.ts';

const entry = fileURLToPath(new URL('../../../main/engine/app/process.ts', import.meta.url));

/** Controls an engine in a child process, which can be killed, unlike one in this process. */
export interface EngineProcess {
  call<N extends EngineCallName>(name: N, input: EngineInput<N>): Promise<EngineOutput<N>>;
  /** Kills it by SIGKILL, without a shutdown. */
  kill(): Promise<void>;
}

export async function spawnEngine(
  profile: string,
  sandbox: Sandbox,
  atEnd: AtEnd = onTestFinished,
): Promise<EngineProcess> {
  const child: ChildProcess = fork(entry, {
    env: {
      ...process.env,
      SNAPFERRY_HOME: profile,
      SNAPFERRY_API_URL: sandbox.origin,
      SNAPFERRY_CLIENT_ID: sandbox.clientId,
    },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    serialization: 'advanced',
  });
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const kill = () => {
    child.kill('SIGKILL');
    return gone;
  };
  atEnd(kill);
  const waiting = new Map<number, (reply: EngineReply) => void>();
  let id = 0;
  await new Promise<void>((resolve, reject) => {
    child.on('message', (message) => {
      const reply = message as EngineReply;
      if (reply.type === 'ready') resolve();
      if (reply.type === 'broken') reject(new Error(reply.error.message));
      if (reply.type === 'answer' || reply.type === 'failure') waiting.get(reply.id)?.(reply);
    });
  });
  return {
    kill,
    call: (name, input) =>
      new Promise((resolve, reject) => {
        id += 1;
        waiting.set(id, (reply) => {
          if (reply.type === 'answer') resolve(reply.output as never);
          else reject(new Error(reply.type === 'failure' ? reply.error.message : reply.type));
        });
        child.send({ type: 'call', id, name, input });
      }),
  };
}
