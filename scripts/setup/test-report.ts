import { readFileSync } from 'node:fs';
import { z } from 'zod';

/** What a test runner counted. */
export interface TestTally {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

const vitest = z
  .object({
    numPassedTests: z.number(),
    numFailedTests: z.number(),
    numPendingTests: z.number(),
    numTodoTests: z.number().default(0),
  })
  .transform(
    (report): TestTally => ({
      passed: report.numPassedTests,
      failed: report.numFailedTests,
      skipped: report.numPendingTests + report.numTodoTests,
    }),
  );

const playwright = z
  .object({
    stats: z.object({
      expected: z.number(),
      unexpected: z.number(),
      flaky: z.number(),
      skipped: z.number(),
    }),
  })
  .transform(
    ({ stats }): TestTally => ({
      passed: stats.expected,
      failed: stats.unexpected + stats.flaky,
      skipped: stats.skipped,
    }),
  );

const readers = { vitest, playwright };

/** The tally in a runner's JSON report; null when it left none that can be read. */
export function readTestTally(path: string, runner: keyof typeof readers): TestTally | null {
  try {
    return readers[runner].parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch {
    return null;
  }
}

export function sumTallies(tallies: readonly TestTally[]): TestTally {
  const add = (count: (tally: TestTally) => number) =>
    tallies.reduce((total, tally) => total + count(tally), 0);
  return {
    passed: add((tally) => tally.passed),
    failed: add((tally) => tally.failed),
    skipped: add((tally) => tally.skipped),
  };
}
