import { readFileSync } from 'node:fs';
import { relative } from 'node:path';
import { z } from 'zod';
import { root } from './paths.ts';

/** Holds the counts of a test runner. */
export interface TestTally {
  readonly passed: number;
  readonly failed: number;
  /** A line each: file and name. */
  readonly failures: readonly string[];
  /** Tests that failed first and then passed, a line each; they count as passed. */
  readonly secondTries: readonly string[];
  readonly skipped: readonly SkippedTest[];
}

interface SkippedTest {
  readonly name: string;
  /** Null where the test gave none. */
  readonly reason: string | null;
}

const vitest = z
  .object({
    numPassedTests: z.number(),
    numFailedTests: z.number(),
    testResults: z.array(
      z.object({
        name: z.string(),
        assertionResults: z.array(z.object({ status: z.string(), fullName: z.string() })),
      }),
    ),
  })
  .transform(
    ({ numPassedTests, numFailedTests, testResults }): TestTally => ({
      passed: numPassedTests,
      failed: numFailedTests,
      failures: testResults.flatMap(({ name, assertionResults }) =>
        assertionResults
          .filter(({ status }) => status === 'failed')
          .map(({ fullName }) => testLine(relative(root, name), fullName)),
      ),
      // Read apart: see SecondTries.
      secondTries: [],
      skipped: testResults
        .flatMap(({ assertionResults }) => assertionResults)
        .filter(({ status }) => status !== 'passed' && status !== 'failed')
        .map(({ fullName }) => ({ name: fullName, reason: null })),
    }),
  );

const playwrightSpec = z.object({
  file: z.string(),
  title: z.string(),
  tests: z.array(
    z.object({
      status: z.string(),
      annotations: z.array(z.object({ type: z.string(), description: z.string().optional() })),
    }),
  ),
});
type Suite = { specs?: z.infer<typeof playwrightSpec>[] | undefined; suites?: Suite[] | undefined };
const playwrightSuite: z.ZodType<Suite> = z.lazy(() =>
  z.object({
    specs: z.array(playwrightSpec).optional(),
    suites: z.array(playwrightSuite).optional(),
  }),
);
const specsOf = ({ specs = [], suites = [] }: Suite): z.infer<typeof playwrightSpec>[] => [
  ...specs,
  ...suites.flatMap(specsOf),
];

const playwright = z
  .object({
    stats: z.object({ expected: z.number(), unexpected: z.number(), flaky: z.number() }),
    suites: z.array(playwrightSuite),
  })
  .transform(
    ({ stats, suites }): TestTally => ({
      passed: stats.expected + stats.flaky,
      failed: stats.unexpected,
      failures: linesOf(suites, 'unexpected'),
      secondTries: linesOf(suites, 'flaky'),
      skipped: suites.flatMap(specsOf).flatMap(({ title, tests }) =>
        tests
          .filter(({ status }) => status === 'skipped')
          .map(({ annotations }) => ({
            name: title,
            reason: annotations.find(({ type }) => type === 'skip')?.description ?? null,
          })),
      ),
    }),
  );

const testLine = (file: string, name: string) => `${file}: ${name}`;
const linesOf = (suites: Suite[], wanted: string) =>
  suites
    .flatMap(specsOf)
    .filter(({ tests }) => tests.some(({ status }) => status === wanted))
    .map(({ file, title }) => testLine(file, title));

const readers = { vitest, playwright };

/**
 * Reads the tally from a runner's JSON report; null when there is no readable one.
 * @param secondTries what SecondTries wrote, where the runner has it
 */
export function readTestTally(
  path: string,
  runner: keyof typeof readers,
  secondTries?: string,
): TestTally | null {
  const tally = readJson(path, readers[runner]);
  const more = (secondTries && readJson(secondTries, z.array(z.string()))) || [];
  return tally && { ...tally, secondTries: [...tally.secondTries, ...more] };
}

function readJson<T>(path: string, shape: { parse(from: unknown): T }): T | null {
  try {
    return shape.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch {
    return null;
  }
}

export function sumTallies(tallies: readonly TestTally[]): TestTally {
  return {
    passed: tallies.reduce((total, { passed }) => total + passed, 0),
    failed: tallies.reduce((total, { failed }) => total + failed, 0),
    failures: tallies.flatMap(({ failures }) => failures),
    secondTries: tallies.flatMap(({ secondTries }) => secondTries),
    skipped: tallies.flatMap(({ skipped }) => skipped),
  };
}
