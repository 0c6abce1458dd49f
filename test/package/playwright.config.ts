import { join } from 'node:path';
import { defineConfig } from '@playwright/test';

/** Tests of the packaged app, which `npm run test:package` makes before it runs them. */
export default defineConfig({
  testDir: import.meta.dirname,
  outputDir: join(import.meta.dirname, '..', '..', 'test-results', 'package'),
  // One display, one app at a time: what is asked is whether it works, not how fast.
  workers: 1,
  forbidOnly: Boolean(process.env.CI),
  timeout: 60_000,
  expect: { timeout: 20_000 },
  reporter: [['list']],
});
