import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test as base } from '@playwright/test';
import { createSandbox, type Sandbox } from '../../sandbox/index.ts';
import { type Display, openDisplay } from '../../scripts/setup/display.ts';
import { environmentOf, type InstalledApp, installApp, type RunningApp, startApp } from './installed-app.ts';
import { drawPicture } from './pictures.ts';

interface Worker {
  display: Display;
  installed: InstalledApp;
}

interface Fixtures {
  sandbox: Sandbox;
  folder: string;
  /** Environment of a user whose pictures go to the sandbox. */
  env: NodeJS.ProcessEnv;
  start: (files?: readonly string[]) => Promise<RunningApp>;
  /** Draws a unique picture for each name, and returns its path. */
  picture: (name: string) => Promise<string>;
}

export const test = base.extend<Fixtures, Worker>({
  display: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads from it what a fixture needs
    async ({}, use) => {
      const display = await openDisplay();
      await use(display);
      display.stop();
    },
    { scope: 'worker' },
  ],
  installed: [
    // biome-ignore lint/correctness/noEmptyPattern: as above
    async ({}, use) => {
      const installed = await installApp();
      await use(installed);
      await installed.remove();
    },
    { scope: 'worker' },
  ],
  // biome-ignore lint/correctness/noEmptyPattern: as above
  sandbox: async ({}, use) => {
    const sandbox = await createSandbox({});
    await use(sandbox);
    await sandbox.close();
  },
  // biome-ignore lint/correctness/noEmptyPattern: as above
  folder: async ({}, use) => {
    const folder = await mkdtemp(join(tmpdir(), 'snapferry-package-test-'));
    await use(folder);
    await rm(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
  },
  env: async ({ folder, sandbox, display }, use) => {
    await use(
      environmentOf(display, {
        SNAPFERRY_HOME: join(folder, 'profile'),
        SNAPFERRY_API_URL: sandbox.origin,
        SNAPFERRY_CLIENT_ID: sandbox.clientId,
      }),
    );
  },
  start: async ({ installed, env, display }, use, info) => {
    const started: RunningApp[] = [];
    await use(async (files = []) => {
      const app = await startApp(installed, { env, display, files });
      started.push(app);
      return app;
    });
    for (const app of started) {
      if (info.status !== info.expectedStatus)
        await info.attach('output', { body: app.output(), contentType: 'text/plain' });
      await app.stop();
    }
  },
  picture: async ({ folder }, use) => {
    await use((name) => drawPicture(folder, name));
  },
});
