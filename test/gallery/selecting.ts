import { expect, type Page } from '@playwright/test';
import { entry } from './hands.ts';

const selectedNames = (page: Page) =>
  page
    .getByRole('row', { selected: true })
    .evaluateAll((rows) => rows.map((each) => each.getAttribute('data-id')).sort());

/** Tests every way to select, with real mouse and keys, in a list of nine rows or more, named from the first on. */
export async function selectEveryWay(page: Page, name: (index: number) => string): Promise<void> {
  const at = (index: number) => entry(page, name(index));
  const selects = (...wanted: number[]) =>
    expect.poll(() => selectedNames(page)).toEqual(wanted.map(name).sort());
  const press = (keys: string) => page.keyboard.press(keys);

  await at(0).click();
  await selects(0);
  await at(2).click({ modifiers: ['Control'] });
  await selects(0, 2);
  await at(0).click({ modifiers: ['Control'] });
  await selects(2);
  await at(4).click();
  await selects(4);
  await at(1).click({ modifiers: ['Shift'] });
  await selects(1, 2, 3, 4);
  await at(6).click({ modifiers: ['Shift'] });
  await selects(4, 5, 6);
  await at(1).click({ modifiers: ['Control'] });
  await at(2).click({ modifiers: ['Control', 'Shift'] });
  await selects(1, 2, 4, 5, 6);

  await press('ArrowUp');
  await selects(1);
  await press('Shift+ArrowDown');
  await press('Shift+ArrowDown');
  await selects(1, 2, 3);
  await press('Shift+ArrowUp');
  await selects(1, 2);
  await press('Control+ArrowDown');
  await press('Control+ArrowDown');
  await selects(1, 2);
  await press('Control+Space');
  await selects(1, 2, 4);
  await press('Control+Space');
  await selects(1, 2);
  await press('Home');
  await expect.poll(async () => (await selectedNames(page)).length).toBe(1);

  const band = async (first: number, last: number) => {
    const [from, to] = await Promise.all([first, last].map((index) => at(index).boundingBox()));
    if (!from || !to) throw new Error('No boxes');
    await page.mouse.move(from.x + from.width - 100, from.y + 20);
    await page.mouse.down();
    await page.mouse.move(from.x + from.width - 110, from.y + 40);
    await page.mouse.move(to.x + to.width - 120, to.y + 20);
    await page.mouse.up();
  };
  await band(1, 3);
  await selects(1, 2, 3);
  await at(2).click({ modifiers: ['Control'] });
  await page.keyboard.down('Control');
  await band(4, 2);
  await page.keyboard.up('Control');
  await selects(1, 2, 4);

  await press('Control+a');
  await expect(page.getByRole('toolbar', { name: / selected$/ })).toBeVisible();
  await press('Escape');
  await selects();
}
