import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Files that take longest, below `test`, the longest first. */
export const longest = [
  'engine/crash/crash.test.ts',
  'engine/cli/many-hands.test.ts',
  'engine/posts/killed.test.ts',
  'engine/cli/terminal.test.ts',
  'engine/cli/upload.test.ts',
  'engine/jobs/endless-loops.test.ts',
  'engine/local-api/walls.test.ts',
  'engine/hosts/sftp.test.ts',
  'engine/destinations/outages.test.ts',
  'engine/cli/written-commands.test.ts',
  'engine/folders/command.test.ts',
  'engine/cli/proxy.test.ts',
  'engine/destinations/own-hosts.test.ts',
  'engine/scheduler/credits.test.ts',
  'engine/cli/commands.test.ts',
  'engine/accounts/uploading.test.ts',
  'engine/cli/hosts.test.ts',
  'unit/fuzz/fuzz.test.ts',
  'unit/store/flips.test.ts',
  'unit/store/recovery.test.ts',
  'unit/store/states.test.ts',
  'unit/store/jobs.test.ts',
];

const rank = ({ moduleId }: TestSpecification): number => {
  const found = longest.findIndex((name) => moduleId.endsWith(`/test/${name}`));
  return found === -1 ? longest.length : found;
};

/**
 * Starts first what takes longest, because what starts last decides when all is over. vitest does so only from the
 * second run on a machine on; before, it knows nothing but the sizes of the files.
 */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const projects = [...new Set(sorted.map(({ project }) => project))];
    // The files of a project stay together: a worker that is shared serves one project.
    return sorted.sort(
      (a, b) => projects.indexOf(a.project) - projects.indexOf(b.project) || rank(a) - rank(b),
    );
  }
}
