import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { type Browser, chromium, type Page } from '@playwright/test';
import { build } from 'vite';
import type { GalleryRequest } from './bridge.ts';
import { drawPicture } from './pictures.ts';
import { sceneTime } from './scenarios.ts';
import { bridgeConfig, galleryConfig } from './vite.config.ts';

const origin = 'https://gallery.test';
const types: Record<string, string> = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css' };

export interface Visit extends GalleryRequest {
  /** The renderer built with the pseudo-locale in the place of English. */
  readonly pseudo?: boolean;
  /** File name of the page; the main window's when left out. */
  readonly file?: string;
  readonly width?: number;
  readonly height?: number;
}

export interface Studio {
  /** The real renderer in a plain Chromium, at one scene. Nothing of it leaves this machine. */
  visit(visit: Visit): Promise<{ page: Page; complaints: string[] }>;
  close(): Promise<void>;
}

/** Builds the renderer and the scripted bridge, and starts the browser. */
export async function openStudio(): Promise<Studio> {
  const executablePath = process.env.SNAPFERRY_CHROMIUM ?? '/usr/bin/chromium';
  const folder = await mkdtemp(join(tmpdir(), 'snapferry-gallery-'));
  let browser: Browser;
  try {
    browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
  } catch (error) {
    await rm(folder, { recursive: true });
    throw new Error(
      `The gallery needs Chromium at ${executablePath}. Install it (apt-get install chromium) or name another in SNAPFERRY_CHROMIUM.`,
      { cause: error },
    );
  }
  const spoken = join(folder, 'spoken');
  const pseudo = join(folder, 'pseudo');
  await build(galleryConfig(spoken, { pseudo: false }));
  await build(galleryConfig(pseudo, { pseudo: true }));
  const script = await scriptOf();

  return {
    async visit({ pseudo: isPseudo = false, file: start = '', width = 1120, height = 720, ...request }) {
      const context = await browser.newContext({
        viewport: { width, height },
        timezoneId: 'UTC',
        locale: 'en-GB',
        reducedMotion: 'reduce',
        colorScheme: request.theme === 'dark' ? 'dark' : 'light',
      });
      const page = await context.newPage();
      const complaints: string[] = [];
      page.on('console', (message) => {
        if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
      });
      page.on('pageerror', (error) => complaints.push(error.message));
      await page.route('**/*', async (route) => {
        const path = new URL(route.request().url()).pathname;
        if (path.startsWith('/thumbnail/'))
          return route.fulfill({ contentType: 'image/png', body: await drawPicture(path.slice(11)) });
        if (path === '/favicon.ico') return route.fulfill({ status: 204 });
        const file = join(isPseudo ? pseudo : spoken, path === '/' ? 'index.html' : path);
        return route.fulfill({ contentType: types[extname(file)] ?? '', body: await readFile(file) });
      });
      await page.clock.install({ time: sceneTime });
      await page.addInitScript(`window.galleryRequest = ${JSON.stringify(request)};\n${script}`);
      await page.goto(`${origin}/${start}`);
      return { page, complaints };
    },
    async close() {
      await browser.close();
      await rm(folder, { recursive: true });
    },
  };
}

async function scriptOf(): Promise<string> {
  const built = await build(bridgeConfig);
  const [output] = Array.isArray(built) ? built : [built];
  if (!output || !('output' in output)) throw new Error('The scripted bridge was not built');
  return output.output[0].code;
}
