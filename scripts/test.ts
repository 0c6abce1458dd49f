import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { bootstrap } from './bootstrap.ts';
import { build } from './setup/build.ts';
import { root } from './setup/paths.ts';
import { SetupError } from './setup/run-command.ts';
import { runMain } from './setup/run-main.ts';
import { readTestTally, sumTallies, type TestTally } from './setup/test-report.ts';

const reports = join(root, 'out', 'test');

/** What became of one part: its tally where it ran, and what is wrong with it besides failed tests. */
interface Part {
  readonly name: string;
  readonly tally: TestTally | null;
  readonly trouble: string | null;
}

/** `npm test`: everything, one part after the other; a part that fails does not keep the next from running. */
await runMain(async () => {
  // First of all, because the tests of the engine want the system's keychain.
  const obstacle = await prepare();
  const parts = [await unitTests(), await desktopTests(obstacle)];
  const { passed, failed, skipped } = sumTallies(parts.flatMap((part) => part.tally ?? []));
  console.log();
  for (const { name, tally, trouble } of parts) {
    console.log(`${name}: ${tally ? `${tally.passed} passed, ${tally.failed} failed` : 'not run'}`);
    if (trouble) console.log(`  ${trouble}`);
  }
  if (skipped > 0) console.log(`${skipped} skipped`);
  console.log(`${passed} passed, ${failed} failed`);
  return failed > 0 || parts.some((part) => part.trouble !== null) ? 1 : 0;
});

async function unitTests(): Promise<Part> {
  const report = join(reports, 'vitest.json');
  const tool = join(root, 'node_modules', 'vitest', 'vitest.mjs');
  const output = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  return runTests('Unit, engine and simulation', 'vitest', report, [tool, 'run', ...output]);
}

/** What keeps this machine from running Electron; null when nothing does. */
function prepare(): Promise<string | null> {
  return obstacleTo(() => bootstrap(console.log, { tests: true }));
}

async function desktopTests(earlier: string | null): Promise<Part> {
  const name = 'Desktop';
  const obstacle = earlier ?? (await obstacleTo(() => build(console.log)));
  if (obstacle !== null) return { name, tally: null, trouble: `The desktop tests cannot run: ${obstacle}` };
  const report = join(reports, 'playwright.json');
  const tool = join(root, 'node_modules', '@playwright', 'test', 'cli.js');
  return runTests(name, 'playwright', report, [tool, 'test', '--reporter=list,json'], {
    PLAYWRIGHT_JSON_OUTPUT_FILE: report,
  });
}

async function obstacleTo(work: () => Promise<unknown>): Promise<string | null> {
  try {
    await work();
    return null;
  } catch (error) {
    if (error instanceof SetupError) return error.message;
    throw error;
  }
}

async function runTests(
  name: string,
  runner: 'vitest' | 'playwright',
  report: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv = {},
): Promise<Part> {
  rmSync(report, { force: true });
  const child = spawn(process.execPath, args, {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, ...env },
  });
  const [code] = await once(child, 'exit');
  const tally = readTestTally(report, runner);
  if (tally === null)
    return { name, tally, trouble: `${runner} ended with code ${code} and left no report.` };
  // Errors outside of any test (a file that does not load, a rejection nobody caught) show in the code alone.
  const unexplained = code !== 0 && tally.failed === 0;
  return { name, tally, trouble: unexplained ? `${runner} ended with code ${code}; see above.` : null };
}
