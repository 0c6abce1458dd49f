import { parseArgs } from 'node:util';
import { bootstrap } from './bootstrap.ts';
import { pack } from './packaging/pack.ts';
import { runMain } from './setup/run-main.ts';

/**
 * Implements `npm run package`: builds installers for this system in `dist`; with `--dir` only the unpacked app. Signed
 * and notarised where the environment has what electron-builder needs for it.
 */
await runMain(async () => {
  const { values } = parseArgs({ options: { dir: { type: 'boolean', default: false } } });
  const runtime = await bootstrap(console.log);
  await pack({ runtime, dirOnly: values.dir, say: console.log });
  return 0;
});
