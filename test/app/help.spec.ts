import { expect } from '@playwright/test';
import { callEngine } from '../../scripts/setup/call-engine.ts';
import { dropFiles, type RealApp } from '../../scripts/setup/real-app.ts';
import { i18n, row, test } from './fixtures.ts';

const toSettings = (app: RealApp) => app.page.getByText(i18n.t('rail.settings'), { exact: true }).click();

test('the report is copied; a killed engine is written down, told, and the app goes on', async ({
  app,
  sandbox,
  picture,
}) => {
  await toSettings(app);
  await expect(app.page.getByText(i18n.t('settings.crashes.about', { count: 0 }))).toBeVisible();
  const { engine } = await callEngine(app.page, 'capabilities', {});
  process.kill(engine.pid, 'SIGKILL');
  // What is asked of an engine that dies is refused; the next one answers.
  const pid = () =>
    callEngine(app.page, 'capabilities', {}).then(
      (answer) => answer.engine.pid,
      () => engine.pid,
    );
  await expect.poll(pid).not.toBe(engine.pid);

  await app.page.getByText(i18n.t('rail.queue'), { exact: true }).click();
  await toSettings(app);
  await expect(app.page.getByText(i18n.t('settings.crashes.about', { count: 1 }))).toBeVisible();
  await app.page.getByRole('button', { name: i18n.t('settings.report.copy') }).click();
  const copied = () => app.electron.evaluate(({ clipboard }) => clipboard.readText());
  await expect.poll(copied).toContain('engine-');
  expect(await copied()).not.toContain(sandbox.clientId);

  await app.page.getByText(i18n.t('rail.queue'), { exact: true }).click();
  await dropFiles(app, [await picture('after.png')]);
  await expect(row(app, 'after.png')).toContainText(i18n.t('state.uploaded'));
});

test('a page that crashes leaves a dump that is listed, one that is killed a note, and the window comes back', async ({
  app,
}) => {
  await expect(app.page.getByText(i18n.t('queue.empty.title'))).toBeVisible();
  /** Evaluates in the window; Playwright itself does not follow a page through a crash. */
  const inPage = (code: string) =>
    app.electron.evaluate(
      ({ BrowserWindow }, text) =>
        BrowserWindow.getAllWindows()[0]?.webContents.executeJavaScript(text) as Promise<string>,
      code,
    );
  const listed = () => inPage('snapferry.engine.diagnose({})');
  /** Ends the page's process in one of two ways; resolves when it has loaded anew. */
  const end = (how: 'crash' | 'kill') =>
    app.electron.evaluate(async ({ BrowserWindow }, way) => {
      const contents = BrowserWindow.getAllWindows()[0]?.webContents;
      if (contents === undefined) throw new Error('There is no window.');
      // What is asked of a page that has crashed is never answered.
      const loaded = new Promise<void>((resolve) => contents.once('did-finish-load', () => resolve()));
      if (way === 'crash') contents.forcefullyCrashRenderer();
      else process.kill(contents.getOSProcessId(), 'SIGKILL');
      await loaded;
    }, how);
  const shown = () => inPage('document.body.innerText');

  await end('crash');
  await expect.poll(shown).toContain(i18n.t('queue.empty.title'));
  await expect.poll(listed).toMatch(/[\w-]+\.dmp/);
  await end('kill');
  await expect.poll(shown).toContain(i18n.t('queue.empty.title'));
  await expect.poll(listed).toMatch(/window-\w+\.txt/);
});
