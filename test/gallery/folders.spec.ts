import { expect, type Page } from '@playwright/test';
import { test } from './fixtures.ts';
import { choose, drag, goTo } from './hands.ts';
import { folderScenes } from './scenes/folders.ts';
import { look, smallest, type View, viewsOf } from './views.ts';

async function addFolder(page: Page) {
  await goTo('folders')(page);
  await page.getByRole('button', { name: 'Add folder…' }).click();
  await expect(page.getByRole('dialog')).toBeVisible();
}

const views: Record<string, View> = {
  ...viewsOf(folderScenes),
  'folders, empty': { scene: 'empty', arrive: goTo('folders') },
  'folders, full': { pictures: ['light'], scene: 'folders', arrive: goTo('folders') },
  'folders, in trouble': {
    scene: 'folders-trouble',
    size: { width: 1120, height: 1000 },
    arrive: goTo('folders'),
  },
  'folders, in trouble, smallest': { scene: 'folders-trouble', size: smallest, arrive: goTo('folders') },
  'folders, adding': { pictures: ['dark'], scene: 'folders', arrive: addFolder },
  'folders, adding, smallest, refused': {
    scene: 'folders',
    size: smallest,
    async arrive(page) {
      await addFolder(page);
      await page.getByRole('radio').nth(4).click({ force: true });
      await page.getByRole('dialog').locator('button[type=submit]').click();
      await expect(page.getByRole('alert')).not.toBeEmpty();
    },
  },
  'folders, removing': {
    scene: 'folders',
    async arrive(page) {
      await goTo('folders')(page);
      await choose(page, page.getByRole('button', { name: 'More for Screenshots' }), 'Stop watching…');
      await expect(page.getByRole('alertdialog')).toBeVisible();
    },
  },
  'folders, dragging': {
    scene: 'folders',
    async arrive(page) {
      await goTo('folders')(page);
      await drag(page, 'dragover', 0, ['folder']);
    },
  },
};

for (const [name, view] of Object.entries(views))
  test(name, ({ visit, show }) => look({ visit, show }, view));
