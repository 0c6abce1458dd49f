import type { Page } from '@playwright/test';
import type { Result } from '../../contract/bridge.ts';
import type { EngineOutput } from '../../contract/engine.ts';
import { expect, test } from './fixtures.ts';
import { row, sent } from './hands.ts';
import { queueScenes } from './scenes/queue.ts';
import { sceneTime } from './scenes/time.ts';
import { selectEveryWay } from './selecting.ts';
import { look, smallest, type View, viewsOf } from './views.ts';

async function selectAll(page: Page) {
  await row(page, 'The old harbour').click();
  await page.keyboard.press('Control+a');
}

const views: Record<string, View> = {
  ...viewsOf(queueScenes),
  'busy, smallest': { pictures: ['Russian', 'pseudo-locale'], scene: 'busy', size: smallest },
  'video in processing': { scene: 'videos', arrive: (page) => row(page, 'timelapse.mp4').click() },
  'video with a ticket, smallest': {
    scene: 'videos',
    size: smallest,
    arrive: (page) => row(page, '.mov').first().click(),
  },
  'video that was late': { scene: 'videos', arrive: (page) => row(page, 'harbour at night').click() },
  'video too long': { scene: 'videos', arrive: (page) => row(page, 'whole concert').click() },
  'one done': { scene: 'busy', arrive: (page) => row(page, 'Sunset over the bay').click() },
  'one waiting': {
    pictures: ['light', 'dark'],
    scene: 'busy',
    arrive: (page) => row(page, 'The old harbour').click(),
  },
  'one failed, smallest': {
    scene: 'failing',
    size: smallest,
    arrive: (page) => row(page, 'invoice.jpg').click(),
  },
  'all selected': { scene: 'busy', arrive: selectAll },
  'all selected, smallest': { scene: 'busy', size: smallest, arrive: selectAll },
  menu: {
    pictures: ['light'],
    scene: 'busy',
    arrive: (page) => row(page, 'The old harbour').click({ button: 'right' }),
  },
  notices: {
    scene: 'busy',
    arrive: (page) =>
      page.evaluate(() => {
        window.gallery.emit({ kind: 'links-copied', batchId: 'b', count: 12, copied: true });
        window.gallery.emit({ kind: 'links-copied', batchId: 'b', count: 12, copied: false });
        window.gallery.emit({ kind: 'recovered', seq: 2, resumed: ['a', 'b'], uncertain: ['c'] });
      }),
  },
  'carried, left out': {
    pictures: ['light'],
    scene: 'metadata',
    arrive: (page) => row(page, 'sunset-over').click(),
  },
  'carried, held back': { scene: 'metadata', arrive: (page) => row(page, 'lake-morning').click() },
  'carried, sent along': { scene: 'metadata', arrive: (page) => row(page, 'IMG_2041').click() },
  'carried, not readable': {
    scene: 'metadata',
    size: smallest,
    arrive: (page) => row(page, 'poster draft').click(),
  },
  'asked first, smallest': { scene: 'consent', size: smallest },
  'called back': {
    scene: 'busy',
    arrive: (page) =>
      page.evaluate(async (until) => {
        // What stands in for the engine here packs nothing.
        const answer = (await window.snapferry.engine.snapshot({})) as Result<EngineOutput<'snapshot'>>;
        const [job] = answer.ok ? answer.value.jobs.filter(({ id }) => id === 'job-3') : [];
        if (!job) throw new Error('no job');
        const copied = {
          origin: 'clipboard-watch',
          state: 'waiting',
          reason: { kind: 'grace', until },
        } as const;
        window.gallery.emit({ kind: 'delta', seq: 2, jobs: [{ ...job, ...copied, progress: null }] });
      }, sceneTime + 3_000),
  },
  'duplicate, one': { scene: 'duplicates', arrive: (page) => row(page, 'IMG_2041').click() },
};

for (const [name, view] of Object.entries(views))
  test(name, ({ visit, show }) => look({ visit, show }, view));

test.describe('selecting', () => {
  test('every way in the queue', async ({ enter }) => {
    await selectEveryWay(await enter('failing'), (index) => `job-${index}`);
  });

  test('several that wait have one title in common', async ({ enter }) => {
    const busy = await enter('busy');
    await busy.getByRole('grid').focus();
    await busy.keyboard.press('Control+a');
    await busy.getByLabel('Title').fill('Holidays');
    await busy.getByLabel('Description').focus();
    await expect.poll(async () => (await sent(busy, 'describe')).length).toBe(1);
    const [change] = (await sent(busy, 'describe')) as { ids: string[]; title: string }[];
    expect(change?.title).toBe('Holidays');
    expect(change?.ids.length).toBeGreaterThan(1);
  });

  test('what failed, from the header', async ({ enter }) => {
    const page = await enter('failing');
    await page.getByRole('button', { name: '8 failed' }).click();
    await expect(page.getByRole('toolbar', { name: '8 selected' })).toBeVisible();
    await page.getByRole('toolbar').getByRole('button', { name: 'Try again' }).click();
    expect(await sent(page, 'retry')).toEqual([{ ids: [0, 1, 2, 3, 4, 5, 6, 7].map((i) => `job-${i}`) }]);
  });

  test('all of ten thousand', async ({ enter }) => {
    const page = await enter('many');
    await page.getByRole('row').nth(3).click();
    await page.keyboard.press('Control+a');
    await expect(page.getByRole('toolbar', { name: '10,000 selected' })).toBeVisible();
    expect(await page.getByRole('row').count()).toBeLessThan(60);
  });
});

test.describe('acting', () => {
  test('copies the links of the selection in the order given, not in the order of selecting', async ({
    enter,
  }) => {
    const page = await enter('busy');
    await row(page, 'meadow.webp').click();
    await row(page, 'Sunset over the bay').click({ modifiers: ['Control'] });
    await row(page, 'quarterly-report.png').click({ modifiers: ['Control'] });
    await page.keyboard.press('Control+c');
    const [first] = (await sent(page, 'copyText')) as { text: string }[];
    const links = await Promise.all(
      ['Sunset over the bay', 'quarterly-report.png', 'meadow.webp'].map((name) =>
        row(page, name).getByText('i.imgur.com').textContent(),
      ),
    );
    expect(first?.text.split('\n')).toEqual(links.map((link) => `https://${link}`));
    await expect(page.getByText('3 links copied')).toBeVisible();
  });

  test('copies a link in another form', async ({ enter }) => {
    const page = await enter('busy');
    await row(page, 'Sunset over the bay').click();
    await page.getByRole('button', { name: 'Copy as Markdown' }).click();
    const [copied] = (await sent(page, 'copyText')) as { text: string }[];
    expect(copied?.text).toMatch(/^!\[Sunset over the bay\]\(https:\/\/i\.imgur\.com\/\w+\.jpg\)$/);
  });

  test('Delete cancels what is open and clears away what has ended', async ({ enter }) => {
    const page = await enter('busy');
    await row(page, 'The old harbour').click();
    await page.keyboard.press('Delete');
    expect(await sent(page, 'cancel')).toEqual([{ ids: ['job-5'] }]);
    await row(page, 'Sunset over the bay').click();
    await page.keyboard.press('Delete');
    expect(await sent(page, 'dismiss')).toEqual([{ ids: ['job-0'] }]);
  });

  test('R tries again, Enter opens the page', async ({ enter }) => {
    const page = await enter('busy');
    await page.getByRole('row').filter({ hasText: 'too big' }).click();
    await page.keyboard.press('r');
    expect(await sent(page, 'retry')).toEqual([{ ids: ['job-25'] }]);
    await row(page, 'Sunset over the bay').click();
    await page.keyboard.press('Enter');
    expect(await sent(page, 'openLink')).toEqual([
      { url: expect.stringMatching(/^https:\/\/imgur\.com\/\w+$/) },
    ]);
  });

  test('a picture that waits can go before all others', async ({ enter }) => {
    const page = await enter('busy');
    await row(page, 'The old harbour').click({ button: 'right' });
    await page.getByRole('menuitem', { name: 'Send now' }).click();
    expect(await sent(page, 'sendNow')).toEqual([{ ids: ['job-5'] }]);
  });

  test('the menu of a row acts on that row', async ({ enter }) => {
    const page = await enter('busy');
    await row(page, 'The old harbour').click({ button: 'right' });
    await page.getByRole('menuitem', { name: 'Cancel upload' }).click();
    expect(await sent(page, 'cancel')).toEqual([{ ids: ['job-5'] }]);
    await expect(page.getByRole('menu')).toBeHidden();
  });

  test('texts and privacy of the selection, of what is at the host and of what is on its way', async ({
    enter,
  }) => {
    const page = await enter('busy');
    const toolbar = page.getByRole('toolbar', { name: / selected$/ });
    await row(page, 'Sunset over the bay').click();
    await row(page, 'quarterly-report.png').click({ modifiers: ['Control'] });
    await toolbar.getByRole('button', { name: 'Title, description, tags' }).click();
    await page.getByRole('alertdialog').getByLabel('Tags').fill('harbour, night');
    await page.getByRole('button', { name: 'Save' }).click();
    await expect
      .poll(() => sent(page, 'describeItems'))
      .toEqual([{ ids: ['job-0', 'job-3'], tags: ['harbour, night'] }]);

    await row(page, 'Sunset over the bay').click();
    await row(page, 'The old harbour').click({ modifiers: ['Control'] });
    for (const name of ['Make hidden', 'Make public']) {
      await toolbar.getByRole('button', { name: 'Privacy' }).click();
      await page.getByRole('menuitem', { name }).click();
    }
    await page.getByRole('alertdialog').getByRole('button', { name: 'Make public' }).click();
    const both = { items: ['job-0'], jobs: ['job-5'] };
    await expect
      .poll(() => sent(page, 'changePrivacy'))
      .toEqual([
        { ...both, privacy: 'hidden' },
        { ...both, privacy: 'public', accepted: true },
      ]);
  });

  test('pauses, clears what is done and leaves what failed', async ({ enter }) => {
    const page = await enter('busy');
    await page.getByRole('button', { name: 'Pause', exact: true }).click();
    expect(await sent(page, 'pause')).toEqual([{}]);
    await page.getByRole('button', { name: 'Clear done' }).click();
    const [{ ids }] = (await sent(page, 'dismiss')) as [{ ids: string[] }];
    expect(ids.toSorted()).toEqual(['job-0', 'job-1', 'job-3', 'job-7', 'job-9']);
  });

  test('asks for files when the tray says so', async ({ enter }) => {
    const page = await enter('empty');
    await page.evaluate(() => window.gallery.emit({ kind: 'choose-files' }));
    await expect.poll(() => sent(page, 'add')).toMatchObject([{ origin: 'dialog' }]);
  });

  test('says when the clipboard did not keep the links', async ({ enter }) => {
    const page = await enter('busy');
    await page.evaluate(() =>
      window.gallery.emit({ kind: 'links-copied', batchId: 'b', count: 3, copied: false }),
    );
    await expect(page.getByText('The clipboard did not keep the text.')).toBeVisible();
  });
});

test.describe('describing', () => {
  test('saves at a pause, on leaving the field and on choosing another picture', async ({ enter }) => {
    const page = await enter('busy');
    await row(page, 'The old harbour').click();
    await page.getByLabel('Title').fill('The new harbour');
    await expect.poll(() => sent(page, 'describe')).toEqual([{ ids: ['job-5'], title: 'The new harbour' }]);
    await page.getByLabel('Description').fill('At dusk');
    await row(page, 'timelapse.mp4').click();
    await expect
      .poll(() => sent(page, 'describe'))
      .toContainEqual({ ids: ['job-5'], description: 'At dusk' });
    await page.getByLabel('Title').fill('Clouds');
    await page.getByLabel('Title').blur();
    await expect.poll(() => sent(page, 'describe')).toContainEqual({ ids: ['job-10'], title: 'Clouds' });
    expect(await sent(page, 'describe')).toHaveLength(3);
  });

  test('ends when the upload begins', async ({ enter }) => {
    const page = await enter('busy');
    await row(page, 'Release notes').click();
    await expect(page.getByRole('complementary')).toContainText('Release notes');
    await expect(page.getByLabel('Title')).toBeHidden();
  });
});

test.describe('what waits for a decision', () => {
  test('what a picture carries is decided in the row, in the inspector and for what cannot be read', async ({
    enter,
  }) => {
    const page = await enter('metadata');
    const held = page.getByRole('row').filter({ hasText: 'Held back' });
    await held.getByRole('button', { name: 'Clean and upload' }).click();
    await held.click();
    await page.getByRole('complementary').getByRole('button', { name: 'Don’t upload' }).click();
    await row(page, 'sunset-over').click();
    await page.getByRole('button', { name: 'Send it along' }).click();
    await row(page, 'IMG_2041').click();
    await page.getByRole('button', { name: 'Leave it out' }).click();
    await row(page, 'poster draft').click();
    await page.getByRole('complementary').getByRole('button', { name: 'Send it as it is' }).click();
    expect(await sent(page, 'changeMetadata')).toEqual([
      { ids: ['job-2'], metadata: 'remove' },
      { ids: ['job-0'], metadata: 'keep' },
      { ids: ['job-5'], metadata: 'remove' },
      { ids: ['job-4'], metadata: 'keep' },
    ]);
    expect(await sent(page, 'cancel')).toEqual([{ ids: ['job-2'] }]);
  });

  test('the same picture again: its link, or another upload', async ({ enter }) => {
    const page = await enter('duplicates');
    const rows = page.getByRole('row').filter({ hasText: 'Already there' });
    await rows.nth(0).getByRole('button', { name: 'Use its link' }).click();
    await rows.nth(1).getByRole('button', { name: 'Upload again' }).click();
    expect(await sent(page, 'useExisting')).toEqual([{ ids: ['job-3'] }]);
    expect(await sent(page, 'uploadAnyway')).toEqual([{ ids: ['job-5'] }]);
  });
});

test('the first run leads to the trial or to the Client-ID', async ({ enter }) => {
  const page = await enter('first-run');
  await page.getByRole('button', { name: 'Try it without an account' }).click();
  expect(await sent(page, 'setMode')).toEqual([{ mode: 'sandbox' }]);
  await page.getByRole('button', { name: 'Enter a Client-ID' }).click();
  await page.getByLabel('Client-ID').fill(' 0123456789abcde ');
  await page.keyboard.press('Enter');
  expect(await sent(page, 'changeSettings')).toEqual([{ clientId: '0123456789abcde' }]);
});

test('bytes under way move the bar of their row', async ({ enter }) => {
  const page = await enter('busy');
  await page.evaluate(() => window.gallery.emit({ kind: 'delta', seq: 2, progress: [['job-2', 90, 100]] }));
  await expect(row(page, 'Uploading 90')).toBeVisible();
});
