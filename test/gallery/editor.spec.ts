import { expect, type Page } from '@playwright/test';
import { test } from './fixtures.ts';
import { row } from './hands.ts';
import { editorScenes } from './scenes/editor.ts';
import { look, smallest, type View, viewsOf } from './views.ts';

/** Opens the editor and draws with most of its tools. */
async function annotate(page: Page) {
  await page.evaluate(() => window.gallery.emit({ kind: 'edit-job', jobId: 'job-3' }));
  const board = page.getByRole('application');
  await expect(board).toBeVisible();
  await expect(board.locator('canvas').first()).toBeVisible();
  const box = await board.boundingBox();
  if (!box) throw new Error('no board');
  const place = (x: number, y: number) => [box.x + box.width * x, box.y + box.height * y] as const;
  const stroke = async (key: string, from: readonly [number, number], to: readonly [number, number]) => {
    await page.keyboard.press(key);
    await page.mouse.move(...from);
    await page.mouse.down();
    await page.mouse.move(...to, { steps: 5 });
    await page.mouse.up();
  };
  await stroke('h', place(0.4, 0.3), place(0.6, 0.3));
  await stroke('x', place(0.15, 0.25), place(0.25, 0.35));
  await stroke('u', place(0.15, 0.5), place(0.25, 0.6));
  await stroke('b', place(0.4, 0.45), place(0.58, 0.75));
  await stroke('a', place(0.75, 0.3), place(0.6, 0.5));
  await stroke('p', place(0.7, 0.6), place(0.8, 0.7));
  for (const at of [place(0.38, 0.42), place(0.78, 0.28)]) await stroke('n', at, at);
  await stroke('t', place(0.62, 0.75), place(0.62, 0.75));
  await page.keyboard.insertText('Why so high? 🤔');
  await page.keyboard.press('Escape');
}

const views: Record<string, View> = {
  ...viewsOf(editorScenes),
  editor: { pictures: ['light'], scene: 'editing', arrive: annotate },
  'editor, smallest': { scene: 'editing', size: smallest, arrive: annotate },
  'editor, cover': {
    scene: 'editing',
    async arrive(page) {
      await annotate(page);
      await page.keyboard.press('PageUp');
      await page.keyboard.press('u');
      await page.keyboard.press('Enter');
    },
  },
  'editor, crop': {
    scene: 'editing',
    async arrive(page) {
      await annotate(page);
      await page.keyboard.press('c');
      await expect(page.getByRole('radio', { name: '16:9' })).toBeAttached();
    },
  },
  'editor, background, spotlight and ellipse': {
    pictures: ['light', 'dark'],
    scene: 'editing',
    async arrive(page) {
      await annotate(page);
      const board = await page.getByRole('application').boundingBox();
      if (!board) throw new Error('no board');
      const at = (x: number, y: number) => [board.x + board.width * x, board.y + board.height * y] as const;
      for (const [key, from, to] of [
        ['s', at(0.35, 0.4), at(0.62, 0.78)],
        ['o', at(0.45, 0.5), at(0.55, 0.65)],
      ] as const) {
        await page.keyboard.press(key);
        await page.mouse.move(...from);
        await page.mouse.down();
        await page.mouse.move(...to, { steps: 4 });
        await page.mouse.up();
      }
      await page.keyboard.press('g');
      await page.getByRole('radio', { name: 'Dusk' }).check({ force: true });
      await expect(page.getByRole('switch')).toBeChecked();
    },
  },
  'editor, own colour, smallest': {
    scene: 'editing',
    size: smallest,
    async arrive(page) {
      await annotate(page);
      await page.keyboard.press('b');
      await page.getByLabel('Any colour…').fill('#12b886');
    },
  },
  'editor, background, smallest': {
    scene: 'editing',
    size: smallest,
    async arrive(page) {
      await annotate(page);
      await page.keyboard.press('g');
      await page.getByRole('radio', { name: 'Sea' }).check({ force: true });
      await expect(page.getByRole('switch')).toBeChecked();
    },
  },
  'editor, resize, smallest': {
    scene: 'editing',
    size: smallest,
    async arrive(page) {
      await annotate(page);
      await page.keyboard.press('r');
    },
  },
  'editor, too big': {
    scene: 'editing',
    async arrive(page) {
      await annotate(page);
      await page.keyboard.press('Control+Enter');
      await expect(page.getByRole('alert')).toBeVisible();
    },
  },
  'editor, leaving': {
    scene: 'editing',
    async arrive(page) {
      await annotate(page);
      await page.getByRole('button', { name: 'Leave unchanged' }).click();
      await expect(page.getByRole('alertdialog')).toBeVisible();
    },
  },
  'to be edited': { scene: 'editing', arrive: (page) => row(page, 'quarterly-report.png').click() },
  edited: { scene: 'editing', arrive: (page) => row(page, 'editor-theme.png').click() },
};

for (const [name, view] of Object.entries(views))
  test(name, ({ visit, show }) => look({ visit, show }, view));
