import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { globSync, rmSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { bootstrap } from './bootstrap.ts';
import { buildWebPage } from './packaging/web-page.ts';
import { build } from './setup/build.ts';
import { root } from './setup/paths.ts';
import { SetupError } from './setup/run-command.ts';
import { runMain } from './setup/run-main.ts';
import { secondTriesFile } from './setup/second-tries.ts';
import { bundleForTests } from './setup/test-command.ts';
import { readTestTally, sumTallies, type TestTally } from './setup/test-report.ts';
import { runnerArguments, selectTests, type TestPart, type TestSelection } from './setup/test-selection.ts';

const reports = join(root, 'out', 'test');
/** Test files of the engine's part that start the command. */
const commandTests = /engine\/cli\/|\/command\.test|engine\/web\/browsers/;
/** Test files that open the window in a browser. */
const pageTests = /engine\/web\/|written-commands/;
/** Parts whose tests start the command; the window's do so a few times, and can do without its bundle. */
const usesCommand: ReadonlySet<TestPart['id']> = new Set(['engine', 'app']);
/** Tests that may need a second try in a run of thousands. */
const mostSecondTries = 3;
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

/** What is made before the first part runs. */
interface Preparation {
  /** Why a part cannot run, by its id. */
  readonly obstacles: Readonly<Partial<Record<TestPart['id'], string | null>>>;
  /** Entry of the bundled command, where tests start it and it can be bundled. */
  readonly command: string | null;
}

/**
 * Implements `npm test`: runs all parts, or those that the words behind it select (see selectTests). A part that fails
 * does not keep the next from running.
 */
await runMain(async () => {
  const began = performance.now();
  const files = globSync('test/**/*.{test,spec}.{ts,tsx}', { cwd: root }).map((file) =>
    file.replaceAll('\\', '/'),
  );
  const selections = selectTests(process.argv.slice(2), files);
  const matching = selections.filter(({ files }) => files?.length !== 0);
  const prepared = await prepare(matching);
  const outcomes = new Map<TestSelection, Outcome>();
  // One after the other: side by side, six workers on two cores, tests of time and patience fail for want of both.
  for (const each of matching) outcomes.set(each, await runPart(each, prepared));
  const inOrder = selections.map(
    (each) => outcomes.get(each) ?? { title: each.part.title, tally: null, trouble: null, took: 0 },
  );
  return report(inOrder, selections[0]?.name ?? null, performance.now() - began);
});

/** Installs and builds what the selected parts need. */
async function prepare(selections: readonly TestSelection[]): Promise<Preparation> {
  // First of all, because the tests of the engine need the system's keychain.
  const obstacle = await obstacleTo(() => bootstrap(console.log, { tests: true }));
  const hasApp = selections.some(({ part }) => part.id === 'app');
  const runs = (tests: RegExp) =>
    selections.some(
      ({ part, files }) => part.id === 'engine' && (files?.some((each) => tests.test(each)) ?? true),
    );
  const [unbuilt, command] = await Promise.all([
    hasApp && obstacle === null ? obstacleTo(() => build(console.log)) : null,
    runs(commandTests) ? bundleForTests() : null,
  ]);
  // The app has it, too.
  if (!hasApp && runs(pageTests)) await buildWebPage(root, join(root, 'out', 'renderer', 'web'), null);
  return { obstacles: { gallery: obstacle, app: obstacle ?? unbuilt }, command };
}

/** @param took milliseconds of everything */
function report(outcomes: readonly Outcome[], name: string | null, took: number): number {
  console.log();
  for (const { title, tally, trouble, took } of outcomes) {
    const count =
      tally && tally.passed + tally.failed > 0 ? `${tally.passed} passed, ${tally.failed} failed` : null;
    console.log(
      `${title}: ${count ? `${count}, in ${Math.round(took / 1000)} s` : (trouble ?? 'nothing matches')}`,
    );
    if (count && trouble) console.log(`  ${trouble}`);
  }
  const { passed, failed, failures, secondTries, skipped } = sumTallies(
    outcomes.flatMap(({ tally }) => tally ?? []),
  );
  // Again at the end, because of a long output often only that is kept.
  for (const failure of failures) console.log(`Failed: ${failure}`);
  for (const each of secondTries) console.log(`Passed only on the second try: ${each}`);
  const hasTooMany = secondTries.length > mostSecondTries;
  if (hasTooMany)
    console.log(`More than ${mostSecondTries} second tries: that is no bad luck, and fails the run.`);
  // With a name filter, the runners count all others as skipped.
  if (name === null)
    for (const { name, reason } of skipped) console.log(`Skipped: ${name}${reason ? `: ${reason}` : ''}`);
  if (passed + failed === 0 && outcomes.every(({ trouble }) => trouble === null)) {
    console.log('No test matches.');
    return 1;
  }
  console.log(`All parts took ${Math.round(took / 1000)} s.`);
  // The last line is for machines to read.
  console.log(`${passed} passed, ${failed} failed`);
  return failed > 0 || hasTooMany || outcomes.some(({ trouble }) => trouble !== null) ? 1 : 0;
}

async function runPart(selection: TestSelection, { obstacles, command }: Preparation): Promise<Outcome> {
  const { part } = selection;
  const { title, runner } = part;
  const began = performance.now();
  const outcome = (tally: TestTally | null, trouble: string | null): Outcome => ({
    title,
    tally,
    trouble,
    took: performance.now() - began,
  });
  const obstacle = obstacles[part.id] ?? null;
  if (obstacle !== null) return outcome(null, `cannot run: ${obstacle}`);
  const file = join(reports, `${part.id}.json`);
  const secondTries = join(reports, `${part.id}-second-tries.json`);
  for (const old of [file, secondTries]) rmSync(old, { force: true });
  const output =
    runner === 'vitest'
      ? [
          '--reporter=default',
          '--reporter=json',
          `--outputFile.json=${file}`,
          '--reporter=./scripts/setup/second-tries.ts',
        ]
      : ['--reporter=list,json'];
  const child = spawn(
    process.execPath,
    [
      tools[runner],
      ...runnerArguments(selection, { cores: availableParallelism(), isCi: Boolean(process.env.CI) }),
      ...output,
    ],
    {
      cwd: root,
      stdio: 'inherit',
      env: {
        ...process.env,
        PLAYWRIGHT_JSON_OUTPUT_FILE: file,
        [secondTriesFile]: secondTries,
        ...(command === null || !usesCommand.has(part.id) ? {} : { SNAPFERRY_TEST_COMMAND: command }),
        // The tests start some hundreds of processes from the same sources: what is compiled once is kept for the next.
        NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE ?? join(reports, 'compiled'),
      },
    },
  );
  const [code] = await once(child, 'exit');
  const tally = readTestTally(file, runner, secondTries);
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
