import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { root } from './setup/paths.ts';
import { runMain } from './setup/run-main.ts';

/** A prime, so that every bit of a byte and every place of a page comes up. About 500 flips a minute. */
const defaultEvery = 1_009;

/**
 * `npm run flips -- --every N`: opens a small profile again and again, each time with another bit of its database or log
 * flipped, every Nth of them, and prints what became of it. With 1 it is every single one, which takes days.
 */
await runMain(async () => {
  const { values } = parseArgs({ options: { every: { type: 'string', default: String(defaultEvery) } } });
  const every = Number(values.every);
  if (!Number.isInteger(every) || every < 1) {
    console.error('--every wants a whole number above 0.');
    return 2;
  }
  const vitest = join(root, 'node_modules', 'vitest', 'vitest.mjs');
  const child = spawn(process.execPath, [vitest, 'run', 'test/unit/store/flips.test.ts'], {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, SNAPFERRY_FLIPS: String(every) },
  });
  const [code] = await once(child, 'exit');
  return typeof code === 'number' ? code : 1;
});
