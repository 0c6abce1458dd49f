import { appendFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import {
  type BrowserContext,
  type BrowserContextOptions,
  test as base,
  expect,
  type Page,
} from '@playwright/test';
import { type Drawn, drawnList } from '../../scripts/screens/drawn.ts';
import { type DrawnWith, drawsWith, isDrawnAnew, whyNotComparable } from './baseline.ts';
import type { GalleryRequest } from './bridge.ts';
import type { SceneName } from './scenes/index.ts';
import { sceneTime } from './scenes/time.ts';
import { type PagesServer, servePages } from './server.ts';

export interface Visit extends Omit<GalleryRequest, 'language' | 'isClockRunning'> {
  /** Default: English. */
  readonly language?: string;
  /** The page to open; default: the main window's. */
  readonly file?: 'index' | 'overlay' | 'card' | 'pin' | 'record';
  readonly width?: number;
  readonly height?: number;
  /** True: the clock runs, and the test advances it. It stands still otherwise. */
  readonly isClockRunning?: boolean;
}

/** Opens the main window at a scene, in English, and high enough that a dozen rows are rendered. */
export type Enter = (scene: SceneName, clock?: Pick<Visit, 'isClockRunning'>) => Promise<Page>;

export interface Fixtures {
  /** Opens the real renderer at one scene, in a page without state of the previous one. */
  readonly visit: (visit: Visit) => Promise<Page>;
  readonly enter: Enter;
  /**
   * Compares the page with its reference screenshot, if there is one, where that is possible: baseline.spec.ts tells.
   * Saves a screenshot to the folder that SNAPFERRY_GALLERY names.
   */
  readonly show: (page: Page, look: string, isKept: boolean) => Promise<void>;
  /** Fails a test whose pages wrote warnings or errors. */
  readonly quiet: undefined;
}

interface Stage {
  readonly pages: PagesServer;
  /** What this machine draws with, and why its screenshots cannot be compared with the references; null: they can. */
  readonly drawing: { readonly here: DrawnWith; readonly whyNot: string | null };
  readonly page: Page;
  /** Opens a page in a separate context, with a running clock. */
  openApart(): Promise<Page>;
  /** Returns the warnings and errors of the pages since the last call. */
  takeComplaints(): string[];
}

const surroundings: BrowserContextOptions = {
  viewport: { width: 1120, height: 720 },
  timezoneId: 'UTC',
  locale: 'en-GB',
  reducedMotion: 'reduce',
};

export const test = base.extend<Fixtures, { stage: Stage }>({
  /**
   * Reuses one page for all tests of a worker: what a browser does for a new one (a process, two megabytes of scripts
   * to read) takes three times as long as most tests. Each visit is a navigation and gets a document and a world of
   * scripts of its own; that the renderer keeps nothing elsewhere is checked. After a failed test the worker ends.
   */
  stage: [
    async ({ browser }, use) => {
      const pages = await servePages();
      const complaints: string[] = [];
      const openIn = async (context: BrowserContext) => {
        const page = await context.newPage();
        page.on('console', (message) => {
          if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
        });
        page.on('pageerror', (error) => complaints.push(error.message));
        return page;
      };
      const here = await drawsWith(browser);
      const context = await browser.newContext(surroundings);
      await context.clock.setFixedTime(sceneTime);
      await use({
        pages,
        drawing: { here, whyNot: whyNotComparable(here) },
        page: await openIn(context),
        async openApart() {
          const page = await openIn(await browser.newContext(surroundings));
          await page.clock.install({ time: sceneTime });
          return page;
        },
        takeComplaints: () => complaints.splice(0),
      });
      await context.close();
      await pages.close();
    },
    { scope: 'worker' },
  ],
  visit: async ({ stage }, use) => {
    const apart: Page[] = [];
    await use(async ({ file = 'index', isClockRunning = false, ...visit }) => {
      const { width = 1120, height = 720, language = 'en', ...request } = visit;
      stage.pages.request = { ...request, language, isClockRunning };
      const page = isClockRunning ? await stage.openApart() : stage.page;
      if (isClockRunning) apart.push(page);
      await page.setViewportSize({ width, height });
      // On the window's edge, where nothing feels it: outside counts as its upper corner, which belongs to a button.
      const restPointer = () => page.mouse.move(0, height - 1);
      await restPointer();
      await page.emulateMedia({ colorScheme: 'light' });
      await page.goto(`${stage.pages.origin}/${file}.html`);
      // A document in a process of its own has the pointer in that corner again, where a hint opens over the side bar.
      await restPointer();
      await expect(page.locator('#root > *').first()).toBeAttached();
      const kept = await page.evaluate(() => [localStorage.length, sessionStorage.length, document.cookie]);
      expect(kept, 'What the renderer keeps in the browser').toEqual([0, 0, '']);
      return page;
    });
    for (const page of apart) await page.context().close();
  },
  enter: async ({ visit }, use) =>
    use(async (scene, clock) => {
      const page = await visit({ scene, height: 1200, ...clock });
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      return page;
    }),
  show: async ({ stage }, use, info) =>
    use(async (page, look, isKept) => {
      const name = `${info.title}, ${look}`;
      const folder = process.env.SNAPFERRY_GALLERY;
      if (folder) {
        const file = `${name}.png`;
        const screen = basename(info.file, '.spec.ts');
        await page.screenshot({ path: join(folder, file) });
        const drawn: Drawn = { file, screen, view: info.title, look };
        await appendFile(join(folder, drawnList), `${JSON.stringify(drawn)}\n`);
      }
      if (isKept && (stage.drawing.whyNot === null || isDrawnAnew(info)))
        await expect.soft(page).toHaveScreenshot(`${name.toLowerCase().replace(/[^a-z]+/g, '-')}.png`);
    }),
  quiet: [
    async ({ stage }, use) => {
      stage.takeComplaints();
      await use(undefined);
      expect(stage.takeComplaints(), 'What the pages complained of').toEqual([]);
    },
    { auto: true },
  ],
});

export { expect };
