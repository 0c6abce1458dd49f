import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

/** Starts the look-alike in a child process, with no other limits than requested. */
export async function startSandbox(): Promise<{ port: number; origin: string; child: ChildProcess }> {
  // The largest believed values: a limit far beyond the documented one is taken for a typing error.
  const limits = ['--user-limit', '400000', '--client-limit', '10000000', '--post-limit', '1000000'];
  const child = fork(
    fileURLToPath(new URL('../../sandbox/main.ts', import.meta.url)),
    [...limits, '--upload-limit', 'none'],
    {
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    },
  );
  const [{ origin }] = (await once(child, 'message')) as [{ origin: string }];
  return { port: Number(new URL(origin).port), origin, child };
}
