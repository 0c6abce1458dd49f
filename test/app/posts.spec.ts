import { expect } from '@playwright/test';
import { dropFiles } from '../../scripts/setup/real-app.ts';
import { clipboardText, i18n, row, test } from './fixtures.ts';

test('a post: composed, kept over a restart, made in order, its link copied', async ({
  start,
  picture,
  sandbox,
}) => {
  const first = await start();
  await first.page.getByText(i18n.t('rail.posts'), { exact: true }).click();
  await first.page
    .getByRole('button', { name: i18n.t('posts.new') })
    .first()
    .click();
  await first.page.getByLabel(i18n.t('posts.field.title'), { exact: true }).fill('A trip');
  await dropFiles(first, [await picture('one.png'), await picture('two.png'), await picture('three.png')]);
  const order = first.page.getByRole('grid', { name: i18n.t('posts.order') });
  await expect(order.getByRole('row')).toHaveCount(3);
  await expect(order.locator('img')).toHaveCount(3);
  await order.getByRole('row').nth(2).focus();
  await first.page.keyboard.press('Alt+ArrowUp');
  await expect(order.getByRole('row').nth(1)).toContainText('three.png');
  expect(sandbox.log).toEqual([]);
  await first.electron.close();

  const second = await start();
  await second.page.getByText(i18n.t('rail.posts'), { exact: true }).click();
  await expect(second.page.getByLabel(i18n.t('posts.field.title'), { exact: true })).toHaveValue('A trip');
  await second.page.getByRole('button', { name: i18n.t('posts.submit.hidden') }).click();
  await expect(second.page.getByRole('button', { name: i18n.t('posts.copy') })).toBeVisible();
  const [album, ...others] = sandbox.albums();
  expect(others).toEqual([]);
  expect(album?.title).toBe('A trip');
  // A finished post shows its link; what is in it is behind that.
  await second.page.getByRole('button', { name: i18n.t('posts.edit'), exact: true }).click();
  await expect(second.page.getByRole('grid', { name: i18n.t('posts.order') })).toBeVisible();
  const names = await second.page
    .getByRole('grid', { name: i18n.t('posts.order') })
    .getByRole('row')
    .allTextContents();
  expect(names.map((text) => /(one|two|three)\.png/.exec(text)?.[1])).toEqual(['one', 'three', 'two']);
  expect(album?.pictureIds).toHaveLength(3);
  await expect.poll(() => clipboardText(second)).toBe(`${sandbox.origin}/a/${album?.id}`);
});

test('a post of what is up already uploads nothing again', async ({ app, picture, sandbox }) => {
  await dropFiles(app, [await picture('one.png'), await picture('two.png')]);
  for (const name of ['one.png', 'two.png'])
    await expect(row(app, name)).toContainText(i18n.t('state.uploaded'));
  await row(app, 'one.png').click();
  await app.page.keyboard.press('ControlOrMeta+a');
  await app.page
    .getByRole('toolbar')
    .getByRole('button', { name: i18n.t('posts.make') })
    .click();
  await app.page.getByRole('button', { name: i18n.t('posts.submit.hidden') }).click();
  await expect(app.page.getByRole('button', { name: i18n.t('posts.copy') })).toBeVisible();
  expect(sandbox.pictures()).toHaveLength(2);
  const [album, ...others] = sandbox.albums();
  expect(others).toEqual([]);
  expect([...(album?.pictureIds ?? [])].sort()).toEqual(
    sandbox
      .pictures()
      .map(({ id }) => id)
      .sort(),
  );
});
