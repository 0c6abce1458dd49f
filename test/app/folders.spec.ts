import { copyFile, mkdir, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { dropFiles, type RealApp } from '../../scripts/setup/real-app.ts';
import { clipboardText, i18n, row, test } from './fixtures.ts';

test.use({ isShared: true });

const done = i18n.t('state.uploaded');

const toFolders = (app: RealApp) => app.page.getByText(i18n.t('rail.folders'), { exact: true }).click();
const toQueue = (app: RealApp) => app.page.getByText(i18n.t('rail.queue'), { exact: true }).click();
const watch = (app: RealApp) =>
  app.page
    .getByRole('dialog')
    .getByRole('button', { name: i18n.t('folders.form.watch') })
    .click();

test('a folder chosen in the dialog is watched: asked about what is in it, and what comes goes by itself', async ({
  app,
  folder,
  picture,
  sandbox,
}) => {
  const watched = join(folder, 'Screenshots');
  await mkdir(watched);
  await rename(await picture('old.png'), join(watched, 'old.png'));
  await app.electron.evaluate(({ dialog }, path) => {
    dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [path] });
  }, watched);
  await toFolders(app);
  await app.page.getByRole('button', { name: i18n.t('folders.add') }).click();
  await watch(app);
  const card = app.page.getByRole('listitem').filter({ hasText: watched });
  await expect(card).toContainText(i18n.t('folders.state.watching'));
  await expect(card).toContainText(i18n.t('folders.asking', { count: 1 }));

  const before = await clipboardText(app);
  const fresh = await picture('fresh.png');
  await copyFile(fresh, join(watched, 'fresh.png'));
  await expect(card).toContainText(i18n.t('folders.taken', { count: 1 }));
  await card.getByRole('button', { name: i18n.t('folders.asking.upload', { count: 1 }) }).click();
  await toQueue(app);
  for (const name of ['fresh.png', 'old.png']) await expect(row(app, name)).toContainText(done);
  expect(sandbox.pictures()).toHaveLength(2);
  // These were not added by the user just now: the clipboard is unchanged.
  expect(await clipboardText(app)).toBe(before);
});

test('a folder dropped on the screen is watched after it was said how, and one in it is refused where that is asked', async ({
  app,
  folder,
  picture,
}) => {
  const watched = join(folder, 'Camera');
  await mkdir(join(watched, 'inner'), { recursive: true });
  await toFolders(app);
  await dropFiles(app, [watched]);
  await app.page.getByRole('button', { name: i18n.t('folders.form.more') }).click();
  await app.page.getByText(i18n.t('folders.form.recursive'), { exact: true }).click();
  await watch(app);
  await expect(app.page.getByRole('listitem').filter({ hasText: watched })).toBeVisible();
  await dropFiles(app, [join(watched, 'inner')]);
  await watch(app);
  await expect(app.page.getByRole('alert')).toContainText(i18n.t('error.folder-overlaps'));
  await app.page
    .getByRole('dialog')
    .getByRole('button', { name: i18n.t('folders.cancel') })
    .click();
  await copyFile(await picture('deep.png'), join(watched, 'inner', 'deep.png'));
  await toQueue(app);
  await expect(row(app, 'deep.png')).toContainText(done);
});
