import { defineConfig } from '@playwright/test';

export default defineConfig({
  testDir: 'test',
  outputDir: 'test-results',
  // Each test is an app of its own with its own profile; two at once is what a small machine bears.
  workers: 2,
  fullyParallel: true,
  forbidOnly: Boolean(process.env.CI),
  // Real processes, files and sockets: generous, because a slow machine is no failure.
  timeout: 60_000,
  expect: { timeout: 20_000 },
  reporter: [['list']],
});
