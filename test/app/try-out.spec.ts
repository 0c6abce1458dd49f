import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { callEngine } from '../../scripts/setup/call-engine.ts';
import { dropFiles } from '../../scripts/setup/real-app.ts';
import { clipboardText, i18n, row, test } from './fixtures.ts';
import { Person } from './support/person.ts';

test.use({ sandboxOptions: {} });

test('without a Client-ID it can be tried: links open on this computer, and a profile of its own keeps them', async ({
  start,
  env,
  sandbox,
  picture,
}) => {
  const app = await start({ env: { SNAPFERRY_CLIENT_ID: undefined, SNAPFERRY_API_URL: undefined } });
  await expect(app.page.getByText(i18n.t('first.title'))).toBeVisible();
  await callEngine(app.page, 'changeSettings', { theme: 'dark' });
  await expect(app.page.locator('html')).toHaveAttribute('data-theme', 'dark');
  const person = new Person();
  await person.step('wants to try it', () =>
    app.page.getByRole('button', { name: i18n.t('first.sandbox.title') }).click(),
  );
  await expect(app.page.getByText(i18n.t('sandbox.badge'))).toBeVisible();
  await expect(app.page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await expect(app.page.getByText(i18n.t('first.title'))).toBeHidden();

  const tried = await picture('tried.png');
  await person.step('drops a picture', () => dropFiles(app, [tried]));
  await expect(row(app, 'tried.png')).toContainText(i18n.t('state.uploaded'));
  const link = await clipboardText(app);
  expect(link).toMatch(/^http:\/\/127\.0\.0\.1:\d+\//);
  expect((await fetch(link)).status).toBe(200);
  person.arrived();
  // Nothing went to the host that the app is set up for.
  expect(sandbox.log).toHaveLength(0);
  expect((await readdir(join(env.SNAPFERRY_HOME ?? '', 'try', 'pictures'))).length).toBeGreaterThan(0);

  await app.page.getByText(i18n.t('rail.accounts'), { exact: true }).first().click();
  await app.page.getByText(i18n.t('settings.mode'), { exact: true }).click();
  await expect(app.page.getByText(i18n.t('sandbox.badge'))).toBeHidden();
  await app.page.getByText(i18n.t('rail.queue'), { exact: true }).first().click();
  await expect(app.page.getByText(i18n.t('first.title'))).toBeVisible();
  await expect(row(app, 'tried.png')).toHaveCount(0);
  expect(await fetch(link).catch(() => 'gone')).toBe('gone');
});
