import { join } from 'node:path';
import { expect } from '@playwright/test';
import type { Settings } from '../../../contract/settings.ts';
import { createSandbox, type Sandbox } from '../../../sandbox/index.ts';
import { callEngine } from '../../../scripts/setup/call-engine.ts';
import type { Display } from '../../../scripts/setup/display.ts';
import { launchApp, type RealApp } from '../../../scripts/setup/real-app.ts';
import type { ElectronRuntime } from '../../../scripts/setup/runtime.ts';
import { giveConsents } from './consents.ts';

export interface Residence {
  readonly display: Display;
  /** Returns more of its environment. */
  readonly env: (folder: string) => Readonly<Record<string, string>>;
  readonly args: readonly string[];
}

interface SharedAppOptions extends Residence {
  readonly runtime: ElectronRuntime;
  /** A folder that lives as long as the app. */
  readonly folder: string;
}

/**
 * One app that many tests use, one after the other. A start costs more of the processor than most of these tests;
 * before each of them the app is brought to where a start leaves it: no job, no upload, no watched folder, no card, first
 * settings, an empty clipboard, and a page that was loaded anew.
 */
export interface SharedApp {
  readonly app: RealApp;
  readonly env: Record<string, string>;
  /** Shows of the host's reports only what came since the last `renew`. */
  readonly sandbox: Sandbox;
  renew(): Promise<void>;
  close(): Promise<void>;
}

/** No limit in reach of any number of tests. */
const limits = { user: 400_000, userBearer: 400_000, client: 10_000_000, post: 1_000_000, uploads: null };

export async function openSharedApp(options: SharedAppOptions): Promise<SharedApp> {
  const { runtime, display, folder, args } = options;
  const profile = join(folder, 'profile');
  giveConsents(profile);
  // A video that the host still works on cannot be cancelled: the next test would wait until it is ready.
  const sandbox = await createSandbox({ limits, videos: 'completed' });
  const env = {
    SNAPFERRY_HOME: profile,
    SNAPFERRY_API_URL: sandbox.origin,
    SNAPFERRY_CLIENT_ID: sandbox.clientId,
    LANGUAGE: 'en',
    ...options.env(folder),
  };
  const app = await launchApp({ runtime, display, env, args });
  const wasVisible = await isWindowVisible(app);
  const { account, destination, ...first } = (await callEngine(app.page, 'snapshot', {})).settings;
  const since = reportsSince(sandbox);
  let isNew = true;
  return {
    app,
    env,
    sandbox: since.sandbox,
    async renew() {
      if (isNew) {
        isNew = false;
        return;
      }
      await emptyEngine(app, first);
      await closeCards(app);
      await app.electron.evaluate(({ BrowserWindow, clipboard }, isVisible) => {
        clipboard.clear();
        const window = BrowserWindow.getAllWindows().find((each) =>
          each.webContents.getURL().includes('index.html'),
        );
        if (isVisible) window?.show();
        else window?.hide();
      }, wasVisible);
      await app.page.reload();
      await expect(app.page.getByRole('heading', { level: 1 })).toBeAttached();
      sandbox.clearFaults();
      since.restart();
    },
    async close() {
      await app.electron.close();
      await sandbox.close();
    },
  };
}

const isWindowVisible = (app: RealApp) =>
  app.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isVisible() ?? false);

/** Removes watched folders, jobs and uploads, and sets everything back to the first settings. */
async function emptyEngine({ page }: RealApp, first: Partial<Settings>): Promise<void> {
  // Before anything that these decide over.
  await callEngine(page, 'changeSettings', first);
  await callEngine(page, 'resume', {});
  const { folders } = await callEngine(page, 'snapshot', {});
  for (const { id } of folders) await callEngine(page, 'removeFolder', { id });
  // What the test before began may still come in, and what is between two states is not cancelled.
  const cancelled = async () => {
    const ids = (await callEngine(page, 'snapshot', {})).jobs.map(({ id }) => id);
    if (ids.length > 0) await callEngine(page, 'cancel', { ids });
    const { jobs, summary } = await callEngine(page, 'snapshot', {});
    if (summary.open === 0 && jobs.length > 0)
      await callEngine(page, 'dismiss', { ids: jobs.map(({ id }) => id) });
    // What stays is named, because a test that fails here does so for what the one before it left.
    return summary.open === 0 ? [] : jobs.map(({ name, state }) => `${name}: ${state}`);
  };
  await expect.poll(cancelled).toEqual([]);
  const { items } = await callEngine(page, 'library', { limit: 10_000 });
  if (items.length > 0) await callEngine(page, 'forget', { ids: items.map(({ id }) => id) });
}

async function closeCards({ page, electron }: RealApp): Promise<void> {
  await page.evaluate(async () => {
    const { captureCards, actOnCapture } = window.snapferry.shell;
    const answer = JSON.parse((await captureCards({})) as string);
    for (const { id } of answer.value.cards) await actOnCapture({ id, act: { kind: 'close' } });
  });
  const cards = () => electron.windows().filter((window) => window.url().includes('card.html'));
  await expect.poll(() => cards().length).toBe(0);
}

function reportsSince(sandbox: Sandbox): { sandbox: Sandbox; restart: () => void } {
  let before = { pictures: 0, albums: 0, log: 0 };
  const view = Object.create(sandbox, {
    pictures: { value: () => sandbox.pictures().slice(before.pictures) },
    albums: { value: () => sandbox.albums().slice(before.albums) },
    log: { get: () => sandbox.log.slice(before.log) },
  }) as Sandbox;
  return {
    sandbox: view,
    restart() {
      const [pictures, albums] = [sandbox.pictures().length, sandbox.albums().length];
      before = { pictures, albums, log: sandbox.log.length };
    },
  };
}
