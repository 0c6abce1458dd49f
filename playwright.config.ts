import { availableParallelism } from 'node:os';
import { defineConfig } from '@playwright/test';
import { requireNodeApi } from './scripts/setup/require-node-api.ts';
import { chromiumPath } from './test/support/chromium.ts';

requireNodeApi();

/**
 * V8's flags for pages that live for a second: code that is optimized comes too late to pay, and there is room for all
 * young objects of a page, and of axe in it, so that few are ever moved. Both cores are busy already, so that a thread of
 * the page's own collects them best. It saves about a tenth of a run.
 */
const forShortLives = [
  '--no-maglev',
  '--no-turbofan',
  '--single-threaded-gc',
  // Megabytes.
  '--min-semi-space-size=64',
  '--max-semi-space-size=128',
].join(' ');

export default defineConfig({
  outputDir: 'test-results',
  // Each test of the app is an app of its own, which keeps a core busy; so does a page of the gallery.
  workers: availableParallelism(),
  fullyParallel: true,
  forbidOnly: Boolean(process.env.CI),
  // Real processes, files and sockets: generous, because a slow machine is no failure.
  timeout: 60_000,
  expect: {
    timeout: 20_000,
    // A pixel differs where the eye sees it; one in a thousand may, of edges that the rasteriser rounds either way.
    toHaveScreenshot: { threshold: 0.1, maxDiffPixelRatio: 0.001, animations: 'disabled', caret: 'hide' },
  },
  snapshotPathTemplate: 'test/gallery/baseline/{arg}{ext}',
  reporter: [['list']],
  projects: [
    { name: 'app', testDir: 'test/app' },
    { name: 'gallery-pages', testDir: 'test/gallery', testMatch: 'pages.setup.ts' },
    {
      name: 'gallery',
      testDir: 'test/gallery',
      dependencies: ['gallery-pages'],
      use: {
        launchOptions: {
          executablePath: chromiumPath,
          args: ['--no-sandbox', '--disable-gpu', `--js-flags=${forShortLives}`],
        },
      },
    },
  ],
});
