import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { sent } from './hands.ts';
import { sceneTime } from './scenes/time.ts';
import { look, smallest, type View } from './views.ts';

async function openDay(page: Page) {
  await page
    .getByRole('banner')
    .getByRole('button', { name: /^Credits/ })
    .click();
  await expect(page.getByRole('dialog')).toBeVisible();
}

const views: Record<string, View> = {
  'credit day': { pictures: ['light'], scene: 'busy', arrive: openDay },
  'credit day, smallest': { scene: 'busy', size: smallest, arrive: openDay },
  'credit day, empty': { scene: 'empty', arrive: openDay },
  'credit day, not to be had': { scene: 'failing', arrive: openDay },
  'credit day, several computers': { pictures: ['light'], scene: 'together', arrive: openDay },
};

for (const [name, view] of Object.entries(views))
  test(name, ({ visit, show }) => look({ visit, show }, view));

test.describe('the day of the ledger', () => {
  test('tells who spent what, and what others at the address took', async ({ enter }) => {
    const page = await enter('busy');
    await openDay(page);
    const day = page.getByRole('dialog');
    await expect(day.getByRole('listitem')).toHaveText([
      /Command line50 uploads, outcome of 1 unknown500 credits/,
      /Dropped32 uploads320 credits/,
      /Pasted9 uploads, outcome of 2 unknown90 credits/,
      /Others at your address.*13:32.*60 credits/,
    ]);
    expect(await sent(page, 'spending')).toEqual([{ since: sceneTime - 48 * 60_000 - 23 * 3_600_000 }]);
  });

  test('keys and pointer choose the hour that is told; a table tells them all', async ({ enter }) => {
    const page = await enter('busy');
    await openDay(page);
    const day = page.getByRole('dialog');
    const hours = day.getByRole('slider', { name: 'Hour' });
    await hours.focus();
    await expect(day.getByText('13:00–14:00: 130 credits')).toBeVisible();
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('ArrowLeft');
    await expect(hours).toHaveAttribute('aria-valuetext', '11:00–12:00: 140 credits');
    await page.keyboard.press('Shift+Tab');
    await expect(day.getByText('910 credits')).toBeVisible();
    await hours.hover({ position: { x: 2, y: 10 } });
    await expect(day.getByText('14:00–15:00: 0 credits')).toBeVisible();
    await expect(day.getByRole('row', { name: '16:00–17:00' }).getByRole('cell')).toHaveText('240');
  });

  test('is asked for anew when the credits change, and only while it is open', async ({ enter }) => {
    const page = await enter('busy');
    const changed = (seq: number) =>
      page.evaluate((seq) => {
        const credits = { budgets: [], uploadsNow: 3, strikes: 0, blocked: null };
        window.gallery.emit({ kind: 'delta', seq, credits });
      }, seq);
    await changed(2);
    expect(await sent(page, 'spending')).toEqual([]);
    await openDay(page);
    await expect.poll(async () => (await sent(page, 'spending')).length).toBe(1);
    await changed(3);
    await expect.poll(async () => (await sent(page, 'spending')).length).toBe(2);
  });
});

test.describe('computers that spend one allowance', () => {
  test('are listed with what each took and what waits there', async ({ enter }) => {
    const page = await enter('together');
    await openDay(page);
    const day = page.getByRole('dialog');
    await expect(day.getByText('4 computers spend this allowance together')).toBeVisible();
    const list = day.getByRole('region', { name: 'Computers that spend it' });
    await expect(list.getByRole('listitem')).toHaveText([
      /ada-desk.*This computer.*3 uploads wait; last heard of 13:48.*60 credits/,
      /render-01\.farm\.example.*41 uploads wait; last heard of 13:47.*80 credits/,
      /render-02\.farm\.example.*One upload waits; last heard of 13:46.*30 credits/,
    ]);
    await expect(list.getByText('One more computer is not listed.')).toBeVisible();
    await expect(day.getByText('Spent here: 60; by the others: 120')).toBeVisible();
  });

  test('are asked for anew when the credits change', async ({ enter }) => {
    const page = await enter('together');
    await openDay(page);
    await expect.poll(async () => (await sent(page, 'machines')).length).toBe(1);
    await page.evaluate(() => {
      const shared = { state: 'together', machines: 3, error: null } as const;
      const credits = { budgets: [], uploadsNow: 3, strikes: 0, blocked: null, shared };
      window.gallery.emit({ kind: 'delta', seq: 2, credits });
    });
    await expect.poll(async () => (await sent(page, 'machines')).length).toBe(2);
    await expect(page.getByRole('dialog').getByText(/not listed/)).toHaveCount(0);
  });
});

test('the credit line tells its parts to pointer and keyboard', async ({ enter }) => {
  const page = await enter('busy');
  await page.keyboard.press('Tab');
  const hint = page.getByRole('tooltip');
  await expect(hint).toContainText('Kept for screenshots');
  await expect(hint).toContainText('230');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toContainText('The app’s day');
});
