import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { root } from './setup/paths.ts';
import { runMain } from './setup/run-main.ts';

/** Implements `npm run faults`: uploads fifty pictures through every kind of fault of host and network. */
await runMain(async () => {
  const vitest = join(root, 'node_modules', 'vitest', 'vitest.mjs');
  const child = spawn(
    process.execPath,
    [vitest, 'run', 'test/engine/jobs/faults.test.ts', ...process.argv.slice(2)],
    {
      cwd: root,
      stdio: 'inherit',
      env: { ...process.env, SNAPFERRY_FAULTS: 'all' },
    },
  );
  const [code] = await once(child, 'exit');
  return typeof code === 'number' ? code : 1;
});
