import { globSync, readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';
import { buildConstants } from './scripts/packaging/build-constants.ts';
import { requireNodeApi } from './scripts/setup/require-node-api.ts';
import { LongestFirst } from './test/support/longest-first.ts';

requireNodeApi();

const include = 'test/{unit,engine,simulation}/**/*.test.{ts,tsx}';
/** Test files that replace a module of the product, or change the rights of their process, for themselves. */
const alone = globSync(include).filter((file) =>
  /\bvi\.(do)?mock\(|\.seteuid\b/i.test(readFileSync(file, 'utf8')),
);

export default defineConfig({
  define: buildConstants,
  test: {
    setupFiles: ['test/support/bundled-media.ts'],
    // Real sockets, files and child processes: generous, because a slow machine is no failure.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    expect: { poll: { timeout: 20_000 } },
    pool: 'forks',
    // Loading the product anew for each file takes a quarter of the processor's time.
    projects: [
      { extends: true, test: { name: 'shared', include: [include], exclude: alone, isolate: false } },
      { extends: true, test: { name: 'alone', include: alone } },
    ],
    // One a core, and not one less: most of what the tests do is wait for disks, sockets and children.
    maxWorkers: Math.max(2, availableParallelism()),
    sequence: { sequencer: LongestFirst },
    // Only tests that wait for most of their time are declared to run side by side.
    maxConcurrency: 10,
    coverage: {
      provider: 'v8',
      // What the parts of vitest can reach: the window's elements and the desktop's edge are seen by the others.
      include: ['{contract,i18n,links,main,preload,renderer,sandbox}/**/*.{ts,tsx}'],
      reportsDirectory: 'coverage',
      reporter: ['text-summary', 'html', 'json-summary'],
    },
  },
});
