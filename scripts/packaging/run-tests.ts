import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../setup/paths.ts';
import { readTestTally } from '../setup/test-report.ts';

/**
 * Runs tests of packages, and prints the result in one line.
 * @param name of the part, and `report` the file in `out/test` that its numbers are left in
 * @returns exit code
 */
export async function runPackageTests(
  name: string,
  report: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv,
): Promise<number> {
  const path = join(root, 'out', 'test', report);
  rmSync(path, { force: true });
  const tool = join(root, 'node_modules', '@playwright', 'test', 'cli.js');
  const config = join(root, 'test', 'package', 'playwright.config.ts');
  const child = spawn(process.execPath, [tool, 'test', '--config', config, '--reporter=list,json', ...args], {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, ...env, PLAYWRIGHT_JSON_OUTPUT_FILE: path },
  });
  const [code] = await once(child, 'exit');
  const tally = readTestTally(path, 'playwright');
  console.log(
    tally ? `${name}: ${tally.passed} passed, ${tally.failed} failed` : `${name}: the tests left no report.`,
  );
  return tally === null ? 1 : (code ?? 1);
}
