import { expect } from '@playwright/test';
import { loadTranslator } from '../../i18n/load-translator.ts';
import { callEngine } from '../../scripts/setup/call-engine.ts';
import { dropFiles } from '../../scripts/setup/real-app.ts';
import { i18n, row, test } from './fixtures.ts';

test('the window comes back where it was, in its theme, with its queue', async ({ start, picture }) => {
  const first = await start();
  await dropFiles(first, [await picture('kept.png')]);
  await expect(row(first, 'kept.png')).toContainText(i18n.t('state.uploaded'));
  await callEngine(first.page, 'changeSettings', { theme: 'dark' });
  const wanted = { x: 60, y: 50, width: 840, height: 560 };
  await first.electron.evaluate(({ BrowserWindow }, bounds) => {
    BrowserWindow.getAllWindows()[0]?.setBounds(bounds);
  }, wanted);
  await first.page.waitForFunction(() => matchMedia('(prefers-color-scheme: dark)').matches);
  await first.electron.close();

  const second = await start();
  const found = await second.electron.evaluate(({ BrowserWindow, nativeTheme }) => ({
    bounds: BrowserWindow.getAllWindows()[0]?.getBounds(),
    theme: nativeTheme.themeSource,
  }));
  expect(found).toEqual({ bounds: wanted, theme: 'dark' });
  await expect(row(second, 'kept.png')).toContainText(i18n.t('state.uploaded'));
});

test.describe('while it is open', () => {
  test.use({ isShared: true });

  test('another language is loaded when it is chosen', async ({ app }) => {
    const russian = loadTranslator(['ru']);
    const heading = app.page.getByRole('heading', { level: 1 });
    await expect(heading).toHaveText(i18n.t('rail.queue'));
    await callEngine(app.page, 'changeSettings', { language: 'ru' });
    await expect(heading).toHaveText(russian.t('rail.queue'));
    await expect(app.page.locator('html')).toHaveAttribute('lang', 'ru');
    // Back again, without a start.
    await callEngine(app.page, 'changeSettings', { language: null });
    await expect(heading).toHaveText(i18n.t('rail.queue'));
  });

  test('no smaller than 720 by 480', async ({ app }) => {
    const size = await app.electron.evaluate(({ BrowserWindow }) => {
      const [window] = BrowserWindow.getAllWindows();
      return window?.getMinimumSize();
    });
    expect(size).toEqual([720, 480]);
  });

  test('nothing in the page breaks the policy or throws', async ({ app, picture }) => {
    const complaints: string[] = [];
    app.page.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
    });
    app.page.on('pageerror', (error) => complaints.push(error.message));
    await app.page.reload();
    await dropFiles(app, [await picture('shown.png')]);
    const it = row(app, 'shown.png');
    await expect(it).toContainText(i18n.t('state.uploaded'));
    await expect(it.locator('img')).toHaveJSProperty('complete', true);
    expect(await it.locator('img').evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(
      0,
    );
    await it.click();
    for (const screen of ['rail.library', 'rail.settings', 'rail.queue'] as const) {
      await app.page.getByText(i18n.t(screen), { exact: true }).first().click();
    }
    expect(complaints).toEqual([]);
  });
});
