/** Describes a kind of test with a folder and a runner of its own. */
export interface TestPart {
  readonly id: 'unit' | 'engine' | 'sim' | 'app' | 'gallery';
  readonly title: string;
  readonly runner: 'vitest' | 'playwright';
  /** Contains only this part; ends with a slash. */
  readonly folder: string;
  /** Files that run at once on each core: more than one where tests wait for most of their time. */
  readonly perCore: number;
  /** Its tests wait for processes, windows or pages that share the machine with others: CI tries a failed one once more. */
  readonly isRetried: boolean;
}

/** Lists the parts in the order in which they run: what fails soonest comes first. */
export const testParts: readonly TestPart[] = [
  { id: 'unit', title: 'Unit', runner: 'vitest', folder: 'test/unit/', perCore: 1, isRetried: false },
  { id: 'engine', title: 'Engine', runner: 'vitest', folder: 'test/engine/', perCore: 2, isRetried: true },
  {
    id: 'sim',
    title: 'Simulation',
    runner: 'vitest',
    folder: 'test/simulation/',
    perCore: 1,
    isRetried: false,
  },
  {
    id: 'gallery',
    title: 'Gallery',
    runner: 'playwright',
    folder: 'test/gallery/',
    perCore: 1,
    isRetried: true,
  },
  { id: 'app', title: 'App', runner: 'playwright', folder: 'test/app/', perCore: 1, isRetried: true },
];

/** Describes which tests of one part to run. */
export interface TestSelection {
  readonly part: TestPart;
  /** Paths of test files; null for all. Empty: none of this part was selected. */
  readonly files: readonly string[] | null;
  /** Part of a test's name, or null. */
  readonly name: string | null;
  /** Passed on to the runner unchanged. */
  readonly flags: readonly string[];
}

/**
 * Parses the arguments behind `npm test --`. A word is the name of a part, or a piece of the path of a test file, or
 * else part of a piece of a test's name; what begins with a dash is for the runner.
 * @param files the paths of all test files, with slashes, from the root
 */
export function selectTests(words: readonly string[], files: readonly string[]): TestSelection[] {
  const flags = words.filter((word) => word.startsWith('-'));
  const rest = words.filter((word) => !word.startsWith('-'));
  const wanted = testParts.filter(({ id }) => rest.includes(id));
  const others = rest.filter((word) => wanted.every(({ id }) => id !== word));
  const isPath = (word: string) => files.some((file) => file.includes(slashed(word)));
  const paths = others.filter(isPath).map(slashed);
  const name = others.filter((word) => !isPath(word)).join(' ') || null;
  return (wanted.length > 0 ? wanted : testParts).map((part) => ({
    part,
    files:
      paths.length === 0
        ? null
        : files.filter((file) => file.startsWith(part.folder) && paths.some((path) => file.includes(path))),
    name,
    flags,
  }));
}

const slashed = (path: string) => path.replaceAll('\\', '/').replace(/^\.\//, '');
const literal = (text: string) => text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');

/** Describes the machine that runs tests. */
interface TestMachine {
  readonly cores: number;
  /** It runs them for a decision, and nobody looks on. */
  readonly isCi: boolean;
}

/** Builds the arguments of its runner, after the name of the tool. Flags of the user have the last word. */
export function runnerArguments(
  { part, files, name, flags }: TestSelection,
  { cores, isCi }: TestMachine,
): string[] {
  const isRetried = part.isRetried && isCi;
  if (part.runner === 'vitest')
    return [
      'run',
      ...(files ?? [part.folder]),
      `--maxWorkers=${Math.max(2, cores * part.perCore)}`,
      ...(isRetried ? ['--retry=1'] : []),
      ...(name === null ? [] : ['--testNamePattern', literal(name), '--passWithNoTests']),
      ...flags,
    ];
  return [
    'test',
    ...(files ?? []).map((file) => `${literal(file)}$`),
    '--project',
    part.id,
    ...(isRetried ? ['--retries=1'] : []),
    ...(name === null ? [] : ['--grep', literal(name), '--pass-with-no-tests']),
    ...flags,
  ];
}
