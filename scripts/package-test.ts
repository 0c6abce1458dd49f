import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { bootstrap } from './bootstrap.ts';
import { pack } from './packaging/pack.ts';
import { root } from './setup/paths.ts';
import { runMain } from './setup/run-main.ts';
import { readTestTally } from './setup/test-report.ts';

const report = join(root, 'out', 'test', 'package.json');

/**
 * `npm run test:package`: packages the app of this system, takes it to a folder without any of ours above it, and uses
 * it there. Further arguments are the test tool's. With SNAPFERRY_PACKAGED what lies in `dist` is tested as it is.
 */
await runMain(async () => {
  rmSync(report, { force: true });
  const runtime = await bootstrap(console.log, { tests: true });
  if (!process.env.SNAPFERRY_PACKAGED) await pack({ runtime, dirOnly: true, say: console.log });
  const tool = join(root, 'node_modules', '@playwright', 'test', 'cli.js');
  const config = join(root, 'test', 'package', 'playwright.config.ts');
  const args = [tool, 'test', '--config', config, '--reporter=list,json', ...process.argv.slice(2)];
  const env = { ...process.env, PLAYWRIGHT_JSON_OUTPUT_FILE: report, SNAPFERRY_PACKED_OF: runtime.kind };
  const child = spawn(process.execPath, args, { cwd: root, stdio: 'inherit', env });
  const [code] = await once(child, 'exit');
  const tally = readTestTally(report, 'playwright');
  console.log(
    tally ? `Package: ${tally.passed} passed, ${tally.failed} failed` : 'Package: the tests left no report.',
  );
  return tally === null ? 1 : (code ?? 1);
});
