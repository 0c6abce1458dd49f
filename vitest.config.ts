import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';
import { requireNodeApi } from './scripts/setup/require-node-api.ts';

requireNodeApi();

export default defineConfig({
  test: {
    include: ['test/{unit,engine,simulation}/**/*.test.{ts,tsx}'],
    // Real sockets, files and child processes: generous, because a slow machine is no failure.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    expect: { poll: { timeout: 20_000 } },
    pool: 'forks',
    // One a core, and not one less: most of what the tests do is wait for disks, sockets and children.
    maxWorkers: Math.max(2, availableParallelism()),
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
