import { expect, type Page } from '@playwright/test';
import { test } from './fixtures.ts';
import { choose, drag, goTo, sent } from './hands.ts';
import { folderScenes } from './scenes/folders.ts';
import { look, smallest, type View, viewsOf } from './views.ts';

async function addFolder(page: Page) {
  await goTo('folders')(page);
  await page.getByRole('button', { name: 'Add folder…' }).click();
  await expect(page.getByRole('dialog')).toBeVisible();
}

test.describe('watching is offered for a folder that was added from three times', () => {
  const offered = 'You add pictures from “Pictures” again and again';
  const press = (page: Page, name: string) => page.getByRole('button', { name }).click();

  test('and the form follows', async ({ enter }) => {
    const page = await enter('folders-offer');
    await expect(page.getByRole('heading', { name: offered })).toBeVisible();
    await press(page, 'Watch this folder…');
    await expect(page.getByRole('dialog')).toContainText('/home/ada/Pictures');
    expect(await sent(page, 'changeSettings')).toEqual([{ foldersNotOffered: ['/home/ada/Pictures'] }]);
  });

  test('and both ways to say no are kept', async ({ enter }) => {
    const page = await enter('folders-offer');
    await press(page, 'Not now');
    await press(page, 'Never offer this');
    await expect
      .poll(() => sent(page, 'changeSettings'))
      .toEqual([{ foldersNotOffered: ['/home/ada/Pictures'] }, { offersFolders: false }]);
  });
});

const views: Record<string, View> = {
  'folders, offered, smallest': { scene: 'folders-offer', size: smallest },
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
      await page.getByRole('dialog').getByRole('button', { name: /^More/ }).click();
      await page.getByText('Move it', { exact: true }).click();
      await page.getByRole('dialog').locator('button[type=submit]').click();
      await expect(page.getByRole('alert')).not.toBeEmpty();
    },
  },
  'folders, changing': {
    scene: 'folders',
    async arrive(page) {
      await goTo('folders')(page);
      await choose(page, page.getByRole('button', { name: 'More for Camera' }), 'Change…');
      await expect(page.getByRole('dialog')).toBeVisible();
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

test.describe('the form of a folder', () => {
  const form = (page: Page) => page.getByRole('dialog');
  const more = (page: Page) => form(page).getByRole('button', { name: /^More/ });

  test('asks three things; the rest is behind one button, for keys too', async ({ enter }) => {
    const page = await enter('folders');
    await addFolder(page);
    await expect(form(page).getByRole('radiogroup')).toHaveCount(2);
    await expect(more(page)).toHaveAttribute('aria-expanded', 'false');
    await expect(form(page).getByRole('switch')).toHaveCount(0);
    await more(page).focus();
    await page.keyboard.press('Enter');
    await expect(form(page).getByRole('switch')).toHaveCount(2);
    await page.keyboard.press('Escape');
    await expect(form(page)).toBeHidden();
  });

  test('is open where something in it is not as usual, or was refused', async ({ enter }) => {
    const page = await enter('folders');
    await goTo('folders')(page);
    await choose(page, page.getByRole('button', { name: 'More for Camera' }), 'Change…');
    await expect(more(page)).toHaveAttribute('aria-expanded', 'true');
    await page.keyboard.press('Escape');
    await choose(page, page.getByRole('button', { name: 'More for Screenshots' }), 'Change…');
    await expect(more(page)).toHaveAttribute('aria-expanded', 'false');
  });

  test('says what its button allows, and allows it', async ({ enter }) => {
    const page = await enter('folders');
    await goTo('folders')(page);
    await choose(page, page.getByRole('button', { name: 'More for Screenshots' }), 'Change…');
    await expect(form(page)).toContainText('to Imgur, without an account, as hidden pictures');
    await expect(form(page)).toContainText('With “Save” you allow this');
    await form(page).getByText('Public', { exact: true }).click();
    await expect(form(page)).toContainText('as public pictures; everybody can see them');
    await form(page).locator('button[type=submit]').click();
    await expect(form(page)).toBeHidden();
    expect(await sent(page, 'answerConsent')).toEqual([
      { kind: 'folder', host: 'imgur', account: null, privacy: 'public', answer: 'accept' },
    ]);
  });

  test('allows nothing where the folder is refused, or nothing could go', async ({ enter }) => {
    const page = await enter('folders');
    await addFolder(page);
    await form(page).locator('button[type=submit]').click();
    await expect(form(page).getByRole('alert')).not.toBeEmpty();
    expect(await sent(page, 'answerConsent')).toEqual([]);
    const first = await enter('folders-first');
    await addFolder(first);
    await expect(form(first)).toBeVisible();
    await expect(form(first)).not.toContainText('you allow this');
  });
});

for (const [name, view] of Object.entries(views))
  test(name, ({ visit, show }) => look({ visit, show }, view));
