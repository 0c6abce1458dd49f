import { existsSync } from 'node:fs';
import { chromium } from '@playwright/test';
import { chromiumPath } from './chromium.ts';
import { firefoxPath, startFirefox } from './firefox.ts';
import type { TestBrowser } from './test-browser.ts';

async function startChromium(): Promise<TestBrowser> {
  const browser = await chromium.launch({
    executablePath: chromiumPath,
    args: ['--no-sandbox', '--disable-gpu'],
  });
  const page = await browser.newPage({ viewport: { width: 1120, height: 720 }, locale: 'en-GB' });
  return {
    page: {
      open: async (url) => void (await page.goto(url)),
      evaluate: (expression) => page.evaluate(expression),
      screenshot: async (path) => void (await page.screenshot({ path })),
    },
    close: () => browser.close(),
  };
}

/** The browsers that the window is tested in; `isHere` false: it is not installed on this machine. */
export const browsers: readonly {
  readonly name: string;
  readonly isHere: boolean;
  start(): Promise<TestBrowser>;
}[] = [
  { name: 'Chromium', isHere: existsSync(chromiumPath), start: startChromium },
  { name: 'Firefox', isHere: firefoxPath !== null, start: startFirefox },
];
