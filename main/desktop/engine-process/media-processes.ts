import { MessageChannelMain, type UtilityProcess, utilityProcess } from 'electron';

/** Requests from the engine; see main/engine/media/pool/launch.ts, which reads the answers. */
type EngineAsks =
  | { readonly type: 'start-media'; readonly id: number; readonly env: Record<string, string> }
  | { readonly type: 'kill-media'; readonly id: number };

/**
 * Creates the processes in which the engine opens untrusted files. The engine is a utility process itself and can
 * create none; the channel between the two is theirs alone. They end with the engine.
 * @param script what they run
 */
export function serveMediaProcesses(engine: UtilityProcess, script: string): void {
  const children = new Map<number, UtilityProcess>();

  const start = (id: number, env: Record<string, string>) => {
    const child = utilityProcess.fork(script, [], {
      env,
      // Output of a library is not part of ours.
      stdio: 'ignore',
      serviceName: 'Snapferry media',
      execArgv: ['--max-old-space-size=1024'],
    });
    children.set(id, child);
    child.once('spawn', () => {
      const { port1, port2 } = new MessageChannelMain();
      child.postMessage(null, [port1]);
      engine.postMessage({ type: 'media-started', id }, [port2]);
    });
    child.once('exit', (code) => {
      children.delete(id);
      engine.postMessage({ type: 'media-ended', id, code });
    });
  };

  engine.on('message', (message: unknown) => {
    const asked = message as EngineAsks | null;
    if (asked?.type === 'start-media') start(asked.id, asked.env);
    else if (asked?.type === 'kill-media') kill(children.get(asked.id));
  });
  engine.once('exit', () => {
    for (const child of children.values()) kill(child);
  });
}

/** Kills a process at once: a polite signal is not handled inside of native code. */
function kill(child: UtilityProcess | undefined): void {
  if (child?.pid !== undefined) process.kill(child.pid, 'SIGKILL');
}
