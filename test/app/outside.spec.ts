import { expect } from '@playwright/test';
import { portableSettings } from '../../contract/settings-file.ts';
import { callEngine } from '../../scripts/setup/call-engine.ts';
import { dropFiles } from '../../scripts/setup/real-app.ts';
import { i18n, test } from './fixtures.ts';

test('the title tells how far it is, and a hidden window is told of its batch once; a reset stops nothing', async ({
  start,
  others,
  picture,
}) => {
  const { env, shown } = await others.startNotifications();
  const app = await start({ env });
  await expect(app.page.getByText(i18n.t('queue.empty.title'))).toBeVisible();
  const title = () =>
    app.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getTitle());
  await callEngine(app.page, 'changeSettings', { maxParallelUploads: 1, theme: 'dark' });
  await callEngine(app.page, 'pause', {});
  await dropFiles(app, await Promise.all(['one.png', 'two.png', 'three.png'].map((name) => picture(name))));
  const paused = i18n.t('progress.paused', { done: 0, total: 3 });
  await expect.poll(title).toBe(`${paused} · Snapferry`);

  await app.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.hide());
  await callEngine(app.page, 'resume', {});
  const settings = await callEngine(app.page, 'resetSettings', { names: [...portableSettings] });
  expect([settings.theme, settings.maxParallelUploads]).toEqual(['system', 8]);
  await expect.poll(shown).toEqual([i18n.t('notification.done', { done: 3 })]);
  await expect.poll(title).toBe('Snapferry');
});
