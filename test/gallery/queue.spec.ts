import type { Page } from '@playwright/test';
import type { Result } from '../../contract/bridge.ts';
import type { EngineOutput } from '../../contract/engine.ts';
import { expect, test } from './fixtures.ts';
import { chooseInBar, entry, openPalette, row, sent } from './hands.ts';
import { queueScenes } from './scenes/queue.ts';
import { sceneTime } from './scenes/time.ts';
import { selectEveryWay } from './selecting.ts';
import { look, smallest, type View, viewsOf, zoomed } from './views.ts';

async function selectAll(page: Page) {
  await row(page, 'The old harbour').click();
  await page.keyboard.press('Control+a');
}

/** Index of a row among the rows of the page, headings included. */
const rowIndex = (page: Page, text: string): Promise<number> =>
  page
    .getByRole('row')
    .evaluateAll((rows, wanted) => rows.findIndex((one) => one.textContent?.includes(wanted)), text);

const views: Record<string, View> = {
  ...viewsOf(queueScenes),
  'busy, smallest': { pictures: ['Russian', 'pseudo-locale'], scene: 'busy', size: smallest },
  'busy, at 200 %': { scene: 'busy', size: zoomed },
  'one waiting, at 200 %': {
    scene: 'busy',
    size: zoomed,
    arrive: (page) => row(page, 'The old harbour').click(),
  },
  'first-run, at 200 %': { scene: 'first-run', size: zoomed },
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
  'places in the queue': {
    scene: 'busy',
    async arrive(page) {
      await row(page, 'The old harbour').click({ button: 'right' });
      await page.getByRole('menuitem', { name: 'Move', exact: true }).hover();
      await expect(page.getByRole('menuitem', { name: 'Move down' })).toBeVisible();
    },
  },
  'QR code': {
    scene: 'busy',
    async arrive(page) {
      await row(page, 'Sunset over the bay').click({ button: 'right' });
      await page.getByRole('menuitem', { name: 'QR code of the link' }).click();
      await expect(page.getByRole('img', { name: 'QR code of' })).toBeVisible();
    },
  },
  'account lost': {
    scene: 'account-lost',
    arrive: (page) => row(page, 'The old harbour').click(),
  },
  'account lost, smallest': { scene: 'account-lost', size: smallest },
  'another account': {
    scene: 'account-lost',
    async arrive(page) {
      await page.getByRole('button', { name: 'Upload as' }).first().click();
      await expect(page.getByRole('dialog')).toBeVisible();
    },
  },
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
  'private, held back': {
    pictures: ['light', 'dark'],
    scene: 'private',
    arrive: (page) => page.getByRole('row').filter({ hasText: 'Held back' }).click(),
  },
  'private, sent already': { scene: 'private', arrive: (page) => page.getByRole('row').nth(2).click() },
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
    await expect(entry(page, 'job-0')).toBeInViewport();
    await page.getByRole('toolbar').getByRole('button', { name: 'Try again' }).click();
    // The first is no picture: trying it again would change nothing.
    expect(await sent(page, 'retry')).toEqual([{ ids: [1, 2, 3, 4, 5, 6, 7].map((i) => `job-${i}`) }]);
  });

  test('what failed, of ten thousand', async ({ enter }) => {
    const page = await enter('many');
    await page.getByRole('button', { name: /^\d+ failed/ }).click();
    await expect(page.getByRole('row').filter({ hasText: 'Failed' }).first()).toBeInViewport();
    await expect(page.getByRole('row', { selected: true }).first()).toBeInViewport();
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

  test('R tries again, Ctrl+Enter opens the page', async ({ enter }) => {
    const page = await enter('busy');
    await page.getByRole('row').filter({ hasText: 'too big' }).click();
    await page.keyboard.press('r');
    expect(await sent(page, 'retry')).toEqual([{ ids: ['job-25'] }]);
    await row(page, 'Sunset over the bay').click();
    await page.keyboard.press('Control+Enter');
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

  test('a picture that waits is moved by menu and keys', async ({ enter }) => {
    const page = await enter('busy');
    await row(page, 'The old harbour').click({ button: 'right' });
    await page.getByRole('menuitem', { name: 'Move', exact: true }).click();
    await page.getByRole('menuitem', { name: 'Move down' }).click();
    const [byMenu] = (await sent(page, 'arrange')) as { ids: string[] }[];
    expect(byMenu?.ids.at(-1)).toBe('job-5');
    expect(byMenu?.ids.length).toBeGreaterThan(1);
    await page.getByRole('grid').focus();
    await page.keyboard.press('Alt+ArrowDown');
    await page.keyboard.press('Alt+Shift+ArrowDown');
    await expect.poll(async () => (await sent(page, 'arrange')).length).toBe(3);
    const [, down, end] = (await sent(page, 'arrange')) as { ids: string[] }[];
    expect(down).toEqual(byMenu);
    expect(end?.ids.at(-1)).toBe('job-5');
    expect(end?.ids.length).toBeGreaterThan(byMenu?.ids.length ?? 0);
    await page.keyboard.press('Alt+ArrowUp');
    // It is the first that waits.
    expect(await sent(page, 'arrange')).toHaveLength(3);
  });

  test('a picture that waits is dragged to another place, and nothing is added', async ({ enter }) => {
    const page = await enter('busy');
    const from = row(page, 'The old harbour');
    const below = page.getByRole('row').nth((await rowIndex(page, 'The old harbour')) + 3);
    await from.getByText('The old harbour').dragTo(below, { targetPosition: { x: 80, y: 60 } });
    const [call] = (await sent(page, 'arrange')) as { ids: string[] }[];
    expect(call?.ids).toHaveLength(4);
    expect(call?.ids.at(-1)).toBe('job-5');
    expect(await sent(page, 'add')).toEqual([]);
    await expect(page.getByText('Drop to add')).toBeHidden();
  });

  test('what waits for a lost sign-in goes under another account, or none', async ({ enter }) => {
    const page = await enter('account-lost');
    await row(page, 'The old harbour').click({ button: 'right' });
    await page.getByRole('menuitem', { name: 'Upload as…' }).click();
    const question = page.getByRole('dialog');
    await expect(question).toContainText('1 of them is to be public: everybody sees it there');
    await question.getByRole('button', { name: /^bob/ }).click();
    await page.getByRole('option', { name: 'Anonymous' }).click();
    await expect(question).toContainText('1 of them was to be public. Without an account it is hidden.');
    await question.getByRole('button', { name: 'Upload picture' }).click();
    expect(await sent(page, 'uploadAs')).toEqual([{ ids: ['job-5'], account: null }]);
  });

  test('a link is shown as a QR code by the palette', async ({ enter }) => {
    const page = await enter('busy');
    await row(page, 'Sunset over the bay').click();
    await openPalette(page);
    await page.keyboard.type('QR');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('img', { name: /^QR code of https:/ })).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(page.getByRole('img', { name: /^QR code of https:/ })).toBeHidden();
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
    await row(page, 'Sunset over the bay').click();
    await row(page, 'quarterly-report.png').click({ modifiers: ['Control'] });
    await chooseInBar(page, 'Title, description, tags');
    await page.getByRole('alertdialog').getByLabel('Tags').fill('harbour, night');
    await page.getByRole('button', { name: 'Save' }).click();
    await expect
      .poll(() => sent(page, 'describeItems'))
      .toEqual([{ ids: ['job-0', 'job-3'], tags: ['harbour, night'] }]);

    await row(page, 'Sunset over the bay').click();
    await row(page, 'The old harbour').click({ modifiers: ['Control'] });
    for (const name of ['Make hidden', 'Make public']) await chooseInBar(page, 'Privacy', name);
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

test.describe('the menu of a row', () => {
  const inside = async (page: Page, box: { x: number; y: number; width: number; height: number }) => {
    const { width, height } = page.viewportSize() ?? { width: 0, height: 0 };
    expect(box.x).toBeGreaterThanOrEqual(0);
    expect(box.y).toBeGreaterThanOrEqual(0);
    expect(box.x + box.width).toBeLessThanOrEqual(width);
    expect(box.y + box.height).toBeLessThanOrEqual(height);
  };
  const menuBox = async (page: Page) => {
    const box = await page.getByRole('menu').boundingBox();
    if (!box) throw new Error('No menu');
    return box;
  };

  test('opens at the pointer, whatever contains the list, and stays in the window', async ({ enter }) => {
    const page = await enter('busy');
    // Engines differ in whether a query container is also what a fixed position counts from.
    await page.locator('[class~="@container"]').evaluateAll((containers) => {
      for (const container of containers) (container as HTMLElement).style.contain = 'layout';
    });
    const target = await row(page, 'The old harbour').boundingBox();
    if (!target) throw new Error('No row');
    const at = { x: target.x + 200, y: target.y + 30 };
    await page.mouse.click(at.x, at.y, { button: 'right' });
    const menu = await menuBox(page);
    expect(Math.abs(menu.x - at.x)).toBeLessThan(12);
    expect(Math.abs(menu.y - at.y)).toBeLessThan(12);
    await page.keyboard.press('Escape');

    const { width = 0, height = 0 } = page.viewportSize() ?? {};
    await page.getByRole('grid').focus();
    await page.keyboard.press('End');
    const last = await page.getByRole('row', { selected: true }).boundingBox();
    if (!last) throw new Error('No last row');
    await page.mouse.click(Math.min(last.x + last.width - 4, width - 4), Math.min(last.y + 40, height - 4), {
      button: 'right',
    });
    await inside(page, await menuBox(page));
  });

  for (const key of ['ContextMenu', 'Shift+F10'])
    test(`opens by ${key} at the active row`, async ({ enter }) => {
      const page = await enter('busy');
      await row(page, 'The old harbour').click();
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press(key);
      const active = await page.getByRole('row', { selected: true }).boundingBox();
      const menu = await menuBox(page);
      if (!active) throw new Error('No row');
      expect(menu.y).toBeGreaterThan(active.y);
      expect(menu.y - active.y).toBeLessThan(80);
      await page.getByRole('menuitem', { name: 'Cancel upload' }).click();
      expect((await sent(page, 'cancel')).length).toBe(1);
    });
});

test('a waiting row that is put behind another one moves there, and is not added again', async ({
  enter,
}) => {
  const page = await enter('busy');
  const box = await entry(page, 'job-10').boundingBox();
  if (!box) throw new Error('No row');
  // Headless Chromium begins no drag whose data is the page's own.
  await page.evaluate(
    ({ clientX, clientY }) => {
      const dataTransfer = new DataTransfer();
      for (const [kind, id] of [
        ['dragstart', 'job-5'],
        ['dragover', 'job-10'],
        ['drop', 'job-10'],
      ] as const)
        document
          .querySelector(`[data-id="${id}"]`)
          ?.dispatchEvent(
            new DragEvent(kind, { bubbles: true, cancelable: true, dataTransfer, clientX, clientY }),
          );
    },
    { clientX: box.x + 60, clientY: box.y + box.height - 4 },
  );
  await expect.poll(() => sent(page, 'arrange')).toHaveLength(1);
  expect(await sent(page, 'add')).toEqual([]);
});

test('a waiting row dragged out with Alt is not added again', async ({ enter }) => {
  const page = await enter('busy');
  const box = await row(page, 'The old harbour').boundingBox();
  if (!box) throw new Error('No row');
  await page.mouse.move(box.x + 30, box.y + 30);
  await page.keyboard.down('Alt');
  await page.mouse.down();
  await page.mouse.move(box.x + 60, box.y + 60, { steps: 4 });
  await expect.poll(() => sent(page, 'dragFiles')).toEqual([{ kind: 'jobs', ids: ['job-5'] }]);
  await page.keyboard.up('Alt');
  // From here on the drag is the system's, which hands it to the page as it does files from anywhere.
  const over = (kind: 'dragover' | 'drop', names: string[]) =>
    page.evaluate(
      ({ kind, names }) => {
        const dataTransfer = new DataTransfer();
        for (const name of names) dataTransfer.items.add(new File(['x'], name, { type: 'image/png' }));
        document.body.dispatchEvent(new DragEvent(kind, { bubbles: true, cancelable: true, dataTransfer }));
      },
      { kind, names },
    );
  await over('dragover', ['job-5.png']);
  await expect(page.getByText('1 picture, hidden')).toBeHidden();
  await over('drop', ['job-5.png']);
  await over('drop', ['other.png']);
  await expect
    .poll(() => sent(page, 'add'))
    .toEqual([{ items: [{ kind: 'path', path: '/dropped/other.png' }], origin: 'drop' }]);
  // The pointer is free again: what is dragged now comes from elsewhere.
  await page.mouse.up();
  await page.mouse.move(box.x + 90, box.y + 90);
  await over('dragover', ['job-5.png']);
  await expect(page.getByText('1 picture, hidden')).toBeVisible();
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

for (const [size, at] of [
  [smallest, 'at the smallest size'],
  [zoomed, 'at 200 %'],
] as const)
  test(`what is selected stays in sight when its details open, ${at}`, async ({ enter }) => {
    const page = await enter('waiting');
    await page.setViewportSize(size);
    // The last one in sight: what opens takes its place.
    const grid = page.getByRole('grid', { name: 'Pictures in the queue' });
    const edge = await grid.boundingBox();
    if (!edge) throw new Error('The list has no place.');
    await page.mouse.click(edge.x + 120, edge.y + edge.height - 12);
    await expect(page.getByRole('complementary', { name: 'Details' })).toBeVisible();
    await expect(page.getByRole('row', { selected: true })).toBeInViewport({ ratio: 1 });
  });

for (const language of ['de', 'ru'] as const)
  test(`the title is whole at 200 %, in ${language}`, async ({ visit }) => {
    const page = await visit({ scene: 'busy', language, ...zoomed });
    const title = page.getByRole('heading', { level: 1 });
    await expect(title).toBeVisible();
    expect(await title.evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth)).toBe(0);
  });

test('the first run leads to the trial or to the Client-ID', async ({ enter }) => {
  const page = await enter('first-run');
  await page.getByRole('button', { name: 'Try it without an account' }).click();
  expect(await sent(page, 'setMode')).toEqual([{ mode: 'sandbox' }]);
  await page.getByRole('button', { name: 'Enter a Client-ID' }).click();
  await page.getByLabel('Client-ID').fill(' 0123456789abcde ');
  await page.keyboard.press('Enter');
  await expect.poll(() => sent(page, 'changeSettings')).toEqual([{ clientId: '0123456789abcde' }]);
});

test('nothing is told of Imgur before it is set up or something waits for it', async ({ enter }) => {
  const page = await enter('first-run');
  await expect(page.getByRole('heading', { name: 'Where should your pictures go?' })).toBeVisible();
  await expect(page.getByRole('banner')).not.toContainText('Imgur');
});

test('the sign of the trial leads to where it is ended', async ({ enter }) => {
  const page = await enter('sandbox');
  await page.getByRole('button', { name: 'Trial: links work only on this computer' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Hosts and accounts');
  await page.getByText('Try it without an account', { exact: true }).click();
  await expect.poll(() => sent(page, 'setMode')).toEqual([{ mode: 'imgur' }]);
});

test('the top line leads to the Client-ID, which is tried before it is saved', async ({ enter }) => {
  const page = await enter('no-client-id');
  await page.getByRole('banner').getByRole('button').first().click();
  const field = page.getByLabel('Client-ID');
  await expect(field).toBeFocused();
  await page.keyboard.type('wrong0123456789');
  await page.keyboard.press('Enter');
  await expect(page.getByText('Imgur does not know this Client-ID.').first()).toBeVisible();
  expect(await sent(page, 'testClientId')).toEqual([{ clientId: 'wrong0123456789' }]);
  expect(await sent(page, 'changeSettings')).toEqual([]);
  await field.fill('abc123def456789');
  await page.keyboard.press('Enter');
  await expect(page.getByText('Imgur takes this Client-ID. It is saved.')).toBeVisible();
  expect(await sent(page, 'changeSettings')).toEqual([{ clientId: 'abc123def456789' }]);
});

test('all sent is told as finishing, without a bar that stands at its end', async ({ enter }) => {
  const page = await enter('busy');
  await page.evaluate(() => window.gallery.emit({ kind: 'delta', seq: 2, progress: [['job-2', 100, 100]] }));
  await expect(row(page, 'Finishing')).toContainText('Sent; Imgur has yet to answer');
  await expect(page.getByText('Uploading 100')).toBeHidden();
});

test('bytes under way move the bar of their row', async ({ enter }) => {
  const page = await enter('busy');
  await page.evaluate(() => window.gallery.emit({ kind: 'delta', seq: 2, progress: [['job-2', 90, 100]] }));
  await expect(row(page, 'Uploading 90')).toBeVisible();
});
