import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import sharp from 'sharp';
import { callEngine } from '../../scripts/setup/call-engine.ts';
import { dropFiles, type RealApp } from '../../scripts/setup/real-app.ts';
import { installLanguages } from '../support/reading/language-files.ts';
import { draw } from '../support/reading/screenshots.ts';
import { clipboardText, i18n, row } from './fixtures.ts';
import { overlaid, selected, shown, test } from './support/stage.ts';

/** A screenshot that the tests draw: what is read is known, and is nobody's. */
const lines = ['Quarterly harbour report', 'Ferries carried more parcels'] as const;
const size = { width: 480, height: 100 };
const text = lines.join('\n');
const screenshot = () =>
  draw(
    {
      background: '#ffffff',
      areas: [],
      runs: lines.map((line, at) => ({
        x: 20,
        y: 40 + at * 30,
        text: line,
        size: 18,
        colour: '#1f2328',
        font: 'sans',
      })),
    },
    size,
    1,
  );

test.use({ isShared: true, args: ['--hidden'], settings: { readingLanguages: ['eng'] } });
test.beforeEach(async ({ env }) => {
  await installLanguages(env.SNAPFERRY_HOME ?? '', 'eng');
});

/** Shows the window, and drops the screenshot on it while nothing goes. */
async function dropPaused(app: RealApp, folder: string): Promise<void> {
  const file = join(folder, 'report.png');
  await writeFile(file, await screenshot());
  await callEngine(app.page, 'pause', {});
  await app.page.evaluate(() => window.snapferry.shell.showWindow({}));
  await dropFiles(app, [file]);
  await row(app, 'report.png').click();
}

test('words on the screen are copied from the overlay, and go nowhere else', async ({
  app,
  stage,
  sandbox,
}) => {
  const { hands, x } = stage;
  const pixels = await sharp(await screenshot())
    .ensureAlpha()
    .raw()
    .toBuffer();
  const close = await x.picture({ x: 400, y: 300, ...size }, pixels);
  try {
    await hands.press('Control+Shift+1');
    await overlaid(app, stage);
    await hands.draw([400, 300], [879, 399]);
    await selected(app, size.width, size.height);
    const overlay = await shown(app, 'overlay.html');
    await overlay.getByRole('button', { name: i18n.t('capture.use.text') }).click();
    const card = await shown(app, 'card.html');
    await expect(card.getByText(i18n.t('capture.card.words', { count: 7 }))).toBeVisible();
    expect(await clipboardText(app)).toBe(text);
    expect((await callEngine(app.page, 'snapshot', {})).jobs).toEqual([]);
    expect(sandbox.pictures()).toEqual([]);
  } finally {
    await close();
  }
});

test('words are copied in the editor, and put behind what was written as description', async ({
  app,
  folder,
}) => {
  await dropPaused(app, folder);
  const { page } = app;
  const details = page.getByRole('complementary', { name: i18n.t('inspector.label') });
  const description = details.getByRole('textbox', { name: i18n.t('inspector.description') });
  await description.fill('For Ada.');
  await details.getByRole('button', { name: i18n.t('reading.describe') }).click();
  await expect(description).toHaveValue(`For Ada.\n${text}`);
  await expect
    .poll(async () => (await callEngine(page, 'snapshot', {})).jobs[0]?.description)
    .toBe(`For Ada.\n${text}`);

  await row(app, 'report.png')
    .getByRole('button', { name: i18n.t('editor.edit') })
    .click();
  await page.getByRole('button', { name: i18n.t('reading.copy') }).click();
  await expect(page.getByText(i18n.t('reading.copied', { count: 7 }))).toBeVisible();
  expect(await clipboardText(app)).toBe(text);
  await page.getByRole('button', { name: i18n.t('editor.back') }).click();
});

test('a search for words marks them in the large view', async ({ app, folder }) => {
  const { page } = app;
  await callEngine(page, 'changeSettings', { searchWords: true });
  await dropPaused(app, folder);
  await callEngine(page, 'resume', {});
  await expect(row(app, 'report.png')).toContainText(i18n.t('state.uploaded'));
  await expect.poll(async () => (await callEngine(page, 'reading', {})).search.read).toBe(1);
  await page.keyboard.press('Control+2');
  const search = page.getByRole('searchbox');
  await search.fill('ferries');
  await expect(row(app, 'report.png')).toBeVisible();
  await row(app, 'report.png').dblclick();
  const large = page.getByRole('dialog');
  const mark = large.locator('[data-mark]');
  await expect(mark).toHaveCount(1);
  // The mark lies over the word: in the lower line, at its beginning.
  const [picture, place] = [await large.getByRole('img').boundingBox(), await mark.boundingBox()];
  if (!picture || !place) throw new Error('The picture or its mark has no place.');
  const share = { x: (place.x - picture.x) / picture.width, y: (place.y - picture.y) / picture.height };
  expect(share.x).toBeGreaterThan(0.02);
  expect(share.x).toBeLessThan(0.08);
  expect(share.y).toBeGreaterThan(0.4);
  expect(share.y).toBeLessThan(0.75);
});
