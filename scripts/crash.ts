import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { bootstrap } from './bootstrap.ts';
import { root } from './setup/paths.ts';
import { runMain } from './setup/run-main.ts';
import { bundleForTests } from './setup/test-command.ts';

/**
 * Implements `npm run crash -- --kills N --seed S`: kills the engine and its helpers N times at random moments while
 * pictures come in by all ways, without an account and with one, and counts what was lost or doubled. After every third
 * kill something else befalls it: clocks that are set, sleep, networks that are cut, silent or slow, and, for root on
 * Linux, lost power, a full disk and one that becomes read-only.
 */
await runMain(async () => {
  const { values } = parseArgs({
    options: { kills: { type: 'string', default: '500' }, seed: { type: 'string' } },
  });
  const kills = Number(values.kills);
  if (!Number.isInteger(kills) || kills < 1) {
    console.error('--kills wants a whole number above 0.');
    return 2;
  }
  // One of the two has an account, whose tokens need the system's keychain.
  await bootstrap(console.log, { tests: true });
  // Read from their sources, engines take twice the processor to start.
  const command = await bundleForTests();
  const vitest = join(root, 'node_modules', 'vitest', 'vitest.mjs');
  const child = spawn(process.execPath, [vitest, 'run', 'test/engine/crash'], {
    cwd: root,
    stdio: 'inherit',
    env: {
      ...process.env,
      SNAPFERRY_CRASH_KILLS: String(kills),
      ...(command === null ? {} : { SNAPFERRY_TEST_COMMAND: command }),
      ...(values.seed === undefined ? {} : { SNAPFERRY_CRASH_SEED: values.seed }),
    },
  });
  const [code] = await once(child, 'exit');
  return typeof code === 'number' ? code : 1;
});
