import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { entry, goTo } from './hands.ts';
import { look, smallest, type View } from './views.ts';

const large = (page: Page) => page.getByRole('dialog', { name: 'Large view' });
const drawn = (page: Page) => large(page).locator('img[alt]:not([alt=""])');
const shown = (page: Page) => large(page).getByRole('heading');

/** Shows an item of the open library large, by keys. */
const showItemHere = async (page: Page, id: string) => {
  await entry(page, id).click();
  await page.keyboard.press('Space');
  await expect(large(page)).toBeVisible();
};

const showItem = (id: string) => async (page: Page) => {
  await goTo('library')(page);
  await showItemHere(page, id);
};

const isDrawn = (page: Page) =>
  expect
    .poll(() => drawn(page).evaluate((image) => (image as HTMLImageElement).naturalWidth))
    .toBeGreaterThan(0);

const views: Record<string, View> = {
  'large, picture': {
    scene: 'library',
    async arrive(page) {
      await showItem('item-0')(page);
      await isDrawn(page);
    },
  },
  'large, words marked': {
    scene: 'library',
    pictures: ['light', 'dark'],
    async arrive(page) {
      await goTo('library')(page);
      await page.getByRole('searchbox').fill('sun');
      await showItemHere(page, 'item-0');
      await isDrawn(page);
      await expect(large(page)).toContainText('found in 2 places');
      await expect(large(page).locator('[data-mark]')).toHaveCount(2);
    },
  },
  'large, smallest': {
    scene: 'library',
    size: smallest,
    async arrive(page) {
      await showItem('item-0')(page);
      await isDrawn(page);
    },
  },
  'large, lost': {
    scene: 'library',
    async arrive(page) {
      await showItem('item-8')(page);
      await expect(page.getByText('This file cannot be shown here.')).toBeVisible();
    },
  },
  'large, video': {
    scene: 'library',
    async arrive(page) {
      await showItem('item-10')(page);
      await expect(large(page).locator('video')).toBeVisible();
      await expect(page.getByText('The picture is being fetched.')).toHaveCount(0);
    },
  },
};

for (const [name, view] of Object.entries(views))
  test(name, ({ visit, show }) => look({ visit, show }, view));

test.describe('large view', () => {
  test('Space opens and closes it, arrows go through the list, which follows', async ({ enter }) => {
    const page = await enter('library');
    await showItem('item-0')(page);
    await expect(shown(page)).toHaveText('sunset-over-the-bay.jpg');
    await expect(large(page)).toContainText('1 of 100');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    await expect(large(page)).toContainText('3 of 100');
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('Space');
    await expect(large(page)).toBeHidden();
    await expect(entry(page, 'item-1')).toHaveAttribute('aria-selected', 'true');
    // The list has the keys again a moment after the view has gone.
    await expect(page.getByRole('grid')).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(large(page)).toContainText('2 of 100');
    await page.keyboard.press('Escape');
    await expect(large(page)).toBeHidden();
  });

  test('zooms by keys, by the wheel around the pointer, and back to all of it', async ({ enter }) => {
    const page = await enter('library');
    await showItem('item-0')(page);
    await isDrawn(page);
    const percent = () =>
      large(page)
        .getByRole('button', { name: /%/ })
        .textContent()
        .then((text) => Number.parseInt(text ?? '', 10));
    const fitted = await percent();
    await page.keyboard.press('1');
    await expect.poll(percent).toBe(100);
    await page.keyboard.press('+');
    await expect.poll(percent).toBe(125);
    const box = await drawn(page).boundingBox();
    if (!box) throw new Error('No box');
    const corner = { x: 300, y: 400 };
    await page.mouse.move(corner.x, corner.y);
    await page.mouse.wheel(0, -60);
    await expect.poll(percent).toBeGreaterThan(125);
    const after = await drawn(page).boundingBox();
    if (!after) throw new Error('No box');
    // What is under the pointer stays there.
    const by = after.width / box.width;
    expect(after.x).toBeCloseTo(corner.x - (corner.x - box.x) * by, 0);
    await page.mouse.down();
    await page.mouse.move(corner.x + 40, corner.y + 10);
    await page.mouse.up();
    expect((await drawn(page).boundingBox())?.x).toBeCloseTo(after.x + 40, 0);
    await page.keyboard.press('0');
    await expect.poll(percent).toBe(fitted);
  });

  test('plays animations and videos', async ({ enter }) => {
    const page = await enter('library');
    await showItem('item-10')(page);
    const video = large(page).locator('video');
    await expect.poll(() => video.evaluate((film) => (film as HTMLVideoElement).duration)).toBeGreaterThan(1);
    await video.evaluate((film) => (film as HTMLVideoElement).play());
    await page.keyboard.press('ArrowRight');
    await expect(large(page)).toContainText('12 of 100');
    await isDrawn(page);
    await expect(drawn(page)).toHaveAttribute('src', /item-11$/);
  });

  test('shows the small version where the whole one is gone, and says so', async ({ enter }) => {
    const page = await enter('library');
    await showItem('item-7')(page);
    await page.keyboard.press('ArrowRight');
    await expect(page.getByText('This file cannot be shown here.')).toBeVisible();
  });

  test('shows what has not been uploaded yet', async ({ enter }) => {
    const page = await enter('busy');
    await page.getByRole('row').nth(2).click();
    await page.keyboard.press('Enter');
    await expect(large(page)).toBeVisible();
    await isDrawn(page);
    await large(page).getByRole('button', { name: 'Close' }).click();
    await page
      .getByRole('row')
      .nth(3)
      .dblclick({ position: { x: 40, y: 20 } });
    await expect(large(page)).toBeVisible();
  });
});
