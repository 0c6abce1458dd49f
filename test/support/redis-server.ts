import { mkdtemp, rm } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { freePort } from './free-port.ts';
import { programOf, startProgram } from './programs.ts';

export interface RedisServer {
  readonly port: number;
  readonly url: string;
  /** Ends it without a shutdown, and starts another one over what is on its disk. */
  restart(keepsData?: boolean): Promise<void>;
  kill(): Promise<void>;
  start(): Promise<void>;
}

/** Starts a real Redis of its own in a folder of its own. @param args more of its options */
export async function startRedis(args: readonly string[] = []): Promise<RedisServer> {
  const program = programOf('redis-server', 'redis-server');
  const folder = await mkdtemp(join(tmpdir(), 'snapferry-redis-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const port = await freePort();
  let running: ReturnType<typeof startProgram> | null = null;

  const start = async () => {
    const own = ['--port', String(port), '--bind', '127.0.0.1', '--dir', folder, '--save', ''];
    running = startProgram(program, [...own, '--appendonly', 'yes', ...args]);
    await untilOpen(port);
  };
  const kill = async () => {
    const child = running?.child;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
    child.kill('SIGKILL');
    await gone;
  };
  await start();
  return {
    port,
    url: `redis://127.0.0.1:${port}`,
    start,
    kill,
    async restart(keepsData = true) {
      await kill();
      if (!keepsData) await rm(join(folder, 'appendonlydir'), { recursive: true, force: true });
      await start();
    },
  };
}

/** Resolves when the port takes connections: an event of each try, with no pause but that of the refusal. */
function untilOpen(port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const give = setTimeout(() => reject(new Error(`redis-server does not listen on ${port}`)), 20_000);
    const tryOnce = () => {
      const socket = connect(port, '127.0.0.1', () => {
        clearTimeout(give);
        socket.destroy();
        resolve();
      });
      socket.on('error', () => setTimeout(tryOnce, 20));
    };
    tryOnce();
  });
}
