import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { globSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { bootstrap } from './bootstrap.ts';
import { build } from './setup/build.ts';
import { root } from './setup/paths.ts';
import { SetupError } from './setup/run-command.ts';
import { runMain } from './setup/run-main.ts';
import { bundleForTests } from './setup/test-command.ts';
import { readTestTally, sumTallies, type TestTally } from './setup/test-report.ts';
import { runnerArguments, selectTests, type TestSelection } from './setup/test-selection.ts';

const reports = join(root, 'out', 'test');
/** Test files of the engine's part that start the command. */
const commandTests = /engine\/cli\/|\/command\.test/;
const tools = {
  vitest: join(root, 'node_modules', 'vitest', 'vitest.mjs'),
  playwright: join(root, 'node_modules', '@playwright', 'test', 'cli.js'),
};

/** Result of one part: its tally where it ran, and what is wrong with it besides failed tests. */
interface Outcome {
  readonly title: string;
  readonly tally: TestTally | null;
  readonly trouble: string | null;
  /** Milliseconds. */
  readonly took: number;
}

/**
 * Implements `npm test`: runs all parts, one after the other, or those that the words behind it select (see
 * selectTests). A part that fails does not keep the next from running.
 */
await runMain(async () => {
  const files = globSync('test/**/*.{test,spec}.{ts,tsx}', { cwd: root }).map((file) =>
    file.replaceAll('\\', '/'),
  );
  const selections = selectTests(process.argv.slice(2), files);
  // First of all, because the tests of the engine need the system's keychain.
  const obstacle = await obstacleTo(() => bootstrap(console.log, { tests: true }));
  const outcomes: Outcome[] = [];
  for (const selection of selections) outcomes.push(await runPart(selection, obstacle));
  return report(outcomes, selections[0]?.name ?? null);
});

function report(outcomes: readonly Outcome[], name: string | null): number {
  console.log();
  for (const { title, tally, trouble, took } of outcomes) {
    const count =
      tally && tally.passed + tally.failed > 0 ? `${tally.passed} passed, ${tally.failed} failed` : null;
    console.log(
      `${title}: ${count ? `${count}, in ${Math.round(took / 1000)} s` : (trouble ?? 'nothing matches')}`,
    );
    if (count && trouble) console.log(`  ${trouble}`);
  }
  const { passed, failed, skipped } = sumTallies(outcomes.flatMap(({ tally }) => tally ?? []));
  // With a name filter, the runners count all others as skipped.
  if (name === null)
    for (const { name, reason } of skipped) console.log(`Skipped: ${name}${reason ? `: ${reason}` : ''}`);
  if (passed + failed === 0 && outcomes.every(({ trouble }) => trouble === null)) {
    console.log('No test matches.');
    return 1;
  }
  const total = outcomes.reduce((sum, { took }) => sum + took, 0);
  console.log(`All parts took ${Math.round(total / 1000)} s.`);
  // The last line is for machines to read.
  console.log(`${passed} passed, ${failed} failed`);
  return failed > 0 || outcomes.some(({ trouble }) => trouble !== null) ? 1 : 0;
}

async function runPart(selection: TestSelection, earlier: string | null): Promise<Outcome> {
  const { part, files } = selection;
  const { title, runner } = part;
  if (files?.length === 0) return { title, tally: null, trouble: null, took: 0 };
  const began = performance.now();
  const outcome = (tally: TestTally | null, trouble: string | null): Outcome => ({
    title,
    tally,
    trouble,
    took: performance.now() - began,
  });
  if (runner === 'playwright') {
    const obstacle = earlier ?? (part.id === 'app' ? await obstacleTo(() => build(console.log)) : null);
    if (obstacle !== null) return outcome(null, `cannot run: ${obstacle}`);
  }
  const startsCommand = part.id === 'engine' && (files?.some((each) => commandTests.test(each)) ?? true);
  const command = startsCommand ? await bundleForTests() : null;
  const file = join(reports, `${part.id}.json`);
  rmSync(file, { force: true });
  const output =
    runner === 'vitest'
      ? ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`]
      : ['--reporter=list,json'];
  const child = spawn(process.execPath, [tools[runner], ...runnerArguments(selection), ...output], {
    cwd: root,
    stdio: 'inherit',
    env: {
      ...process.env,
      PLAYWRIGHT_JSON_OUTPUT_FILE: file,
      ...(command === null ? {} : { SNAPFERRY_TEST_COMMAND: command }),
      // The tests start some hundreds of processes from the same sources: what is compiled once is kept for the next.
      NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE ?? join(reports, 'compiled'),
    },
  });
  const [code] = await once(child, 'exit');
  const tally = readTestTally(file, runner);
  if (tally === null) return outcome(tally, `${runner} ended with code ${code} and left no report.`);
  // Errors outside of any test (a file that does not load, an unhandled rejection) show in the exit code alone.
  const unexplained = code !== 0 && tally.failed === 0;
  return outcome(tally, unexplained ? `${runner} ended with code ${code}; see above.` : null);
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
