import { writeFileSync } from 'node:fs';
import { relative } from 'node:path';
import type { Reporter, TestCase } from 'vitest/node';
import { root } from './paths.ts';

/** Names the environment variable with the file to which this reporter writes. */
export const secondTriesFile = 'SNAPFERRY_SECOND_TRIES';

/** Lists, for vitest, the tests that failed first and passed on their second try: its JSON report counts them as passed. */
export default class SecondTries implements Reporter {
  private readonly lines: string[] = [];

  onTestCaseResult(test: TestCase) {
    if (test.diagnostic()?.flaky)
      this.lines.push(`${relative(root, test.module.moduleId)}: ${test.fullName}`);
  }

  onTestRunEnd() {
    const path = process.env[secondTriesFile];
    if (path) writeFileSync(path, JSON.stringify(this.lines));
  }
}
