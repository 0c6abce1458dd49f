import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { entry, goTo, openPalette, palette, sent } from './hands.ts';
import { look, smallest, type View } from './views.ts';

const heading = (page: Page, name: string) => page.getByRole('heading', { level: 1, name });

async function openMenu(page: Page, name: string) {
  await page.keyboard.press('F10');
  await page.getByRole('menuitem', { name }).click();
  await expect(page.getByRole('menu')).toHaveCount(2);
}

const views: Record<string, View> = {
  'commands, palette': { scene: 'busy', arrive: openPalette },
  'commands, palette, smallest': { scene: 'busy', size: smallest, arrive: openPalette },
  'commands, palette, nothing': {
    scene: 'busy',
    async arrive(page) {
      await openPalette(page);
      await page.keyboard.type('xyzzy');
      await expect(page.getByText('No command is called that.')).toBeVisible();
    },
  },
  'commands, keys': {
    scene: 'busy',
    async arrive(page) {
      await page.keyboard.press('?');
      await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible();
    },
  },
  'commands, keys, smallest': {
    scene: 'busy',
    size: smallest,
    async arrive(page) {
      await page.keyboard.press('?');
      await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible();
    },
  },
  'commands, menu': { scene: 'busy', arrive: (page) => openMenu(page, 'Edit') },
};

// The list of the palette scrolls with the command that the search field refers to, which keeps the focus.
const without = ['scrollable-region-focusable'];

for (const [name, view] of Object.entries(views))
  test(name, ({ visit, show }) => look({ visit, show }, view, { without }));

test.describe('commands', () => {
  test('digits and the comma go to the screens, from wherever the focus is', async ({ enter }) => {
    const page = await enter('library');
    for (const [keys, name] of [
      ['Control+2', 'Library'],
      ['Control+3', 'Posts'],
      ['Control+4', 'Folders'],
      ['Control+5', 'Hosts and accounts'],
      ['Control+Comma', 'Settings'],
      ['Control+1', 'Queue'],
    ] as const) {
      await page.keyboard.press(keys);
      await expect(heading(page, name)).toBeVisible();
    }
  });

  test('finding goes to the search of the library and selects what stands there', async ({ enter }) => {
    const page = await enter('library');
    await page.keyboard.press('Control+f');
    await expect(page.getByRole('searchbox')).toBeFocused();
    await page.keyboard.type('harbour');
    await page.keyboard.press('Control+1');
    await page.keyboard.press('Control+f');
    await page.keyboard.type('bay');
    await expect(page.getByRole('searchbox')).toHaveValue('bay');
  });

  test('the palette finds a command by its words in any order, and Enter runs it', async ({ enter }) => {
    const page = await enter('busy');
    await openPalette(page);
    await page.keyboard.type('theme dark');
    await expect(palette(page).getByRole('menuitem')).toHaveCount(1);
    await page.keyboard.press('Enter');
    await expect(palette(page)).toBeHidden();
    await expect.poll(() => sent(page, 'changeSettings')).toContainEqual({ theme: 'dark' });
  });

  test('the trial is entered from the palette, and left from there', async ({ enter }) => {
    for (const [scene, words, mode] of [
      ['empty', 'try without', 'sandbox'],
      ['sandbox', 'leave the', 'imgur'],
    ] as const) {
      const page = await enter(scene);
      await openPalette(page);
      await page.keyboard.type(words);
      await expect(palette(page).getByRole('menuitem')).toHaveCount(1);
      await page.keyboard.press('Enter');
      await expect.poll(() => sent(page, 'setMode')).toEqual([{ mode }]);
    }
  });

  test('the palette offers what can be done now only, and its own keys close it', async ({ enter }) => {
    const page = await enter('empty');
    await openPalette(page);
    await expect(palette(page).getByRole('menuitem', { name: 'Pause uploads' })).toHaveCount(0);
    await page.keyboard.press('Control+k');
    await expect(palette(page)).toBeHidden();
    await page.getByRole('button', { name: 'Menu' }).click();
    await page.getByRole('menuitem', { name: 'Queue' }).click();
    await expect(page.getByRole('menuitem', { name: 'Pause uploads' })).toHaveAttribute(
      'aria-disabled',
      'true',
    );
  });

  test('the menu runs the same commands and shows their keys', async ({ enter }) => {
    const page = await enter('busy');
    await openMenu(page, 'View');
    const larger = page.getByRole('menuitem', { name: /^Larger text/ });
    await expect(larger).toContainText('Ctrl+=');
    await larger.click();
    await expect.poll(() => sent(page, 'zoom')).toEqual([{ by: 'in' }]);
    await page.keyboard.press('Control+Minus');
    await page.keyboard.press('Control+Digit0');
    await expect.poll(() => sent(page, 'zoom')).toEqual([{ by: 'in' }, { by: 'out' }, { by: 'reset' }]);
  });

  test('the navigation narrows by its keys, and what the system’s menu gives is run', async ({ enter }) => {
    const page = await enter('busy');
    const button = page.getByRole('button', { name: 'Collapse the side bar' });
    await expect(button).toBeVisible();
    await page.keyboard.press('Control+b');
    await expect(page.getByRole('button', { name: 'Expand the side bar' })).toBeVisible();
    await page.evaluate(() => window.gallery.emit({ kind: 'command', id: 'show-library' }));
    await expect(heading(page, 'Library')).toBeVisible();
  });

  test('what is typed is typed: keys of commands do nothing in fields and dialogs', async ({ enter }) => {
    const page = await enter('library');
    await goTo('library')(page);
    await page.getByRole('searchbox').fill('');
    await page.keyboard.type('?');
    await expect(page.getByRole('searchbox')).toHaveValue('?');
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await openPalette(page);
    await page.keyboard.press('Control+1');
    await page.keyboard.press('Escape');
    await expect(heading(page, 'Library')).toBeVisible();
  });

  test('keys of a list act on what is selected there', async ({ enter }) => {
    const page = await enter('library');
    await goTo('library')(page);
    await entry(page, 'item-0').click();
    await page.keyboard.press('Control+Enter');
    await expect.poll(async () => (await sent(page, 'openLink')).length).toBe(1);
    await page.keyboard.press('Delete');
    expect(await sent(page, 'deleteRemote')).toEqual([{ ids: ['item-0'] }]);
  });
});
